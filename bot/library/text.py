"""Text as it is compared, and as it is quoted in messages."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w+#{}]+")
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\u2800\u3164\ufeff\uffa0"
    "\U000e0000-\U000e007f]|(?<![\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])\u200d"
)
"""Characters without a shape, or that turn the reading direction; one joins the parts of an emoji."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs"})
_MARKS = 2
"""Accents that a letter may carry: more of them pile up over the lines around."""


def fold(text: str) -> str:
    """Lower case, NFKC, one blank between words; keeps + and # ("c++", "c#") and {slots}.

    >>> fold("  Machine-Learning  Engineer (ML)! ")
    'machine learning engineer ml'
    """
    # To plain ASCII neither NFKC nor casefold does more than lower.
    folded = text.lower() if text.isascii() else unicodedata.normalize("NFKC", text).casefold()
    return _NOT_WORD.sub(" ", folded).strip()


def shorten(text: str, most: int = 60) -> str:
    """`text` in at most `most` characters, for a message."""
    return text if len(text) <= most else text[: most - 3] + "..."


def visible(text: str) -> str:
    """`text` without what cannot be seen, turns the reading direction or hides others; line breaks stay.

    >>> visible("pay\\u202e of\\x00 a\\tdata\\u200b engineer")
    'pay of a data engineer'
    """
    if text.isascii() and text.isprintable():
        return text
    kept: list[str] = []
    marks = 0
    for letter in INVISIBLE.sub("", text):
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if letter != "\n" and letter.isspace():
            kept.append(" ")
        elif letter in "\n\u200d" or (marks <= _MARKS and unicodedata.category(letter) not in _UNSEEN):
            kept.append(letter)
    return "".join(kept)
