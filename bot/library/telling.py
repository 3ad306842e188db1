"""The words of a question that tell what it is about."""

import re

from bot.library.text import fold

FUNCTION_WORDS = frozenset(
    ["a", "about", "all", "also", "am", "an", "and", "any", "are", "as", "at", "be", "been", "but",
     "by", "can", "could", "d", "did", "do", "does", "for", "from", "get", "had", "has", "have", "he",
     "her", "here", "him", "his", "how", "i", "if", "in", "is", "it", "its", "just", "ll", "m", "may",
     "me", "might", "must", "my", "no", "not", "of", "on", "or", "our", "please", "re", "s", "shall",
     "she", "should", "so", "some", "t", "than", "that", "the", "their", "them", "then", "there",
     "these", "they", "this", "those", "to", "too", "us", "ve", "very", "was", "we", "were", "what",
     "when", "where", "which", "who", "whom", "whose", "why", "will", "with", "would", "yes", "you",
     "your"]
)  # fmt: skip
"""Words that stand in questions about anything."""

_TOLD_TOGETHER = ("at will", "9 to 5")
"""Such words that say something together."""

_NAMES = re.compile(r"\b(?:IT|US)\b")
"""Names of a trade and of a country that in small letters would be such words."""

_ANY = re.compile(r"\{\w+\}\w*|\d{1,2}")
"""What stands for anything: a slot, or a small number."""


def telling(text: str) -> frozenset[str]:
    """The words of a question without those that stand in questions about anything, as they are compared.

    >>> sorted(telling("What's the study group?"))
    ['group', 'study']
    >>> sorted(telling("what is IT")), sorted(telling("WHAT IS IT")), sorted(telling("what is {role}"))
    (['it'], [], [])
    """
    folded = fold(text)
    words = folded.split()
    told = {word for word in words if word not in FUNCTION_WORDS and not _ANY.fullmatch(word)}
    told.update(
        word for phrase in _TOLD_TOGETHER if f" {phrase} " in f" {folded} " for word in phrase.split()
    )
    if len(words) == 1 or not text.isupper():  # where all is in capitals, they name nothing
        told.update(name.lower() for name in _NAMES.findall(text))
    return frozenset(told)
