"""Rules that hold between files: ids exist, names and phrases are unique, figures have sources.

Each rule is one pure function from `Files` to the problems it finds; `ALL` is their list.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice

from bot.errors import Problem
from bot.library.checks.answers import answers
from bot.library.checks.dates import reviewed_days
from bot.library.checks.figures import bare_pay
from bot.library.checks.ids import roadmap_ids, unknown_ids, unknown_sources
from bot.library.checks.known import country_names
from bot.library.checks.markdown import markdown
from bot.library.checks.names import repeated_names, repeated_phrases
from bot.library.checks.orphans import lonely_skills, unused_sources
from bot.library.checks.topics import one_entry_a_computation, some_entry, topic_ids
from bot.library.files import Files

__all__ = ["ALL", "LAYERED", "country_names", "problems"]

MOST = 500
"""Problems reported of one rule. More come from files that are no knowledge base, and would take minutes."""

ALL: tuple[Callable[[Files], Iterator[Problem]], ...] = (
    unknown_sources,
    unknown_ids,
    roadmap_ids,
    topic_ids,
    repeated_names,
    repeated_phrases,
    answers,
    some_entry,
    one_entry_a_computation,
    lonely_skills,
    unused_sources,
    reviewed_days,
    markdown,
)


LAYERED = (unknown_sources, unknown_ids, roadmap_ids, topic_ids, answers, bare_pay, reviewed_days, markdown)
"""Those that bind a server's edits too. Names and phrases have their own there (`collisions`)."""


def problems(files: Files, rules: Sequence[Callable[[Files], Iterator[Problem]]] = ALL) -> list[Problem]:
    """What the rules find, besides what was found when the files were read."""
    return [problem for rule in rules for problem in islice(rule(files), MOST)]
