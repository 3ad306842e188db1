"""The words of a question that tell what it is about."""

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


def telling(text: str) -> frozenset[str]:
    """The words of a question without those that stand in questions about anything, as they are compared.

    >>> sorted(telling("What's the study group?"))
    ['group', 'study']
    """
    return frozenset(fold(text).split()) - FUNCTION_WORDS
