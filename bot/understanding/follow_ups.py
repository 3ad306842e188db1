"""The rules of a follow-up: the first one that holds tells what is asked."""

from collections.abc import Callable, Container, Sequence
from dataclasses import replace

from bot.understanding.asked import Asked
from bot.understanding.carrying_on import (
    COMING_FROM,
    DEFINING,
    FITTING,
    INTERN,
    KNOWING,
    MISSING,
    NEXT,
    NOT_OF_SKILLS,
    OPENERS,
    SUBJECTS,
    WHY,
)
from bot.understanding.context import (
    COSTS,
    HOW_LONG_ENTRY,
    INTO_THE_FIELD,
    KNOWN_IN,
    KNOWN_SKILLS,
    LITTLE_TIME,
    MISSING_ENTRY,
    NEEDED,
    ROLE_ANSWERS,
    WAYS_IN,
    merge,
)
from bot.understanding.continued import ALONE, Alone, Continued, merged
from bot.understanding.deadline import length
from bot.understanding.due import WORDS as DATE_WORDS
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
from bot.understanding.pay_entries import (
    EXPLAINING,
    RANKED,
    WHY_PAY,
)
from bot.understanding.pay_figures import (
    enough_to_live_on,
    figures_of_a_pay,
    figures_of_an_offer,
    paid_internship,
    paid_less,
    told_of_pay,
)
from bot.understanding.pay_judged import (
    another_offer,
    is_the_offer_good,
    is_the_pay_good,
    paid_beside,
)
from bot.understanding.remarks import without_fillers, without_remark
from bot.understanding.role_questions import (
    HOW_LONG,
    first_match,
)
from bot.understanding.set_beside import (
    country_beside,
    degree_beside,
    role_beside,
    role_beside_at_length,
    skill_beside,
)
from bot.understanding.short_questions import (
    AIMING_WORDS,
    BARE_SUBJECTS,
    BECOMING,
    BEGINNER_WORDS,
    DOING_IT,
    FREE_ONLY,
    INTO_IT,
    JUDGED_PAY,
    LEARNING,
    MORE_SKILLS,
    OF_CHOICE,
    OF_COSTS,
    OF_DEGREE,
    OF_LENGTH,
    OF_PLACE_AND_LEVEL,
    OF_WORTH,
    REALISTIC,
    SUBJECT_WORDS,
    THERE,
    WORTH,
)
from bot.understanding.slots import begins_anew
from bot.understanding.time_words import TOLD_WORDS
from bot.understanding.types import Context, Slots, Span

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
    if asked.intent == "roadmap" and asked.sets_time and slots.years and not slots.months:
        slots = replace(slots, years=None, months=12 * slots.years)  # "and if i have two years"
        asked = replace(asked, slots=slots)
    elif asked.intent == "roadmap" and asked.sets_time and asked.bare and (told := length(said)):
        asked = replace(asked, slots=replace(slots, months=told))  # "make it 6 months"
    for rule in _RULES:
        found = rule(asked) if callable(rule) else _told(asked, *rule)
        if found is not None:
            return found if isinstance(found, Continued) else None
    return None


def _told(asked: Asked, holds: Callable[[Asked], object], given: _Given | Alone) -> Continued | Alone | None:
    if not holds(asked):
        return None
    return given if isinstance(given, Alone) else given(asked)


def _from_there(a: Asked) -> Continued | None:
    """The way to the role of before, from the one that is named: "can i get there from data analyst"."""
    named = [span for span in a.spans if span.kind in ("role", "background")]
    if len(named) != 1 or a.before.role in (None, named[0].value) or not THERE.search(a.text):
        return None
    before = [word for word in a.words[: named[0].start] if word not in ("a", "an", "being")]
    if before[-1:] not in (["from"], ["as"], ["im"]):
        return None
    told = Slots(from_role=named[0].value, hours=a.slots.hours, months=a.slots.months, years=a.slots.years)
    return merged(told, a.asker, kind="roadmap")


