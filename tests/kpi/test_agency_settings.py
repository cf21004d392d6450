"""Settings of an agency: audited, refused in words, and only for administrators."""

from datetime import date

import pytest

from core import audit
from core.errors import DeniedError, InputError, SecretRefused
from kpi.agency_settings import (
    DEFINITIONS,
    change_setting,
    choose_level,
    complete_blank,
    load_settings,
    setting_history,
)
from kpi.lines import setting_line
from tests.kpi.office import PLAN, SCOPE, Office, snapshot, target


def test_every_setting_has_a_default_that_it_accepts_and_words_for_it() -> None:
    for definition in DEFINITIONS.values():
        definition.read(definition.default)
        assert definition.help.endswith(".")


def test_a_change_is_kept_with_who_when_and_its_paper(office: Office) -> None:
    with office.database.write() as connection:
        stamp = office.stamp(person=office.administrator)
        change_setting(connection, SCOPE, "base", "hop", stamp, "Quyết định 7/QĐ", date(2026, 5, 2))
        change_setting(connection, SCOPE, "base", "", stamp)
    with office.database.read() as connection:
        past, settings = setting_history(connection, SCOPE), load_settings(connection, SCOPE)
        acts = [entry.action for entry in audit.latest(connection, SCOPE)]
    assert [(one.value, one.source, one.source_day, one.person_name) for one in past] == [
        ("hop", "Quyết định 7/QĐ", date(2026, 5, 2), "Quản trị"),
        ("", "", None, "Quản trị"),
    ]
    assert settings["base"] == "hoi_nghi" and "mặc định" in setting_line(DEFINITIONS["base"], settings)
    assert acts == ["setting.changed", "setting.changed"]


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("hybrid", "both", "truc_tiep, truc_tuyen"),
        ("lunch", "13:30-11:30", "11:30-13:30"),
        ("days_off", "31/02/2026", "không dùng được"),
        ("colour", "đỏ", "Không có thiết lập"),
    ],
)
def test_a_value_that_cannot_be_is_refused_with_an_example(
    small_office: Office, name: str, value: str, message: str
) -> None:
    with small_office.database.write() as connection, pytest.raises(InputError, match=message):
        change_setting(connection, SCOPE, name, value, small_office.stamp(person=small_office.administrator))
    with small_office.database.read() as connection:
        assert setting_history(connection, SCOPE) == []


def test_only_an_administrator_changes_settings(small_office: Office) -> None:
    for person in (small_office.clerk, small_office.leader):
        with small_office.database.write() as connection, pytest.raises(DeniedError):
            change_setting(connection, SCOPE, "base", "hop", small_office.stamp(person=person))


def test_a_blank_needs_a_source_and_a_real_day(small_office: Office) -> None:
    stamp = small_office.stamp(person=small_office.administrator)
    for blank, value, source, message in (
        ("day", "15/05/2026", "", "nguồn"),
        ("day", "31/02/2026", "Bản ký", "dd/mm/yyyy"),
        ("colour", "đỏ", "Bản ký", "number, day, report_date"),
    ):
        with small_office.database.write() as connection, pytest.raises(InputError, match=message):
            complete_blank(connection, SCOPE, PLAN, blank, value, stamp, source=source)
    with small_office.database.write() as connection, pytest.raises(SecretRefused):
        complete_blank(connection, SCOPE, PLAN, "number", "5/KH", stamp, source="Công văn Tuyệt mật số 3")


def test_only_a_level_the_plan_states_can_be_chosen(small_office: Office) -> None:
    plan = snapshot([target("số hóa văn bản", "95")])
    stamp = small_office.stamp(person=small_office.administrator)
    with small_office.database.write() as connection:
        with pytest.raises(InputError, match="Không có mức"):
            choose_level(connection, SCOPE, plan, "so_hoa", "khác", stamp)
        with pytest.raises(InputError, match="ty_le_truc_tuyen"):
            choose_level(connection, SCOPE, plan, "colour", "khác", stamp)
