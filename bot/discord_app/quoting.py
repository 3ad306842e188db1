"""What a member says in a message, without the lines of others that it quotes. Pure."""

import re

from bot.understanding.reading.normalise import clean

_PARTS = re.compile(
    r"(?P<code>```.*?(?:```|\Z)) | ^[ ]*(?:>>>[ ](?P<rest>.*) | >[ ](?P<line>[^\n]*\n?))",
    re.DOTALL | re.MULTILINE | re.VERBOSE,
)
"""A block of code, in which nothing is quoted; what Discord shows as a quotation: the rest, or one line."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = re.compile("['’`]")

_POINTING_WORDS = """
    this that these it its same question questions quote here too also above below 1 and so or a an the of on
    to is are isnt arent was true real really right correct legit fair serious seriously agree opinion
    opinions what whats about do does did you u your thoughts thought think take any some anyone somebody
    someone can could would please pls plz answer answers answered help with me reply hi hey hello bot
"""
_AT_SOMEBODY_WORDS = """
    any idea ideas bump tell him her them his hers their he she they over got how fact check checks respond
    reply know knows explain see say says have has get solution clue input need needs want wants out who
    back there now again
"""
_AT_OPENING_WORDS = """
    this these above question questions answer answers reply respond thoughts thought opinion opinions idea
    ideas bump him her op poster thread post
"""
_BESIDE_OPENING_WORDS = "my our original first message"
_POINTING = frozenset(_POINTING_WORDS.split())
"""Words that ask nothing by themselves: "is this true?", "+1", "same question", "can you answer that"."""
_AT_SOMEBODY = frozenset(_AT_SOMEBODY_WORDS.split())
"""The same in reply to somebody: "any idea?", "help him out", "can you tell them"."""
_AT_OPENING = frozenset(_AT_OPENING_WORDS.split())
"""One of these asks of what opened the thread. Without, words greet or ask for help, or ask of what was said
last: "hello bot", "what can you do?", "is that right?", "what do they do?"."""
_ABOUT_OPENING = _POINTING | _AT_SOMEBODY | _AT_OPENING | frozenset(_BESIDE_OPENING_WORDS.split())


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
    if _words(said):
        return said
    return _PARTS.sub(lambda part: part["code"] or part["rest"] or part["line"] or "", text).strip()


def asked_words(text: str) -> str:
    r"""What a message asks that is meant for the bot: its own words, or the quotation that they point at.

    >>> asked_words("> what does a data engineer earn\ncan you answer this?")
    'what does a data engineer earn'
    >>> asked_words("> what does a data engineer earn\nwhat about in the UK?")
    'what about in the UK?'
    """
    quoted = "".join(part["rest"] or part["line"] or "" for part in _PARTS.finditer(text)).strip()
    said = own_words(text)
    return quoted if _words(quoted) and _words(said) and points(said) else said


def points(said: str, at_somebody: bool = False) -> bool:
    """Whether words ask nothing by themselves, only of something else that is there; `at_somebody`: of what
    somebody else wrote, to which they reply."""
    return _words(said) <= (_POINTING | _AT_SOMEBODY if at_somebody else _POINTING)


def points_at_opening(said: str) -> bool:
    """Whether words in a thread ask nothing by themselves, only of what opened it; a mention alone does.

    >>> points_at_opening("can you answer this?"), points_at_opening("any idea?"), points_at_opening("")
    (True, True, True)
    >>> points_at_opening("what can you do?"), points_at_opening("is that right?"), points_at_opening("🙂")
    (False, False, False)
    """
    words = _words(said)
    return not said or (words <= _ABOUT_OPENING and not words.isdisjoint(_AT_OPENING))


def only_quotes(text: str) -> bool:
    """Whether a message says nothing besides its quotations."""
    return not _words(_PARTS.sub("", text))


def _words(text: str) -> set[str]:
    return {*_WORD.findall(_APOSTROPHES.sub("", clean(text)).casefold())}