def _aims(a: Asked) -> bool:
    """Whether the role of before is aimed at in some time: "how do i become one by next autumn"."""
    timed = a.named <= {"months", "hours", "years"} and (a.slots.months or a.slots.hours)
    return bool(timed and a.before.role and THERE.search(a.text) and a.on_careers)


def _towards_it(a: Asked) -> Continued:
    """The way to the role of before, with what is told now."""
    return a.of_asker(kind="roadmap")


def _in_time(a: Asked) -> bool:
    """Whether a time is set for a way to no role in particular: "how would i do it in under a year"."""
    timed = a.slots.months and a.named <= {"months", "hours"}
    return bool(timed and (a.sets_time or THERE.search(a.text) or DOING_IT.search(a.text)))


def _of_what_costs(a: Asked) -> Continued:
    """The answer of before; behind what it costs, the one on what that was."""
    there = str(a.context.entry)
    return a.again(entry=OF_DEGREE.get(str(a.before.degree), there) if there == COSTS else there)


def _subject(a: Asked) -> Continued | None:
    entry = first_match(BARE_SUBJECTS, a.text)
    return Continued(a.slots, (), entry=entry) if entry else None


def _from_elsewhere(a: Asked) -> Continued | None:
    found = origin(a.text, a.spans)
    known = found is None or a.before.role in (None, found)
    return None if known else merged(Slots(from_role=found), a.before, kind="roadmap")


def _will_do(a: Asked) -> bool:
    return bool((a.before.months or a.before.hours) and REALISTIC.search(a.text))


def _into_it(a: Asked) -> bool:
    """Whether the way to the role of before is asked, with some words on who asks."""
    silent = a.named <= {
        *OF_PLACE_AND_LEVEL,
        "months",
        "hours",
        "from_role",
        "skill",
        "industry",
    }
    return bool(silent and a.before.role and INTO_IT.search(a.text) and a.on_careers)


def _coming_from(a: Asked) -> Continued | None:
    """The way from where somebody comes from, and for how long: "im an analyst with 2 years"."""
    found = _from_elsewhere(a)
    return replace(found, slots=replace(found.slots, years=a.slots.years)) if found and a.plain else None


def _more_skills(a: Asked) -> Continued:
    """The match of before with the skills that are named now."""
    skills = tuple(dict.fromkeys((*a.before.every_skill, *a.slots.every_skill)))
    second = skills[1] if len(skills) > 1 else None
    held = replace(a.before, skill=skills[0], skill2=second, skills=skills if len(skills) > 2 else ())
    return Continued(held, tuple(held.named()), entry=KNOWN_SKILLS)


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


def origin(text: str, spans: Sequence[Span]) -> str | None:
    """Where a member comes from who says no more than that: "from data analyst", "I'm a teacher"."""
    named = [span for span in spans if span.kind in ("role", "background")]
    opener = next((opener for opener in COMING_FROM if text.startswith(f"{opener} ")), None)
    if opener is None or len(named) != 1 or named[0].start != len(opener.split()):
        return None
    return named[0].value


