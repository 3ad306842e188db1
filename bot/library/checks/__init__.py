"""Rules that hold between files: ids exist, names and phrases are unique, figures have sources.

Each rule is one pure function from `Files` to the problems it finds; `ALL` is their list.
"""

from collections.abc import Callable, Iterator
from itertools import islice

from bot.errors import Problem
from bot.library.checks.answers import answers
from bot.library.checks.dates import reviewed_days
from bot.library.checks.ids import roadmap_ids, unknown_ids, unknown_sources
from bot.library.checks.known import country_names
from bot.library.checks.markdown import markdown
from bot.library.checks.names import repeated_names, repeated_phrases
from bot.library.checks.orphans import lonely_skills, unused_sources
from bot.library.checks.topics import one_entry_a_computation, topic_ids
from bot.library.files import Files

__all__ = ["ALL", "country_names", "problems"]

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
    one_entry_a_computation,
    lonely_skills,
    unused_sources,
    reviewed_days,
    markdown,
)


def problems(files: Files) -> list[Problem]:
    """What all rules find, besides what was found when the files were read."""
    return [problem for rule in ALL for problem in islice(rule(files), MOST)]
