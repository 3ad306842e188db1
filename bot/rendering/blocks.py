"""Answer -> neutral blocks that every front end can show, cut to a limit at sentence ends. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.answers import Answer, Body, Section, SourceRef, Table

TEXT_LIMIT = 3600
"""Characters of an answer: Discord takes 4,000 in all, the rest is for labels and small print."""

PAGE_LIMIT = 2000
"""Characters of a page: about two screens of a phone."""

SOURCE_LIMIT = 400
MORE = "*There is more than fits here: ask about one part of it.*"

_SENTENCE_END = re.compile(r"(?<=[.!?])(?<!^\d\.)(?<!^\d\d\.)\s+|\n+", re.MULTILINE)
"""White space after a sentence, not after the number of a list item; or the end of a line."""


@dataclass(frozen=True)
class Heading:
    """A title (level 1) or the heading of a section (level 2)."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Paragraph:
    """Markdown text."""

    text: str


@dataclass(frozen=True)
class Small:
    """Small print: sources, dates, assumptions."""

    text: str


@dataclass(frozen=True)
class Grid:
    """A table in fixed width, as text."""

    text: str


Block = Heading | Paragraph | Small | Grid


def blocks(answer: Answer, limit: int = TEXT_LIMIT) -> list[Block]:
    """What to show for an answer, at most `limit` characters in all."""
    found = list(_all_blocks(answer))
    tail = [block for block in found if isinstance(block, Small) and _stays(block.text, answer.body)]
    room = limit - sum(len(block.text) for block in tail)
    return [*_cut([block for block in found if block not in tail], room), *tail]


def pages(answer: Answer, limit: int = PAGE_LIMIT) -> list[list[Block]]:
    """The whole answer in pages of at most `limit` characters, each with its title and its sources.

    A text that does not fit on its page is parted between its lines, so that no list item is cut; only a
    line longer than a page is parted, at the end of a sentence. A heading stays with what it heads.
    """
    found = list(_all_blocks(answer))
    if sum(len(block.text) for block in found) <= limit:
        return [found]
    title = answer.body.title
    tail = [block for block in found if isinstance(block, Small) and _stays(block.text, answer.body)]
    room = limit - sum(len(block.text) for block in tail) - len(title) - len(" (99 of 99)")
    parted: list[list[Block]] = [[]]
    left = room
    for block in found[1:]:
        if block in tail:
            continue
        page = parted[-1]
        carried: list[Block] = [page[-1]] if page and isinstance(page[-1], Heading) else []
        for number, text in enumerate(_parts(block, left, room - sum(len(each.text) for each in carried))):
            if number:
                if number == 1 and carried and parted[-1][-1] is carried[0]:
                    parted[-1].pop()
                    parted.append(carried)
                else:
                    parted.append([])
                left = room - sum(len(each.text) for each in parted[-1])
            if text:
                parted[-1].append(replace(block, text=text))
                left -= len(text)
    made = [page for page in parted if page]
    return [
        [Heading(title if len(made) == 1 else f"{title} ({number} of {len(made)})"), *page, *tail]
        for number, page in enumerate(made, 1)
    ]


def _parts(block: Block, left: int, room: int) -> list[str]:
    """The text of a block in parts: the first fits what is `left` of a page and may be empty, each other one
    fits into `room`. No part after the first is one line alone, if the one before fits beside it."""
    if len(block.text) <= left:
        return [block.text]
    if not isinstance(block, Paragraph) and len(block.text) <= room:
        return ["", block.text]
    parts: list[list[_Line]] = [[]]
    space = left
    for line in _lines(block.text, room):
        if len(line.text) + (len(line.gap) if parts[-1] else 0) > space:
            parts.append([])
            space = room
        space -= len(line.text) + (len(line.gap) if parts[-1] else 0)
        parts[-1].append(line)
    for number in range(len(parts) - 1, 0, -1):
        _rejoin(parts[number - 1], parts[number], room)
    return [_joined(part) for part in parts]


@dataclass(frozen=True)
class _Line:
    """A line of a text, and the white space between it and the line before."""

    gap: str
    text: str


