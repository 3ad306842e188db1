"""Folding text to the form in which names and phrases are compared."""

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w+#{}]+")


def fold(text: str) -> str:
    """Lower case, NFKC, one blank between words; keeps + and # ("c++", "c#") and {slots}.

    >>> fold("  Machine-Learning  Engineer (ML)! ")
    'machine learning engineer ml'
    """
    return _NOT_WORD.sub(" ", unicodedata.normalize("NFKC", text).casefold()).strip()
