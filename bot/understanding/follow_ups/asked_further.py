"""A question that goes on from a written answer in words of its own: "what if my boss says no".

By itself it leads to whatever holds one of those words. Where it shows that it goes on, and where it leads by
itself is no sure thing, it is ranked once more with the title of the answer.
"""

import re

from bot.library import Library
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.leaning import ADDRESSED, ASKS, DECLINED, SAYS_NOTHING
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.follow_ups.page_lines import telling_lines, telling_words
from bot.understanding.reading.reader import Message, Reader
from bot.understanding.types import Context, Decision, Understanding, has_needed

MOST_WORDS = 10
"""Words of a question that goes on."""

UNSURE = 0.75
"""Share of an entry below which a question may mean another."""

OF_ITS_OWN, LEADS = 0.95, 0.5
"""Shares of an intent, and within it of an entry, from which on a question is one of that intent."""

SURE, CLEAR, NEAR = 0.9, 0.5, 0.25
"""Shares from which on the subject before is meant, within it an entry, and else the one before."""

_SUPPOSED = re.compile(r"(?:and |but |so )*what if\b")
"""What is never asked out of the blue: declined by itself, it may hold a word that is not known."""

_A_PART = re.compile(r"(?:(?:and|but|or|so|ok|what about|how about) )+the (?:\w+ ){1,3}(?:part|round|side)$")
"""What is a part of something that was spoken of: "and the coding part"."""

TELLS = 5
"""Words from which on what leads to a reply to a mere yes or no may ask something."""

_VISA = "out_of_scope/visa"
"""Where "sponsor" leads, who may be anybody's at work."""

_TELLING_LETTERS = 5
"""Letters of a word, without its ending, that hardly stands in a line by chance."""

_BY_CHANCE = DECLINED | {"out_of_scope/other-language"}

_OPENED = re.compile(
    r"(?:(?:ok|so|then)\s+)*"
    r"(?:(?:and|but|or|vs|versus|not|what if|what about|how about|better|worse|even|only)\b"
    r"|(?:which|any)\b(?=(?: \w+){1,5}$))"
)
_POINTING = re.compile(
    r"\b(?:it(?! (?:come|cost)s?\b| \w+ (?:if|to|that)\b)|its|they|them|those|these)\b"
    r"|\b(?:this|that)(?:$| (?:is|was|does|would|will|can)\b)"
    r"|\b(?:ones?|others?|another|both)(?: one| way)?$|\b(?:which|that|this|another) one\b"
    r"|\b(?:for|of|with|find|get|have|need|make|join) one\b"
)
_PEOPLE = frozenset({"they", "them"})
_SENTENCES = re.compile(r"[?!.;]\s+\w")

_MAY_NAME = frozenset({"level", "years", "skill"})
"""What a question that goes on may name: a role, a degree or a sector is a subject of its own."""


def asked_further(
    found: Understanding,
    message: Message,
    context: Context,
    known: Known,
) -> Understanding | None:
    """What a question asks of the subject before; None where that is meant which it leads to by itself,
    `found`."""
    library = known.library
    topic = library.topics.get(context.entry or "")
    if topic is None or topic.compute or context.intent in ("smalltalk", "out_of_scope"):
        return None
    if _names_a_line(found, message, topic.answer or ""):
        return told_of_it(library, message, str(context.entry), context)
    if not _goes_on(message) or is_sure(found, message, library, known.reader):
        return None
    told = known.of_text(f"{message.text} {topic.title}")
    if told.decision is not Decision.ANSWER or told.intent != context.intent or told.confidence < SURE:
        return None
    entry = told.entry if _share(told) >= CLEAR else context.entry
    if entry is None or found.entry in (entry, told.entry) or _share_of(entry, told) < NEAR:
        return None
    kind = library.topics[entry].compute
    meant = told_of_it(library, message, entry, context, context.slots.skill if kind == "skill" else None)
    return meant if has_needed(kind, meant.slots) else None


def _names_a_line(found: Understanding, message: Message, answer: str) -> bool:
    """Whether a short question that would be declined by chance asks for a line of the answer before: one
    that holds all of its words which name anything, or one that is called so and holds half of them."""
    declined = found.decision is Decision.DECLINE and (found.entry in DECLINED or found.entry == _VISA)
    if not declined or _share(found) >= SURE or message.spans or len(message.words) > MOST_WORDS:
        return False
    asked = telling_words(message.words)
    if not any(len(word) >= _TELLING_LETTERS for word in asked) or not ADDRESSED.isdisjoint(message.words):
        return False
    lines = telling_lines(answer)
    return any(
        asked <= one.words or (asked & one.name and 2 * len(asked & one.words) >= len(asked)) for one in lines
    )


def _goes_on(message: Message) -> bool:
    """Whether a short sentence opens like one that goes on, or points back and names nothing."""
    named = message.slots.named().keys()
    if len(message.words) > MOST_WORDS or not named <= _MAY_NAME or _SENTENCES.search(message.text):
        return False
    said = " ".join(message.words)
    return bool(_OPENED.match(said) or (not named and _POINTING.search(said)))


def is_sure(
    found: Understanding, message: Message, library: Library, reader: Reader, least: float = UNSURE
) -> bool:
    """Whether what a message leads to by itself is hardly led to by chance; `least` is the share of an entry
    that is enough."""
    share = _share(found)
    if _A_PART.match(" ".join(message.words)):
        return False
    if found.intent == "smalltalk":
        if not ADDRESSED.isdisjoint(message.words):
            return True
        silent = found.entry in SAYS_NOTHING and len(message.words) >= TELLS
        of_others = not _PEOPLE.isdisjoint(message.words) and ASKS.match(message.text)
        return share >= least and not silent and not of_others
    if found.decision is Decision.DECLINE:
        named = {at for span in message.spans for at in range(span.start, span.end)}
        rest = [word for at, word in enumerate(message.words) if at not in named]
        unheard = sum(word not in reader.common for word in rest)
        most = 1 if _SUPPOSED.match(message.text) else 0
        return found.entry not in _BY_CHANCE or unheard > most or share >= least
    computed = library.topics[found.entry].compute and found.confidence >= SURE
    its_own = found.confidence >= OF_ITS_OWN and share >= LEADS
    return bool(share >= least or its_own or computed or found.entry in reader.about_persons)


def _share(found: Understanding) -> float:
    """The share of the entry, of which that of its intent tells little."""
    return _share_of(found.entry, found) or found.confidence


def _share_of(entry: str, found: Understanding) -> float:
    return next((one.score for one in found.candidates if one.entry == entry), 0.0)
