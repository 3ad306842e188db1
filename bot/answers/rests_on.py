"""What an answer rests on: its sources by title and day, the postings behind its pay, the last review."""

from bot.answers import words
from bot.answers.types import Body, FollowUp, Section
from bot.library import Library
from bot.understanding import Slots
from bot.understanding.pay_entries import WHY_PAY

EDITORS = "editors"
"""The source that is the maintainers' own advice."""


def compute(library: Library, told: Body) -> Body:
    """The sources of the answer `told`, in place of what that says."""
    postings = sum(source.n or 0 for source in told.sources)
    sections = [Section(None, "\n".join(_lines(library, told)))] if told.sources else []
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
    if not told.sources:
        return "No source is named for that answer."
    if postings:
        adverts = "one posting" if postings == 1 else f"{postings:,} postings"
        return f"The figures rest on {adverts}. That is advertised pay, and no promise for any one job."
    if {source.id for source in told.sources} == {EDITORS}:
        return (
            "It is the advice of those who keep these answers, not a survey: check it against other opinions."
        )
    return "I look answers up and make nothing up. That one rests on what is listed here."


def _lines(library: Library, told: Body) -> list[str]:
    """A line for each source."""
    found = []
    for source in told.sources:
        known = library.sources.get(source.id)
        name = f"[{source.title}]({known.url})" if known and known.url else source.title
        sample = f", n = {source.n:,}" if source.n else ""
        found.append(f"- {name} ({source.date}{sample})")
    return found


def _dated(told: Body) -> str:
    """When its text was last reviewed, and how old its figures of pay are."""
    days = [f"The text was last reviewed on {told.reviewed}."] if told.reviewed else []
    if told.pay_as_of:
        days.append(f"The figures of pay are as of {told.pay_as_of[:7]}.")
    return " ".join(days)
