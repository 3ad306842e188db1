"""Languages that people speak, by what stands beside their names: asked for at work, held or learnt."""

import re
from collections.abc import Sequence

_TONGUES = frozenset(
    {"german", "french", "spanish", "italian", "dutch", "portuguese", "polish", "swedish", "danish",
     "norwegian", "finnish", "japanese", "chinese", "korean", "turkish", "russian", "greek",
     "czech", "hungarian"}
)  # fmt: skip
"""Names of peoples that are names of their languages too."""
_SPOKEN = frozenset({"speak", "speaks", "speaking", "spoken", "fluent", "fluently", "native"})
_SPEAKERS = (["speaker"], ["speaking"], ["language"], ["fluently"])

_OTHER_TONGUES_WORDS = """
    arabic hebrew hindi mandarin cantonese urdu bengali tamil farsi persian tagalog thai vietnamese malay
    indonesian ukrainian romanian bulgarian croatian serbian slovak slovenian estonian latvian lithuanian
    icelandic catalan flemish afrikaans swahili
"""
_OTHER_TONGUES = frozenset(_OTHER_TONGUES_WORDS.split())
_GRADES = frozenset({"a1", "a2", "b1", "b2", "c1", "c2", "n1", "n2", "n3", "n4", "n5"})
"""Steps that a language is known to; they stand before or behind it."""
_BEFORE_PEOPLE = frozenset(
    {"a", "an", "the", "am", "im", "is", "are", "was", "were", "being", "of", "as", "in", "fellow"}
)
"""What stands before the name of a people where somebody of them is meant."""
_HELD_WORDS = """
    without no zero o speak speaking know learn learning study studying only basic fluent good bad little
    conversational business some any both my
"""
_HELD = frozenset(_HELD_WORDS.split())
"""What stands before a language that somebody has, lacks or learns; else a message does not end with it."""
_WANTED = frozenset({"need", "needing", "require", "expect", "demand", "must"})
"""What stands before a language that is asked for, with or without the words of `_HOW_WELL` between."""
_HOW_WELL_WORDS = """
    to be in speak know learn study native perfect decent proficient level basic fluent good conversational
    business some any both enough
"""
_HOW_WELL = _GRADES | frozenset(_HOW_WELL_WORDS.split())

_ON_WORDS = """
    to for in as at before if is be and or do does would will need help enough first any can could am from
    there but how what which im then quickly quick fast well better properly online
"""
_ON = frozenset(_ON_WORDS.split())
"""What follows a language where the sentence goes on; a noun of its own does not."""
_ASKED_FOR = frozenset({"required", "require", "requirement", "necessary", "mandatory", "needed", "must"})
"""What follows a language that is asked for, whatever stands before it."""
_MUSTS = (("a", "must"), ("a", "requirement"))

_TO_LEARN = r"(?:learn|study|improve|practi[sc]e|master|get better (?:at|in)|brush up(?: on)?|pick up)"
_LEARNING = r"(?:learning|studying|improving|practi[sc]ing|mastering|getting better (?:at|in))"
_SOME_WORDS = (
    "to speak speaking my some a bit little of basic business conversational fluent spoken more enough"
)
_SOME = rf"(?:(?:{_SOME_WORDS.replace(' ', '|')}) )*"
_ANY_TONGUE = rf"(?:english|{'|'.join(sorted(_TONGUES | _OTHER_TONGUES))})"
_LESSON = rf"{_SOME}{_ANY_TONGUE}(?: (?:or|and) {_ANY_TONGUE})*"
_LEARNT_WORDS = """
    while when during with without using by myself alone until grammar vocabulary skill speaking pronunciation
"""
_LEARNT = rf"(?= (?:{'|'.join(sorted((_ON - {'and', 'or'}) | {*_LEARNT_WORDS.split()}))})\b|$)"
_MEANS = r"(?:app|site|website|course|class|book|podcast|channel|resource|tip|trick|advice|plan|method)"
_TOWARDS = (
    r"(?:how (?:do|can|could|should|would|might|to)(?: (?:i|we|you|one))?"
    r"|how long (?:does|will|would|do) (?:it take|i need)(?: \w+)? to"
    rf"|where (?:do|can|could|should) (?:i|we)|way to|{_MEANS} to)"
)
_NOTHING_ELSE = (
    r"(?:(?!(?:become|becoming|into|switch|move|engineer|scientist|analyst|data|ml|ai)\b)\w+ ){0,6}?"
)
_WAY = re.compile(
    rf"\b{_TOWARDS} (?:\w+ )?{_TO_LEARN} {_LESSON}{_LEARNT}"
    rf"|\b{_MEANS} (?:for|on|in) {_LEARNING} {_LESSON}{_LEARNT}"
    rf"|\b(?:need|want|have|like|trying|try) to {_TO_LEARN} {_LESSON} {_NOTHING_ELSE}"
    r"(?:(?:where|how) (?:do i|should i|can i|to) (?:start|begin)|any (?:tip|advice|idea|app))\b"
)
"""How, where or with what a language is learnt, which is a question on that language."""

