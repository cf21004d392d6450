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
from kpi.chart_months import months_drawing
from kpi.chart_progress import progress_drawing
from kpi.drawing import Drawing, Look, Words
from kpi.report import build
from kpi.report_model import Figure
from tests.kpi.ledgers import NOW, enrol, fill, shipped

SVG = "{http://www.w3.org/2000/svg}"


def figures(database: Database, agency: str = "dong-dang", **given: Any) -> tuple[Figure, ...]:
    with database.read() as connection:
        return build(connection, AgencyScope(agency), shipped(), "2026-H1", NOW, **given).figures


def heights(drawn: Drawing) -> list[float]:
    """Of the bars, in units of the first."""
    return [round(box.height / drawn.boxes[0].height, 2) for box in drawn.boxes]


def test_progress_is_a_picture_of_a_size_that_a_chat_takes(database: Database) -> None:
    fill(database, "dong-dang")
    content = charts.progress_png([f.progress for f in figures(database)])
    with Image.open(BytesIO(content)) as picture:
        assert picture.format == "PNG" and picture.width == 1200 and picture.height > 500
    assert len(content) < 300_000


def test_states_differ_in_grey(database: Database) -> None:
    fill(database, "dong-dang")
    drawn = progress_drawing([f.progress for f in figures(database)])
    assert {box.look for box in drawn.boxes} == {Look.FULL, Look.STRIPES, Look.DOTS}
    painted = charts.progress_svg([f.progress for f in figures(database)])
    assert "url(#stripes)" in painted and "url(#dots)" in painted


def test_every_bar_carries_its_numbers_and_its_level(database: Database) -> None:
    fill(database, "dong-dang")
    told = "\n".join(progress_drawing([f.progress for f in figures(database)]).words)
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
    drawn = months_drawing(fewer.progress, fewer.by_month)
    assert "tối đa 15" in drawn.words and "13" in drawn.words
    assert heights(drawn) == [1, 1, 6, 1, 2]
    drawn = months_drawing(share.progress, share.by_month)
    assert "đến nay" in drawn.words and "dự báo cả kỳ" in drawn.words
    whole = next(box.height for box in drawn.boxes if box.look is Look.CROSS)
    assert pytest.approx((4 / 6) / (7 / 11)) in [box.height / whole for box in drawn.boxes]
    for kind in (share, fewer):
        assert charts.months_png(kind.progress, kind.by_month).startswith(b"\x89PNG")
        ElementTree.fromstring(charts.months_svg(kind.progress, kind.by_unit))


def test_words_beside_two_levels_do_not_meet(database: Database) -> None:
    fill(database, "dong-dang")
    figure = next(f for f in figures(database) if f.progress.undecided)
    drawn = months_drawing(figure.progress, figure.by_month)
    low, high = [shape for shape in drawn.shapes if isinstance(shape, Words) and "trở lên" in shape.lines[0]]
    assert high.y + high.height / 2 <= low.y - low.height / 2


def test_pictures_for_the_web_are_small_text(database: Database) -> None:
    fill(database, "dong-dang")
    painted = charts.progress_svg([f.progress for f in figures(database)])
    assert len(painted.encode()) < 20_000 and ">63,63 % (7/11)</tspan>" in painted


def test_nothing_counted_is_said_not_drawn_as_zero(database: Database) -> None:
    enrol(database, "dong-dang")
    found = [f.progress for f in figures(database, cut_off=date(2026, 3, 1))]
    drawn = progress_drawing(found)
    assert sum("chưa có số liệu" in told for told in drawn.words) == len(found)
    assert {box.y for box in drawn.boxes} == {max(box.y for box in drawn.boxes)}  # the legend's alone
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
