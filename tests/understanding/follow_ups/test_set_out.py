"""What the answer before set out is pointed at by its place."""

import pytest

from bot.understanding.follow_ups.set_out import both_pointed_at, goes_on, pointed_out
from bot.understanding.types import Context, SetOut, Slots

ROLES = ("data-analyst", "data-scientist", "data-engineer")
MATCH = Context(Slots(skill="sql"), "match/by-skills", 0.0, set_out=SetOut("role", ROLES))


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("what does the second one pay", ["data-scientist"]),
        ("and the third", ["data-engineer"]),
        ("the last one", ["data-engineer"]),
        ("tell me about number 2", ["data-scientist"]),
        ("compare the first two", ["data-analyst", "data-scientist"]),
        ("which of the last two pay more", ["data-scientist", "data-engineer"]),
        ("and the fifth one", []),
        ("how do i land my first role", []),
        ("what should i learn first", []),
        ("what about the second skill", []),
        ("what is the first job like", []),
        ("does number 3 year of study count", []),
    ],
)
def test_what_points_at_one_of_a_list(text: str, meant: list[str]) -> None:
    assert [span.value for span in pointed_out(text.split(), MATCH, ROLES, ())] == meant


def test_behind_interviews_the_first_one_is_a_round() -> None:
    behind = Context(MATCH.slots, "job_search/interviews", 0.0, set_out=MATCH.set_out)
    assert not pointed_out(["the", "first", "one"], behind, ROLES, ())


def test_roles_that_are_gone_are_pointed_at_no_more() -> None:
    assert not pointed_out(["the", "first", "one"], MATCH, ROLES[:2], ())


def test_those_two_are_the_two_spoken_of() -> None:
    before = Context(Slots(skill="sql", skill2="python"), "compare/two-tools", 0.0, skills=("sql", "python"))
    spans = both_pointed_at(["with", "just", "those", "two"], before, ROLES)
    assert [(span.kind, span.value) for span in spans] == [("skill", "sql"), ("skill", "python")]


def test_what_is_told_of_oneself_ends_no_pair() -> None:
    pair = Context(Slots(role=ROLES[0], role2=ROLES[1]), "compare/two-roles", 0.0, roles=ROLES[:2])
    skills = Slots(skill="sql")
    assert goes_on(MATCH.set_out, skills, pair, ROLES[:2], "i only know sql") is None
    assert goes_on(MATCH.set_out, skills, pair, ROLES[:2], "what fits sql?") == MATCH.set_out


def test_another_pair_ends_a_list_and_two_of_it_do_not() -> None:
    of_it = Slots(role=ROLES[2])
    assert goes_on(None, of_it, MATCH, ROLES[:2], "and the second one") == MATCH.set_out
    assert goes_on(None, of_it, MATCH, ("mlops-engineer", ROLES[2]), "mlops engineer?") is None
    both = Slots(role=ROLES[0], role2=ROLES[1])
    assert goes_on(None, both, MATCH, ROLES[:2], "compare the first two") is None