LONGEST_CHOICE = 16
"""Words on either side of a language that are looked at for others which it is named among."""


def is_tongue(word: str) -> bool:
    """Whether a word is the name of a language that people speak."""
    return word in _TONGUES or word in _OTHER_TONGUES


def is_spoken(words: Sequence[str], at: int) -> bool:
    """Whether the name of a people means their language: "speak german", "spanish speaker"."""
    if not _SPOKEN.isdisjoint(words[max(0, at - 3) : at]) or words[at + 1 : at + 2] in _SPEAKERS:
        return True
    return _is_asked_for(words, at) or _is_held(words, at)


def asks_for_a_tongue(words: Sequence[str]) -> bool:
    """Whether it is asked if a language that people speak is wanted: "do i need german"."""
    return any(is_tongue(word) and _is_asked_for(words, at) for at, word in enumerate(words))


def tells_of_a_tongue(words: Sequence[str]) -> bool:
    """Whether somebody has, lacks or learns a language that people speak: "without french"."""
    return any(is_tongue(word) and _is_held(words, at) for at, word in enumerate(words))


def asks_the_way_to_a_tongue(words: Sequence[str]) -> bool:
    """Whether it is asked how a language that people speak is learnt, whatever it is learnt for.

    >>> asks_the_way_to_a_tongue("how do i learn german quickly for my new job".split())
    True
    >>> asks_the_way_to_a_tongue("how much german do i have to learn for a data job".split())
    False
    """
    return _WAY.search(" ".join(words)) is not None


def _is_asked_for(words: Sequence[str], at: int) -> bool:
    first, end = _choice(words, at)
    after = words[end : end + 1]
    if not _ASKED_FOR.isdisjoint(after) or tuple(words[end : end + 2]) in _MUSTS:
        return True
    if not _goes_on(after):
        return False
    if tuple(words[max(0, first - 2) : first]) == ("how", "much"):
        return True
    before = first - 1
    while before > 0 and words[before] in _HOW_WELL:
        before -= 1  # "need to speak good german"
    pair = tuple(words[max(0, before - 1) : before + 1])
    return (
        words[max(0, before)] in _WANTED
        or tuple(words[max(0, before) : before + 2]) == ("have", "to")
        or pair == ("should", "i")  # "should i learn german"
    )


def _is_held(words: Sequence[str], at: int) -> bool:
    first, end = _choice(words, at)
    before, after = words[max(0, first - 1) : first], words[end : end + 1]
    if not _HELD.isdisjoint(before) or not _GRADES.isdisjoint(words[first:end]):
        return _goes_on(after)
    return bool(after) and _BEFORE_PEOPLE.isdisjoint(before) and _goes_on(after)


def _choice(words: Sequence[str], at: int) -> tuple[int, int]:
    """Start and end of the languages that one is named among: "french or german"."""
    first, end = at, at + 1
    while first > max(0, at - LONGEST_CHOICE) and _joins(words[first - 1]):
        first -= 1
    while end < min(len(words), at + LONGEST_CHOICE) and _joins(words[end]):
        end += 1
    return first, end


def _goes_on(after: Sequence[str]) -> bool:
    """Whether what follows a language is no company, degree or market of a people."""
    return not after or not _ON.isdisjoint(after)


def _joins(word: str) -> bool:
    return is_tongue(word) or word in _GRADES or word in ("or", "and")
