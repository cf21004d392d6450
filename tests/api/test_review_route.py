"""The review list over REST: a passage is chosen for a question, and taken back, by who may and once."""

import pytest

from bot import people_store
from core.people import AgencyScope, Role
from tests.api.serving import Running

REVIEW, CHOSEN = "/api/v1/review", "Cơ quan đã chọn đoạn này"


@pytest.fixture
def item(server: Running) -> int:
    """An open question of the first agency."""
    with server.context.database.write() as connection:
        return people_store.add_review_item(
            connection,
            AgencyScope("heza"),
            "unanswered",
            "Ai giữ chìa khoá kho?",
            "no_source",
            server.context.clock.now(),
        )


def _answer(server: Running) -> str:
    with server.client("heza", Role.CLERK) as clerk:
        return str(clerk.post("/api/v1/questions", json={"question": "Ai giữ chìa khoá kho?"}).json()["answer"])


def test_a_passage_chosen_for_a_question_is_taken_back_once_however_often_asked(server: Running, item: int) -> None:
    passage = server.context.snapshot().passages_of("heza")[20].id
    with server.client("heza", Role.ADMINISTRATOR) as office, server.client("le-chan", Role.ADMINISTRATOR) as other:
        assert office.post(f"{REVIEW}/{item}", json={"passage": passage}).status_code == 204
        assert _answer(server).startswith(CHOSEN)
        (settled,) = [one for one in office.get(REVIEW).json()["settled"] if one["id"] == item]
        assert settled["passage"] == passage and settled["followed"] is True
        assert other.delete(f"{REVIEW}/{item}/passage").status_code == 404
        assert _answer(server).startswith(CHOSEN)
        assert [office.delete(f"{REVIEW}/{item}/passage").status_code for _ in range(2)] == [204, 204]
        assert CHOSEN not in _answer(server)
        (settled,) = [one for one in office.get(REVIEW).json()["settled"] if one["id"] == item]
        assert settled["followed"] is False
        lines = [one for one in office.get("/api/v1/audit").json()["acts"] if one["subject"] == f"review:{item}"]
    assert [line["action"] for line in lines] == ["review.take_back", "review.settle"]


def test_a_question_without_a_chosen_passage_has_nothing_to_take_back(server: Running, item: int) -> None:
    with server.client("heza", Role.ADMINISTRATOR) as office:
        untouched = office.delete(f"{REVIEW}/{item}/passage")
        assert untouched.status_code == 404 and "không có đoạn nào" in untouched.json()["detail"]
        assert office.post(f"{REVIEW}/{item}", json={"note": "Đã trả lời trực tiếp"}).status_code == 204
        assert office.delete(f"{REVIEW}/{item}/passage").status_code == 404
