"""Several questions in one message: "what does an MLE do and how much do they make?"."""

import re

from bot.understanding.reading.normalise import ASKING
from bot.understanding.sentences.noun_parts import noun_questions

FEWEST_WORDS = 3
"""Words below which a part is no question by itself."""

_MARKS = "\"'’‘“”()[]{}<>*_~`-–—.,;:!?&/\\"
_OPENING = f"{ASKING}|whats|hows|wheres|whos|wat|wats|did|could|would"
_QUESTION_WORDS = frozenset(_OPENING.split("|"))
_ASKING = rf"(?:{_OPENING})\b"
_STARTS = re.compile(rf"\s*(?:and|also|but|plus|n|&|so|ok)?[\s,]*{_ASKING}", re.IGNORECASE)
_AFTER_STORY = re.compile(rf"[.!,;:]\s+(?:(?:and|but|so|ok)\s+)?{_ASKING}(?:\s+\S+){{2}}", re.IGNORECASE)
"""A question behind what is told first: "I am a teacher. how do I get into data"."""

_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\s*[.!;]+\s+(?=[^.!;?]+[?.!]*$)")
MOST_TOLD = 12
"""Words at most of what is told before a short question."""

_ORDINALS = "first|second|third|fourth|fifth|firstly|secondly|thirdly|lastly|finally"
_NUMBER = rf"(?:\(?[1-9][.)]|\(?[a-h]\)|q[1-9][:.)]?|[-*•]|(?:{_ORDINALS})[:,])\s+"
"""How a question of a list begins: "1. what is mlops 2. what does it pay"."""

_REMARK = re.compile(
    r"(?:many |much )?(?:thanks?|thx|ty|cheers|sorry|lol|pls|please|btw|help|any help|appreciate"
    r"|you(?:'?re| are)|(?:im|i'm|i am) (?:on mobile|new|sorry)|my questions?|questions?|hi|hey)\b.{0,60}"
    r"|.{0,60}:",
    re.IGNORECASE,
)
"""What stands between questions and tells nothing."""

MOST_BETWEEN = 10
"""Words at most of what is told before a later question of a message."""

_JOINT = re.compile(
    rf"(?<=[?])\s+(?:{_NUMBER})?|(?:^|\s*[,;.]?\s+){_NUMBER}(?={_ASKING})"
    rf"|\s*[,;]?\s+(?:and\s+also|and|also|n|&|plus)\s+(?={_ASKING})",
    re.IGNORECASE,
)
_COMMA = re.compile(rf"{_JOINT.pattern}|\s*[,;]\s+(?={_ASKING})", re.IGNORECASE)
"""The same, and commas: "what is dbt, do i need it and what does it pay"."""

_NO_QUESTION = re.compile(r"\s*(?:when|if|as)\b", re.IGNORECASE)
"""How a part begins that a comma ends and that asks nothing by itself: "when I graduate, what do I do"."""


def questions(text: str) -> list[str]:
    """The questions of a message, in order; the whole text where it holds no more than one.

    >>> questions("what does an MLE do and how much do they make?")
    ['what does an MLE do', 'how much do they make?']
    >>> questions("i test software. how do i get into data n what would that pay")
    ['i test software. how do i get into data', 'what would that pay']
    >>> questions("I like maths and statistics. Which role suits me?")
    ['I like maths and statistics. Which role suits me?']
    >>> questions("what does an MLE do, how much do they make and is it hard?")
    ['what does an MLE do', 'how much do they make', 'is it hard?']
    >>> questions("1. what is mlops 2. how much do they earn")
    ['what is mlops', 'how much do they earn']
    """
    several = _may_be_several(text)
    listed = _asking(_COMMA, text) if several else []
    if listed and all(_STARTS.match(part) and not _NO_QUESTION.match(part) for part in listed):
        return listed
    return (_asking(_JOINT, text) if several else []) or noun_questions(text) or [text]


def _may_be_several(text: str) -> bool:
    """Whether a text may hold two questions: parting one takes a fortieth of what understanding it does."""
    if "?" in text.rstrip(" ?!."):
        return True
    return sum(word.strip(_MARKS) in _QUESTION_WORDS for word in text.lower().replace("'", " ").split()) > 1


def _asking(joint: re.Pattern[str], text: str) -> list[str]:
    """The parts of a text, each a question with what is told beside it; none where no more than one asks."""
    asking: list[str] = []
    for part in (part.strip() for part in joint.split(text) if part and part.strip()):
        if _asks(part, first=not asking):
            asking.append(part)
        elif _REMARK.fullmatch(part) or len(part.split()) < FEWEST_WORDS:
            continue
        elif asking and len(part.split()) <= MOST_BETWEEN and not part.endswith("?"):
            asking[-1] = f"{asking[-1]} {part}"
        else:
            return []
    return asking if len(asking) > 1 else []


def _asks(part: str, *, first: bool) -> bool:
    if len(part.split()) < FEWEST_WORDS:
        return False
    if _STARTS.match(part):
        return True
    story = _AFTER_STORY.search(part)
    if story is None:
        return part.endswith("?") and not first
    return first or len(part[: story.start()].split()) <= MOST_BETWEEN


def told_and_asked(text: str) -> tuple[str, str]:
    """What is told in the sentences before the last one, and the last; two empty texts where that is not so.

    >>> told_and_asked("ok data engineer it is. is it hard?")
    ('ok data engineer it is', 'is it hard?')
    >>> told_and_asked("what is rag. should i learn it"), told_and_asked("is it hard")
    (('', ''), ('', ''))
    """
    found = _SENTENCE.search(text)
    if found is None or found.end() == len(text):
        return "", ""
    told, asked = text[: found.start()], text[found.end() :]
    if "?" in told or len(told.split()) > MOST_TOLD or _STARTS.match(told):
        return "", ""
    return told, asked
