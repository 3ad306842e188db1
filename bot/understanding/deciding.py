"""What is done with a question: by the shares it got, or without any where nothing needs to be ranked."""

from collections.abc import Sequence
from dataclasses import replace

from bot.library import Library
from bot.library.models import Computed
from bot.understanding import thresholds
from bot.understanding.distress import OF_PERSONS
from bot.understanding.follow_ups.context import PLACE_AND_LEVEL
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.pointing_back import points_back
from bot.understanding.matching.ranking import REJECT
from bot.understanding.pay_entries import FIGURES_ENTRY, OFFER_ENTRY
from bot.understanding.reading.reader import Message
from bot.understanding.thresholds import Limits
from bot.understanding.types import Candidate, Decision, Slots, Understanding, has_needed

_ABOUT_SKILLS: frozenset[Computed] = frozenset({"skill", "compare_skills"})
_JUDGING = frozenset({"good", "bad", "better", "best"})
_EMPTY = frozenset(
    {
        "is",
        "it",
        "that",
        "this",
        "what",
        "which",
        "one",
        "are",
        "they",
        "the",
        "so",
        "a",
        "any",
        "would",
        "be",
    }
)
_PLACE_KINDS = frozenset({"level", "country", "city"})
_ROLE_KINDS = frozenset({"role", *_PLACE_KINDS})
_SMALL_WORDS = frozenset({"a", "an", "the", "in"})
_GOING_ON = frozenset({"and", "what", "how", "about", "for", "so", "ok", "then", *_SMALL_WORDS})
CHOICES = frozenset(str(number) for number in range(1, thresholds.OFFERED + 1))
"""Numbers by which somebody may choose what was offered."""

FOLLOWS = "what follows from the answer before"
"""Why something is offered where the answer before says no more."""

GENERAL = "out_of_scope/chatter"
"""What says no more than that something is not known here."""

FREELANCE = "salary/freelance-rates"
BY_COUNTRY, BEGINNERS = "outlook/by-country", "outlook/entry-level-market"
INTERNSHIP = "internship"
PROMOTION = "progression/getting-promoted"
_BY_THE_DAY = frozenset({"freelance", "contract"})
"""Ways of working whose pay is no yearly one."""
_OF_OFFERS_WORDS = """
    offer offered offering fair underpaid underpay lowball lowballed package accept ctc good decent enough
    reasonable ok okay below above low high range
"""
_OF_OFFERS = frozenset(_OF_OFFERS_WORDS.split())
"""Words by which pay is judged."""
BARE_SHARE = 0.5
"""Share of an answer to a role alone: a guess at what is wanted of it, though a good one."""
_CHOOSING = frozenset({"skill", "degree", "industry"})
"""Slots whose values choose among written entries."""


def decide(intents: Sequence[tuple[str, float]], limits: Limits) -> tuple[Decision, str]:
    """Answer, offer or decline by the shares of the intents, best first; and why."""
    best, share = intents[0]
    found = f"{best} {share:.2f}"
    if best in REJECT:
        if share >= limits.decline:
            return Decision.DECLINE, f"{found} >= {limits.decline:.2f} (decline)"
        return Decision.OFFER, f"{found} < {limits.decline:.2f} (decline)"
    if share >= limits.answer:
        return Decision.ANSWER, f"{found} >= {limits.answer:.2f} (answer)"
    if share >= limits.offer:
        return Decision.OFFER, f"{found} < {limits.answer:.2f} (answer)"
    return Decision.DECLINE, f"{found} < {limits.offer:.2f} (offer)"


def declined_by(library: Library, leading: Candidate, share: float) -> Candidate:
    """What a declined question is told: what the leading entry of the reject class says, where that clearly
    is what was asked; else that it is not known. `share` is that of the whole class."""
    least = thresholds.CLEAR_OF_PERSONS if leading.entry in OF_PERSONS else thresholds.CLEAR
    clear = leading.score >= least * share or library.topics[leading.entry].cues
    return leading if clear or GENERAL not in library.topics else leading._replace(entry=GENERAL)


