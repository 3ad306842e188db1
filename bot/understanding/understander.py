"""Text -> Understanding: normalise, find slots, rank intents, find the entry, decide."""

import contextlib
from copy import copy
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from bot.library import Library
from bot.memory import give_back
from bot.settings import cache_folder
from bot.understanding import kept, thresholds
from bot.understanding.completing import completed
from bot.understanding.conditions import Conditions
from bot.understanding.deciding import (
    GENERAL,
    bare_place,
    bare_role,
    bare_skill,
    certain,
    offered,
    only_numbers,
    says_little,
)
from bot.understanding.distress import in_distress
from bot.understanding.follow_ups.behind import behind, instead, with_borrowed
from bot.understanding.follow_ups.known import Known
from bot.understanding.follow_ups.told_of_oneself import told_of_oneself
from bot.understanding.implied_roles import aimed_role, bare_analyst
from bot.understanding.judging import judged
from bot.understanding.layered import (
    LayeredConditions,
    LayeredIndex,
    LayeredMatcher,
    WordForWord,
    difference,
)
from bot.understanding.learning import Learnt, intent_of, learn, learn_words
from bot.understanding.matching.entries import EntryIndex
from bot.understanding.matching.ranking import REJECT, Evidence, Matcher
from bot.understanding.matching.trainer import Trainer
from bot.understanding.matching.vectors import word_vectors
from bot.understanding.pay_of_person import pay_of_person
from bot.understanding.reading.language import is_foreign, is_latin
from bot.understanding.reading.layered_words import layered_lexicon, layered_reader
from bot.understanding.reading.names import NameIndex
from bot.understanding.reading.normalise import clean
from bot.understanding.reading.reader import Message, Reader, may_be_about
from bot.understanding.sentences.asked_alone import asked_alone
from bot.understanding.sentences.parts import questions
from bot.understanding.sentences.several import answers_to
from bot.understanding.thresholds import CALIBRATION, Calibration, Caution
from bot.understanding.types import Context, Decision, Slots, Understanding, has_needed

WELCOME = "smalltalk/what-can-you-do"
"""Where a message without a word leads."""

OTHER_LANGUAGE = "out_of_scope/other-language"
"""Where a message in another script leads."""

UNCLEAR = "out_of_scope/unclear"
"""Where a message leads of which no word is known."""

SAYS_LITTLE = ("match/which-role-suits-me", "roadmap/first-step", "outlook/is-it-worth-it")
"""What is offered for a message that names no subject."""


