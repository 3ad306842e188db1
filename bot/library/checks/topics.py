"""Topics: what they name exists, and each computed answer has one entry."""

import re
from collections.abc import Iterator

from bot.errors import Problem
from bot.library.checks.known import unknown
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
            if name not in files.topics or name == key:
                yield topic.problem(("followups", index), *unknown("entry", files.topics, name))
        for index, miss in enumerate(topic.model.near_misses):
            if miss.expect not in files.topics and miss.expect not in intents:
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
