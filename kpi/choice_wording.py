"""What the set values of a record are called: kinds, modes and roles."""

MODES = {"truc_tuyen": "trực tuyến", "truc_tiep": "trực tiếp", "ket_hop": "kết hợp"}
CHOICE_NAMES = {
    **MODES,
    "quan_triet": "quán triệt",
    "chuyen_mon": "chuyên môn",
    "quan_trong": "quan trọng, cần thảo luận",
    "giao_ban": "giao ban",
    "khac": "khác",
    "hoi_nghi": "hội nghị",
    "hop": "họp",
    "to_chuc": "tổ chức",
    "du": "dự",
    "di": "đi",
    "den": "đến",
    "dien_tu": "điện tử",
    "giay": "giấy",
}
