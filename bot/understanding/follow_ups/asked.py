"""A follow-up in the light of the message before: what its rules look at."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from bot.understanding.follow_ups.aspects import ASKED_BY, aspect_of
from bot.understanding.follow_ups.context import of_the_asker
from bot.understanding.follow_ups.continued import Continued, merged
from bot.understanding.follow_ups.telling_words import OF_PLACE_AND_LEVEL, TELLING
from bot.understanding.follow_ups.time_words import EXPERIENCE, HAVING, TIME_SET, TIME_WORDS, TOLD_WORDS
from bot.understanding.thresholds import FOLLOW_UP_WORDS
from bot.understanding.types import Aspect, Context, Slots, Span

NO_TALK = ("", "smalltalk", "out_of_scope")
"""Intents of the answers behind which no career was spoken of."""

_BEFORE_NAMES = frozenset({"in", "at", "for", "as", "a", "an", "the", "on", "and", "with"})


@dataclass(frozen=True)
class Asked:
    """A message in the light of the one before: what the rules look at."""

    words: Sequence[str]
    spans: Sequence[Span]
    slots: Slots
    context: Context
    roles: Container[str]
    said: str
    """All its words; `text` is without a remark and without words that say nothing."""

    @cached_property
    def text(self) -> str:
        return " ".join(self.words)

    @cached_property
    def before(self) -> Slots:
        return self.context.slots

    @cached_property
    def intent(self) -> str:
        """The intent of the answer before."""
        return self.context.intent

    @cached_property
    def on_careers(self) -> bool:
        """Whether the answer before was one on careers: no small talk, and not declined."""
        return self.intent not in NO_TALK

    @cached_property
    def named(self) -> frozenset[str]:
        """The slots that are named."""
        return frozenset(self.slots.named())

    @cached_property
    def bare(self) -> bool:
        """Whether nothing is named."""
        return not self.named

    @cached_property
    def length(self) -> int:
        """The number of words; a name is one, however many it is written in."""
        covered = {at for span in self.spans for at in range(span.start + 1, span.end)}
        return len(self.words) - len(covered)

    @cached_property
    def long(self) -> bool:
        return self.length > FOLLOW_UP_WORDS

    @cached_property
    def sets_time(self) -> bool:
        """Whether no more is told than a time: "what if i want it within 6 months", "before june"."""
        few = len(self.words) <= TIME_WORDS
        return few and all(word in TIME_SET or word[:1].isdigit() for word in self.words)

    @cached_property
    def tells_time(self) -> bool:
        """Whether hours or months are told behind a roadmap."""
        timed = self.slots.hours or self.slots.months
        return bool(self.intent == "roadmap" and timed and self.before.role and not self.slots.role)

    @cached_property
    def sets_aim(self) -> bool:
        """Whether no more than the time for learning is told, and the role is known from before."""
        timed = (self.slots.hours or self.slots.months) and self.before.role and not self.slots.role
        told = self.sets_time or (len(self.words) <= TOLD_WORDS and HAVING.search(self.text))
        of_pay = self.intent == "salary" and not self.slots.hours  # "and in 2 years?"
        return bool(timed and told and not of_pay and self.on_careers)

    @cached_property
    def tells(self) -> bool:
        """Whether no more is told behind an answer on pay than a place, a level or years."""
        told = self.named and self.named <= OF_PLACE_AND_LEVEL and len(self.words) <= TOLD_WORDS
        return bool(told and self.plain and self.before.role and self.intent == "salary")

    @cached_property
    def plain(self) -> bool:
        """Whether what is not named only tells: no more than that, and numbers."""
        return all(word in TELLING or word.rstrip("+").isdigit() for word in self.rest)

    @cached_property
    def rest(self) -> frozenset[str]:
        """The words that name nothing."""
        covered = {at for span in self.spans for at in range(span.start, span.end)}
        return frozenset(word for at, word in enumerate(self.words) if at not in covered)

    @cached_property
    def tells_years(self) -> bool:
        """Whether years of experience, and no more, are told behind an answer on pay."""
        few = len(self.words) <= TOLD_WORDS and self.named == {"years"}
        told = few and all(word in EXPERIENCE or word.rstrip("+").isdigit() for word in self.words)
        return bool(told and self.intent == "salary" and self.before.role)

    @cached_property
    def asker(self) -> Slots:
        return of_the_asker(self.before)

    @cached_property
    def pair(self) -> tuple[str, ...]:
        """Roles that were spoken of side by side or one after the other; empty where there are not two."""
        two = self.before.roles or (self.before.role, self.before.role2)
        if self.before.role2:
            return tuple(role for role in two if role)
        known = tuple(role for role in self.context.roles if role in self.roles)
        return known if len(known) > 1 else ()

    @cached_property
    def aspect_before(self) -> Aspect | None:
        """What was asked of two, where the message asks nothing of them itself."""
        two = self.before.role2 or self.before.skill2
        return self.context.aspect if two and aspect_of(self.text) is None else None

    @cached_property
    def asked_before(self) -> str:
        """The same in the words that ask it; empty where there is none."""
        return ASKED_BY[self.aspect_before] if self.aspect_before else ""

    @cached_property
    def without_names(self) -> str:
        """What is asked, without the places and levels that are named: "which pays more [in the uk]"."""
        covered = {at for span in self.spans for at in range(span.start, span.end)}
        kept: list[str] = []
        behind = False  # a name stands next, with no more than small words in between
        for at in reversed(range(len(self.words))):
            behind = at in covered or (behind and self.words[at] in _BEFORE_NAMES)
            if not behind and not (self.words[at] == "level" and at - 1 in covered):
                kept.insert(0, self.words[at])
        return " ".join(kept)

    def again(self, **to: Any) -> Continued:
        """What was said before, asked of something else: an entry, or the computed answer of a kind. Where
        nothing is told, of the answer before."""
        return Continued(self.before, tuple(self.before.named()), **(to or {"entry": self.context.entry}))

    def anew(self, **to: Any) -> Continued:
        """The same of what stays true of the asker."""
        return Continued(self.asker, tuple(self.before.named()), **to)

    def merged(self, **to: Any) -> Continued:
        """What is named over what was said before, asked likewise."""
        return merged(self.slots, self.before, **(to or {"entry": self.context.entry}))

    def of_asker(self, **to: Any) -> Continued:
        """What is named over what stays true of the asker."""
        return merged(self.slots, self.asker, **to)
