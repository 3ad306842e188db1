"""Every answer as a message: within Discord's limits, with what was written and nothing that pings."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from bot.answers import Answer, Body, FollowUp, Section, SourceRef, Table
from bot.discord_app.layout import answer_view
from bot.discord_app.notes import notice_view
from bot.rendering import pages
from bot.understanding import Slots, Understander
from tests.every_answer import ask_entry, every_answer

COMPONENTS, TEXT, LABEL, ID = 40, 4000, 80, 100
EVERYWHERE = (
    "Useful",
    "Not useful",
    "Wrong or outdated",
    "Share in channel",
    "Track my progress",
    "None of these",
)
BUTTON, SELECT, TEXT_DISPLAY = 2, 3, 10


def parts(component: Any) -> Iterator[dict[str, Any]]:
    """A payload's components and all that stand in them."""
    for one in component:
        yield one
        yield from parts(one.get("components", []))


def check(sent: list[dict[str, Any]]) -> None:
    """What Discord would refuse."""
    found = list(parts(sent))
    buttons = [part for part in found if part["type"] == BUTTON]
    text = [part["content"] for part in found if part["type"] == TEXT_DISPLAY]
    assert len(found) <= COMPONENTS
    assert sum(map(len, text)) + sum(len(button["label"]) for button in buttons) <= TEXT
    assert all(len(select["options"]) <= 25 for select in found if select["type"] == SELECT)
    assert all(content.strip() for content in text)
    assert len({button["custom_id"] for button in buttons}) == len(buttons)
    assert all(len(button["custom_id"]) <= ID and 0 < len(button["label"]) <= LABEL for button in buttons)


def texts(sent: list[dict[str, Any]]) -> str:
    return "\n".join(part["content"] for part in parts(sent) if part["type"] == TEXT_DISPLAY)


def labels(sent: list[dict[str, Any]]) -> list[str]:
    """The follow-ups; what stands under every answer is left out."""
    return [
        part["label"] for part in parts(sent) if part["type"] == BUTTON and part["label"] not in EVERYWHERE
    ]


async def test_every_answer_keeps_discords_limits(understander: Understander) -> None:
    for answer in every_answer(understander):
        logged = replace(answer, turn=10**9)
        for page in range(len(pages(answer))):
            check(answer_view(logged, page=page, private=True).to_components())
        sent = answer_view(logged).to_components()
        assert texts(sent).startswith(f"## {answer.title}")
        for source in answer.body.sources[:1]:
            assert source.title in texts(sent).splitlines()[-1]
        shown = [f for f in answer.body.followups if not f.entry.startswith("out_of_scope/")]
        follow_ups = [label for label in labels(sent) if label not in ("More ▸", "Chart")]
        assert follow_ups == [choice.label for choice in shown[:5]][: len(follow_ups)]
        assert len(follow_ups) >= min(3, len(shown))


def made(**parts_: Any) -> Answer:
    body = Body(**{"title": "Title", "lead": "Lead.", **parts_})
    return Answer("q", "day", "day/hours", True, 1.0, Slots(), body, "abc")


async def test_text_that_mentions_everyone_is_defused() -> None:
    ping = "@everyone @here <@123456789012345678> <@&123456789012345678>"
    answer = made(title=ping, lead=ping, sections=(Section(ping, ping),), assumptions=(ping,), unused=(ping,))
    for view in (answer_view(answer), notice_view(ping)):
        sent = texts(view.to_components())
        for mention in ping.split():
            assert mention not in sent
        assert "everyone" in sent


async def test_a_table_cannot_break_out_of_its_block() -> None:
    table = Table(("a", "b"), (("```", "`x`"),))
    sent = texts(answer_view(made(sections=(Section(None, "", table),))).to_components())
    assert sent.count("```") == 2
    assert sent.count("`") == 6


async def test_labels_and_equal_buttons_are_cut_to_what_fits() -> None:
    same = FollowUp("x" * 200, "day/hours")
    others = [FollowUp(f"Number {n}", "day/hours", Slots(years=n, level=f"l{n}")) for n in range(9)]
    sent = answer_view(made(followups=(same, same, *others))).to_components()
    check(sent)
    assert labels(sent) == ["x" * 80, "Number 0", "Number 1", "Number 2"]


async def test_the_largest_answer_fits() -> None:
    sections = tuple(Section(f"Heading {n}", "A sentence of some length. " * 4) for n in range(80))
    sources = tuple(SourceRef(str(n), "A long title of a source " * 4, "2025") for n in range(20))
    check(answer_view(made(sections=sections, sources=sources)).to_components())


@pytest.mark.parametrize("turn", [None, 7])
async def test_an_unsure_answer_offers_its_suggestions(understander: Understander, turn: int | None) -> None:
    choices = (FollowUp("Hours", "day/hours"), FollowUp("Hardware", "out_of_scope/hardware"))
    answer = replace(ask_entry(understander, "day/hours"), answered=False, suggestions=choices, turn=turn)
    sent = answer_view(answer).to_components()
    check(sent)
    assert labels(sent) == ["Hours"]


@pytest.mark.parametrize("private", [False, True])
async def test_several_answers_share_one_message_within_the_limits(
    understander: Understander, private: bool
) -> None:
    found = [replace(answer, turn=10**9 + at) for at, answer in enumerate(every_answer(understander))]
    longest = sorted(found, key=lambda answer: -len(answer.body.followups))[:3]
    for more in (longest[1:2], longest[1:3]):
        sent = answer_view(replace(longest[0], more=tuple(more)), private=private).to_components()
        check(sent)
        assert len([part for part in sent if part["type"] == 17]) == 1 + len(more)
