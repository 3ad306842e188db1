"""Letters that stand for a role, or are a word or a degree: "de", "da" and "BA"."""

from collections.abc import Sequence

_DE_BEFORE_WORDS = """
    a an is are as to into become becoming from or versus and junior senior lead in for mid entry staff
    principal my am im being work working like than why how hire hiring every most
"""
_DE_BEFORE = frozenset({*_DE_BEFORE_WORDS.split(), "ds", "da", "mle", "swe"})
_DE_AFTER_WORDS = """
    role job position salary pay interview or versus and to intern internship resume roadmap career work
    engineer path market skill course project portfolio team manager bootcamp
"""
_DE_AFTER = frozenset({*_DE_AFTER_WORDS.split(), "ds", "mle", "swe"})
"""What stands before and after "de" and "da" in small letters where they mean a role."""

_OF_DEGREES_WORDS = """
    in degree from enough with of have has got hold my no without graduate grad student bs ms msc ma
    bachelor master phd mba university college did done finish finished graduated psych psychology english
    history philosophy sociology linguistics economics econ communications
"""
OF_DEGREES = frozenset(_OF_DEGREES_WORDS.split())
"""Words beside "BA" where a bachelor of arts is meant, no business analyst."""

SEVERAL = frozenset({"DEs", "DAs"})
"""Plurals of abbreviations of roles, which are no country."""


def reads_as_role(words: Sequence[str], at: int) -> bool:
    """Whether "de", "da" or "des" in small letters is the role, and no word of another language."""
    if words[at] not in ("de", "da", "des", "das"):
        return True
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return not before or not _DE_BEFORE.isdisjoint(before) or not after or not _DE_AFTER.isdisjoint(after)