def _entry_of(library: Library, continued: Continued, slots: Slots, before: str) -> str:
    if continued.entry in library.topics:
        entry = str(continued.entry)
    else:
        entry = library.computed.get(continued.kind, before) if continued.kind else before
    of_pay = entry == library.computed.get("salary") or before.startswith("salary/")
    if of_pay and slots.work_mode in _BY_THE_DAY and FREELANCE in library.topics:
        return FREELANCE
    return _of_what_is_new(library, entry, slots, continued.slots) if entry == before else entry


def _of_what_is_new(library: Library, before: str, new: Slots, merged: Slots) -> str:
    """The entry that tells of a place, a level or a skill that is named behind a written answer, which says
    nothing of it: that answer again would be no reply."""
    intent, named = before.partition("/")[0], new.named().keys()
    if library.topics[before].compute or not named or before == FIGURES_ENTRY:
        return before
    if named == {"skill"}:
        return library.computed.get("skill", before)
    if not named <= PLACE_AND_LEVEL:
        return before
    if intent == "salary" and merged.role and not merged.amount and not merged.part_pay:
        return library.computed.get("salary", before)
    if intent == "outlook" and (new.country or new.region) and BY_COUNTRY in library.topics:
        return BY_COUNTRY
    if intent == "outlook" and new.level == "entry" and BEGINNERS in library.topics:
        return BEGINNERS
    return before


def can_answer(library: Library, continued: Continued, slots: Slots, before: str) -> bool:
    """Whether the entry that a follow-up leads to has the slots that it needs.

    A written one says nothing of a skill, degree or industry that is named anew: that has its own entry.
    """
    entry = _entry_of(library, continued, slots, before)
    if continued.offers:
        return any(key in library.topics for key in library.topics[entry].followups)
    kind = library.topics[entry].compute
    if entry == before and kind is None and _CHOOSING & slots.named().keys():
        return False
    if entry == before and slots.skill2 and kind not in _ABOUT_SKILLS:
        return False  # two skills side by side are a question of their own
    return has_needed(kind, continued.slots)


def carried_on(library: Library, message: Message, continued: Continued, before: str) -> Understanding:
    """A follow-up: the entry before with what is new, or another one with what was said before."""
    entry = _entry_of(library, continued, message.slots, before)
    if continued.offers:
        following = offered(library, message.text, library.topics[entry].followups)
        return replace(following, slots=continued.slots, reason=FOLLOWS)
    found = certain(
        library,
        message.text,
        entry,
        Decision.ANSWER,
        "a follow-up to the question before",
        thresholds.FOLLOW_UP_SHARE,
    )
    return replace(
        found,
        normalised=continued.asked or " ".join(message.masked),
        slots=continued.slots,
        spans=message.found,
        inherited=continued.inherited,
        of_sources=continued.sources,
        again=tuple(message.slots.named()) if entry == before and not library.topics[entry].compute else (),
    )


def offered(library: Library, text: str, entries: Sequence[str]) -> Understanding:
    """Entries that are offered without a ranking; at least one of them is in the Library."""
    known = [entry for entry in entries if entry in library.topics]
    share = 1 / len(known)
    first = certain(library, text, known[0], Decision.OFFER, "says too little by itself", share)
    return replace(first, candidates=tuple(Candidate(entry, share, "") for entry in known))


def bare_place(library: Library, message: Message, slots: Slots) -> Understanding | None:
    """What is offered for a message that names a place or a level and nothing else, with no conversation to
    go on from: "and in germany?". None for all others."""
    kinds = {span.kind for span in message.spans}
    if not kinds or not kinds <= _PLACE_KINDS or not _rest(message) <= _GOING_ON:
        return None
    if INTERNSHIP in message.words:  # looked for, not paid
        return None
    beside = BY_COUNTRY if slots.country else BEGINNERS if slots.level == "entry" else PROMOTION
    entries = [entry for entry in (library.computed.get("salary", beside), beside) if entry in library.topics]
    if not entries:
        return None
    found = offered(library, message.text, entries)
    return replace(found, normalised=" ".join(message.masked), slots=slots, spans=message.found)


