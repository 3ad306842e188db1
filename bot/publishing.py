"""What a moderator should know before publishing: near-duplicates, and which questions get another answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.edits import Piece
from bot.library.text import fold
from bot.understanding import Decision, Understander
from bot.understanding.matching.classifier import IntentClassifier
from bot.understanding.matching.likeness import nearest
from bot.understanding.thresholds import Limits, Weights

UNSURE = "asks which one is meant"
"""What stands for a title where the bot does not answer but offers a choice."""

Reached = str | None
"""The entry that answers a question; None where the bot is unsure and offers a choice."""


@dataclass(frozen=True)
class Similar:
    """A text of a piece that is nearly one of another entry. `score` is from 0 to 100."""

    entry: str
    title: str
    mine: str
    theirs: str
    score: float


@dataclass(frozen=True)
class ChangedAnswer:
    """A question that would get another answer. Entries are None where the bot offers a choice.

    `home` is the entry whose example it is, None for a question that somebody asked. It is `lost` where its
    example does not reach it any more.
    """

    question: str
    old_entry: str | None
    old_title: str
    new_entry: str | None
    new_title: str
    home: str | None = None

    @property
    def is_example(self) -> bool:
        """Whether it is an example of an entry, not a question that a member asked."""
        return self.home is not None

    @property
    def lost(self) -> bool:
        """Whether it is an example that does not reach its own entry."""
        return self.home is not None and self.new_entry != self.home


def similar(library: Library, piece: Piece, value: Mapping[str, Any], most: int = 5) -> tuple[Similar, ...]:
    """Other entries with a title or a phrase that is nearly one of `value`, the likest first, each once."""
    if piece.kind != "topics":
        return ()
    owners: list[tuple[str, str]] = []
    folded: list[str] = []
    for key, topic in library.topics.items():
        if key != piece.key:
            for text in (topic.title, *topic.phrases):
                owners.append((key, text))
                folded.append(fold(text))
    own = library.topics.get(piece.key)
    before = {*own.phrases, own.title} if own else set()
    texts = [value.get("title"), *(value.get("phrases") or ())]
    fresh = [text for text in texts if isinstance(text, str) and text not in before]
    found: dict[str, Similar] = {}
    for mine, at, score in sorted(nearest(fresh, folded), key=lambda each: -each[2]):
        key, theirs = owners[at]
        found.setdefault(key, Similar(key, library.topics[key].title, mine, theirs, score))
    return tuple(found.values())[:most]


def changed_answers(
    before: Knowledge, after: Knowledge, questions: Iterable[str] = ()
) -> tuple[ChangedAnswer, ...]:
    """Every example, and the questions asked lately, whose answer differs between two states.

    First the examples that would not reach their own entry, then other examples, then the questions asked.
    An example that is new and reaches its entry is as it should be, and is left out.
    """
    homes = _homes(before.library) | _homes(after.library)
    of_old, of_new = _examples(before.understander), _examples(after.understander)
    asked = dict.fromkeys(question for question in questions if question.strip() and question not in homes)
    found = []
    for question in [*homes, *asked]:
        home = homes.get(question)
        old = _reached(before.understander, question, of_old if home else None)
        new = _reached(after.understander, question, of_new if home else None)
        fresh = home is not None and not _has_example(before.library, home, question)
        if (new != home) if fresh else (old != new):
            old_title, new_title = _title(before.library, old), _title(after.library, new)
            found.append(ChangedAnswer(question, old, old_title, new, new_title, home))
    found.sort(key=lambda one: (not (one.lost and one.home in after.library.topics), not one.is_example))
    return tuple(found)


def _homes(library: Library) -> dict[str, str]:
    return {example.ask: key for key, topic in library.topics.items() for example in topic.examples}


def _has_example(library: Library, entry: str, question: str) -> bool:
    topic = library.topics.get(entry)
    return topic is not None and any(example.ask == question for example in topic.examples)


def _title(library: Library, entry: Reached) -> str:
    return library.topics[entry].title if entry and entry in library.topics else UNSURE


States = dict[tuple[str, Weights, Limits], dict[str, Reached]]
"""What examples reach, by state of a knowledge base and its calibration; the one used last stands last."""

STATES = 8
"""States kept: a server's, those of its last edits, the base's."""

_KEPT: WeakKeyDictionary[IntentClassifier, States] = WeakKeyDictionary()


def _examples(understander: Understander) -> dict[str, Reached]:
    """What is known of the examples in this state, to be added to."""
    states = _KEPT.setdefault(understander.matcher.classifier, {})
    calibration = understander.calibration
    state = (understander.library.fingerprint, calibration.weights, calibration.limits)
    states[state] = known = states.pop(state, {})
    if len(states) > STATES:
        del states[next(iter(states))]
    return known


def _reached(understander: Understander, question: str, kept: dict[str, Reached] | None) -> Reached:
    """The entry that answers a question by itself. Examples are kept; what members asked is not."""
    if kept is not None and question in kept:
        return kept[question]
    found = understander.understand(question)
    reached = None if found.decision is Decision.OFFER else found.entry
    if kept is not None:
        kept[question] = reached
    return reached