class Understander:
    """Understands questions about one Library. Building one trains the classifier or reads its cache.

    With `before`, the understander of an earlier state of the same Library, nothing is trained: its
    classifier serves on, and new phrases count through the index alone.
    """

    matcher: Matcher
    reader: Reader
    calibration: Calibration = CALIBRATION
    _base: "Understander | None" = None
    _names: NameIndex | None = None
    _brought: WordForWord | None = None
    _index: EntryIndex
    _conditions: Conditions | LayeredConditions

    def __init__(
        self,
        library: Library,
        cache: Path | None = None,
        before: "Understander | None" = None,
        trainer: Trainer | None = None,
    ):
        """`trainer` is one that was started early; it is left open."""
        self.library = library
        before = before and (before._base or before)
        if before:
            known = Learnt(before.reader, before._index, before.matcher.classifier)
            learnt = learn_words(library, known)
        else:
            learnt = learn(library, cache, trainer)
        self.reader, self._index = learnt.reader, learnt.index
        self.matcher = Matcher(learnt.index, learnt.classifier, intent_of)
        self._own_conditions = self._conditions = Conditions(library, self._index)
        self.pieces = word_vectors().pieces  # to be kept with it
        give_back()

    @classmethod
    def load(cls, folder: Path, cache: Path | None = None) -> "Understander":
        """Read a knowledge folder and understand it, or read what was kept of that; where nothing was trained
        before, the trainer loads while the folder is read. Raises `KnowledgeError` and `TrainingError`."""
        cache = cache or cache_folder()
        place = kept.place(folder, cache)
        if found := kept.read(place):
            return found
        trained = any(cache.glob("seen-*"))
        with contextlib.nullcontext() if trained else Trainer() as trainer:
            made = cls(Library.load(folder), cache, trainer=trainer)
        if kept.place(folder, cache) == place:  # no file was saved meanwhile
            kept.keep(made, place)
        return made

    def layered(self, library: Library) -> "Understander":
        """The same for one server, whose Library is this one's with some edits.

        Shares the classifier, the index and the words of the base. The server's phrases count at once: a
        question that is one of them, word for word, has its entry for an answer.
        """
        base = self._base or self
        lexicon = layered_lexicon(base.reader.lexicon, base.library, library)
        found = difference(base.library, library, base._index, lexicon)
        index = LayeredIndex(base._index, found)
        made = copy(base)
        made._base, made.library, made._names = base, library, None
        made.reader = layered_reader(base.reader, library, lexicon, found.changed, found.brought, index)
        made.matcher = LayeredMatcher(base.matcher, index)
        made._conditions = LayeredConditions(base._own_conditions, library, index, found.changed)
        made._brought = WordForWord(found.brought)
        return made

    def calibrated(self, calibration: Calibration) -> "Understander":
        """The same with other weights and limits."""
        made = copy(self)
        made.calibration = calibration
        made.matcher = self.matcher.weighing(calibration.weights)
        return made

    def explaining(self) -> "Understander":
        """The same, whose candidates show their nearest phrases."""
        made = copy(self)
        made.matcher = self.matcher.explaining()
        return made

    @property
    def names(self) -> NameIndex:
        """The names of its Library for autocompletion, made once; a server's share those of the base."""
        if self._names is None:
            self._names = NameIndex(self.library, self._base.names if self._base else None)
        return self._names

    def cautious(self, caution: Caution) -> "Understander":
        """The same with the limits of a server that wants it bolder or more careful; cheap."""
        if caution == "usual":
            return self
        made = copy(self)
        limits = self.calibration.limits.by(caution)
        made.calibration = self.calibration.model_copy(update={"limits": limits})
        return made

    def understand(self, text: str, context: Context | None = None, now: float = 0.0) -> Understanding:
        """Understand one message; `now` is in Unix seconds and tells whether `context` is still fresh.

        "before june" is counted from it, too, unless it is 0.

        Where it holds several questions that have different answers, the others are in `more`.
        """
        message = self.reader.read(clean(text), _day(now))
        told = self.reader.told(message)
        asked = message.without(told) if told.words else message
        fresh = context if context and abs(now - context.at) <= thresholds.SESSION_SECONDS else None
        for one in (message, asked):
            if (brought := self._word_for_word(one, fresh)) is not None:
                return replace(brought, text=text)
        if (cry := in_distress(self.library, message, self.reader, self._alone)) is not None:
            return replace(cry, text=text)
        parts = questions(asked.text)
        if len(parts) > 1:

            def ask(part: str, known: Context | None) -> Understanding:
                return self._understand_one(
                    replace(self.reader.read(part, _day(now)), home=asked.home), known
                )

            if (found := answers_to(self.library, parts, fresh, now, ask)) is not None:
                return replace(found, text=text)
        found_one = self._understand_one(asked, fresh)
        lost = found_one.decision is Decision.DECLINE
        if told.words and (lost or may_be_about(asked, told)):
            whole = self._understand_one(message, fresh)
            declined = told.attached and whole.decision is Decision.DECLINE
            if declined or (whole.decision is Decision.ANSWER and whole.entry in self.reader.about_persons):
                found_one = replace(whole, slots=found_one.slots)
        return replace(found_one, text=text)

    def _understand_one(self, message: Message, context: Context | None) -> Understanding:
        found = self._in_conversation(message, context)
        again = context is not None and found.entry == context.entry
        return replace(found, stays=True) if again and not self.library.topics[found.entry].compute else found

    def _in_conversation(self, message: Message, context: Context | None) -> Understanding:
        text = message.text
        if not message.tokens:
            return certain(self.library, text, WELCOME, Decision.ANSWER, "the message holds no words")
        if (brought := self._word_for_word(message, context)) is not None:
            return brought
        raw = [token.word for token in message.tokens]
        if not is_latin(raw):
            return self._foreign(text)
        if GENERAL in self.library.topics and (name := pay_of_person(message, self.reader)):
            return certain(self.library, text, GENERAL, Decision.DECLINE, f"the pay of a person: {name}")
        if context:
            if (corrected := instead(message, context, self._known())) is not None:
                return corrected
            message = with_borrowed(message, context, self.library)
        slots = message.slots
        if assumed := bare_analyst(message.words, message.spans, slots, self.library.roles):
            message = message.naming([assumed])
            slots = message.slots
        if aimed := aimed_role(message.words, message.spans, slots, self.library.roles):
            moved = message.naming([aimed])
            # Of somebody who says what they come from the words stay: an entry may be of just this move.
            message, slots = message if moved.slots.from_role else moved, moved.slots
        alone: Understanding | None = None
        if context and context.entry and not is_foreign(raw):
            light = behind(message, slots, context, self._known())
            if light.found is not None:
                return light.found
            message, slots, alone = light.message, light.slots, light.alone
        if not is_foreign(raw) and not message.spans:
            unclear = self.reader.knows_nothing(message) or only_numbers(raw)
            if unclear and UNCLEAR in self.library.topics:
                return certain(self.library, text, UNCLEAR, Decision.DECLINE, "no word of it is known")
            if says_little(message.words) and any(entry in self.library.topics for entry in SAYS_LITTLE):
                return offered(self.library, text, SAYS_LITTLE)
        for bare in (bare_role, bare_skill, bare_place):
            if (known := bare(self.library, message, slots)) is not None:
                return known
        found = alone or self._ranked(message, slots, context)
        if alone is None and (told := told_of_oneself(found, message, None, self.library)) is not None:
            return told
        if is_foreign(raw) and not self.library.topics[found.entry].cues:
            return self._foreign(text)
        return found

    def words(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a question with slot names for what they name, and as they are."""
        message = self.reader.read(clean(text))
        return message.masked, list(message.words)

    def evidence(self, text: str) -> Evidence:
        """What the ranking weighs for a question that stands by itself, entry by entry."""
        message = self.reader.read(clean(text))
        told = self.reader.told(message)
        message = message.without(told) if told.words else message
        excluded = self._conditions.excluded(message.slots, message.words, message.values)
        return self.matcher.evidence(message.masked, message.words, message.values, excluded)

    def _foreign(self, text: str) -> Understanding:
        return certain(self.library, text, OTHER_LANGUAGE, Decision.DECLINE, "the message is not in English")

    def _known(self) -> Known:
        """What is looked at beside a message and the one before."""
        return Known(self.library, self.reader, self.matcher.index, self._of_text, self._alone, self._ranked)

    def _of_text(self, text: str) -> Understanding:
        """What the words of a text lead to."""
        message = self.reader.read(clean(text))
        return self._best(message, message.slots)

    def _alone(self, message: Message) -> Understanding:
        """What a message leads to that stands by itself."""
        return self._ranked(message, message.slots, None)

    def _ranked(self, message: Message, slots: Slots, context: Context | None) -> Understanding:
        found = self._best(message, slots)
        alone = asked_alone(found, message, self.reader, lambda one: self._best(one, one.slots))
        return completed(self.library, alone or found, message, context)

    def _best(self, message: Message, slots: Slots) -> Understanding:
        """What its words lead to."""
        excluded = self._conditions.excluded(slots, message.words, message.values)
        ranking = self.matcher.rank(message.masked, message.words, message.values, excluded)
        return judged(
            ranking, message, slots, self.library, self.reader, self.matcher.index, self.calibration.limits
        )

    def _word_for_word(self, message: Message, context: Context | None) -> Understanding | None:
        """A message that is a phrase of the server's, word for word; None for all others."""
        entry = self._brought.entry(message) if self._brought else None
        if entry is None:
            return None
        slots, topic = message.slots, self.library.topics[entry]
        if not has_needed(topic.compute, slots):
            return None
        decision = Decision.DECLINE if intent_of(entry) in REJECT else Decision.ANSWER
        found = certain(self.library, message.text, entry, decision, "a phrase of this server, word for word")
        found = replace(found, normalised=" ".join(message.masked), slots=slots, spans=message.found)
        return completed(self.library, found, message, context)

    def direct(self, entry: str, slots: Slots) -> Understanding:
        """A command or a button: entry and slots are known, nothing is guessed."""
        understood = certain(self.library, "", entry, Decision.ANSWER, "asked for by name")
        return replace(understood, slots=slots)


def _day(now: float) -> date | None:
    return datetime.fromtimestamp(now, UTC).date() if now else None
