"""Text as it is compared, and as it is quoted in messages."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w+#{}]+")


def fold(text: str) -> str:
    """Lower case, NFKC, one blank between words; keeps + and # ("c++", "c#") and {slots}.

    >>> fold("  Machine-Learning  Engineer (ML)! ")
    'machine learning engineer ml'
    """
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()


def shorten(text: str, most: int = 60) -> str:
    """`text` in at most `most` characters, for a message."""
    return text if len(text) <= most else text[: most - 3] + "..."
