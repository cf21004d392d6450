"""What `troly report` says in Vietnamese."""

PERIOD_NEEDED = "cần nêu kỳ báo cáo, ví dụ 2026-05, 2026-Q2, 2026-H1 hoặc 2026"
AGENCY_NEEDED = "cần nêu cơ quan (đang có: {codes})"
SKIPPED = "Bỏ qua {code}: {why}"
NOTHING_MADE = (
    "Chưa lập được báo cáo nào: không cơ quan nào có kế hoạch đang hiệu lực. Nạp kế hoạch bằng: troly ingest."
)
DAY_WRONG = "“{text}” không phải một ngày; viết dd/mm/yyyy, ví dụ 03/06/2026"
COUNTED = "{agency}, kế hoạch {document}: số liệu tính đến ngày {day}{why}. Chọn ngày khác bằng --cut-off."
FOR_DEADLINE = " (để kịp hạn “{wording}”, {locator})"
