"""Topics: what they name exists, and each computed answer has one entry."""

import re
from collections.abc import Iterator

from bot.errors import Problem
from bot.library.checks.known import lacks, unknown
from bot.library.files import Files, judged
from bot.library.text import fold, shorten

PLACEHOLDERS = frozenset({"role", "level", "country", "skill", "industry", "company", "degree"})

_PLACEHOLDER = re.compile(r"\{(\w*)\}")
_BRACE = re.compile(r"[{}]")
_PATTERN = re.compile(
    r"\.[*+]|\\[bdswBDSW]|\(\?|\[[^\]\s]*\][*+?{]|\([^()]*\|[^()]*\)|\)[*+{]|^\^|[)\]*+?.]\$$"
)
"""What stands in regular expressions and in no question."""


def topic_ids(files: Files) -> Iterator[Problem]:
    """Follow-ups and near misses name entries and intents that exist; phrases are questions with slots."""
    intents = {key.split("/")[0] for key in files.topics}
    for key, topic in judged(files.topics):
        for index, name in enumerate(topic.model.followups):
            if name == key or lacks(files, "topics", name):
                yield topic.problem(("followups", index), *unknown("entry", files.topics, name))
        for index, miss in enumerate(topic.model.near_misses):
            if miss.expect not in intents and lacks(files, "topics", miss.expect):
                yield topic.problem(
                    ("near_misses", index, "expect"), *unknown("entry or intent", files.topics, miss.expect)
                )
            if miss.expect == key:
                yield topic.problem(("near_misses", index), "expects this very entry", "name another one")
        for index, phrase in enumerate(topic.model.phrases):
            for name in _PLACEHOLDER.findall(phrase):
                if name not in PLACEHOLDERS:
                    allowed = ", ".join(f"{{{p}}}" for p in sorted(PLACEHOLDERS))
                    yield topic.problem(("phrases", index), f"{{{name}}} is no slot", f"allowed: {allowed}")
            if _BRACE.search(_PLACEHOLDER.sub("", phrase)):
                what = f"{shorten(phrase)!r} holds a bracket that belongs to no slot"
                yield topic.problem(("phrases", index), what, "a slot is written {role}, without blanks")
            if _PATTERN.search(phrase):
                what = f"{shorten(phrase)!r} looks like a pattern"
                yield topic.problem(("phrases", index), what, "write a question as a member would ask it")
            if not fold(phrase):
                what = f"{shorten(phrase)!r} holds no word"
                yield topic.problem(("phrases", index), what, "write a question as a member would ask it")
        if len(key) > 40:
            yield topic.problem((), f"{key} is {len(key)} characters long", "at most 40 with its folder")


def some_entry(files: Files) -> Iterator[Problem]:
    """There is something to answer with; of a folder that is none of ours enough is said already."""
    faulty = any(problem.path.startswith("topics") for problem in files.problems)
    if files.sources and not files.topics and not faulty:
        yield Problem("topics", 1, "holds no entry", "every knowledge folder needs entries, one file each")


def one_entry_a_computation(files: Files) -> Iterator[Problem]:
    """Each computed answer has one entry."""
    seen: dict[str, str] = {}
    for key, topic in files.topics.items():
        kind = topic.model.compute
        if kind is None:
            continue
        if kind in seen:
            yield topic.problem(("compute",), f"{kind} is computed by {seen[kind]} too", "one entry each")
        seen[kind] = key
