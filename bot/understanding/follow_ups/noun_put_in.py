"""A short question with the noun put in that its pronoun stands for: "do i need to deploy them" behind
projects for a portfolio, "whats above that" behind a role."""

import re

from bot.library import Library
from bot.understanding.follow_ups.asked_further import MOST_WORDS, is_sure
from bot.understanding.follow_ups.context import ROLE_ANSWERS
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.leaning import ADDRESSED, DECLINED
from bot.understanding.follow_ups.name_put_in import is_heard, telling_words
from bot.understanding.follow_ups.of_the_subject import told_of_it
from bot.understanding.follow_ups.role_questions import PRONOUNS
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Decision, Understanding

SURE = 0.95
"""Share of an entry from which on a question that points back stands by itself all the same."""

MEANT, STAYS, CLEAR, CLEARER = 0.9, 0.45, 0.6, 0.75
"""Shares of an intent, and within it of an entry, from which on the question with the noun counts: of the
entry before where by itself it leads to another of its intent, of any, and where it holds small words alone
or names a degree."""

NEAR = 0.15
"""Share of what follows on the answer before from which on a question that would be declined means that."""

_ONE = re.compile(
    r"\bit(?! (?:come|cost)s?\b| \w+ (?:if|to|that)\b)"
    r"|\b(?:this|that)(?=\W*$| (?:is|was|does|would|will|can)\b)"
    r"|(?<=\bdoes )one\b|(?<=\bdo )one\b|(?<=\b(?:have|need|find|take) )one\b"
)
_MANY = re.compile(r"\b(?:them|they|those(?=$)|these(?=$))\b")

NOUNS: dict[str, tuple[str, str]] = {
    "education/bootcamps": ("a bootcamp", "bootcamps"),
    "education/certificates": ("a certificate", "certificates"),
    "education/masters-worth-it": ("a master's degree", "master's degrees"),
    "education/online-courses": ("an online course", "online courses"),
    "education/phd-value": ("a phd", ""),
    "job_search/internships": ("an internship", "internships"),
    "job_search/interviews": ("the interview", ""),
    "job_search/resume": ("my cv", ""),
    "job_search/take-home-tasks": ("the take-home task", "take-home tasks"),
    "networking/blogging": ("my blog", ""),
    "networking/conferences": ("a conference", "conferences"),
    "networking/linkedin-profile": ("my linkedin profile", ""),
    "networking/mentors": ("", "a mentor"),
    "networking/open-source": ("open source", ""),
    "portfolio/github": ("my github profile", "my projects"),
    "portfolio/kaggle": ("kaggle", "competitions"),
    "portfolio": ("my portfolio", "my projects"),
}
"""What "it" and "them" are behind an entry, or behind all of an intent."""


def noun_put_in(
    found: Understanding,
    message: Message,
    context: Context,
    known: Known,
) -> Understanding | None:
    """What a question asks with the noun in place of its pronoun; None where it points at none, and where
    what it leads to by itself, `found`, is sure."""
    library, reader = known.library, known.reader
    topic = library.topics.get(context.entry or "")
    if topic is None or len(message.words) > MOST_WORDS:
        return None
    beside = _sets_beside(message, context)
    if message.spans and not beside:
        return None
    named = _named(message, context, library) if ADDRESSED.isdisjoint(message.words) else None
    declined = found.decision is Decision.DECLINE
    chance = declined and found.entry in DECLINED and found.candidates[0].score < SURE
    own = not (beside or _of_its_intent(found, context)) and is_sure(found, message, library, reader, SURE)
    if named is None or not (chance or not own):
        return None
    if (following := _following(found, topic.followups)) is not None:
        return told_of_it(library, message, following, context)
    told = known.of_text(named)
    share = next((one.score for one in told.candidates if one.entry == told.entry), 0.0)
    if told.decision is not Decision.ANSWER or told.intent in (*REJECT, "smalltalk", "role"):
        return None
    same = told.entry == context.entry
    other = same and found.decision is Decision.ANSWER and found.intent == context.intent != "role"
    if told.confidence < MEANT or share < (STAYS if other else CLEAR) or library.topics[told.entry].compute:
        return None
    least = CLEAR if telling_words(message, reader.common) and not beside else CLEARER
    if not same and share < least:
        return None
    heard = beside or is_heard(message, known.index.phrases_of(told.entry), reader.common)
    if (declined or not same) and not heard:
        return None
    skill = context.slots.skill if same else None
    return told_of_it(library, message, told.entry, context, skill)


def _sets_beside(message: Message, context: Context) -> bool:
    """Whether a degree alone is named, behind a pronoun, and none that was spoken of: "is it any use with a
    phd" is asked of what it stands for."""
    if not message.spans or any(span.kind != "degree" for span in message.spans):
        return False
    before = message.words[: message.spans[0].start]
    same = message.slots.degree == context.slots.degree
    return message.slots.named().keys() == {"degree"} and not same and not PRONOUNS.isdisjoint(before)


def _of_its_intent(found: Understanding, context: Context) -> bool:
    """Whether it leads to another entry of the intent before, which by itself is no sure thing."""
    share = next((one.score for one in found.candidates if one.entry == found.entry), 0.0)
    return found.decision is Decision.ANSWER and found.intent == context.intent and share < SURE


def _named(message: Message, context: Context, library: Library) -> str | None:
    """The text with the noun in it; None where no pronoun stands for one."""
    role = library.roles.get(context.slots.role or "")
    computed = library.topics[str(context.entry)].compute
    nouns = NOUNS.get(context.entry or "", NOUNS.get(context.intent, ("", "")))
    if role and not context.slots.role2 and (computed in ROLE_ANSWERS or context.intent == "day"):
        nouns = (f"a {role.name}", "")
    text = message.text.lower()
    for pronoun, noun in zip((_ONE, _MANY), nouns, strict=True):
        if noun and pronoun.search(text):
            return pronoun.sub(noun, text, count=1)
    return None


def _following(found: Understanding, following: tuple[str, ...]) -> str | None:
    """What follows on the answer before and is next to what a question is declined for."""
    if found.decision is not Decision.DECLINE:
        return None
    careers = [one for one in found.candidates if one.intent not in REJECT]
    first = careers[0] if careers else None
    return first.entry if first and first.score >= NEAR and first.entry in following else None
