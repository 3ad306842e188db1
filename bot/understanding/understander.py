"""Text -> Understanding: normalise, find slots, rank intents, find the entry, decide."""

import contextlib
from collections import Counter
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from copy import copy
from dataclasses import replace
from pathlib import Path
from sys import intern

from bot.library import Library
from bot.library.models import Computed
from bot.memory import give_back
from bot.settings import cache_folder
from bot.understanding import introduction, thresholds
from bot.understanding.classifier import IntentClassifier, keep_latest
from bot.understanding.conditions import Conditions
from bot.understanding.context import ROLE_ANSWERS, Continued, follow_up, take_over
from bot.understanding.entries import EntryIndex, Phrase
from bot.understanding.language import is_foreign, is_latin
from bot.understanding.lexicon import Lexicon
from bot.understanding.normalise import Token, clean, singular, tokenise, tokenise_phrase
from bot.understanding.parts import questions
from bot.understanding.ranking import REJECT, Evidence, Matcher
from bot.understanding.slots import read_slots, unknown_role
from bot.understanding.spans import MASKED, find_spans, mask
from bot.understanding.spelling import Speller
from bot.understanding.thresholds import CALIBRATION, Calibration, Limits
from bot.understanding.trainer import Trainer
from bot.understanding.types import NEEDS, Candidate, Context, Decision, Slots, Span, Understanding

WELCOME = "smalltalk/what-can-you-do"
"""Where a message without a word leads."""

OTHER_LANGUAGE = "out_of_scope/other-language"
"""Where a message in another script leads."""

_ABOUT_SKILLS: frozenset[Computed] = frozenset({"skill", "compare_skills"})
_CHOOSING = frozenset({"skill", "degree", "industry"})
"""Slots whose values choose among written entries."""