_RULES: tuple[_Rule, ...] = (
    # "and is a phd needed" behind a pay asks for no other pay
    (lambda a: a.named == {"degree"} and not NEEDED.isdisjoint(a.words), ALONE),
    # the time somebody has for a roadmap; longer messages otherwise stand by themselves
    (
        lambda a: a.sets_aim,
        lambda a: a.merged(kind="roadmap") if a.intent == "roadmap" else _towards_it(a),
    ),
    (
        lambda a: a.long and len(a.words) <= AIMING_WORDS and _aims(a),
        _towards_it,
    ),
    how_long_to_learn,
    of_the_skill,
    degree_beside,
    (
        lambda a: a.intent in ("roadmap", "skills") and a.before.role and a.bare and FREE_ONLY.search(a.text),
        lambda a: a.anew(entry=LITTLE_TIME),
    ),
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
    (lambda a: len(a.words) <= TOLD_WORDS, _from_there),
    (
        lambda a: a.long and len(a.words) <= AIMING_WORDS and _into_it(a),
        _towards_it,
    ),
    (lambda a: a.long and a.intent == "roadmap" and len(a.words) <= TOLD_WORDS, _coming_from),
    (
        lambda a: (
            (a.context.entry == KNOWN_SKILLS and a.slots.skill and not a.slots.role)
            and (len(a.words) <= SUBJECT_WORDS and MORE_SKILLS.search(a.text))
        ),
        _more_skills,
    ),
    which_to_choose,
    (
        lambda a: a.intent in LEARNING and a.bare and OF_COSTS.search(a.text),
        lambda a: a.again(entry=COSTS if a.intent == "education" else a.context.entry),
    ),
    (
        lambda a: (
            (a.intent in LEARNING and a.bare)
            and (
                OF_CHOICE.search(a.text)
                or (a.before.degree in OF_DEGREE and OF_LENGTH.search(a.text))
                or (a.context.entry == COSTS and WORTH.search(a.text))
            )
        ),
        _of_what_costs,
    ),
    (lambda a: len(a.words) <= SUBJECT_WORDS and a.on_careers and _named_by_it(a), _subject),
    (
        lambda a: a.long and a.before.role and a.bare and HOW_LONG.search(a.text),
        lambda a: a.anew(kind="roadmap"),
    ),
    one_of_them_at_length,
    of_the_role_at_length,
    told_of_pay,
    of_both,
    (
        lambda a: a.intent in ("salary", "role", "skills") and a.before.role and a.sets_time and _in_time(a),
        _towards_it,  # "what does a data analyst earn", "in 18 months"
    ),
    (
        lambda a: a.intent == "roadmap" and not a.before.role and _in_time(a),
        lambda a: a.merged(entry=HOW_LONG_ENTRY),
    ),
    (lambda a: a.long, ALONE),
    (
        lambda a: a.intent in OF_WORTH and a.bare and WORTH.search(a.text),
        lambda a: a.again(entry=a.context.entry),
    ),
    (
        lambda a: a.intent == "roadmap" and a.before.role and a.bare and _will_do(a),
        lambda a: a.again(kind="roadmap"),
    ),
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
    (
        lambda a: (
            (a.context.entry == KNOWN_SKILLS and not a.slots.skill)
            and (MISSING.search(a.text) or FITTING.search(a.text))
        ),
        lambda a: a.merged(entry=KNOWN_SKILLS),
    ),
    (lambda a: a.before.role and a.bare and MISSING.search(a.text), lambda a: a.again(entry=MISSING_ENTRY)),
    (
        lambda a: (
            (a.slots.skill and not a.slots.role and a.before.role)
            and (a.intent in KNOWN_IN and KNOWING.search(a.text))
        ),
        lambda a: a.of_asker(entry=KNOWN_SKILLS),
    ),
    # whether it is good; "is that a good" may be a remark
    is_the_offer_good,
    is_the_pay_good,
    opinion,
    # what is asked of the role, or of the skill
    (
        # a day is told of much: "will there be layoffs before christmas"
        lambda a: a.tells_time and (a.sets_time or DATE_WORDS.isdisjoint(a.words)),
        lambda a: a.merged(kind="roadmap"),
    ),
    (lambda a: a.intent == "roadmap", _from_elsewhere),
    of_the_role,
    (
        lambda a: a.bare and not a.before.role and not a.before.skill and BECOMING.search(a.text),
        lambda a: a.again(entry=INTO_THE_FIELD),
    ),
    (
        lambda a: (
            (a.intent in ("roadmap", "skills") or a.context.entry in WAYS_IN)
            and (a.bare and HOW_LONG.search(a.text))
        ),
        lambda a: a.again(entry=HOW_LONG_ENTRY),
    ),
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
