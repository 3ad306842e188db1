"""The rules of a follow-up: the first one that holds tells what is asked."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from bot.understanding.asked import Asked
from bot.understanding.carrying_on import DEFINING, INTERN, NEXT, NOT_OF_SKILLS, OPENERS, SUBJECTS, WHY
from bot.understanding.context import NEEDED, ROLE_ANSWERS, merge
from bot.understanding.continued import ALONE, Alone, Continued
from bot.understanding.known_skills import more_skills, what_fits, what_is_known, what_is_missing
from bot.understanding.of_learning import is_it_worth_it, of_what_costs, what_it_costs
from bot.understanding.of_the_role import (
    for_beginners,
    is_there_work,
    of_the_role,
    of_the_role_at_length,
    opinion,
    something_else,
    who_hires,
)
from bot.understanding.of_the_skill import (
    how_long_to_learn,
    learn_it,
    of_its_job,
    of_the_skill,
    of_the_skills,
    still_used,
)
from bot.understanding.of_the_two import (
    of_both,
    one_of_them,
    one_of_them_at_length,
    which_is_so,
    which_to_choose,
    who_earns,
)
from bot.understanding.pay_entries import EXPLAINING, RANKED, WHY_PAY
from bot.understanding.pay_figures import (
    enough_to_live_on,
    figures_of_a_pay,
    figures_of_an_offer,
    paid_internship,
    paid_less,
    told_of_pay,
)
from bot.understanding.pay_judged import another_offer, is_the_offer_good, is_the_pay_good, paid_beside
from bot.understanding.remarks import without_fillers, without_remark
from bot.understanding.role_questions import first_match
from bot.understanding.set_beside import (
    country_beside,
    degree_beside,
    role_beside,
    role_beside_at_length,
    skill_beside,
)
from bot.understanding.short_questions import BARE_SUBJECTS, BEGINNER_WORDS, JUDGED_PAY, SUBJECT_WORDS
from bot.understanding.slots import begins_anew
from bot.understanding.time_for_it import (
    free_time,
    in_time_behind_role,
    in_time_without_role,
    more_time,
    time_for_learning,
    will_it_do,
    with_time_told,
)
from bot.understanding.types import Context, Slots, Span
from bot.understanding.way_to_role import (
    aims_at_it,
    coming_from,
    coming_from_at_length,
    from_there,
    how_long,
    how_long_at_length,
    how_to_become_one,
    into_it,
)

_Given = Callable[[Asked], Continued | Alone | None]
_Rule = _Given | tuple[Callable[[Asked], object], _Given | Alone]


def follow_up(
    words: Sequence[str],
    spans: Sequence[Span],
    slots: Slots,
    context: Context,
    roles: Container[str] = (),
) -> Continued | None:
    """What a short message asks for in the light of the one before; None where it stands by itself.

    It is a follow-up when it opens like one or names only slot values, when it sets a new role beside the
    one before, or when it points back with a pronoun and asks something that can be computed.
    """
    said = " ".join(words)
    words, spans = without_fillers(*without_remark(words, spans))
    asked = Asked(words, spans, slots, context, roles, said)
    if asked.intent == "salary" and not slots.level and begins_anew(said):
        slots = replace(slots, level="entry")  # "and for a total noob"
        asked = replace(asked, slots=slots)
    asked = with_time_told(asked)
    for rule in _RULES:
        found = rule(asked) if callable(rule) else _told(asked, *rule)
        if found is not None:
            return found if isinstance(found, Continued) else None
    return None


def _told(asked: Asked, holds: Callable[[Asked], object], given: _Given | Alone) -> Continued | Alone | None:
    if not holds(asked):
        return None
    return given if isinstance(given, Alone) else given(asked)


def _subject(a: Asked) -> Continued | None:
    entry = first_match(BARE_SUBJECTS, a.text)
    return Continued(a.slots, (), entry=entry) if entry else None


def _named_by_it(a: Asked) -> bool:
    """Whether nothing is named but the subject itself: "github" is a skill, too."""
    return a.named <= {"skill", "degree", "level", "work_mode"}


def _adds_to_it(a: Asked) -> bool:
    """Whether values are named and hardly anything else."""
    covered = sum(span.end - span.start for span in a.spans) + 2 * (a.slots.years is not None)
    covered += BEGINNER_WORDS if a.slots.level and begins_anew(a.said) else 0
    opening = max((len(opener.split()) for opener in OPENERS if a.text.startswith(f"{opener} ")), default=0)
    return not a.bare and adds_little(len(a.words) - covered, opening)


def _with_what_is_new(a: Asked) -> Continued:
    """The question of before with the values that are named."""
    slots = a.slots
    if slots.role and slots.role2 and a.intent not in ROLE_ANSWERS:
        return a.of_asker(kind="compare")
    both, inherited = merge(slots, a.before)
    if a.intent == "compare" and slots.role and a.before.role2:
        both = replace(both, role=a.before.role, role2=slots.role)
    ranked = a.context.entry == RANKED and slots.role
    if ranked or (a.context.entry in EXPLAINING and both.role):
        return Continued(both, inherited, kind="salary")
    of_a_skill = a.intent == "skill" or (not slots.role and a.intent in NOT_OF_SKILLS)
    if slots.skill and of_a_skill:
        return Continued(both, inherited, kind="skill")
    return Continued(both, inherited, entry=a.context.entry)


def adds_little(unnamed: int, opening: int) -> bool:
    """Whether so many words that name nothing, the first of them an opener, hold no question of their own."""
    return unnamed <= (max(4, opening + 1) if opening else 1)


def defines(words: Sequence[str], spans: Sequence[Span]) -> bool:
    """Whether no more is asked than what one thing is."""
    if len({(span.start, span.end) for span in spans}) != 1 or spans[0].end != len(words):
        return False
    return DEFINING.fullmatch(" ".join(words[: spans[0].start])) is not None


_RULES: tuple[_Rule, ...] = (
    # "and is a phd needed" behind a pay asks for no other pay
    (lambda a: a.named == {"degree"} and not NEEDED.isdisjoint(a.words), ALONE),
    # the time somebody has for a roadmap; longer messages otherwise stand by themselves
    time_for_learning,
    aims_at_it,
    how_long_to_learn,
    of_the_skill,
    degree_beside,
    free_time,
    # who hires, how to learn it, and those who begin
    who_hires,
    learn_it,
    still_used,
    is_there_work,
    something_else,
    for_beginners,
    # what the figures of a pay are
    figures_of_a_pay,
    figures_of_an_offer,
    paid_beside,
    another_offer,
    enough_to_live_on,
    # a role, a country or a start beside what was spoken of
    role_beside_at_length,
    country_beside,
    from_there,
    into_it,
    coming_from_at_length,
    more_skills,
    which_to_choose,
    what_it_costs,
    of_what_costs,
    (lambda a: len(a.words) <= SUBJECT_WORDS and a.on_careers and _named_by_it(a), _subject),
    how_long_at_length,
    one_of_them_at_length,
    of_the_role_at_length,
    told_of_pay,
    of_both,
    in_time_behind_role,
    in_time_without_role,
    (lambda a: a.long, ALONE),
    is_it_worth_it,
    will_it_do,
    paid_less,
    paid_internship,
    # why, and what now
    (
        lambda a: WHY.search(a.text) and a.intent == "salary",
        lambda a: a.again(entry=WHY_PAY),
    ),
    (
        lambda a: a.on_careers and (WHY.search(a.text) or NEXT.search(a.text)),
        lambda a: a.again(entry=a.context.entry, offers=True),
    ),
    # "what is Python?" and "what is a data architect?" are questions of their own
    (
        lambda a: (a.slots.role or (a.slots.skill and a.intent != "skill")) and defines(a.words, a.spans),
        ALONE,
    ),
    # two side by side, and one of them
    role_beside,
    skill_beside,
    who_earns,
    which_is_so,
    one_of_them,
    # what somebody can and lacks
    what_fits,
    what_is_missing,
    what_is_known,
    # whether it is good; "is that a good" may be a remark
    is_the_offer_good,
    is_the_pay_good,
    opinion,
    # what is asked of the role, or of the skill
    more_time,
    coming_from,
    of_the_role,
    how_to_become_one,
    how_long,
    of_its_job,
    of_the_skills,
    # a subject, not the level of the one before
    (lambda a: a.intent != "salary" and not INTERN.isdisjoint(a.words), ALONE),
    # a way of working is, too, where its pay is judged or something else was spoken of
    (
        lambda a: a.slots.work_mode and (a.intent != "salary" or not JUDGED_PAY.isdisjoint(a.words)),
        ALONE,
    ),
    # two tools are a question of their own
    (lambda a: a.slots.skill2 and a.intent != "skill", ALONE),
    # "data engineer salary sweden" and "learn python" stand by themselves
    (lambda a: (a.slots.role or a.slots.skill) and not SUBJECTS.isdisjoint(a.words), ALONE),
    (_adds_to_it, _with_what_is_new),
)
"""What a follow-up asks for: of the first rule that holds and gives something."""
