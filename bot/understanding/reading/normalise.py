"""A message as it was typed -> clean text and tokens. The only place where text is normalised."""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

MAX_CHARACTERS = 4000
"""Discord's longest message. What stands behind is left away."""

_INVISIBLE = dict.fromkeys(
    code
    for first, last in (
        (0x00, 0x08),
        (0x0B, 0x0C),
        (0x0E, 0x1F),
        (0x7F, 0x7F),
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x180E, 0x180E),
        (0x200B, 0x200F),
        (0x202A, 0x202E),
        (0x2060, 0x206F),
        (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)
"""Control characters, zero-width and direction marks, variation selectors."""

_LOOK_ALIKES = str.maketrans("аеорсухіјԁѕһԛԝмкнтвΑΒΕΖΗΙΚΜΝΟΡΤΥΧο", "aeopcyxijdshqwmkhtbABEZHIKMNOPTYXo")
_LATIN = re.compile(r"[a-zA-Z]")
_WORD = re.compile(r"\w+")
_ARROW = re.compile(r"[-=]{1,2}>|[→⇒➔➜]")

_LETTERS = re.compile(r"[\w\s,;?!'’{}$%+#()-]*")
"""A text without what any markup, link or arrow begins with."""

_CODE_BLOCK = re.compile(r"```.*?(?:```|\Z)", re.DOTALL)
_MENTION = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:)\d+(?::\w)?>|@(?:everyone|here)\b")
_LINK = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_TAG = re.compile(r"\[(?:[a-z]|discussion|question|advice|help|serious|meta|project|research|news)\]", re.I)
_GREETING = re.compile(
    r"^\W*(?:(?:hi|hey|hello|hiya|yo|greetings|good (?:morning|evening|afternoon|day)|dear)"
    r"(?:\s+(?:there|all|everyone|everybody|guys|folks|team|bot|y'?all|community|people))*\s*[,.!:;-]*\s+)",
    re.IGNORECASE,
)
_THANKS = re.compile(
    r"^\W*(?:(?:ok|okay|cool|great|nice|perfect|awesome|alright|got it|i see|makes sense)[\s,.!]+)*"
    r"(?:thanks|thank (?:you|u)|thx|thnx|ty|tysm|cheers)"
    r"(?:\s+(?:a lot|so much|very much|man|mate|bro|again|for (?:that|this|the info|the answer|your help)))*"
    r"[\s,.!;:-]+(?=(?:and|but|so|also|now|then|what|how|which|where|when|who|why|whats|hows|is|are|do|does|can|could"
    r"|should|would|will)\b(?!\s+(?:much|long|bye)\W*$))",
    re.IGNORECASE,
)
"""Thanks for the answer before, with a question behind."""
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

_SORRY = r"(?:(?:so|very|really|i\s+am|im|i'm)\s+)*(?:sorry|excuse|pardon|apologi[sz]e|apologies|forgive)"
_ENGLISH = r"(?:(?:my|the)\s+)?(?:very\s+)?(?:(?:bad|poor|broken|weak|terrible)\s+)?engl?ish"
_WRITTEN_SO = (
    r"(?:\s+(?:is|are|it'?s))?(?:\s+(?:not|so|very|that|too|really|good|great|well|bad|poor|perfect|broken"
    r"|my|first|second|native|language))*"
)
_APOLOGY = re.compile(
    rf"\b{_SORRY}(?:\s+me)?(?:\s+(?:for|about|if))?\s+(?:{_ENGLISH}{_WRITTEN_SO}"
    r"|(?:any\s+|the\s+|my\s+)?(?:typos?|spelling|grammar|formatting|long\s+(?:post|message|text))(?:\s+mistakes?)?)"
    rf"\b[\s,.;:!)]*|\b{_ENGLISH}{_WRITTEN_SO}[\s,]+(?:so\s+)?sorry\b[\s,.;:!)]*",
    re.IGNORECASE,
)
"""Excuses for how a message is written; nothing is asked about the language."""

_EXCUSED = re.compile(r"sorry|excuse|pardon|apolog|forgive|ngl?ish|\bgit\b", re.IGNORECASE)
"""What stands in a text that `_APOLOGY` or `_GET_GOOD` looks for: a tenth of their time."""

_WITHOUT = re.compile(r"\bw/o\b", re.IGNORECASE)
_GET_GOOD = re.compile(r"\bgit(?=\s+(?:gud|(?:good|better)\s+at)\b)", re.IGNORECASE)
"""Slang of players, "git gud at sql"; not the tool."""

_AGE = re.compile(r"\b(\d{2})\s?(?:y/o|yo)\b(?!/)", re.IGNORECASE)

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

CODE = "codeblock"
"""The token that stands for a block of code."""


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


ASKING = "what|which|who|where|when|why|how|is|are|do|does|can|should|will"
"""Words that open a question, as a part of a pattern."""

_LINE_END = re.compile(rf"(?<=[^\W_])[^\S\n]*\n\s*(?=(?:i|im|{ASKING})\b)", re.IGNORECASE)
"""Between two lines of which the first ends without a mark: people who write line by line leave it out."""


def clean(text: str) -> str:
    """Readable text on one line: no markup of Discord, links, code, tags, invisible characters."""
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS]
    text = text.translate(_INVISIBLE)
    if not _LETTERS.fullmatch(text):  # most messages hold no markup at all
        text = _without_markup(text)
    if _EXCUSED.search(text):
        text = _without_apology(_GET_GOOD.sub("get", text))
    if "/" in text:
        text = _WITHOUT.sub("without", text)
    text = _AGE.sub(r"\1 year old", text)  # "52 y/o"
    if not text.isascii():
        text = _WORD.sub(_latin_only, _strip_marks(text))
    if "\n" in text:
        text = _LINE_END.sub("; ", text)
    return _without_greeting(" ".join(text.split()))


def _without_markup(text: str) -> str:
    text = _CODE_BLOCK.sub(f" {CODE} ", text)
    text = _MENTION.sub(" ", text)
    text = _LINK.sub(" ", text)
    text = _TAG.sub(" ", text)
    return _ARROW.sub(" to ", text)  # "DA -> DE"


def _strip_marks(text: str) -> str:
    """Letters without accents; piles of combining marks (zalgo) go the same way."""
    decomposed = unicodedata.normalize("NFD", text)
    kept = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", kept)


def _latin_only(match: re.Match[str]) -> str:
    """Replaces look-alike letters, but only in words that mix scripts."""
    word = match.group()
    return word.translate(_LOOK_ALIKES) if _LATIN.search(word) else word


def _without_apology(text: str) -> str:
    """What is left where enough is.

    >>> _without_apology("my english not so good sorry. what does a data analyst do")
    'what does a data analyst do'
    >>> _without_apology("sorry for bad english. where do i start")
    'where do i start'
    >>> _without_apology("is my english good enough for a job")
    'is my english good enough for a job'
    """
    kept = _APOLOGY.sub(" ", text).strip()
    return kept if len(kept.split()) >= 3 else text


def _without_greeting(text: str) -> str:
    match = _GREETING.match(text) or _THANKS.match(text)
    if match and len(text[match.end() :].split()) >= 3:
        return text[match.end() :]
    return text


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
