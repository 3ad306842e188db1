"""Two questions of which the first is no sentence: "data engineer salary usa, and what degree do i need"."""

import re

from bot.understanding.reading.normalise import ASKING

MOST_WORDS, FEWEST_WORDS = 8, 3
"""Words of the first; a question behind it has as many as the second number at least."""

_NOUN = r"(?:salary|salaries|pay|wages?|earnings|income|skills?|skillset|roadmap|duties|requirements)"
_NAMED = re.compile(rf"\b{_NOUN}\b", re.IGNORECASE)
_ASKS = rf"(?:{ASKING}|(?:what|how|where|who)s)\b"
_BARE = rf"(?:the |their |its )?{_NOUN}(?: needed| required)?[\s?.!]*$"
_JOINT = re.compile(rf"\s*[,;]?\s+and\s+(?:also\s+)?(?={_ASKS}|{_BARE})", re.IGNORECASE)
_STARTS = re.compile(rf"(?:and |so |ok |but )*{_ASKS}", re.IGNORECASE)

_ONE_QUESTION = re.compile(
    r"\b(?:i|im|my|me|we|our|you|your|compare|compared|comparison|difference|differences|between|versus|vs"
    r"|better|gap|learn|negotiate|raise|improve)\b",
    re.IGNORECASE,
)
"""Words of what is more than a name and its subject, or asks of two things in one."""


def noun_questions(text: str) -> list[str]:
    """The two questions, or none where that is not so.

    >>> noun_questions("research engineer salary usa, and what degree do they want?")
    ['research engineer salary usa', 'what degree do they want?']
    >>> noun_questions("salary of an nlp engineer and the skills")
    ['salary of an nlp engineer', 'the skills']
    >>> noun_questions("pay and skills of a data engineer"), noun_questions("difference in pay and skills")
    ([], [])
    """
    found = _JOINT.search(text) if "and" in text.lower() else None
    if found is None:
        return []
    first, second = text[: found.start()].strip(), text[found.end() :].strip()
    few = FEWEST_WORDS <= len(first.split()) <= MOST_WORDS
    if not few or not _NAMED.search(first) or _STARTS.match(first) or _ONE_QUESTION.search(first):
        return []
    bare = re.match(_BARE, second, re.IGNORECASE)
    return [first, second] if bare or len(second.split()) >= FEWEST_WORDS else []
