"""What waits for review, what was asked last, and what was counted."""

from typing import Any

import pytest

from bot.storage import Audit, Feedback, Link, Missed, Proposal, Store
from bot.storage.sqlite import SqliteStore

from .conftest import turn

DAY = 86_400.0


def miss(text: str, **changes: Any) -> Any:
    return turn(text, **{"answered": False, **changes})


async def texts(store: Store, now: float = 9000.0, **options: Any) -> list[str]:
    return [missed.text for missed in await store.missed("g1", now, **options)]


async def test_questions_in_words_without_an_answer_wait_newest_first(store: Store) -> None:
    await store.record(
        miss("visa for Canada?", intent="out_of_scope", entry="out_of_scope/visa", at=1.0), None
    )
    await store.record(miss("asked by /ask", source="command", at=2.0), None)
    for kept_out in (
        turn("answered"),
        miss("pressed", source="button"),
        miss("/salary role", source="command"),
        miss(""),
        miss("asdf", entry="out_of_scope/unclear", intent="out_of_scope"),
        miss("¿qué?", entry="out_of_scope/other-language", intent="out_of_scope"),
        miss("help me", entry="out_of_scope/crisis", intent="out_of_scope"),
        miss("I cannot sleep", entry="out_of_scope/health", intent="out_of_scope"),
        miss("she left me", entry="out_of_scope/relationships", intent="out_of_scope"),
        miss("who is on duty", entry="out_of_scope/not-for-us", intent="out_of_scope"),
        miss("hello", intent="smalltalk", entry="smalltalk/greeting"),
        miss("fault", error="abcd"),
        miss("elsewhere", guild="g2"),
        miss("in a DM", guild=None),
    ):
        await store.record(kept_out, None)
    assert await texts(store) == ["asked by /ask", "visa for Canada?"]
    assert await texts(store, limit=1) == ["asked by /ask"]
    assert await texts(store, after=1.5) == ["asked by /ask"]


async def test_the_next_answered_question_of_the_same_member_there_comes_along(store: Store) -> None:
    number = await store.record(miss("cash for MLE", at=1000.0), None)
    for other in (
        turn("before", at=999.0),
        turn("another's", member="m2", at=1001.0),
        turn("elsewhere", channel="c2", at=1001.0),
        turn("thanks", intent="smalltalk", entry="smalltalk/thanks", at=1001.0),
        turn("MLE salary", entry="salary/by-role", at=1600.0),
        turn("later still", entry="salary/other", at=1600.5),
    ):
        await store.record(other, None)
    await store.record(miss("too early", at=300.0), None)
    found, early = await store.missed("g1", 9000.0)
    assert found == Missed(
        f"turn:{number}", "unanswered", "m1", "cash for MLE", "salary/by-role", 1000.0, "",
        "salary/by-role", "MLE salary",
    )  # fmt: skip
    assert (early.later_entry, early.later_text) == ("", "")


async def test_criticism_waits_with_its_question_and_stands_for_it(store: Store) -> None:
    asked = await store.record(miss("how much?", at=1.0), None)
    given = Feedback("m1", "g1", "c1", "none_of_these", 5.0, "salary/by-role", "v", asked)
    number = await store.add_feedback(given)
    await store.add_feedback(Feedback("m2", "g1", "c1", "report", 6.0, "day/stress", "v", None, "<@1> wrong"))
    await store.add_feedback(Feedback("m2", "g1", "c1", "useful", 7.0, "day/stress", "v", asked))
    report, none = await store.missed("g1", 9000.0)
    assert (report.kind, report.text, report.note, report.entry) == (
        "report", "", "[mention] wrong", "day/stress",
    )  # fmt: skip
    assert (none.item, none.kind, none.text) == (f"feedback:{number}", "none_of_these", "how much?")


async def test_what_is_handled_stays_away_and_what_is_snoozed_comes_back(store: Store) -> None:
    items = [f"turn:{await store.record(miss(text, at=1.0), None)}" for text in ("a", "b", "c")]
    await store.handle("g1", items[:1], "mended", 5, 2.0)
    await store.handle("g1", items[1:2], "snoozed", 5, 2.0, until=100.0)
    await store.handle("g2", items[2:], "mended", 5, 2.0)
    assert await texts(store, 99.0) == ["c"]
    assert await texts(store, 100.0) == ["c", "b"]
    with pytest.raises(ValueError, match="turn:12"):
        await store.handle("g1", ["profile:3"], "mended", 5, 2.0)


