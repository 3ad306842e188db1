"""Follow-ups: what a short message means after another."""

import pytest

from bot.understanding import Context, Decision, Slots, Understander

NOW = 1000.0
DS, DA, DE = "data-scientist", "data-analyst", "data-engineer"
PAY = Context(Slots(role=DS, country="US", level="mid"), "salary/by-role", NOW)
WAY = Context(Slots(role=DS), "roadmap/by-role", NOW)
BOTH = Context(Slots(role=DS, role2=DA), "compare/two-roles", NOW)
SWITCH = Context(Slots(role=DE, from_role=DA), "roadmap/by-role", NOW)
SQL = Context(Slots(skill="sql"), "skill/learn-sql", NOW)
OFFER = Context(Slots(role=DE, country="US", amount=95_000), "salary/offer-check", NOW)
WHY = Context(Slots(role=DS, country="US"), "salary/where-figures-come-from", NOW)


@pytest.mark.parametrize(
    ("context", "text", "entry", "slots"),
    [
        (PAY, "and in germany?", "salary/by-role", Slots(role=DS, country="DE", level="mid")),
        (PAY, "what about seniors?", "salary/by-role", Slots(role=DS, country="US", level="senior")),
        (PAY, "data analyst?", "salary/by-role", Slots(role=DA, country="US", level="mid")),
        (PAY, "in munich", "salary/by-role", Slots(role=DS, country="DE", level="mid", city="munich")),
        (PAY, "and with 5 years?", "salary/by-role", Slots(role=DS, country="US", level="mid", years=5)),
        (PAY, "how do i become one", "roadmap/by-role", PAY.slots),
        (PAY, "vs data analyst?", "compare/two-roles", Slots(role=DS, role2=DA, country="US", level="mid")),
        (
            PAY,
            "compare it with a data analyst",
            "compare/two-roles",
            Slots(role=DS, role2=DA, country="US", level="mid"),
        ),
        (PAY, "why?", "salary/where-figures-come-from", PAY.slots),
        (PAY, "which skills do i need?", "skills/by-role", PAY.slots),
        (WHY, "and in the uk", "salary/by-role", Slots(role=DS, country="GB")),
        (WAY, "from data analyst", "roadmap/by-role", Slots(role=DS, from_role=DA)),
        (WAY, "i'm a teacher", "roadmap/by-role", Slots(role=DS, from_role="teacher")),
        (WAY, "how long does it take?", "roadmap/by-role", Slots(role=DS)),
        (WAY, "what would i earn?", "salary/by-role", Slots(role=DS)),
        (BOTH, "which pays more?", "compare/two-roles", BOTH.slots),
        (BOTH, "and a data engineer?", "compare/two-roles", Slots(role=DS, role2=DE)),
        (BOTH, "what does the second one do?", "role/by-role", Slots(role=DA)),
        (BOTH, "how do i become the former", "roadmap/by-role", Slots(role=DS)),
        (PAY, "and an analyst?", "salary/by-role", Slots(role=DA, country="US", level="mid")),
        (SWITCH, "what am i missing?", "match/what-am-i-missing", Slots(role=DE, from_role=DA)),
        (SQL, "how long does it take?", "skill/learn-sql", Slots(skill="sql")),
        (
            PAY,
            "wow that is low, what about seniors",
            "salary/by-role",
            Slots(role=DS, country="US", level="senior"),
        ),
        (
            PAY,
            "ok what about the netherlands then",
            "salary/by-role",
            Slots(role=DS, country="NL", level="mid"),
        ),
        (
            PAY,
            "with five years of experience?",
            "salary/by-role",
            Slots(role=DS, country="US", level="mid", years=5),
        ),
        (PAY, "back to principals", "salary/by-role", Slots(role=DS, country="US", level="lead")),
        (PAY, "ok and the skills for that", "skills/by-role", PAY.slots),
        (PAY, "interesting! skills?", "skills/by-role", Slots(role=DS)),
        (
            PAY,
            "compared to data analysts?",
            "compare/two-roles",
            Slots(role=DS, role2=DA, country="US", level="mid"),
        ),
        (WAY, "whats the money like in norway", "salary/by-role", Slots(role=DS, country="NO")),
        (WAY, "i've only got like 4 hours a week tho", "roadmap/by-role", Slots(role=DS, hours=4)),
        (WAY, "so how long would it take me to get there", "roadmap/by-role", Slots(role=DS)),
        (WAY, "i already know sql", "match/by-skills", Slots(role=DS, skill="sql")),
        (BOTH, "and what does the second one need to know", "skills/by-role", Slots(role=DA)),
        (PAY, "is it more for seniors", "salary/by-role", Slots(role=DS, country="US", level="senior")),
        (PAY, "would it be higher in denmark", "salary/by-role", Slots(role=DS, country="DK", level="mid")),
        (PAY, "ok the uk then", "salary/by-role", Slots(role=DS, country="GB", level="mid")),
        (BOTH, "and the pay?", "compare/two-roles", BOTH.slots),
        (BOTH, "ok roadmap for the latter", "roadmap/by-role", Slots(role=DA)),
        (OFFER, "is that any good?", "salary/offer-check", OFFER.slots),
        (OFFER, "too low?", "salary/offer-check", OFFER.slots),
    ],
)
def test_follow_ups(
    understander: Understander, context: Context, text: str, entry: str, slots: Slots
) -> None:
    found = understander.understand(text, context, NOW + 60)
    assert (found.entry, found.slots, found.decision) == (entry, slots, Decision.ANSWER)
    for name in found.inherited:
        assert getattr(found.slots, name) == getattr(context.slots, name) or context is BOTH


@pytest.mark.parametrize(
    ("context", "text", "slots"),
    [
        (PAY, "what does a data analyst earn in france", Slots(role=DA, country="FR")),
        (PAY, "what does a data engineer do", Slots(role=DE)),
        (SQL, "and spark?", Slots(skill="spark")),
        (PAY, "are bootcamps worth it", Slots(degree="bootcamp")),
        (BOTH, "data engineer salary sweden", Slots(role=DE, country="SE")),
    ],
)
def test_full_questions_inherit_nothing(
    understander: Understander, context: Context, text: str, slots: Slots
) -> None:
    found = understander.understand(text, context, NOW + 60)
    assert found.slots == slots
    assert found.inherited == ()


def test_a_full_question_about_no_role_means_the_one_before(understander: Understander) -> None:
    found = understander.understand("what is the salary that is usually paid", PAY, NOW)
    assert found.slots.role == DS
    assert "role" in found.inherited


@pytest.mark.parametrize(("seconds", "kept"), [(900, True), (901, False)])
def test_a_quarter_of_an_hour(understander: Understander, seconds: int, kept: bool) -> None:
    found = understander.understand("and in germany?", PAY, NOW + seconds)
    assert (found.slots.role == DS) == kept


def test_a_comparison_is_never_left_without_its_second_role(understander: Understander) -> None:
    for text in (
        "and a data engineer?",
        "and in germany?",
        "data scientist?",
        "seniors?",
        "what about mlops",
    ):
        found = understander.understand(text, BOTH, NOW)
        assert found.entry != "compare/two-roles" or (found.slots.role and found.slots.role2)
