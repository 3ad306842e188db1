"""A short question that names no subject leans on the one before: "which is cheaper", "can i skip it", "how".

By itself it would lead to whatever entry happens to hold such words, or be declined. So it is ranked once
more with the subject that was spoken of.
"""

import re
from collections.abc import Callable

from bot.understanding.deciding import can_answer, carried_on
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.role_questions import PRONOUNS
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading.normalise import ASKING
from bot.understanding.reading.reader import FAIRLY_COMMON, Message, Reader
from bot.understanding.types import Context, Decision, Understanding

MOST_WORDS = 6
"""Words of a question that may lean on another."""

COMMON = 20
"""Entries in whose phrases a word stands that names no subject; behind "what about" fewer will do."""

TELLS = 3
"""Words from which on a message is no mere yes or no."""

SURE, SURER = 0.6, 0.75
"""Shares from which on a question is taken for one that leans; the second where it would lead to a third
subject, neither its own nor the one before."""

SUREST = 0.99
"""Share from which on an answer of another subject is its own."""

OF_THE_BOT = "smalltalk/who-made-you"
"""What tells who the bot is."""
ADDRESSED = frozenset({"you", "your", "yours", "u", "ur"})
"""Words by which the bot is spoken to."""
SAYS_NOTHING = frozenset({"smalltalk/say-more", "smalltalk/yes-or-no", OF_THE_BOT})
"""Where "how", "which first" and "where" lead by themselves."""

DECLINED = frozenset(
    f"out_of_scope/{name}"
    for name in (
        "chatter",
        "coding-help",
        "hardware",
        "health",
        "language-learning",
        "legal-and-tax",
        "money",
        "other-professions",
        "relationships",
        "theory-and-homework",
        "tool-support",
    )
)
"""Where small words alone are declined to by chance; what else is declined was asked for in so many words."""

_COMPARED_WORDS = """
    cheaper faster easier harder quicker difficult expensive cheapest fastest easiest hardest quickest longest
"""
_COMPARED = frozenset(_COMPARED_WORDS.split())
"""Common words, too: few phrases hold them."""
_OPENING = frozenset({"ok", "okay", "so", "and", "but", "then", "now"})
"""Words about a question that do not count."""
_OPENED = re.compile(r"^((?:ok |so )?and|or|what about|how about|i have|i did|but)\b", re.IGNORECASE)
ASKS = re.compile(rf"^(?:(?:and|so|ok|but)\s+)*(?:{ASKING})\b", re.IGNORECASE)
"""A question, whatever it opens with."""
_BARE = re.compile(
    r"\W*(?:(?:and|so|ok|but)\s+)?(?:how(?:\s+(?:long(?:\s+to\s+(?:learn|study|get there))?|often|soon|fast"
    r"|many(?:\s+\w+)?))?|where|when|like what|what else|what instead|about what)\W*",
    re.IGNORECASE,
)
"""What asks nothing by itself, wherever it would lead."""

_WHICH = re.compile(
    r"\W*(?:(?:and|so|ok|but)\s+)?which(?:\s+(?:one|ones|of (?:them|those|these|the two)))?\W*",
    re.IGNORECASE,
)


def leans(message: Message, reader: Reader) -> bool:
    """Whether a message is short and of common words alone."""
    counted = [word for word in message.words if word not in _OPENING]
    few = 0 < len(counted) <= MOST_WORDS and not message.spans
    least = FAIRLY_COMMON if _OPENED.match(message.text) else COMMON
    return few and all(word in _COMPARED or reader.common.get(word, 0) >= least for word in message.words)


def leaning(
    found: Understanding,
    message: Message,
    context: Context,
    known: Known,
) -> Understanding | None:
    """What a message that leans asks of the subject before. None where what it leads to by itself, `found`,
    is meant."""
    before, library = context.entry, known.library
    if before is None or before not in library.topics:
        return None
    role = library.roles.get(context.slots.role or "")
    subject = f"{library.topics[before].title} {role.name if role else ''}"
    entry: str | None = before
    if not _WHICH.fullmatch(message.text):
        entry = _entry(found, message, before, lambda: known.of_text(f"{message.text} {subject}"))
    if entry is None:
        return None
    inherited = ("role",) if context.slots.role else ()
    continued = Continued(context.slots, inherited, entry=entry)
    if not can_answer(library, continued, message.slots, before):
        return None
    return carried_on(library, message, continued, before)


def leads_nowhere(found: Understanding, message: Message) -> bool:
    """Whether what a short message leads to by itself is nothing that was asked."""
    if found.intent == "smalltalk" and not ADDRESSED.isdisjoint(message.words):
        return False
    declined = found.decision is Decision.DECLINE and found.entry in DECLINED
    silent = found.entry in SAYS_NOTHING
    if silent and len(message.words) >= TELLS and not PRONOUNS.isdisjoint(message.words):
        return True  # "they said no"
    return declined or bool(_BARE.fullmatch(message.text) or (silent and ASKS.match(message.text)))


def _entry(
    found: Understanding, message: Message, before: str, with_subject: Callable[[], Understanding]
) -> str | None:
    if found.entry == OF_THE_BOT and not ADDRESSED.isdisjoint(message.words):
        return None  # "who are you"
    points = not PRONOUNS.isdisjoint(message.words)
    nowhere = leads_nowhere(found, message)
    if not nowhere and (not points or found.intent in (*REJECT, "smalltalk", "salary")):
        return None
    told = with_subject()
    stays = told.intent == before.partition("/")[0]
    if told.decision is not Decision.ANSWER or told.intent == "smalltalk":
        return None
    if told.confidence < (SURE if nowhere or stays else SURER):
        return None
    if not nowhere and not stays and told.confidence < found.confidence:
        return None
    if stays and not nowhere and found.intent != told.intent and found.confidence >= SUREST:
        return None  # "how many rounds are there"
    own = found.decision is Decision.ANSWER and found.intent == told.intent and found.confidence >= SURER
    if stays:
        return found.entry if own else before  # "do they work nights" behind what bores: the hours
    return told.entry
