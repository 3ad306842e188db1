"""A message as it was typed -> clean text on one line; text is cleaned nowhere else."""

import re
import unicodedata

from bot.understanding.reading.courtesies import without_apology, without_greeting

MAX_CHARACTERS = 4000
"""Discord's longest message. What stands behind is left away."""

_INVISIBLE = dict.fromkeys(
    code
    for first, last in (
        (0x00, 0x08), (0x0B, 0x0C), (0x0E, 0x1F), (0x7F, 0x7F), (0xAD, 0xAD), (0x34F, 0x34F), (0x61C, 0x61C),
        (0x180E, 0x180E), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F),
        (0xFEFF, 0xFEFF),
    )
    for code in range(first, last + 1)
)  # fmt: skip
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

_EXCUSED = re.compile(r"sorry|excuse|pardon|apolog|forgive|ngl?ish|\bgit\b", re.IGNORECASE)
"""What stands in a text that `without_apology` or `_GET_GOOD` looks for: a tenth of their time."""

_WITHOUT = re.compile(r"\bw/o\b", re.IGNORECASE)
_GET_GOOD = re.compile(r"\bgit(?=\s+(?:gud|(?:good|better)\s+at)\b)", re.IGNORECASE)
"""Slang of players, "git gud at sql"; not the tool."""

_AGE = re.compile(r"\b(\d{2})\s?(?:y/o|yo)\b(?!/)", re.IGNORECASE)

CODE = "codeblock"
"""The token that stands for a block of code."""

ASKING = "what|which|who|where|when|why|how|is|are|do|does|can|should|will"
"""Words that open a question, as a part of a pattern."""

_LINE_END = re.compile(rf"(?<=[^\W_])[^\S\n]*\n(?:[^\S\n]*\n\s*|\s*(?=(?:i|im|{ASKING})\b))", re.IGNORECASE)
"""Between two lines of which the first ends without a mark, and between paragraphs: people who write line by
line leave the mark out."""


_RUN = re.compile(r"([^\w\s])\1{3,}")
"""A mark that somebody leans on, "how long??????????": three say as much, and cost less to look through."""

LONG = 200
"""Characters from which on that matters."""


def clean(text: str) -> str:
    """Readable text on one line: no markup of Discord, links, code, tags, invisible characters."""
    text = unicodedata.normalize("NFKC", text[:MAX_CHARACTERS])[:MAX_CHARACTERS]
    text = text.translate(_INVISIBLE)
    if not _LETTERS.fullmatch(text):  # most messages hold no markup at all
        text = _without_markup(text)
    if len(text) > LONG:
        text = _RUN.sub(r"\1\1\1", text)
    if _EXCUSED.search(text):
        text = without_apology(_GET_GOOD.sub("get", text))
    if "/" in text:
        text = _WITHOUT.sub("without", text)
    text = _AGE.sub(r"\1 year old", text)  # "52 y/o"
    if not text.isascii():
        text = _WORD.sub(_latin_only, _strip_marks(text))
    if "\n" in text:
        text = _LINE_END.sub("; ", text)
    return without_greeting(" ".join(text.split()))


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
