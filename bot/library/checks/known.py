"""What ids may name: shared by the rules."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

from bot.library.cldr import tables
from bot.library.files import Files
from bot.library.text import shorten


def country_names() -> dict[str, str]:
    """English names of all ISO 3166-1 alpha-2 countries."""
    return tables().countries


_COMPARED = 20
"""Ids that are compared letter by letter, which takes long: those that share the most pairs of letters."""


@lru_cache(4096)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(map("".join, pairwise(name[:60])))


def near(known: Iterable[str], name: str) -> list[str]:
    """Those of `known` that are nearly spelt as `name`, the likeliest first."""
    pairs = _pairs(name)
    likeliest = nlargest(_COMPARED, known, key=lambda one: len(pairs & _pairs(one)))
    return get_close_matches(name, likeliest, n=3, cutoff=0.5)


def lacks(files: Files, folder: str, key: str) -> bool:
    """Whether no piece of this id is in a folder, nor may stand in a file of it that cannot be read.

    Who names a piece is not at fault while its own file is.
    """
    if key in getattr(files, folder):
        return False
    faulty = {problem.path for problem in files.problems}
    if folder == "skills":
        unread = {path for path in faulty if path[7:].removesuffix(".yaml") not in files.skill_kinds}
        return not any(path == folder or path.startswith("skills/") for path in unread)
    file = f"{folder}.yaml" if folder == "sources" else f"{folder}/{key}.yaml"
    return file not in faulty and not any(file.startswith(f"{path}/") for path in faulty)


def unknown(kind: str, known: Iterable[str], name: str) -> tuple[str, str]:
    """(what is wrong, what is allowed) of an id that is not in `known`; names the likeliest ones."""
    likely = near(known, name)
    article = "an" if kind.startswith("entry") else "a"
    must = f"it must be the id of {article} {kind} in this folder"
    hint = f"did you mean {', '.join(likely)}?" if likely else must
    return f"{shorten(name)} is no known {kind}", hint
