"""Who asks, told in passing before the question: it never changes the answer, so ranking does not see it.

"I'm a 29 year old woman, ", "As a muslim, ", "My name is Jamal. ", "(m, 23) ".
"""

import re
from collections.abc import Sequence

from bot.understanding.normalise import Token
from bot.understanding.types import Span

_PERSONAL_WORDS = """
    i im am a an as being and of in my here the who is also just still only currently
    year old yo aged age young middle twenty thirty forty fifty sixty teen teenager early mid late
    20s 30s 40s 50s
    woman man female male girl boy guy lady gal f m nonbinary trans transgender
    mother father mom mum dad parent single married pregnant
    muslim christian jewish jew hindu buddhist sikh catholic atheist religious mormon jain
    gay lesbian bisexual queer lgbt lgbtq
    black white asian latino latina hispanic african arab caucasian immigrant
"""
_PERSONAL = frozenset(_PERSONAL_WORDS.split())
_ABOUT_IT_WORDS = """
    less fewer discriminate discrimination discriminated discriminating bias biased gap sexism sexist racism
    racist ageism ageist harass harassed harassment treated treat fair unfair equal equally equality
    diversity diverse minority woman women female man men male gender race religion religious age old older
    late young younger belong welcome visa pray maternity paternity pregnancy pregnant still accepted
    disadvantage
"""
_ABOUT_IT = frozenset(_ABOUT_IT_WORDS.split())
"""Words of a question that is itself about who asks."""

_NUMBER = re.compile(r"[mf]?\d{1,2}[mf]?")
_BORDER = re.compile(r"[,.;:!)\n]| [-–—] ")

LONGEST = 14
"""Words that an introduction has at most."""

SHORTEST_REST = 3
"""Words that the question behind it has at least."""


def length(tokens: Sequence[Token], words: Sequence[str], spans: Sequence[Span]) -> int:
    """How many words at the beginning tell no more than who asks; 0 where that is what is asked about."""
    countries = {at for span in spans if span.kind == "country" for at in range(span.start, span.end)}
    named = {at for span in spans for at in range(span.start, span.end)}
    end = _name(tokens, words, named)
    for at in range(end, min(len(words) - SHORTEST_REST, LONGEST) + 1):
        if at and _BORDER.search(tokens[at].gap):
            end = at
        personal = words[at] in _PERSONAL or tokens[at].word in _PERSONAL or _NUMBER.fullmatch(words[at])
        if not personal and at not in countries:
            break
    return 0 if _ABOUT_IT & set(words[end:]) else end


def _name(tokens: Sequence[Token], words: Sequence[str], named: set[int]) -> int:
    """The words of "My name is Jamal." or "I'm Emily,"; 0 where none is told."""
    start = next((n for n, run in ((3, ["my", "name", "is"]), (1, ["im"])) if list(words[:n]) == run), 0)
    if not start:
        return 0
    for at in range(start, min(start + 4, len(words) - SHORTEST_REST + 1)):
        if at > start and _BORDER.search(tokens[at].gap):
            return at
        if at in named or not tokens[at].raw[:1].isupper():
            return 0
    return 0
