"""What somebody says of themselves beside what they ask: "i quit my job last week, what is mlops".

A text is parted at its marks, and before "but", "so" and "and" that open a question. Clauses of the first
person in which nothing is wished for are told; those that are left must stand together.
"""

import re

from bot.understanding.reading.normalise import ASKING
from bot.understanding.sentences.passed_on import PEOPLE

_OPENING = (
    rf"(?:{ASKING}|whats|what's|hows|how's|wheres|whos|did|could|would|was|were|has|have|am|any|anyone"
    r"|explain|tell|compare|list|show|recommend)\b"
)
_ASKS = re.compile(rf"(?:(?:and|so|but|or|then|also|now) )*{_OPENING}", re.IGNORECASE)
_LINKS = r"(?:hi|hello|hey|ok|okay|well|so|btw|fyi|lol|and|but|also|honestly|basically|since|because|anyway)"
_OF_ONESELF = re.compile(
    rf"(?:{_LINKS}[, ]+)*(?:i|im|i'?m|ive|i'?ve|we|we'?re|been|doing|currently|recently|just|got|right now"
    r"|graduated|finish(?:ed|ing)|work(?:ed|ing)|stud(?:ied|ying)|coming from|spent|started|became|trained"
    r"|wrote|lost|left|moved|living|done \d|second year|final year|\d+ (?:years?|yrs?|yoe|months?)"
    r"|not much|little|english is(?:n'?t)?|boss|wife|husband|parents"
    rf"|(?:all )?(?:my|our) (?:\w+ )?(?:{PEOPLE}|background|degree|major|company|team|job|employer|maths?"
    r"|english|french|german))\b",
    re.IGNORECASE,
)
_PART_OF_IT = re.compile(
    r"\b(?:want|wanna|would like|i'?d like|needs? (?:to|an?|some|help|advice)|hop(?:e|ing)|plan(?:ning)?"
    r"|try(?:ing)?|look(?:ing)?|think(?:ing)?|wonder(?:ing)?|consider(?:ing)?|interested|curious|aim(?:ing)?"
    r"|dreams?|goal|decid(?:e|ing)|torn|switch(?:ing)?|transition(?:ing)?|move|moving into|should|can'?t"
    r"|confused|unsure|not sure|don'?t know|stuck|struggl\w+|ask|if|when|whether|nothing|without"
    r"|no (?:\w+ )?(?:degree|diploma|experience|background)|adhd|autis\w+|disab\w+|dyslexi\w+|deaf|blind)\b",
    re.IGNORECASE,
)
"""A clause with one of these is a part of the question: "i want to move into mlops, how"."""

_PREAMBLE = r"(?:i (?:just )?(?:wanted|want) to (?:ask|know)|i (?:was|am) wondering|i wonder)"
_PARTS = re.compile(
    r"(?<=[.?!…]) +| *[,;:] +| +[-–—]+ +"
    rf"| +(?:and|so|but) {_PREAMBLE}[:,]? +| +(?=(?:but|so|and) {_OPENING})",
    re.IGNORECASE,
)
_GREETING = re.compile(
    r"(?:hi|hello|hey|ok|okay|well|so|thanks|thank you|lol|honestly)(?: (?:all|guys|everyone|there|folks))?"
    r"[ .!,]*",
    re.IGNORECASE,
)
_POINTING = re.compile(
    r"\b(?:it(?! like)|its|that|thats|this|these|those|they|them|their|ones?(?! day)|he|she|his|her|him|yours"
    r"|same|both|two|else|such|now what|what now|what next|instead|further|left|you pick|you do"
    r"|(?:i|to) do|wrong|help)\b",
    re.IGNORECASE,
)
"""Words that point at what was told, or ask of nothing else."""

LONGEST = 600
"""Characters of a message that is looked at; who writes more tells a story that belongs together."""

FEWEST_WORDS = 4
"""Words of a part behind which "it" may mean what that part names: "fine tuning for work, is it useful"."""


def asked_beside(text: str) -> tuple[str, bool]:
    """(What a cleaned text asks beside what it tells of the asker, whether it may point at that); an empty
    text where it tells nothing of them in clauses of their own.

    >>> asked_beside("i quit my job last week, what is mlops")
    ('what is mlops', False)
    >>> asked_beside("so i hate my boss but what does an ML engineer earn?")
    ('but what does an ML engineer earn?', False)
    >>> asked_beside("which AI job pays best? my father thinks i am crazy")
    ('which AI job pays best?', False)
    >>> asked_beside("i write sql all day, is that normal?"), asked_beside("i want into AI, how?")
    (('is that normal?', True), ('', False))
    """
    if len(text) > LONGEST:
        return "", False
    parts = [part.strip() for part in _PARTS.split(text) if part.strip(" ,.;:-")]
    tells = [_tells(part) for part in parts]
    if not any(tells) or all(tells):
        return "", False
    first, end = tells.index(False), len(tells) - tells[::-1].index(False)
    if any(tells[first:end]):
        return "", False
    asked = text[_place(text, parts, first) :]
    if end < len(parts):
        asked = text[_place(text, parts, first) : _place(text, parts, end)].rstrip(" ,;:-–—")
    return asked, _points(parts[first:end])


def _tells(part: str) -> bool:
    if _ASKS.match(part) or part.endswith("?"):
        return False
    if _GREETING.fullmatch(part):
        return True
    return bool(_OF_ONESELF.match(part)) and not _PART_OF_IT.search(part)


def _place(text: str, parts: list[str], number: int) -> int:
    """Where one of the parts begins in the text."""
    at = 0
    for part in parts[:number]:
        at = text.index(part, at) + len(part)
    return text.index(parts[number], at)


def _points(parts: list[str]) -> bool:
    """Whether it points at something, and not only at what it said before itself."""
    if len(parts[0].split()) >= FEWEST_WORDS and not _POINTING.search(parts[0]):
        return False
    return any(map(_POINTING.search, parts))
