"""Clean text -> tokens: one word for each way to write it."""

import re
from functools import lru_cache
from typing import NamedTuple

_GROUPED = r"(?<![\d.,])[1-9]\d{0,2}(?:(?:[.,]\d{3})+|[ ]000)(?![\d.,]?\d)"
"""A number with marks between its thousands: "95,000", "55.000", "60 000"."""
_TOKEN = re.compile(
    rf"{_GROUPED}|"
    r"(?:[^\W\d_]\.){2,}[^\W\d_]?(?!\w)|\b[A-Z]\.[A-Z]\b|[cC]\+\+|[cCfF]#|[^\W_]+(?:['’`][^\W_]+)*"
)
_PHRASE_TOKEN = re.compile(r"\{[a-z_]+\}|" + _TOKEN.pattern)
_MARKS = re.compile(r"['’`., ]")
"""What may stand within a word."""

SHORTHAND = {
    "ppl": "people", "u": "you", "ur": "your", "abt": "about", "smth": "something", "smthing": "something",
    "yrs": "years", "hrs": "hours", "shud": "should", "wud": "would", "cud": "could", "pls": "please",
    "plz": "please", "thx": "thanks", "ty": "thanks", "bc": "because", "cuz": "because",
    "tho": "though", "thru": "through",
    "w": "with", "govt": "government", "mgmt": "management", "mgr": "manager",
    "exp": "experience", "yoe": "years", "diff": "difference", "dept": "department", "msg": "message",
    "uni": "university", "vs": "versus", "v": "versus", "n": "and", "wanna": "want", "gonna": "going",
    "gud": "good", "payed": "paid", "lpa": "80k", "lakhs": "80k", "lakh": "80k", "lacs": "80k",
    "yt": "youtube", "tmrw": "tomorrow", "crore": "80k", "crores": "80k", "cr": "80k",
}  # fmt: skip
"""Shorthand of chats, a word each; both phrases and questions are read through it."""

_AMOUNT = re.compile(r"(?!401k)\d{2,3}k|\d{1,3}(?:lpa|l|cr)|\d{5,7}")
_BEFORE_AMOUNT = re.compile(r"[$€£₹]\s?$")
_AFTER_AMOUNT = re.compile(
    r"\s?(?:[$€£₹]|(?:eur|euros?|usd|dollars?|gbp|pounds?|chf|francs|inr|rupees|cad|aud|pln|zloty|sek)\b"
    r"|(?:a|per|each|/)\s?(?:month|mo|year)\b)",
    re.IGNORECASE,
)
_HOURS = re.compile(r"\d{1,2}(?:h|hrs?|hours?)")
_FOUR = 4
"""Digits of a number that is an amount only with a currency or a time: "3200 euros", but a card's "3090"."""

AMOUNT = "80k"
"""The word that stands for every amount of money, so that a phrase with one serves all others."""

_PLURAL_OF_S = re.compile(r"[A-Z]{1,4}Ss")
"""An abbreviation that ends in S, in the plural."""


class Token(NamedTuple):
    """One word: `word` is folded (lower case, no accents, no apostrophes); `raw` as it was typed.

    `gap` is what stood between it and the token before.
    """

    word: str
    raw: str
    gap: str = " "

    @property
    def in_capitals(self) -> bool:
        """Whether it was written like an ISO code or an abbreviation: US, U.S."""
        return self.raw.isupper()


def tokenise(text: str) -> list[Token]:
    """Tokens of clean text.

    >>> [t.word for t in tokenise("What's C++ in the U.S.?")]
    ['whats', 'c++', 'in', 'the', 'us']
    >>> [t.word for t in tokenise("$95,000, 55.000 or 60 000 euros, $4,500 a month, 1,200 rows")]
    ['80k', '80k', 'or', '80k', 'euros', '80k', 'a', 'month', '1200', 'rows']
    """
    return _tokens(text, _TOKEN)


def tokenise_phrase(text: str) -> list[Token]:
    """Like `tokenise`, but keeps slots such as {role} as tokens of their own."""
    return _tokens(text, _PHRASE_TOKEN)


def _tokens(text: str, pattern: re.Pattern[str]) -> list[Token]:
    tokens: list[Token] = []
    end = 0
    for match in pattern.finditer(text):
        raw, (start, behind) = match.group(), match.span()
        word, gap = _folded(raw), text[end:start]
        if len(word) == _FOUR and word.isdigit():
            paid = _BEFORE_AMOUNT.search(gap) or _AFTER_AMOUNT.match(text, behind)
            word = AMOUNT if paid else word
        tokens.append(Token(word, raw, gap))
        end = behind
    return tokens


@lru_cache(maxsize=1024)
def _folded(raw: str) -> str:
    """The word that was typed as `raw`."""
    word = raw.casefold() if raw.isalnum() else _MARKS.sub("", raw).casefold()
    if not word.isalpha():
        return _counted(word)
    if _PLURAL_OF_S.fullmatch(raw):
        word = word[:-1]  # "DSs", which `singular` leaves
    return SHORTHAND.get(word) or _shortened(word)


def _shortened(word: str) -> str:
    """A word without the letters that draw out its end.

    >>> _shortened("heyyyy"), _shortened("agree"), _shortened("iii")
    ('hey', 'agree', 'iii')
    """
    drawn = len(word) > len("iii") and word[-1] == word[-2] == word[-3]
    return word.rstrip(word[-1]) + word[-1] if drawn else word


def _counted(word: str) -> str:
    """A word with a figure in it: all amounts of money are one word, and so are all hours.

    >>> _counted("95k"), _counted("58000"), _counted("8h"), _counted("401k")
    ('80k', '80k', 'hours', '401k')
    """
    if not word[0].isdigit():
        return word
    if _AMOUNT.fullmatch(word):
        return AMOUNT
    return "hours" if _HOURS.fullmatch(word) else word


def singular(word: str) -> str:
    """The word without a plural s; the same rule for names and for questions, so both sides agree."""
    if len(word) <= 3 or not word.endswith("s") or word.endswith(("ss", "us", "is")) or word in _NO_PLURAL:
        return word
    if word.endswith("ies") and len(word) > 4:
        return f"{word[:-3]}y"
    return word[:-2] if word.endswith(("sses", "ches", "shes", "xes")) else word[:-1]


_NO_PLURAL = frozenset(
    {"does", "always", "perhaps", "series", "years", "pandas", "news", "mathematics", "physics"}
)