async def test_recent_questions_are_those_in_words_each_once(store: Store) -> None:
    for n, text in enumerate(["old", "Data  Engineer pay", "data engineer pay", "new"]):
        await store.record(turn(text, at=float(n)), None)
    for other in (miss("missed"), turn("x", source="button"), turn("/salary x", source="command")):
        await store.record(other, None)
    await store.record(turn("elsewhere", guild="g2"), None)
    entry = "salary/by-role"
    assert await store.recent_questions("g1") == (
        ("new", entry),
        ("data engineer pay", entry),
        ("old", entry),
    )
    assert len(await store.recent_questions("g1", limit=2)) == 2


async def test_a_handled_question_goes_with_its_turn_and_leaves_its_number_free(store: Store) -> None:
    number = await store.record(miss("old", at=1.0), None)
    await store.handle("g1", [f"turn:{number}"], "mended", 5, 900.0)
    await store.purge(before=500.0)
    again = await store.record(miss("new", at=1000.0), None)
    assert again == number or not isinstance(store, SqliteStore)  # PostgreSQL gives a number once
    assert await texts(store) == ["new"]


async def test_counts_are_of_whole_days_of_one_server(store: Store) -> None:
    for n in range(4):
        await store.record(turn(at=10 * DAY + n, latency_ms=10.0 * (n + 1), member=f"m{n % 2}"), None)
    await store.record(
        miss("visa", intent="out_of_scope", entry="out_of_scope/visa", slots={}, at=12 * DAY), None
    )
    await store.record(turn(member="m9", at=13 * DAY), None)
    for other in (
        turn("thanks", intent="smalltalk", entry="smalltalk/thanks", at=10 * DAY),
        turn(guild="g2", at=10 * DAY),
        turn(guild=None, at=10 * DAY),
    ):
        await store.record(other, None)
    for n, kind in enumerate(["useful", "useful", "not_useful", "report"]):
        await store.add_feedback(Feedback(f"m{n}", "g1", "c1", kind, 11 * DAY, turn=1))  # type: ignore[arg-type]
    counts = await store.statistics("g1", 10 * DAY + 5, 12 * DAY + 1)
    assert (counts.questions, counts.answered, counts.members) == (5, 4, 2)
    assert (counts.useful, counts.not_useful, counts.median_ms) == (2, 1, 20.0)
    assert counts.days == (("1970-01-11", 4, 4), ("1970-01-13", 1, 0))
    assert counts.entries == (("salary/by-role", 4),)
    assert counts.roles == (("data-scientist", 4),)
    assert counts.kinds == (("salary", 4), ("out_of_scope", 1))
    assert (await store.statistics("g1", 10 * DAY, 11 * DAY)).members == 2
    assert (await store.statistics("g1", 10 * DAY, 14 * DAY)).members == 3
    empty = await store.statistics("g1", 20 * DAY, 30 * DAY)
    assert (empty.questions, empty.members, empty.median_ms, empty.days) == (0, 0, None, ())


async def test_a_proposal_is_scrubbed_and_decided_once(store: Store) -> None:
    fields = {"question": "mail jo@example.org", "more": ["<@1>", 3]}
    number = await store.add_proposal(Proposal(0, "g1", "m1", "day/stress", fields, 1.0))
    (found,) = await store.proposals("g1")
    assert found.fields == {"question": "mail [e-mail]", "more": ["[mention]", 3]}
    assert not await store.decide("g2", number, "approved", 5, 2.0)
    assert await store.decide("g1", number, "declined", 5, 2.0, "too narrow")
    assert not await store.decide("g1", number, "approved", 6, 3.0)
    decided = await store.proposal("g1", number)
    assert decided is not None
    assert (decided.state, decided.moderator, decided.reason) == ("declined", 5, "too narrow")
    assert await store.proposals("g1") == ()
    assert await store.proposals("g1", None) == (decided,)


async def test_a_note_holds_for_its_time_and_for_one_member(store: Store) -> None:
    assert await store.noted("told in c1", 100.0, 50.0)
    assert not await store.noted("told in c1", 149.0, 50.0)
    assert await store.noted("told in c1", 149.0, 50.0, "m1")
    assert await store.noted("told in c1", 150.0, 50.0)
    assert await store.held("m1") == {"notes": 1}
    await store.noted("something else", 300.0, 1.0)
    assert await store.held("m1") == {}


async def test_the_audit_log_and_links_read_back(store: Store) -> None:
    given = [Audit("g1", 5, "publish", "a", 1.0), Audit("g1", 6, "publish", "b", 2.0, False, "no right")]
    for audit in given:
        await store.add_audit(audit)
    assert await store.audits("g1") == (given[1], given[0])
    assert await store.audits("g2") == ()
    await store.put_links([Link("https://a.example", 200, "", 1.0), Link("https://b.example", 404, "", 1.0)])
    gone = Link("https://a.example", 0, "no such host", 2.0, 1)
    await store.put_links([gone])
    assert await store.links() == (gone, Link("https://b.example", 404, "", 1.0))
