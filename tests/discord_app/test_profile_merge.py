"""What was picked while a form was open stays, whatever the form says of the rest."""

from hypothesis import given
from hypothesis import strategies as st

from bot.discord_app.forms import form_id
from bot.discord_app.profile_merge import merged_skills, skills_at_opening

skills = st.lists(st.integers(0, 400).map("skill-{}".format), unique=True, max_size=100)


@given(before=skills, typed=skills)
def test_where_nothing_was_picked_the_form_stands_as_it_was_typed(
    before: list[str], typed: list[str]
) -> None:
    assert merged_skills(typed, before, skills_at_opening(before)) == tuple(typed)


@given(before=skills, typed=skills, now=skills)
def test_no_pick_is_lost_and_the_id_always_fits(before: list[str], typed: list[str], now: list[str]) -> None:
    opened = skills_at_opening(before)
    found = merged_skills(typed, now, form_id("me", *opened).split(":")[3:])
    assert len(found) == len(set(found))
    if now != before:
        assert set(now) - set(before) <= set(found)
        assert set(typed) - set(before) <= set(found)


def test_both_sides_may_take_away() -> None:
    opened = skills_at_opening(["python", "sql", "r"])
    assert merged_skills(["python", "sql", "docker"], ["python", "r", "spark"], opened) == (
        "python",
        "docker",
        "spark",
    )


def test_a_form_without_the_codes_stands_as_it_was_typed() -> None:
    assert merged_skills(["python"], ["sql"], []) == ("python",)
