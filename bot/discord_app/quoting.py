"""What a member says in a message, without the lines of others that it quotes. Pure."""

import re

from bot.understanding.normalise import clean

_PARTS = re.compile(
    r"(?P<code>```.*?(?:```|\Z)) | ^[ ]*(?:>>>[ ](?P<rest>.*) | >[ ](?P<line>[^\n]*\n?))",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
"""A block of code, in which nothing is quoted; what Discord shows as a quotation: the rest, or one line."""


def own_words(text: str) -> str:
    r"""A message without its quotations; one that says nothing besides is what it quotes.

    >>> own_words("> what does a data engineer earn\nwhat about in the UK?")
    'what about in the UK?'
    >>> own_words("is that true?\n>>> data engineers earn more\nthan analysts")
    'is that true?'
    >>> own_words("> what does a data engineer earn\n?")
    'what does a data engineer earn\n?'
    """
    said = _PARTS.sub(lambda part: part["code"] or "", text).strip()
    if any(letter.isalnum() for letter in clean(said)):
        return said
    return _PARTS.sub(lambda part: part["code"] or part["rest"] or part["line"] or "", text).strip()
