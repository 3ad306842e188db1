"""A line of a written answer, where no more is known of it than that line."""

from dataclasses import replace

from bot.answers import words, written
from bot.answers.types import Body, Section
from bot.library import Library
from bot.library.models import LEAD_LENGTH
from bot.understanding import Understanding
from bot.understanding.follow_ups.lines import line_pointed_at

OFFERED = 4
"""Entries that are offered beside it."""


def quoted(library: Library, understanding: Understanding, body: Body) -> Body:
    """The line that is meant, word for word, with the entry that is nearest to it; else the whole answer."""
    answer = library.topics[understanding.entry].answer or ""
    line = line_pointed_at(understanding.normalised.split(), answer)
    if line is None:
        return body
    near = [one.entry for one in understanding.candidates if one.entry != understanding.entry]
    offered = [
        written.followup(library, entry, understanding.slots)
        for entry in near
        if written.can(library, entry, understanding.slots)
    ]
    others = [one for one in body.followups if one.entry not in near]
    name = words.clip(line.name, LEAD_LENGTH // 2)
    return replace(
        body,
        lead=f"Number {line.number} of {line.of} is “{name}”; all I have on it is below.",
        sections=(Section(None, line.text),),
        followups=(*offered, *others)[:OFFERED],
    )
