"""Everyday words that are names too ("lead", "go", "in"): which is meant, by what stands beside them."""

from collections.abc import Sequence

from bot.understanding.reading.country_codes import is_code
from bot.understanding.reading.firms_and_tools import MESSENGERS, SEARCHERS, is_a_way_to_write, reads_as_tool
from bot.understanding.reading.lexicon import Name
from bot.understanding.reading.role_letters import OF_DEGREES, SEVERAL, reads_as_role
from bot.understanding.reading.tokens import Token
from bot.understanding.reading.tongues import is_spoken, is_tongue

_BEFORE_LEVEL = frozenset({"lead", "staff", "principal", "head", "chief", "fresh", "associate", "veteran"})
_BEHIND_LEVEL = frozenset({"in", "at", "with", "there", "then", "earn", "make", "get", "instead", "paid"})
_BEFORE_A_LEVEL = frozenset({("as", "a"), ("for", "a"), ("about", "a"), ("would", "a"), ("does", "a")})
_PEOPLE = frozenset({"principals", "leads", "directors", "heads"})
"""Levels that stand for those who are of them."""

_NAMESAKES = frozenset(
    {
        *(("georgia", "tech"), ("ut", "austin"), ("michael", "jordan")),
        *(("paris", "hilton"), ("jersey", "shore")),
        *((part, of) for part in ("south", "central", "latin") for of in ("america", "american")),
    }
)
"""Names that hold the name of a country or city and are none."""

_AS_SKILL = (["much"], ["need"])
"""What stands before the field of a role where it is something to know, no job."""

_EDUCATION_WORDS = """
    from in with of school student degree program programme certificate certification study course diploma
    class
"""
_EDUCATION = frozenset(_EDUCATION_WORDS.split())
"""What follows "grad" and "graduate" where they tell of an education, not of a level."""

_SCHOOLS = frozenset({"high", "highschool", "school", "college", "university", "uni"})

_ROLE_STARTS = frozenset(
    {"data", "ml", "ai", "machine", "software", "mlops", "de", "ds", "mle", "swe", "da", "applied",
     "research", "nlp", "computer", "analytics", "deep", "prompt", "quant", "quantitative", "business"}
)  # fmt: skip
_LEVEL_NOUNS = frozenset(
    {"role", "position", "job", "level", "ic", "dev", "developer", "engineer", "scientist", "analyst",
     "salary", "pay"}
)  # fmt: skip


def may_mean(name: Name, tokens: Sequence[Token], words: Sequence[str], start: int, lower_only: bool) -> bool:
    """Whether an everyday word is meant as the name it also is."""
    token = tokens[start]
    end = start + len(name.words)
    if name.kind == "level" and words[end : end + 1] in (["size"], ["sized"], ["citizen"]):
        return False  # "a mid-size company", "a senior citizen"
    if name.kind == "level" and name.words == ("entry",) and words[start - 1 : start] == ["data"]:
        return False  # "data entry" is a job of another kind
    if name.kind == "level" and name.words in (("grad",), ("graduate",)):
        return _EDUCATION.isdisjoint(words[end : end + 1])
    if name.kind == "level" and tuple(words[start : start + 3]) == ("chief", "data", "officer"):
        return False
    if name.kind in ("country", "city") and (
        tuple(words[start : start + 2]) in _NAMESAKES or tuple(words[max(0, start - 1) : end]) in _NAMESAKES
    ):
        return False
    if name.kind == "country" and is_tongue(words[start]) and is_spoken(words, start):
        return False  # "i speak only spanish"
    if name.kind == "company" and words[start] in MESSENGERS and is_a_way_to_write(words, start):
        return False  # "a recruiter on whatsapp"
    if (
        name.kind == "company"
        and name.words == ("google",)
        and not SEARCHERS.isdisjoint(words[start - 1 : start])
    ):
        return False  # "i still google everything"
    if name.kind == "level" and words[end : end + 1] == ["in"] and _SCHOOLS & set(words[end + 1 : end + 4]):
        return False  # "a junior in high school" is a pupil
    if name.kind == "level" and name.words[0] in _BEFORE_LEVEL and len(name.words) == 1:
        before_to = start + 1 < len(tokens) and words[start + 1] in ("to", "the", "me", "you", "into")
        ends = end == len(words) or words[end] in _BEHIND_LEVEL
        if ends and (start == 0 or words[start - 1] in ("about", "for", "and", "then")):
            return True  # "what about leads?"
        if ends and tuple(words[max(0, start - 2) : start]) in _BEFORE_A_LEVEL:
            return True  # "what would i make as a lead"
        if ends and words[start - 1] in ("to", "do", "are") and token.raw.casefold() in _PEOPLE:
            return True  # "back to principals, in london"
        near = words[end : end + 3]
        return not before_to and bool(_LEVEL_NOUNS & set(near) or _names_role(near))
    if name.kind == "role" and name.words[-1] == "engineering" and words[start - 1 : start] in _AS_SKILL:
        return False  # "how much software engineering do applied scientists need"
    if not name.capitals:
        return True
    if name.kind == "country":
        return is_code(name.value, tokens, words, start)
    if name.kind == "level":
        return True
    if name.kind == "role" and words[start] == "ba":
        beside = {*words[max(0, start - 2) : start]} - {"of"} | {*words[end : end + 2]}
        if not beside.isdisjoint(OF_DEGREES):
            return False  # "i have a BA in economics"
    if name.kind == "role":
        written = token.in_capitals or token.raw in SEVERAL
        return written or (lower_only and reads_as_role(words, start))
    if token.raw[:1].isupper() and (start > 0 or token.in_capitals):
        return True
    return reads_as_tool(words, start)


def _names_role(near: Sequence[str]) -> bool:
    return bool(_ROLE_STARTS & set(near[:1]))
