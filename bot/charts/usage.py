"""A server's questions a day: bars, answered below and unanswered on top; the share answered as a line."""

from datetime import date, timedelta

from bot.answers.chart_values import DayCount, UsageChart
from bot.charts import fonts
from bot.charts.frame import MARGIN, foot, framed, head
from bot.charts.scale import Scale, rounded, ticks
from bot.charts.shapes import AMBER, BLUE, GREEN, GRID, NOTE, SOFT, WIDTH, Box, Line, Scene, Shape, Text

BARS, SHARES = 230.0, 90.0
"""Pixels of the bars' height and of the share's."""

AXIS = 72
"""Pixels at the left for amounts, and more where they are long."""

NAME = 118
"""Pixels from one day's name to the next, at least."""

LEVEL = 7
"""Days whose questions make one point of the line, of more than twice as many: single days jump."""


def usage_scene(chart: UsageChart) -> Scene:
    """The picture of a server's questions."""
    shapes, top = head(chart.title)
    top += 24
    low, high = rounded(0, max(max(day.questions for day in chart.days), 1), 4)
    amounts = [tick for tick in ticks(low, high, 6) if tick >= 0]
    wide = max(AXIS, *(fonts.width(f"{amount:,}", NOTE) + 16 for amount in amounts))
    left, right = MARGIN + wide, WIDTH - MARGIN
    bars = Scale(low, high, top + BARS, top)
    for amount in amounts:
        shapes += _level(bars.at(amount), f"{amount:,}", left, right)
    room = (right - left) / len(chart.days)
    for place, day in enumerate(chart.days):
        shapes += _bar(day, left + room * place, room, bars)
    shapes += _names(chart, left, room, top + BARS + 30)
    y = top + BARS + 62
    shapes.append(Text(MARGIN, y + NOTE, "Share answered", NOTE, GREEN, bold=True))
    shares = Scale(0, 1, y + 44 + SHARES, y + 44)
    for share in (0, 0.5, 1):
        shapes += _level(shares.at(share), f"{share:.0%}", left, right)
    shapes += _shares(chart, left, room, shares)
    small, bottom = foot(
        shares.start + 22, ("Bars: questions a day (UTC); blue answered, orange not. " + _smoothed(chart),)
    )
    return framed([*shapes, *small], bottom)


def _level(y: float, text: str, left: float, right: float) -> list[Shape]:
    return [
        Line(((left, y), (right, y)), GRID, 2),
        Text(left - 12, y + 7, text, NOTE, SOFT, align="right"),
    ]


def _bar(day: DayCount, x: float, room: float, scale: Scale) -> list[Shape]:
    wide = room * 0.8 if room > 5 else room
    x += (room - wide) / 2
    answered = min(day.answered, day.questions)
    made: list[Shape] = []
    if answered:
        made.append(Box(x, scale.at(answered), wide, scale.start - scale.at(answered), BLUE))
    if day.questions > answered:
        y = scale.at(day.questions)
        made.append(Box(x, y, wide, scale.at(answered) - y, AMBER))
    return made


def _names(chart: UsageChart, left: float, room: float, y: float) -> list[Shape]:
    """As many days as have room, from the last one backwards."""
    made: list[Shape] = []
    free = WIDTH - MARGIN + 1.0
    for place in range(len(chart.days) - 1, -1, -1):
        day = date.fromisoformat(chart.days[place].day)
        text = f"{day.day} {day:%b}"
        half = fonts.width(text, NOTE) / 2
        middle = min(left + room * (place + 0.5), WIDTH - MARGIN - half)
        if middle + half < free and middle - half > MARGIN:
            made.append(Text(middle, y, text, NOTE, SOFT, align="middle"))
            free = middle + half - max(NAME, 3 * half)
    return made


def _shares(chart: UsageChart, left: float, room: float, scale: Scale) -> list[Shape]:
    """The line; over days without questions it goes straight on."""
    points = []
    days = _days_in_a_point(chart)
    for place, day in enumerate(chart.days):
        near = chart.days[max(place - days + 1, 0) : place + 1]
        asked = sum(each.questions for each in near)
        if day.questions and asked:
            share = sum(min(each.answered, each.questions) for each in near) / asked
            points.append((left + room * (place + 0.5), scale.at(share)))
    if len(points) == 1:
        x, y = points[0]
        points = [(x - min(room, 24) / 2, y), (x + min(room, 24) / 2, y)]
    return [Line(tuple(points), GREEN, 4)]


def _days_in_a_point(chart: UsageChart) -> int:
    return LEVEL if len(chart.days) > 2 * LEVEL else 1


def _smoothed(chart: UsageChart) -> str:
    return f"Line: over {LEVEL} days each." if _days_in_a_point(chart) > 1 else ""


def every_day(since: date, until: date, counts: dict[str, tuple[int, int]]) -> tuple[DayCount, ...]:
    """Each day from `since` to `until`, both included; `counts` holds (questions, answered)."""
    days = [str(since + timedelta(days=number)) for number in range((until - since).days + 1)]
    return tuple(DayCount(day, *counts.get(day, (0, 0))) for day in days)
