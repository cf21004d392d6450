"""Charts: pictures that open, marks that do not rest on colour, words that say the same."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import pytest
from PIL import Image

from core.database import Database
from core.errors import InputError
from core.people import AgencyScope
from kpi import charts
from kpi.report import build
from kpi.report_model import Figure
from tests.kpi.ledgers import NOW, enrol, fill, shipped

SVG = "{http://www.w3.org/2000/svg}"


def figures(database: Database, agency: str = "dong-dang", **given: Any) -> tuple[Figure, ...]:
    with database.read() as connection:
        return build(connection, AgencyScope(agency), shipped(), "2026-H1", NOW, **given).figures


def test_progress_is_a_picture_of_a_size_that_a_chat_takes(database: Database) -> None:
    fill(database, "dong-dang")
    content = charts.progress_png([f.progress for f in figures(database)])
    with Image.open(BytesIO(content)) as picture:
        assert picture.format == "PNG" and picture.width == 1200 and picture.height > 500
    assert len(content) < 300_000


def test_states_differ_in_grey(database: Database) -> None:
    fill(database, "dong-dang")
    drawn = charts._progress([f.progress for f in figures(database)])
    looks = {(bar.get_hatch(), bar.get_facecolor()[:3]) for bar in drawn.axes[0].patches}
    assert len({hatch for hatch, _ in looks}) == len(looks) == 3


def test_every_bar_carries_its_numbers_and_its_level(database: Database) -> None:
    fill(database, "dong-dang")
    drawn = charts._progress([f.progress for f in figures(database)])
    told = "\n".join(text.get_text() for text in drawn.axes[0].texts)
    assert "63,63 % (7/11)" in told and "giảm 21,42 % (11 so với 14)" in told
    assert "từ 95 % trở lên\ntừ 100 % trở lên" in told and "68, chưa có số liệu cùng kỳ năm trước" in told


def test_svg_names_and_describes_itself(database: Database) -> None:
    fill(database, "dong-dang")
    chosen = [f.progress for f in figures(database)]
    root = ElementTree.fromstring(charts.progress_svg(chosen))
    assert root.get("role") == "img" and root.get("aria-labelledby") == "t d"
    title, text = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert title is not None and "6 tháng đầu năm 2026" in (title.text or "")
    assert text is not None and text.text == charts.progress_text(chosen)
    assert not list(root.iter(f"{SVG}script"))


def test_the_words_say_every_number_of_the_picture(database: Database) -> None:
    fill(database, "dong-dang")
    found = figures(database)
    told = charts.progress_text([f.progress for f in found])
    assert "tính đến 03/06/2026" in told and len(told.splitlines()) == len(found) + 1
    assert "Tỷ lệ hội nghị trực tuyến: 63,63 % (7/11); mức từ 60 % trở lên" in told and "đạt" in told
    months = charts.months_text(found[0].progress, found[0].by_month)
    assert "tháng 3/2026: 66,66 % (4/6)" in months and "tháng 6/2026: chưa có số liệu" in months
    assert "Dự báo cả kỳ: 63,63 % (7/11)" in months


def test_months_show_the_forecast_and_what_is_allowed(database: Database) -> None:
    fill(database, "dong-dang")
    share, fewer = figures(database)[:2]
    drawn = charts._months(fewer.progress, fewer.by_month).axes[0]
    told = [text.get_text() for text in drawn.texts]
    assert "tối đa 15" in told and "13" in told and [bar.get_height() for bar in drawn.patches] == [1, 1, 6, 1, 2, 0]
    drawn = charts._months(share.progress, share.by_month).axes[0]
    assert [tick.get_text() for tick in drawn.get_xticklabels()][-2:] == ["đến nay", "dự báo cả kỳ"]
    assert [round(bar.get_height(), 2) for bar in drawn.patches][2] == 66.67
    for kind in (share, fewer):
        assert charts.months_png(kind.progress, kind.by_month).startswith(b"\x89PNG")
        ElementTree.fromstring(charts.months_svg(kind.progress, kind.by_unit))


def test_nothing_counted_is_said_not_drawn_as_zero(database: Database) -> None:
    enrol(database, "dong-dang")
    found = [f.progress for f in figures(database, cut_off=date(2026, 3, 1))]
    drawn = charts._progress(found).axes[0]
    assert sum("chưa có số liệu" in text.get_text() for text in drawn.texts) == len(found)
    assert "chưa có số liệu" in charts.progress_text(found)
    assert charts.progress_png([]).startswith(b"\x89PNG") and charts.progress_text([]) == "Chưa có chỉ tiêu nào để vẽ."


def test_a_target_followed_by_values_has_no_months(database: Database) -> None:
    enrol(database, "heza")
    measured = next(f for f in figures(database, "heza", document_id="heza-cchc-2026") if f.progress.measure is None)
    with pytest.raises(InputError, match="không đếm theo tháng"):
        charts.months_png(measured.progress, ())


def test_charts_are_drawn_side_by_side(database: Database) -> None:
    fill(database, "dong-dang")
    chosen = [f.progress for f in figures(database)]
    alone = charts.progress_png(chosen)
    with ThreadPoolExecutor(4) as pool:
        assert set(pool.map(lambda _: charts.progress_png(chosen), range(4))) == {alone}
