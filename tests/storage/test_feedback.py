"""Feedback: kept once for a turn, a vote replaces its opposite, text is scrubbed."""

from dataclasses import asdict
from typing import Any

from bot.storage import Feedback, Store
from tests.storage.conftest import turn


def given(**changes: Any) -> Feedback:
    values: dict[str, Any] = {
        "member": "m1",
        "guild": "g1",
        "channel": "c1",
        "kind": "useful",
        "at": 1000.0,
        "entry": "salary/by-role",
        "version": "3f2a",
        "turn": 7,
    }
    return Feedback(**{**values, **changes})


async def kinds(store: Store, guild: str | None = None) -> list[tuple[str, str]]:
    return [(row["member"], row["kind"]) for row in await store.feedback(guild)]


async def test_feedback_reads_back_as_it_was_given(store: Store) -> None:
    report = given(kind="report", text='Pay in Zürich is from 2019; it\'s "old" 🙂')
    number = await store.add_feedback(report)
    assert await store.feedback() == [{"id": number, **asdict(report), "told": None}]


async def test_it_comes_newest_first_of_one_server_or_of_all(store: Store) -> None:
    for at, guild in enumerate(["g1", "g2", None, "g1", "g2"]):
        await store.add_feedback(given(kind="general", turn=None, guild=guild, text=str(at), at=float(at)))
    assert [row["text"] for row in await store.feedback()] == ["4", "3", "2", "1", "0"]
    assert [row["text"] for row in await store.feedback("g1")] == ["3", "0"]
    assert [row["text"] for row in await store.feedback("g2", limit=1)] == ["4"]
    assert [row["text"] for row in await store.feedback(limit=2)] == ["4", "3"]
    assert await store.feedback("g3") == []


async def test_the_same_member_turn_and_kind_is_kept_once(store: Store) -> None:
    first = await store.add_feedback(given(kind="report", text="wrong"))
    again = await store.add_feedback(given(kind="report", text="wrong: the source is from 2019", at=2000.0))
    (row,) = await store.feedback()
    assert again == first == row["id"]
    assert (row["text"], row["at"]) == ("wrong: the source is from 2019", 2000.0)


async def test_a_vote_takes_the_place_of_its_opposite_and_of_nothing_else(store: Store) -> None:
    await store.add_feedback(given(kind="report"))
    await store.add_feedback(given(kind="useful"))
    await store.add_feedback(given(kind="not_useful", at=2000.0))
    assert sorted(await kinds(store)) == [("m1", "not_useful"), ("m1", "report")]
    await store.add_feedback(given(kind="useful", at=3000.0))
    assert await kinds(store) == [("m1", "useful"), ("m1", "report")]
    await store.add_feedback(given(kind="not_useful", member="m2"))
    await store.add_feedback(given(kind="not_useful", turn=8))
    assert sorted(await kinds(store)) == [
        ("m1", "not_useful"),
        ("m1", "report"),
        ("m1", "useful"),
        ("m2", "not_useful"),
    ]


async def test_without_a_turn_everything_is_kept(store: Store) -> None:
    numbers = [await store.add_feedback(given(kind="general", turn=None, text="thanks")) for _ in range(3)]
    assert [row["id"] for row in await store.feedback()] == sorted(numbers, reverse=True)
    assert len(set(numbers)) == 3


async def test_text_is_scrubbed_also_when_it_is_replaced(store: Store) -> None:
    await store.add_feedback(given(kind="report", text="ask <@123456789012345678>"))
    assert (await store.feedback())[0]["text"] == "ask [mention]"
    await store.add_feedback(given(kind="report", text="or jo@example.org"))
    assert (await store.feedback())[0]["text"] == "or [e-mail]"


async def test_whether_a_human_was_asked_is_known_by_turn(store: Store) -> None:
    await store.add_feedback(given(kind="asked_human"))
    await store.add_feedback(given(kind="report", turn=8))
    assert [await store.asked_human(number) for number in (7, 8, 9)] == [True, False, False]


async def test_criticism_waits_for_an_answer_where_its_author_wants_one(store: Store) -> None:
    asked = await store.record(turn(entry="salary/by-role", slots={"role": "data-scientist"}), None)
    report = await store.add_feedback(given(kind="report", turn=asked))
    vote = await store.add_feedback(given(kind="not_useful", turn=None))
    for kind in ("useful", "asked_human", "dismissed", "general"):
        await store.add_feedback(given(kind=kind, turn=99))
    await store.add_feedback(given(kind="report", member="m2"))
    await store.put_contact("m1", 5, 1.0, "reminder")
    assert await store.unanswered() == []
    await store.put_contact("m1", 5, 1.0, "mended")
    rows = await store.unanswered()
    assert [(row.number, row.slots) for row in rows] == [(report, {"role": "data-scientist"}), (vote, {})]
    assert {row.guild for row in rows} == {given().guild}
    assert [row.number for row in await store.unanswered(report)] == [vote]
    assert [row.number for row in await store.unanswered(limit=1)] == [report]

    assert not await store.mark_told([], 2.0)
    assert await store.mark_told([report, vote], 2.0)
    assert await store.unanswered() == []
    await store.mark_told([vote], None)
    assert [row.number for row in await store.unanswered()] == [vote]
    again = await store.add_feedback(given(kind="report", turn=asked, version="new"))
    assert [(row.number, row.version) for row in await store.unanswered()] == [(again, "new"), (vote, "3f2a")]