class Understander:
    """Understands questions about one Library. Building one trains the classifier or reads its cache.

    With `before`, the understander of an earlier state of the same Library, nothing is trained: its
    classifier serves on, and new phrases count through the index alone. `trained` makes up for it.
    """

    matcher: Matcher
    calibration: Calibration = CALIBRATION

    def __init__(
        self,
        library: Library,
        cache: Path | None = None,
        before: "Understander | None" = None,
        trainer: Trainer | None = None,
    ):
        """`trainer` is one that was started early; it is left open."""
        self.library = library
        self.lexicon = Lexicon.of(library)
        seen = (cache or cache_folder()) / f"seen-{library.fingerprint[:24]}"
        # A base that was never trained on: the trainer loads while the phrases are made ready.
        own = None if before or trainer or seen.exists() else Trainer()
        phrases = self._phrases(before)
        if before:
            classifier, index = before.matcher.classifier, EntryIndex(phrases, before.matcher.index)
            self.speller = self._speller(phrases)
        else:
            with ThreadPoolExecutor(1) as beside:  # the training is a child process: use the time
                training = beside.submit(_fit, phrases, cache, trainer=trainer or own)
                self.speller = self._speller(phrases)
                index = EntryIndex(phrases)
                classifier = training.result()
        if own:
            own.close()
        if own or trainer:
            _leave_mark(seen)
        self.matcher = Matcher(index, classifier, _intent)
        self._conditions = Conditions(library, index)
        give_back()

    @classmethod
    def load(cls, folder: Path, cache: Path | None = None) -> "Understander":
        """Read a knowledge folder and understand it; where nothing was trained before, the trainer loads
        while the folder is read. Raises `KnowledgeError` and `TrainingError`."""
        trained = any((cache or cache_folder()).glob("seen-*"))
        with contextlib.nullcontext() if trained else Trainer() as trainer:
            return cls(Library.load(folder), cache, trainer=trainer)

    def trained(self, cache: Path | None = None, stopped: Callable[[], bool] = bool) -> "Understander":
        """The same with a classifier that was fitted on its own phrases.

        Asks `stopped` again and again while training; raises `TrainingError` once it says True.
        """
        index = self.matcher.index
        phrases = [phrase for entry in self.library.topics for phrase in index.phrases_of(entry)]
        made = copy(self)
        made.matcher = Matcher(index, _fit(phrases, cache, stopped), _intent, self.calibration.weights)
        give_back()
        return made

    def calibrated(self, calibration: Calibration) -> "Understander":
        """The same with other weights and limits."""
        made = copy(self)
        made.calibration = calibration
        made.matcher = self.matcher.weighing(calibration.weights)
        return made

    def _phrases(self, before: "Understander | None") -> list[Phrase]:
        """All phrases, analysed. Those of `before` are taken over unless names were added or changed."""
        same_names = before and before.lexicon.names == self.lexicon.names
        known = before.matcher.index if before and same_names else None
        phrases: list[Phrase] = []
        for entry, topic in self.library.topics.items():
            own = known.phrases_of(entry) if known else ()
            if tuple(phrase.shown for phrase in own) == tuple(topic.phrases):
                phrases += own
                continue
            for shown in topic.phrases:
                tokens = tokenise_phrase(clean(shown))
                words = tuple(intern(singular(token.word)) for token in tokens)
                spans = find_spans(tokens, words, self.lexicon)
                masked = tuple(mask(words, spans)) if spans else words
                phrases.append(Phrase(entry, masked, words, _value_features(spans), shown))
        return phrases

    def _speller(self, phrases: Sequence[Phrase]) -> Speller:
        """Targets are the words of names and phrases; the prose of the base is known but no target."""
        targets = Counter({word: 4 + names for word, names in self.lexicon.words.items()})
        for phrase in phrases:
            targets.update(word for word in phrase.words if word[0] != "{")
        known: set[str] = set()
        for topic in self.library.topics.values():
            known.update(singular(token.word) for token in tokenise(topic.answer or ""))
        return Speller(targets, known)

    def understand(self, text: str, context: Context | None = None, now: float = 0.0) -> Understanding:
        """Understand one message; `now` is in Unix seconds and tells whether `context` is still fresh.

        Where it holds several questions that have different answers, the others are in `more`.
        """
        cleaned = clean(text)
        fresh = context if context and now - context.at <= thresholds.SESSION_SECONDS else None
        parts = questions(cleaned)
        if len(parts) > 1:
            found = self._understand_parts(parts, fresh, now)
            if len(found) > 1:
                return replace(found[0], text=text, more=tuple(found[1:]))
        return replace(self._understand_one(cleaned, fresh), text=text)

    def _understand_parts(
        self, parts: Sequence[str], context: Context | None, now: float
    ) -> list[Understanding]:
        """Each question by itself, later ones in the light of earlier ones; only those that are sure, and
        none twice. Empty where the first is not sure: then the message is better read as a whole."""
        found: list[Understanding] = []
        for part in parts:
            one = self._understand_one(part, context)
            sure = one.decision is Decision.ANSWER and one.confidence >= thresholds.PART
            if not sure and not found:
                return []
            if sure and (one.entry, one.slots) not in [(other.entry, other.slots) for other in found]:
                found.append(one)
                context = Context(one.slots, one.entry, now)
        return found

    def _understand_one(self, cleaned: str, context: Context | None) -> Understanding:
        tokens = tokenise(cleaned)
        if not tokens:
            return self._certain(cleaned, WELCOME, Decision.ANSWER, "the message holds no words")
        raw = [token.word for token in tokens]
        if not is_latin(raw):
            return self._foreign(cleaned)
        words, spans = self._read(tokens)
        slots = read_slots(cleaned, words, spans)
        if context and context.entry and not is_foreign(raw):
            continued = follow_up(words, spans, slots, context)
            if continued is not None and self._can_answer(continued, slots, context.entry):
                return self._continued(cleaned, mask(words, spans), spans, continued, context.entry)
        told = introduction.length(tokens, words, spans)
        found = self._ranked(cleaned, words, spans, slots, context, told)
        if is_foreign(raw) and not self.library.topics[found.entry].cues:
            return self._foreign(cleaned)
        return found

    def _read(self, tokens: Sequence[Token]) -> tuple[list[str], list[Span]]:
        """The words as they were meant, in singular, and what they name."""
        words = [singular(word) for word in self.speller.correct_all([token.word for token in tokens])]
        words = self.speller.correct_all(words)
        return words, find_spans(tokens, words, self.lexicon)

    def words(self, text: str) -> tuple[list[str], list[str]]:
        """The words of a question with slot names for what they name, and as they are."""
        words, spans = self._read(tokenise(clean(text)))
        return mask(words, spans), words

    def evidence(self, text: str) -> Evidence:
        """What the ranking weighs for a question that stands by itself, entry by entry."""
        cleaned = clean(text)
        words, spans = self._read(tokenise(cleaned))
        excluded = self._conditions.excluded(read_slots(cleaned, words, spans), words)
        return self.matcher.evidence(mask(words, spans), words, _value_features(spans), excluded)

    def _foreign(self, text: str) -> Understanding:
        return self._certain(text, OTHER_LANGUAGE, Decision.DECLINE, "the message is not in English")

    def _ranked(
        self,
        text: str,
        words: Sequence[str],
        spans: Sequence[Span],
        slots: Slots,
        context: Context | None,
        told: int,
    ) -> Understanding:
        """Rank and decide by what stands behind the first `told` words, which only say who asks."""
        asked = [span for span in spans if span.start >= told]
        masked = mask(words, asked)[told:]
        words = words[told:]
        excluded = self._conditions.excluded(slots, words)
        ranking = self.matcher.rank(masked, words, _value_features(asked), excluded)
        decision, reason = _decide(ranking.groups, self.calibration.limits)
        best = REJECT[0] if decision is Decision.DECLINE else ranking.groups[0][0]
        chosen = next((c for c in ranking.candidates if c.intent == best), None)
        if chosen is None:
            chosen, decision = ranking.candidates[0], Decision.OFFER
        kind = self.library.topics[chosen.entry].compute
        inherited: tuple[str, ...] = ()
        moved = [replace(span, start=span.start - told, end=span.end - told) for span in asked]
        unknown = unknown_role(words, moved) if kind in ROLE_ANSWERS and slots.role is None else None
        if context and decision is Decision.ANSWER and unknown is None:
            slots, inherited = take_over(kind, slots, context)
        return Understanding(
            text=text,
            normalised=" ".join(masked),
            slots=slots,
            spans=tuple(spans),
            decision=decision,
            entry=chosen.entry,
            confidence=round(dict(ranking.groups)[chosen.intent], 4),
            candidates=ranking.candidates,
            intents=ranking.groups,
            reason=reason,
            inherited=inherited,
            unknown=unknown,
        )

    def _entry_of(self, continued: Continued, before: str) -> str:
        if continued.entry in self.library.topics:
            return str(continued.entry)
        return self.library.computed.get(continued.kind, before) if continued.kind else before

    def _can_answer(self, continued: Continued, slots: Slots, before: str) -> bool:
        """Whether the entry that a follow-up leads to has the slots that it needs.

        A written one says nothing of a skill, degree or industry that is named anew: that has its own entry.
        """
        entry = self._entry_of(continued, before)
        kind = self.library.topics[entry].compute
        if entry == before and kind is None and _CHOOSING & slots.named().keys():
            return False
        if entry == before and slots.skill2 and kind not in _ABOUT_SKILLS:
            return False  # two skills side by side are a question of their own
        needs = NEEDS.get(kind, ()) if kind else ()
        return all(getattr(continued.slots, name) for name in needs)

    def _continued(
        self, text: str, masked: Sequence[str], spans: Sequence[Span], continued: Continued, before: str
    ) -> Understanding:
        """A follow-up: the entry before with what is new, or another one with what was said before."""
        entry = self._entry_of(continued, before)
        found = self._certain(
            text, entry, Decision.ANSWER, "a follow-up to the question before", thresholds.FOLLOW_UP_SHARE
        )
        return replace(
            found,
            normalised=" ".join(masked),
            slots=continued.slots,
            spans=tuple(spans),
            inherited=continued.inherited,
        )

    def _certain(
        self, text: str, entry: str, decision: Decision, reason: str, share: float = 1.0
    ) -> Understanding:
        """An entry that nothing was ranked for; where it is not in the Library, another is offered."""
        if entry not in self.library.topics:
            entry = next(iter(self.library.topics))
            decision = Decision.OFFER
        candidate = Candidate(entry, share, "")
        return Understanding(
            text=text,
            normalised="",
            slots=Slots(),
            spans=(),
            decision=decision,
            entry=entry,
            confidence=share,
            candidates=(candidate,),
            intents=((candidate.intent, share),),
            reason=reason,
        )

    def direct(self, entry: str, slots: Slots) -> Understanding:
        """A command or a button: entry and slots are known, nothing is guessed."""
        understood = self._certain("", entry, Decision.ANSWER, "asked for by name")
        return replace(understood, slots=slots)


