"""What the answer before set out in an order: the roles of a match or a ranking, the skills of a role.

"The second one", "number 3" and "the first two" stand for these, whoever named them.
"""

import re
from collections.abc import Collection, Sequence

from bot.understanding.types import Context, SetOut, Slots, Span

MOST_WORDS = 14
"""Words at most of a message that points at one of a list."""

_ON_LISTS = frozenset(
    {"match", "salary", "role", "skills", "skill", "roadmap", "compare", "outlook", "day", "progression"}
)
"""Intents behind which one points at roles and skills; behind interviews "the first one" is a round."""

STEP = "step"
"""What is set out where one step of a roadmap was told of: its number, and the number of all."""

PLACES = {
    **dict.fromkeys(("first", "1st"), 0),
    **dict.fromkeys(("second", "2nd"), 1),
    **dict.fromkeys(("third", "3rd"), 2),
    **dict.fromkeys(("fourth", "4th"), 3),
    **dict.fromkeys(("fifth", "5th"), 4),
    **dict.fromkeys(("sixth", "6th"), 5),
    "last": -1,
}
"""Where in a list an ordinal points, counted from 0."""

ORDINAL_WORDS = "|".join(PLACES)
"""The ordinals as a pattern."""

_OF_THEM = r"(?: (?:of|from|in|on) (?:them|these|those|the list|your list|that list|that))?"

_BEST = r"(?: best| highest(?: paid)?)?"

ONE = re.compile(
    rf"(?:^|\b(?:the|that|your) |(?<=and )|(?<=about )|(?<=for ))(?P<of_any>{ORDINAL_WORDS}){_BEST} one\b"
    rf"{_OF_THEM}"
    rf"|\bthe (?P<of_kind>{ORDINAL_WORDS}) (?P<noun>role|skill|line|point|item)\b{_OF_THEM}"
    rf"|\bthe (?P<alone>{ORDINAL_WORDS}){_BEST}"
    r"(?: (?:of|from|in|on) (?:them|these|those|the list|your list|that list)|$)"
    r"|\bnumber (?P<number>[1-6])\b(?! (?:year|month|hour|week))"
)
"""One of what was set out: "the second one", "the third skill", "number 2"."""

_LINES = (None, "line", "point", "item")
"""What one of anything that was set out is called."""

TWO = re.compile(rf"\bthe (?P<which>first|top|last) (?:two|2)\b(?: (?:one|role|skill)\b)?{_OF_THEM}")
"""Two of it: "the first two"."""

THOSE_TWO = re.compile(
    r"\b(?:those|these) (?:two|2)\b(?! (?:year|month|week|day|course|thing))(?: (?:role|skill)\b)?"
    r"|\bthe two(?: of (?:them|those))?$|\bboth of (?:them|those|these)\b"
)
"""Both of two: "just those two"."""

_TELLS = re.compile(r"^\W*(?:(?:and|but|so|well|ok|also)\s+)*(?:i|im|i'm|ive|i've|my)\b", re.IGNORECASE)
_ASKS = re.compile(
    r"\?|\b(?:what|which|where|who|how|can|could|should|would|will|am i|do i)\b", re.IGNORECASE
)


def tells_only(text: str) -> bool:
    """Whether somebody tells of themselves and asks nothing.

    >>> tells_only("i only know excel and a bit of sql"), tells_only("i know sql, what could i do")
    (True, False)
    """
    return bool(_TELLS.match(text)) and not _ASKS.search(text)


def lists_it(context: Context) -> bool:
    """Whether one points at what was set out, behind the answer before."""
    return context.set_out is not None and context.intent in _ON_LISTS


def goes_on(
    listed: SetOut | None, slots: Slots, fresh: Context | None, roles: Sequence[str], text: str
) -> SetOut | None:
    """What is set out behind an answer that itself set out `listed`, with `roles` side by side; what is told
    of oneself puts nothing in the place of two that are in question."""
    before = fresh.set_out if fresh else None
    if before and before.kind == STEP:  # one points at it right behind it alone
        before = None
    if listed and not (fresh and (fresh.roles or fresh.skills) and tells_only(text)):
        return listed
    pair = slots.role2 or slots.skill2 or (fresh and tuple(roles) != fresh.roles and roles)
    other = before and (before.kind != "role" or not set(roles) <= set(before.of))
    return None if pair and (other or slots.role2) and not listed else before


def pointed_out(
    words: Sequence[str], context: Context, roles: Collection[str], skills: Collection[str]
) -> list[Span]:
    """What of the list of before the words stand for, in their place; empty where they point at none."""
    listed = context.set_out
    if listed is None or listed.kind == STEP or len(words) > MOST_WORDS:
        return []
    known, of = roles if listed.kind == "role" else skills, listed.of
    text = " ".join(words)
    if not lists_it(context) or not set(of) <= set(known):
        return []
    if len(of) > 1 and (found := TWO.search(text)):
        return _spans(text, found, listed.kind, of[-2:] if found["which"] == "last" else of[:2])
    found = ONE.search(text)
    if found is None or found["noun"] not in (*_LINES, listed.kind):
        return []
    ordinal = found["of_any"] or found["of_kind"] or found["alone"]
    place = PLACES[ordinal] if ordinal else int(found["number"]) - 1
    return _spans(text, found, listed.kind, [of[place]]) if -len(of) <= place < len(of) else []


def both_pointed_at(words: Sequence[str], context: Context, roles: Collection[str]) -> list[Span]:
    """What "those two" stands for: the two that were set out or spoken of."""
    text = " ".join(words)
    found = THOSE_TWO.search(text)
    if found is None or len(words) > MOST_WORDS:
        return []
    named = [("role", context.roles), ("skill", context.skills or context.slots.every_skill)]
    if context.set_out and context.set_out.kind != STEP:
        named.insert(0, (context.set_out.kind, context.set_out.of))
    for kind, of in named:
        if len(of) == 2 and (kind == "skill" or set(of) <= set(roles)):
            return _spans(text, found, kind, of)
    return []


def _spans(text: str, found: re.Match[str], kind: str, values: Sequence[str]) -> list[Span]:
    """The words that were found, for one value all of them, for two in halves."""
    start = len(text[: found.start()].split())
    end = start + len(found[0].split())
    cuts = [start, end] if len(values) == 1 else [start, start + 1, end]
    ends = zip(cuts, cuts[1:], values, strict=False)
    return [Span(first, last, kind, value, found[0], 0.9) for first, last, value in ends]
