"""Two letters that stand for a country, or for something else: "US" and "us", "DE" and "ML"."""

from collections.abc import Sequence

from bot.understanding.reading.tokens import Token

_SURE_CODES = frozenset({"US", "GB"})
_ABBREVIATIONS = frozenset(
    {"AI", "ML", "IT", "BI", "CS", "QA", "HR", "DS", "DE", "MS", "PM", "SE", "PR", "TF", "CV", "TL", "GM",
     "VC", "LA"}
)  # fmt: skip
"""Codes of countries that mean something else in questions on careers."""

_BEFORE_PLACE = frozenset({"in", "from", "outside", "within", "of", "across"})
_KEY_WORDS = 6
"""Words of a message at most that is a row of key words."""

_SALARY = frozenset({"salary", "salaries"})
"""Pay that nobody is given: "salary us" names a place, "pay us" need not."""
_PAY = frozenset({"salary", "pay", "wage", "compensation", "comp", "income", "earning"})
_ASKING_WORDS = """
    do does did dont not never they should will would must can could may to why you we
"""
_ASKING = frozenset(_ASKING_WORDS.split())
"""Words of a sentence, which a row of key words does not hold."""
_BEHIND_PLACE = frozenset({"entry", "junior", "mid", "senior", "staff", "lead", "level", "range", "remote"})
_PEOPLE_OF_ROLES = frozenset({"engineer", "scientist", "analyst", "architect", "manager", "developer"})
_NEVER_LAST = frozenset({"ME", "NA", "NO", "SO", "TO"})
"""Codes of countries that end a message as words in capitals, too."""

_SMALL_CODES = frozenset(
    {"NL", "PL", "FR", "ES", "SG", "AU", "NZ", "JP", "SE", "DK", "FI", "CH", "CZ", "HU", "GR"}
)
"""Codes of countries that end a message behind "in", in small letters too; no words of any other kind."""


def is_code(code: str, tokens: Sequence[Token], words: Sequence[str], start: int) -> bool:
    """Two capitals are a country where they stand for one in plain English, or after "in" and the like."""
    if not tokens[start].in_capitals:
        in_it = code in _SMALL_CODES and words[start - 1 : start] == ["in"] and start == len(words) - 1
        return in_it or (code == "US" and (_beside_another(words, start) or _ends_key_words(words, start)))
    if code == "GB" and words[start - 1 : start] and words[start - 1].isdigit():
        return False  # "our largest table has 40 GB"
    if code in _SURE_CODES:
        return True
    if code in _ABBREVIATIONS or start == 0:
        return False
    # "DE salary NL": the last of a few key words about pay.
    last_of_few = start == len(words) - 1 and len(words) <= _KEY_WORDS and not _PAY.isdisjoint(words)
    told_of = last_of_few and words[start - 1] not in ("a", "an")  # "salary of a BA"
    return words[start - 1] in _BEFORE_PLACE or (told_of and code not in _NEVER_LAST)


def _beside_another(words: Sequence[str], at: int) -> bool:
    """Whether a place is set beside another: "us vs canada"."""
    return "versus" in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])


def _ends_key_words(words: Sequence[str], at: int) -> bool:
    """Whether a small "us" ends a few key words about pay ("mle salary us", "de pay us mid"), and is nobody
    who is paid ("do they pay us")."""
    if not _BEHIND_PLACE.issuperset(words[at + 1 :]):
        return False
    if words[at - 1] in _SALARY:
        return True
    if len(words) > _KEY_WORDS or _ASKING & set(words):
        return False
    return words[at - 1] in _PAY or (words[at - 1] in _PEOPLE_OF_ROLES and not _PAY.isdisjoint(words))
