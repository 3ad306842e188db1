"""Custom ids: whatever a button stands for comes back from at most 100 characters."""

import re
import string
from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.custom_ids import LIMIT, TEMPLATE, ButtonId, decode, encode
from bot.library import Library
from bot.library.codes import Codes, code
from bot.library.models import LEVELS
from bot.understanding import Slots
from bot.understanding.reading.pay_parts import read_part_pay
from bot.understanding.types import Offer


@pytest.fixture(scope="module")
def codes(library: Library) -> Codes:
    return Codes(library)


def read(text: str, codes: Codes) -> ButtonId:
    match = re.fullmatch(TEMPLATE, text)
    assert match, text
    return decode(match.groupdict(), codes)


@given(data=st.data())
def test_every_button_comes_back_as_it_was(data: st.DataObject, library: Library, codes: Codes) -> None:
    def maybe(values: object) -> str | None:
        return data.draw(st.none() | st.sampled_from(sorted(values)))  # type: ignore[call-overload]

    slots = Slots(
        role=maybe(library.roles),
        role2=maybe(library.roles),
        level=maybe(LEVELS),
        country=maybe(library.vocabulary.countries),
        skill=maybe(library.skills),
        industry=maybe(library.vocabulary.industries),
        from_role=maybe([*library.roles, *library.vocabulary.backgrounds]),
    )
    entry = data.draw(st.sampled_from(sorted(library.topics)))
    turn = data.draw(st.none() | st.integers(0, 36**7 - 1))
    button = ButtonId("go", entry, library.version(entry), slots, turn)
    text = encode(button)
    assert len(text) <= LIMIT
    assert read(text, codes) in (button, replace(button, turn=None))
    assert read(text, codes) == button or len(text) + 2 + len(str(turn)) > LIMIT


def test_the_longest_button_of_all_fits(library: Library, codes: Codes) -> None:
    slots = Slots("data-scientist", "data-engineer", "senior", "US", "sql", "finance", from_role="teacher")
    longest = ButtonId("go", "a" * 40, "abc", slots, 10**12)
    assert len(encode(longest)) <= LIMIT
    assert read(encode(longest), codes) == replace(longest, turn=None)


def test_a_comparison_and_an_amount_come_back_where_there_is_room(codes: Codes) -> None:
    for slots in (
        Slots(skill="pandas", skill2="polars", skills=("pandas", "polars", "spark")),
        Slots(
            role="data-analyst", role2="data-engineer", roles=("data-analyst", "data-engineer", "ai-engineer")
        ),
        Slots(role="data-scientist", level="entry", country="DE", amount=60_000, currency="EUR"),
        Slots(amount=95_000),
        Slots(
            amount=95_000,
            role="data-analyst",
            offers=(Offer(105_000, None, "data-engineer"), Offer(9, "EUR")),
        ),
        Slots(
            amount=70_000,
            country="DE",
            level="senior",
            offers=(Offer(80_000, "GBP", None, "GB", "lead"), Offer(75_000, None, None, "DE", None)),
        ),
    ):
        button = ButtonId("go", "compare/two-tools", "abc", slots, 5)
        assert read(encode(button), codes) == button
    crowded = Slots(
        "data-scientist", "data-engineer", "senior", "US", "sql", "finance", "python", "teacher", amount=9
    )
    assert len(encode(ButtonId("go", "a" * 40, "abc", crowded))) <= LIMIT


PART_PAY = [
    str(read_part_pay(text, country))
    for text, country in (
        ("they offered me 4500 CHF per month", "CH"),
        ("$40/h", None),
        ("$40.50 an hour", None),
        ("€4.500 a month", "DE"),
        ("C$ 35 an hour", None),
        ("12000 zł a month", "PL"),
        ("4500 a month", None),
        ("¥400000 monthly", "JP"),
        ("600 a day", None),
    )
]


@given(data=st.data())
def test_times_and_part_pay_come_back_where_there_is_room(
    data: st.DataObject, library: Library, codes: Codes
) -> None:
    slots = Slots(
        role=data.draw(st.sampled_from(sorted(library.roles))),
        level=data.draw(st.none() | st.sampled_from(LEVELS)),
        country=data.draw(st.none() | st.sampled_from(sorted(library.vocabulary.countries))),
        from_role=data.draw(st.none() | st.sampled_from(sorted(library.roles))),
        hours=data.draw(st.none() | st.integers(1, 168)),
        months=data.draw(st.none() | st.integers(1, 120)),
        years=data.draw(st.none() | st.integers(0, 60)),
        part_pay=data.draw(st.none() | st.sampled_from(PART_PAY)),
    )
    entry = data.draw(st.sampled_from(sorted(library.topics)))
    text = encode(ButtonId("pga", entry, library.version(entry), slots, 36**4))
    assert len(text) <= LIMIT
    found = read(text, codes).slots
    assert found == slots or len(text) > LIMIT - 16
    lost = {name: None for name in ("hours", "months", "years", "part_pay") if getattr(found, name) is None}
    assert found == replace(slots, **lost)  # type: ignore[arg-type]


def test_part_pay_that_nobody_told_is_left_away(codes: Codes) -> None:
    for part in ("p", "pm", "p-1m", "p4500x", "p[x](y)5m", "p1,5m"):
        assert read(f"v1:go:day/hours@abc:{part}", codes).slots.part_pay is None
    assert read("v1:go:day/hours@abc:p€4500m.h5.y3", codes).slots == Slots(
        part_pay="€4,500 a month", hours=5, years=3
    )


@given(st.integers(min_value=0, max_value=2**62))
def test_turns_come_back_where_there_is_room(turn: int) -> None:
    text = encode(ButtonId("go", "day/hours", "abc", Slots(), turn))
    assert int(text.rpartition(":")[2], 36) == turn


def test_every_id_of_a_kind_has_its_own_code(library: Library) -> None:
    words = library.vocabulary
    for kind in ([*library.roles, *words.backgrounds], library.skills, words.industries):
        assert len({code(value) for value in kind}) == len(set(kind))
        assert all(re.fullmatch("[a-z2-7]{4}", code(value)) for value in kind)


def test_what_is_no_longer_known_is_left_away_and_told(codes: Codes) -> None:
    slots = Slots(role="data-scientist", skill="removed-skill", from_role="removed-role", level="mid")
    button = ButtonId("go", "day/hours", "abc", slots)
    found = read(encode(button), codes)
    assert found.slots == Slots(role="data-scientist", level="mid")
    assert found.lost
    assert not read(encode(replace(button, slots=found.slots)), codes).lost


@given(st.text(alphabet=string.ascii_lowercase + string.digits + ".", max_size=60))
def test_slots_of_any_shape_are_read_without_a_fault(codes: Codes, slots: str) -> None:
    assert read(f"v1:go:day/hours@abc:{slots}", codes).entry == "day/hours"


def test_a_value_of_one_slot_is_never_taken_for_another(codes: Codes) -> None:
    for one, two in product(("role", "role2", "from_role"), repeat=2):
        slots = Slots(**{one: "data-scientist", two: "data-scientist"})  # type: ignore[arg-type]
        assert read(encode(ButtonId("go", "day/hours", "abc", slots)), codes).slots == slots


def test_a_number_too_long_for_a_turn_is_left_away(codes: Codes) -> None:
    assert read("v1:go:salary/by-role@abc::" + "z" * 12, codes).turn == 36**12 - 1 < 2**63
    assert read("v1:go:salary/by-role@abc::" + "1" * 13, codes).turn is None