def _rest(message: Message) -> set[str]:
    """The words that name nothing."""
    covered = {at for span in message.spans for at in range(span.start, span.end)}
    return {word for at, word in enumerate(message.words) if at not in covered}


def bare_role(library: Library, message: Message, slots: Slots) -> Understanding | None:
    """The answer to a message that names a role and asks nothing: what it is, or with a level or a place what
    it pays. None for all others, and where the base has no such answer."""
    if not slots.role or slots.role2:
        return None
    kinds = {span.kind for span in message.spans}
    if INTERNSHIP in message.words:  # looked for, not paid
        return None
    if not kinds <= _ROLE_KINDS or not _rest(message) <= _SMALL_WORDS:
        return None
    kind: Computed = "role" if kinds == {"role"} else "salary"
    entry = library.computed.get(kind)
    if entry is None or slots.role not in library.roles:
        return None
    found = certain(library, message.text, entry, Decision.ANSWER, "a role, and no question", BARE_SHARE)
    return replace(found, normalised=" ".join(message.masked), slots=slots, spans=message.found)


def bare_skill(library: Library, message: Message, slots: Slots) -> Understanding | None:
    """The answer to a message that is the name of a skill, also where a job is called so: what it is. None
    for all others, and where the base has no such answer."""
    entry = library.computed.get("skill")
    whole = {span.kind for span in message.spans if span.start == 0 and span.end == len(message.words)}
    if entry is None or "skill" not in whole or slots.skill not in library.skills:
        return None
    found = certain(library, message.text, entry, Decision.ANSWER, "a skill, and no question", BARE_SHARE)
    return replace(found, normalised=" ".join(message.masked), slots=slots, spans=message.found)


def only_numbers(words: Sequence[str]) -> bool:
    """Whether a message is nothing but numbers: "9", "2+2", "100k". One that may choose what was offered is
    none.

    >>> only_numbers(["2", "2"]), only_numbers(["2"]), only_numbers(["5", "years"])
    (True, False, False)
    """
    if not all(word.removesuffix("k").isdecimal() for word in words):
        return False
    return len(words) > 1 or words[0].removesuffix("k") not in CHOICES


_NO_SUBJECT = frozenset({"data", "career", "ai", "job", "tech", "should i go for it", "should i do it"})


def says_little(words: Sequence[str]) -> bool:
    """Whether a message names no subject: "is it good", "data"."""
    if " ".join(words) in _NO_SUBJECT or points_back(words):
        return True
    judged = _JUDGING & set(words)
    return bool(judged) and _JUDGING.union(_EMPTY).issuperset(words)


def certain(
    library: Library, text: str, entry: str, decision: Decision, reason: str, share: float = 1.0
) -> Understanding:
    """An entry that nothing was ranked for; where it is not in the Library, another is offered."""
    if entry not in library.topics:
        entry = next(iter(library.topics))
        decision = Decision.OFFER
    candidate = Candidate(entry, share, "")
    return Understanding(
        text=text,
        normalised="",
        slots=Slots(),
        spans=(),
        decision=decision,
        entry=entry,
        confidence=share,
        candidates=(candidate,),
        intents=((candidate.intent, share),),
        reason=reason,
    )


def judges_no_offer(entry: str, slots: Slots, words: Sequence[str]) -> bool:
    """Whether the check of an offer leads though none is told or judged: "data analyst, 3 years, India"."""
    untold = entry == OFFER_ENTRY and not slots.tells_pay
    return untold and slots.role is not None and _OF_OFFERS.isdisjoint(words)