def _lines(text: str, room: int) -> Iterator[_Line]:
    """The lines of a text; an indented one belongs to the one before, one longer than a page is parted."""
    gap = ""
    for found in re.split(r"(\n+(?! ))", text):
        if not found.strip("\n"):
            gap = found or gap
            continue
        rest = found
        while len(rest) > room:
            part = cut_text(rest, room) or rest[:room]
            yield _Line(gap, part)
            rest, gap = rest[len(part) :].lstrip(), " "
        if rest:
            yield _Line(gap, rest)


def _rejoin(before: list[_Line], after: list[_Line], room: int) -> None:
    """Move the last line over to the next part where a line would stand alone there, or where it
    announces what follows; only as far as it fits."""
    alone = len(after) == 1
    while before and (alone or before[-1].text.endswith(":")):
        if len(_joined([before[-1], *after])) > room:
            return
        after.insert(0, before.pop())
        alone = False


def _joined(lines: list[_Line]) -> str:
    return "".join(line.text if not number else line.gap + line.text for number, line in enumerate(lines))


def _stays(text: str, body: Body) -> bool:
    """Whether small print is kept however long the answer is: sources, the question back, the notice."""
    return text in (body.ask, small_print(body))


def _all_blocks(answer: Answer) -> Iterator[Block]:
    body = answer.body
    yield Heading(body.title)
    if body.unused:
        yield Small("Left aside: " + "; ".join(body.unused) + ".")
    if body.assumptions:
        yield Small("Assumed: " + "; ".join(body.assumptions) + ".")
    yield Paragraph(f"**{body.lead}**" if body.sections and "*" not in body.lead else body.lead)
    for section in body.sections:
        yield from _section(section)
    if body.ask:
        yield Small(body.ask)
    if small := small_print(body):
        yield Small(small)


def _section(section: Section) -> Iterator[Block]:
    if section.heading:
        yield Heading(section.heading, 2)
    if section.table:
        yield Grid(grid(section.table))
    if section.text:
        yield Paragraph(section.text.strip())


def grid(table: Table) -> str:
    """A table in columns of fixed width; the first to the left, the others to the right."""
    rows = [table.columns, *table.rows]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.columns))]
    lines = []
    for first, *others in rows:
        cells = [first.ljust(widths[0]), *(cell.rjust(w) for cell, w in zip(others, widths[1:], strict=True))]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def small_print(body: Body) -> str:
    """What stands at the foot, a line each: its sources, that it may be out of date, the notice."""
    sources = source_line(body.sources, body.reviewed) if body.sources else ""
    return "\n".join(line for line in (sources, body.age, body.notice) if line)


def source_line(sources: tuple[SourceRef, ...], reviewed: str | None) -> str:
    """One line of sources with dates and sample sizes, and when the entry was last reviewed."""
    parts = [f"{s.title} ({s.date}{f', n = {s.n:,}' if s.n else ''})" for s in sources]
    line = ("Source: " if len(parts) == 1 else "Sources: ") + "; ".join(parts)
    if reviewed:
        line += f". Reviewed {reviewed}"
    return line if len(line) <= SOURCE_LIMIT else line[: SOURCE_LIMIT - 1] + "…"


def _cut(found: list[Block], room: int) -> list[Block]:
    """The blocks that fit into `room` characters; the first that does not is cut at a sentence's end."""
    kept: list[Block] = []
    if sum(len(block.text) for block in found) <= room:
        return found
    room -= len(MORE)
    for block in found:
        if len(block.text) <= room:
            kept.append(block)
            room -= len(block.text)
            continue
        if isinstance(block, Paragraph) and (part := cut_text(block.text, room)):
            kept.append(Paragraph(part))
        break
    while kept and isinstance(kept[-1], Heading) and len(kept) > 1:
        kept.pop()
    return [*kept, Small(MORE)]


def cut_text(text: str, room: int) -> str:
    """The longest beginning of `text` that ends with a sentence or a line and fits; may be empty."""
    if len(text) <= room:
        return text
    end = 0
    for match in _SENTENCE_END.finditer(text):
        if match.start() > room:
            break
        end = match.start()
    return text[:end].rstrip()
