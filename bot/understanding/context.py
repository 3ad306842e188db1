"""Follow-ups: "and in Germany?", "what about seniors?", "how do I become one?"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.thresholds import FOLLOW_UP_WORDS
from bot.understanding.types import Context, Slots, Span

_OPENERS = (
    "and",
    "what about",
    "how about",
    "but",
    "ok and",
    "okay and",
    "also",
    "what if",
    "in",
    "for",
    "same for",
)
_PRONOUN_QUESTIONS = (
    (("become one", "become that", "get there", "be one", "get into it", "start"), "roadmap"),
    (("pay", "earn", "make", "salary", "paid"), "salary"),
    (("skill", "need to know", "learn for"), "skills"),
    (("they do", "it do", "one do", "that do"), "role"),
)
_PRONOUNS = frozenset({"one", "it", "they", "that", "them", "this", "there"})


def follow_up(
    words: Sequence[str], spans: Sequence[Span], slots: Slots, context: Context
) -> tuple[str | None, Slots, tuple[str, ...]] | None:
    """(computed kind or None for the same entry, merged slots, names of inherited slots), or None.

    A question is a follow-up when it is short and either opens like one or names only slot values, or
    when it points back with a pronoun and asks something that can be computed.
    """
    if len(words) > FOLLOW_UP_WORDS:
        return None
    text = " ".join(words)
    if slots.role is None and _PRONOUNS & set(words) and context.slots.role:
        for cues, kind in _PRONOUN_QUESTIONS:
            if any(cue in text for cue in cues):
                return kind, *_merge(slots, context.slots)
    covered = sum(span.end - span.start for span in spans)
    opens = any(text.startswith(opener + " ") for opener in _OPENERS)
    if slots.named() and ((opens and len(words) - covered <= 4) or len(words) - covered <= 1):
        return None, *_merge(slots, context.slots)
    return None


def _merge(new: Slots, old: Slots) -> tuple[Slots, tuple[str, ...]]:
    """New values over old ones; a new role ends what was said of a second one."""
    inherited = {name: value for name, value in old.named().items() if name not in new.named()}
    if new.role:
        for name in ("role2", "from_role", "roles"):
            inherited.pop(name, None)
    if new.country:
        for name in ("city", "countries"):
            inherited.pop(name, None)
    return replace(new, **inherited), tuple(inherited)
