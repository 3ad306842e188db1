"""Answers as blocks: within the limit, cut at sentence ends, the sources always there."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answers import Answer, Body, Section, SourceRef, Table
from bot.rendering import Block, Grid, Heading, Paragraph, Small, blocks, pages
from bot.rendering.blocks import MORE, PAGE_LIMIT, TEXT_LIMIT, cut_text, grid, source_line
from bot.understanding import Slots, Understander
from tests.every_answer import every_answer

PROSE = st.text(alphabet="ab .!?\n*-1", max_size=3000)
BODIES = st.builds(
    Body,
    title=st.text("abc ", min_size=1, max_size=80),
    lead=st.text("abc .", min_size=1, max_size=160),
    sections=st.lists(
        st.builds(
            Section,
            heading=st.none() | st.text("abc ", min_size=1, max_size=60),
            text=PROSE,
            table=st.none()
            | st.lists(st.tuples(*[st.text("ab1", max_size=10)] * 3), max_size=9).map(
                lambda rows: Table(("Level", "Pay", "n"), tuple(rows))
            ),
        ),
        max_size=6,
    ).map(tuple),
    sources=st.lists(
        st.builds(SourceRef, id=st.just("s"), title=st.text("abc ", max_size=300), date=st.just("2025")),
        max_size=6,
    ).map(tuple),
    assumptions=st.lists(st.text("abc", max_size=60), max_size=3).map(tuple),
    unused=st.lists(st.text("abc", max_size=60), max_size=3).map(tuple),
    reviewed=st.none() | st.just("2026-11-20"),
    ask=st.none() | st.just("Which job do you mean?"),
)


def given_answer(body: Body) -> Answer:
    return Answer("q", "day", "day/hours", True, 1.0, Slots(), body, "abc")


def size(found: list[Block]) -> int:
    return sum(len(block.text) for block in found)


def test_every_answer_fits(understander: Understander) -> None:
    for answer in every_answer(understander):
        assert size(blocks(answer)) <= TEXT_LIMIT, answer.title


def test_an_answer_that_is_cut_ends_with_a_sentence_or_a_line_and_says_so(understander: Understander) -> None:
    cut = [answer for answer in every_answer(understander) if size(blocks(answer, 10**9)) > TEXT_LIMIT]
    assert cut
    for answer in cut:
        *_, last, more = [
            b for b in blocks(answer) if not b.text.startswith("Source") and b.text != answer.body.ask
        ]
        assert more == Small(MORE)
        assert not isinstance(last, Heading)
        whole = next(b.text for b in blocks(answer, 10**9) if b.text.startswith(last.text))
        rest = whole.removeprefix(last.text)
        assert not rest or rest.startswith("\n") or last.text.endswith((".", "!", "?"))
        assert not last.text.splitlines()[-1].rstrip(".").isdigit(), "the number of a step without its step"


def test_every_answer_begins_with_its_title_and_ends_with_its_sources(understander: Understander) -> None:
    for answer in every_answer(understander):
        found = blocks(answer)
        assert found[0] == Heading(answer.title)
        assert [block.text for block in found].count(answer.title) >= 1
        if answer.body.sources:
            assert isinstance(found[-1], Small)
            assert found[-1].text.startswith("Source")


@given(BODIES, st.integers(min_value=1200, max_value=TEXT_LIMIT))
def test_any_body_fits_any_limit(body: Body, limit: int) -> None:
    whole, found = blocks(given_answer(body), 10**9), blocks(given_answer(body), limit)
    assert size(found) <= limit
    assert (found == whole) == (size(whole) <= limit)


@given(PROSE, st.integers(min_value=0, max_value=400))
def test_cut_text_is_a_beginning_that_fits(text: str, room: int) -> None:
    cut = cut_text(text, room)
    assert len(cut) <= room
    assert text.startswith(cut)


@pytest.mark.parametrize(
    ("text", "room", "expected"),
    [
        ("One. Two. Three.", 100, "One. Two. Three."),
        ("One. Two. Three.", 12, "One. Two."),
        ("One. Two. Three.", 9, "One. Two."),
        ("One! Two? Three.", 8, "One!"),
        ("- one\n- two\n- three", 13, "- one\n- two"),
        ("1. First step\n2. Second step", 17, "1. First step"),
        ("Nothing ends here", 9, ""),
    ],
)
def test_cut_text_ends_with_a_sentence_or_a_line(text: str, room: int, expected: str) -> None:
    assert cut_text(text, room) == expected


def test_a_table_is_aligned(understander: Understander) -> None:
    table = Table(("Level", "Median"), (("Mid", "$174k"), ("All levels", "$9k")))
    assert grid(table).splitlines() == ["Level       Median", "Mid          $174k", "All levels     $9k"]
    body = Body("Pay", "Lead.", (Section("Advertised", "Text", table),))
    assert Grid(grid(table)) in blocks(given_answer(body))


def test_a_question_back_stands_below_the_answer_and_above_the_sources_however_long_it_is() -> None:
    source = SourceRef("s", "Guide", "2025")
    sections = tuple(Section(f"Part {n}", "A sentence. " * 40) for n in range(20))
    body = Body("Pay", "Lead.", sections, (source,), ask="Which job do you mean?")
    *_, more, ask, last = blocks(given_answer(body))
    assert (more, ask) == (Small(MORE), Small("Which job do you mean?"))
    assert last.text.startswith("Source")


def test_a_source_tells_its_date_its_sample_and_the_review() -> None:
    source = SourceRef("s", "Salary index", "2025-01", 1297)
    assert (
        source_line((source,), "2026-11-20")
        == "Source: Salary index (2025-01, n = 1,297). Reviewed 2026-11-20"
    )
    two = source_line((source, replace(source, n=None)), None)
    assert two == "Sources: Salary index (2025-01, n = 1,297); Salary index (2025-01)"


def test_pages_cut_no_list_item_lose_no_line_and_stay_within_the_limit(understander: Understander) -> None:
    for answer in every_answer(understander):
        made = pages(answer)
        whole = {
            line
            for b in blocks(answer, 10**9)
            if not isinstance(b, Heading)
            for line in b.text.splitlines()
            if line
        }
        shown = [line for page in made for b in page for line in b.text.splitlines()]
        assert whole <= set(shown), answer.title
        for page in made:
            assert size(page) <= PAGE_LIMIT
            assert isinstance(page[0], Heading)
            assert page[0].text.startswith(answer.title)
            assert not isinstance([b for b in page if not isinstance(b, Small)][-1], Heading)


def test_the_first_page_of_a_roadmap_holds_steps_and_no_page_begins_with_one_line_alone() -> None:
    steps = "\n".join(f"{n}. **Step {n}** (1–2 h): {'word ' * 40}." for n in range(1, 12))
    body = Body("Roadmap", "Lead.", (Section(None, "Intro. " * 30), Section("Phase", steps)))
    made = pages(given_answer(body))
    assert "1. **Step 1**" in "".join(b.text for b in made[0])
    for page in made[1:]:
        first = page[1]
        assert isinstance(first, Paragraph)
        assert first.text.count("\n") >= 1
        assert first.text.split(".")[0].isdigit()
