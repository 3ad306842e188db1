"""A roadmap with a member's ticks as a Markdown file, to keep or to print. Pure."""

from collections.abc import Iterator

from bot.library import Library
from bot.library.models import Resource
from bot.progress import FINISHED, Progress, StepProgress, bar, hours_left, pace


def file_name(found: Progress) -> str:
    """The name of the file."""
    return f"roadmap-{found.role}.md"


def markdown(library: Library, found: Progress) -> str:
    """The whole roadmap: phases, steps with their ticks (skipped ones struck through), hours and links."""
    return "\n".join(_lines(library, found)).rstrip() + "\n"


def _lines(library: Library, found: Progress) -> Iterator[str]:
    yield f"# {found.roadmap.title}"
    yield ""
    yield found.roadmap.summary
    yield ""
    yield f"`{bar(found)}`"
    yield ""
    yield f"{hours_left(found)} {pace(found)}" if found.high else hours_left(found)
    phase = ""
    for number, one in enumerate(found.steps, 1):
        if one.step.phase != phase:
            phase = one.step.phase
            yield from ("", f"## {phase}", "")
        yield from _step(library, number, one)


def _step(library: Library, number: int, one: StepProgress) -> Iterator[str]:
    step = one.step
    title = f"**{number}. {step.title}** ({step.hours.low}–{step.hours.high} h)"
    tick = "x" if one.state in FINISHED else " "
    yield f"- [{tick}] {f'~~{title}~~' if one.state == 'skip' else title}{_NOTES.get(one.state, '')}"
    for paragraph in step.goal.split("\n"):
        yield f"  {paragraph}".rstrip()
    if step.skills:
        names = (f"{library.skills[skill].name}{' ✓' if skill in one.known else ''}" for skill in step.skills)
        yield f"  - Skills: {', '.join(names)}"
    for resource in step.resources:
        yield f"  - {link(resource)}"
    if step.project:
        yield f"  - Project: {' '.join(step.project.split())}"


_NOTES = {"doing": " (in hand)", "skip": " (skipped)", "covered": " (covered by skills I have)"}


def link(resource: Resource) -> str:
    """A resource as a Markdown link, with what it costs."""
    name = f"[{resource.title}]({resource.url})" if resource.url else resource.title
    return f"{name} ({'free' if resource.free else 'paid'})"
