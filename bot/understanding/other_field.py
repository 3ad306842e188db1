"""Another field set against data: "cybersecurity or data science". We hold only the one side, and say so."""

from collections.abc import Sequence
from dataclasses import replace

from bot.library import Library
from bot.understanding import thresholds
from bot.understanding.deciding import certain
from bot.understanding.distress import OF_PERSONS
from bot.understanding.reading.tokens import singular
from bot.understanding.types import Decision, Span, Understanding

WORTH = "outlook/is-it-worth-it"
"""What tells what speaks for and against work in data."""

_FIELDS_LISTED = """
    cybersecurity, cyber security, cyber, infosec, ethical hacking, pentesting, networking, network
    engineering, it support, system administration, sysadmin, embedded, embedded system, blockchain, web3,
    law, lawyer, medicine, medical school, med school, doctor, dentistry, dentist, nursing, nurse, pharmacy,
    pharmacist, physiotherapy, veterinary, vet, biology, chemistry, psychology, psychologist, therapist,
    teaching, teacher, journalism, journalist, civil engineering, mechanical engineering, electrical
    engineering, chemical engineering, aerospace engineering, electronics, mechatronics, ux, ui, ux design,
    ui design, product design, graphic design, graphic designer, ux designer, animation, marketing, digital
    marketing, sales, hr, human resource, supply chain, logistics, real estate, product management, product
    manager, project management, project manager, business administration, hotel management, plumbing,
    plumber, electrician, pilot, police, army, military, acting, music, film, social work, philosophy,
    history, political science
"""
_FIELDS = frozenset(tuple(map(singular, field.split())) for field in _FIELDS_LISTED.split(","))
_LONGEST = max(map(len, _FIELDS))
_OURS = frozenset({"data", "ai", "ml", "analytic", "machine"})
_NOT_OURS = frozenset({"devop", "cloud"})
"""Names of skills that are fields of their own, in singular."""

_OUR_KINDS = frozenset({"role", "skill"})
_BETWEEN = frozenset({"between", "difference", "compare", "comparing", "torn", "versus"})
_PAY = frozenset({"pay", "paid", "earn", "salary", "money", "wage"})
_SMALL_WORDS = """
    a an the in into to do go going for of be being become becoming study studying learn learning doing
    working work job career field path role major degree school course is are was better worse harder easier
    safer more less paying paid stable secure difficult as
"""
_SMALL = frozenset(_SMALL_WORDS.split())


def other_field(words: Sequence[str], spans: Sequence[Span]) -> str | None:
    """The field that is set against ours: "law" in "law or data science"; None where none is."""
    ours = {at for span in spans if span.kind in _OUR_KINDS for at in range(span.start, span.end)}
    ours -= {at for at in ours if words[at] in _NOT_OURS}
    ours |= {at for at, word in enumerate(words) if word in _OURS}
    for at, word in enumerate(words):
        if word not in ("or", "versus", "than") and (word != "and" or _BETWEEN.isdisjoint(words[:at])):
            continue
        left = next((place for place in reversed(range(at)) if words[place] not in _SMALL), None)
        right = next((place for place in range(at + 1, len(words)) if words[place] not in _SMALL), None)
        if left is None or right is None:
            continue
        if (field := _field(words, range(right, len(words)))) and left in ours:
            return field
        if (field := _field_before(words, left)) and right in ours:
            return field
    return None


def _field(words: Sequence[str], places: range) -> str | None:
    """The longest field that begins where the places do."""
    for size in reversed(range(1, min(_LONGEST, len(places)) + 1)):
        if tuple(words[places.start : places.start + size]) in _FIELDS:
            return " ".join(words[places.start : places.start + size])
    return None


def _field_before(words: Sequence[str], last: int) -> str | None:
    """The longest field that ends with the word at `last`."""
    for size in reversed(range(1, min(_LONGEST, last + 1) + 1)):
        if tuple(words[last + 1 - size : last + 1]) in _FIELDS:
            return " ".join(words[last + 1 - size : last + 1])
    return None


def set_against(library: Library, found: Understanding, field: str, words: Sequence[str]) -> Understanding:
    """What was found, or where that says nothing of the other field what we know of ours, told without it."""
    told = library.topics[found.entry].answer or ""
    two_of_ours = found.slots.role2 or found.slots.skill2
    if two_of_ours or field in told.casefold() or found.entry in OF_PERSONS:
        return found
    pay = library.computed.get("salary") if found.slots.role and not _PAY.isdisjoint(words) else None
    entry = pay or (WORTH if WORTH in library.topics else found.entry)
    share = thresholds.FOLLOW_UP_SHARE
    sure = certain(library, found.text, entry, Decision.ANSWER, f"our side of it and {field}", share)
    return replace(sure, normalised=found.normalised, slots=found.slots, spans=found.spans, unknown=field)