def _intent(entry: str) -> str:
    return entry.partition("/")[0]


def _leave_mark(seen: Path) -> None:
    """An empty file that says a base was trained on here; only the latest ones stay."""
    with contextlib.suppress(OSError):
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.touch()
        keep_latest(seen.parent, "seen-*")


def _fit(
    phrases: Sequence[Phrase],
    cache: Path | None,
    stopped: Callable[[], bool] = bool,
    trainer: Trainer | None = None,
) -> IntentClassifier:
    return IntentClassifier.fit_words(
        [phrase.words for phrase in phrases],
        [phrase.plain for phrase in phrases],
        [_intent(phrase.entry) for phrase in phrases],
        cache or cache_folder(),
        stopped,
        trainer,
    )


def _value_features(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(f"{MASKED[span.kind]}={span.value}" for span in spans if span.kind in MASKED)


def _decide(intents: Sequence[tuple[str, float]], limits: Limits) -> tuple[Decision, str]:
    best, share = intents[0]
    found = f"{best} {share:.2f}"
    if best in REJECT:
        if share >= limits.decline:
            return Decision.DECLINE, f"{found} >= {limits.decline:.2f} (decline)"
        return Decision.OFFER, f"{found} < {limits.decline:.2f} (decline)"
    if share >= limits.answer:
        return Decision.ANSWER, f"{found} >= {limits.answer:.2f} (answer)"
    if share >= limits.offer:
        return Decision.OFFER, f"{found} < {limits.answer:.2f} (answer)"
    return Decision.DECLINE, f"{found} < {limits.offer:.2f} (offer)"
