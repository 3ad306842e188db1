"""What an answer rests on: its sources by title and day, the postings behind its pay, the last review."""

import re

from bot.answers import words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.understanding import Slots
from bot.understanding.follow_ups.page_lines import SENTENCE
from bot.understanding.pay_entries import WHY_PAY

EDITORS = "editors"
"""The source that is the maintainers' own advice."""


_FIGURE = re.compile(
    r"\d ?%|[$€£] ?\d|\b\d[\d,.]*(?: (?:or|to) \d+)? (?:in|of|out of) \d|\b(?:one|two|three) \w+ in \w+\b"
    r"|\b(?:half|a (?:third|quarter|fifth|tenth)) of\b"
)
"""What is told in figures: a share, a sum."""

_MOST_FIGURES = 3


def compute(library: Library, told: Body) -> Body:
    """The sources of the answer `told`, in place of what that says."""
    postings = sum(source.n or 0 for source in told.sources)
    sections = [Section(None, "\n".join(_lines(library, told)))] if told.sources else []
    if not told.pay_as_of and (figures := _figures(told)):
        sections.append(Section("What it tells in figures", "\n".join(f"- {line}" for line in figures)))
    if dated := _dated(told):
        sections.append(Section(None, dated))
    of_pay = [FollowUp("Where pay figures come from", WHY_PAY, Slots())]
    known = told.pay_as_of and WHY_PAY in library.topics
    return Body(
        title=words.clip(f"Sources: {told.title}", 120),
        lead=_lead(told, postings),
        sections=tuple(sections),
        followups=(*(of_pay if known else ()), *told.followups[:2]),
        reviewed=told.reviewed,
    )


def _lead(told: Body, postings: int) -> str:
    without = _tells_no_figure(told)
    if not told.sources:
        if without:
            return "That answer tells no figures and rests on none: there is no source to name."
        return "No source is named for that answer."
    if postings:
        adverts = "one posting" if postings == 1 else f"{postings:,} postings"
        return f"The figures rest on {adverts}. That is advertised pay, and no promise for any one job."
    if {source.id for source in told.sources} == {EDITORS}:
        return (
            "It is the advice of those who keep these answers, not a survey: check it against other opinions."
        )
    rests = "I look answers up and make nothing up. That one rests on what is listed here"
    return f"{rests}, and tells no figures." if without else f"{rests}."


def _lines(library: Library, told: Body) -> list[str]:
    """A line for each source."""
    found = []
    for source in told.sources:
        known = library.sources.get(source.id)
        name = f"[{source.title}]({known.url})" if known and known.url else source.title
        sample = f", n = {source.n:,}" if source.n else ""
        found.append(f"- {name} ({source.date}{sample})")
    return found


def _tells_no_figure(told: Body) -> bool:
    tables = any(section.table for section in told.sections)
    text = " ".join([told.lead, *(section.text for section in told.sections)])
    return not tables and not re.search(r"\d", text) and not _FIGURE.search(text)


def _figures(told: Body) -> list[str]:
    """The sentences that tell figures, as many as are read at a glance."""
    texts = [told.lead, *(section.text for section in told.sections)]
    lines = [line.strip().removeprefix("- ") for text in texts for line in text.splitlines()]
    sentences = [sentence for line in lines for sentence in SENTENCE.split(line)]
    return [one for one in sentences if _FIGURE.search(one)][:_MOST_FIGURES]


def _dated(told: Body) -> str:
    """When its text was last reviewed, and how old its figures of pay are."""
    days = [f"The text was last reviewed on {told.reviewed}."] if told.reviewed else []
    if told.pay_as_of:
        days.append(f"The figures of pay are as of {told.pay_as_of[:7]}.")
    return " ".join(days)
