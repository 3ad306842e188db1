"""Days on which somebody read an entry through."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from bot.errors import Problem
from bot.library.files import Files, Loaded, judged

EARLIEST = date(2020, 1, 1)
"""Nothing here is older. A number where a day is expected is read as a day in 1970."""

Dated = tuple[Loaded[Any], tuple[str | int, ...], date]


def reviewed_days(files: Files) -> Iterator[Problem]:
    """No `reviewed` lies in the future, by `files.today`, or in the distant past.

    Where most of them lie in the future it is the clock that is wrong, so nothing is said.
    """
    days = list(_days(files))
    for loaded, loc, day in days:
        if day < EARLIEST:
            yield loaded.problem(loc, f"reviewed is {day}", f"{EARLIEST} is the earliest day allowed")
    if files.today is None:
        return
    latest = files.today + timedelta(days=1)  # it may be tomorrow already where the curator lives
    future = [dated for dated in days if dated[2] > latest]
    if len(future) * 2 > len(days) and not files.layer:
        return
    for loaded, loc, day in future:
        yield loaded.problem(
            loc,
            f"reviewed is {day}, which lies in the future",
            "the day of the last reading is allowed, today at the latest",
        )


def _days(files: Files) -> Iterator[Dated]:
    groups: tuple[Mapping[str, Loaded[Any]], ...] = (files.roles, files.skills, files.roadmaps, files.topics)
    for group in groups:
        for _, loaded in judged(group):
            yield loaded, ("reviewed",), loaded.model.reviewed
    for _, pay in judged(files.pay):
        for index, row in enumerate(pay.model.guide):
            yield pay, ("guide", index, "reviewed"), row.reviewed
