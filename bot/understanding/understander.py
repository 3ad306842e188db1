"""Text -> Understanding: normalise, find slots, rank intents, find the entry, decide."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import replace
from pathlib import Path
from sys import intern

from bot.library import Library
from bot.library.models import Computed
from bot.settings import cache_folder
from bot.understanding import thresholds
from bot.understanding.classifier import IntentClassifier
from bot.understanding.context import follow_up
from bot.understanding.entries import EntryIndex, Phrase
from bot.understanding.lexicon import Lexicon, words_of
from bot.understanding.normalise import clean, singular, tokenise, tokenise_phrase
from bot.understanding.ranking import Matcher
from bot.understanding.slots import read_slots
from bot.understanding.spans import MASKED, find_spans, mask
from bot.understanding.spelling import Speller
from bot.understanding.types import Candidate, Context, Decision, Slots, Span, Understanding

WELCOME = "smalltalk/what-can-you-do"
"""Where a message without a word leads."""

OTHER_LANGUAGE = "out_of_scope/other-language"
"""Where a message in another script leads."""

NEEDS: Mapping[Computed, tuple[str, ...]] = {"compare": ("role", "role2"), "skill": ("skill",)}
"""Slots without which a computed answer cannot be given."""


class Understander:
    """Understands questions about one Library. Building one trains the classifier or reads its cache.

    With `before`, the understander of an earlier state of the same Library, nothing is trained: its
    classifier serves on, and new phrases count through the index alone. `trained` makes up for it.
    """

    matcher: Matcher

    def __init__(self, library: Library, cache: Path | None = None, before: "Understander | None" = None):
        self.library = library
        self.lexicon = Lexicon.of(library)
        self._cues = {
            entry: [words_of(cue) for cue in topic.cues]
            for entry, topic in library.topics.items()
            if topic.cues
        }
        self._needs = [
            (library.computed[kind], needs) for kind, needs in NEEDS.items() if kind in library.computed
        ]
        phrases = self._phrases(before)
        self.speller = self._speller(phrases)
        if before:
            classifier, index = before.matcher.classifier, EntryIndex(phrases, before.matcher.index)
        else:
            classifier, index = _fit(phrases, cache), EntryIndex(phrases)
        self.matcher = Matcher(index, classifier, _intent)

    def trained(self, cache: Path | None = None, stopped: Callable[[], bool] = bool) -> "Understander":
        """The same with a classifier that was fitted on its own phrases.

        Asks `stopped` again and again while training; raises `TrainingError` once it says True.
        """
        index = self.matcher.index
        phrases = [phrase for entry in self.library.topics for phrase in index.phrases_of(entry)]
        made = copy(self)
        made.matcher = Matcher(index, _fit(phrases, cache, stopped), _intent)
        return made

    def _phrases(self, before: "Understander | None") -> list[Phrase]:
        """All phrases, analysed. Those of `before` are taken over unless names were added or changed."""
        same_names = before and before.lexicon.by_first == self.lexicon.by_first
        known = before.matcher.index if before and same_names else None
        phrases: list[Phrase] = []
        for entry, topic in self.library.topics.items():
            own = known.phrases_of(entry) if known else ()
            if tuple(phrase.shown for phrase in own) == tuple(topic.phrases):
                phrases += own
                continue
            for shown in topic.phrases:
                tokens = tokenise_phrase(clean(shown))
                words = [intern(singular(token.word)) for token in tokens]
                spans = find_spans(tokens, words, self.lexicon)
                masked = tuple(mask(words, spans))
                phrases.append(Phrase(entry, masked, tuple(words), _value_features(spans), shown))
        return phrases

    def _speller(self, phrases: Sequence[Phrase]) -> Speller:
        """Targets are the words of names and phrases; the prose of the base is known but no target."""
        targets = Counter(dict.fromkeys(self.lexicon.words, 5))
        for phrase in phrases:
            targets.update(word for word in phrase.words if word[0] != "{")
        known: set[str] = set()
        for topic in self.library.topics.values():
            known.update(singular(token.word) for token in tokenise(topic.answer or ""))
        return Speller(targets, known)

    def understand(self, text: str, context: Context | None = None, now: float = 0.0) -> Understanding:
        """Understand one message; `now` is in Unix seconds and tells whether `context` is still fresh."""
        cleaned = clean(text)
        tokens = tokenise(cleaned)
        if not tokens:
            return self._without_words(text, WELCOME, Decision.ANSWER, "the message holds no words")
        if sum(token.word.isascii() for token in tokens) * 2 < len(tokens):
            return self._without_words(
                text, OTHER_LANGUAGE, Decision.DECLINE, "the message is not in English"
            )
        words = [singular(self.speller.correct(token.word)) for token in tokens]
        words = [self.speller.correct(word) for word in words]
        spans = find_spans(tokens, words, self.lexicon)
        slots = read_slots(cleaned, words, spans)
        if context and now - context.at <= thresholds.SESSION_SECONDS and context.entry:
            continued = follow_up(words, spans, slots, context)
            if continued is not None:
                return self._continued(text, mask(words, spans), spans, continued, context)
        return self._ranked(text, words, spans, slots)

    def _ranked(self, text: str, words: Sequence[str], spans: Sequence[Span], slots: Slots) -> Understanding:
        masked = mask(words, spans)
        ranking = self.matcher.rank(masked, words, _value_features(spans), self._excluded(slots, words))
        decision, reason = _decide(ranking.groups)
        best = ranking.groups[0][0]
        chosen = next((c for c in ranking.candidates if c.intent == best), ranking.candidates[0])
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
        )

    def _excluded(self, slots: Slots, words: Sequence[str]) -> list[str]:
        """Entries that cannot answer: a slot that their computation needs, or all their cues, are missing."""
        return [
            *(entry for entry, needs in self._needs if not all(getattr(slots, name) for name in needs)),
            *(entry for entry, cues in self._cues.items() if not any(holds(words, cue) for cue in cues)),
        ]

    def _continued(
        self,
        text: str,
        masked: Sequence[str],
        spans: Sequence[Span],
        continued: tuple[str | None, Slots, tuple[str, ...]],
        context: Context,
    ) -> Understanding:
        """A follow-up: the entry before with what is new, or a new entry with what was said before."""
        kind, merged, inherited = continued
        entry = self.library.computed.get(kind) if kind else context.entry  # type: ignore[call-overload]
        entry = entry or context.entry or WELCOME
        candidate = Candidate(entry, 0.9, "")
        return Understanding(
            text=text,
            normalised=" ".join(masked),
            slots=merged,
            spans=tuple(spans),
            decision=Decision.ANSWER,
            entry=entry,
            confidence=0.9,
            candidates=(candidate,),
            intents=((candidate.intent, 0.9),),
            reason="a follow-up to the question before",
            inherited=inherited,
        )

    def _without_words(self, text: str, entry: str, decision: Decision, reason: str) -> Understanding:
        if entry not in self.library.topics:
            entry = next(iter(self.library.topics))
            decision = Decision.OFFER
        candidate = Candidate(entry, 1.0, "")
        return Understanding(
            text=text,
            normalised="",
            slots=Slots(),
            spans=(),
            decision=decision,
            entry=entry,
            confidence=1.0,
            candidates=(candidate,),
            intents=((candidate.intent, 1.0),),
            reason=reason,
        )

    def direct(self, entry: str, slots: Slots) -> Understanding:
        """A command or a button: entry and slots are known, nothing is guessed."""
        understood = self._without_words("", entry, Decision.ANSWER, "asked for by name")
        return replace(understood, slots=slots)


def holds(words: Sequence[str], run: Sequence[str]) -> bool:
    """Whether `run` stands in `words`, side by side."""
    return any(tuple(words[at : at + len(run)]) == tuple(run) for at in range(len(words) - len(run) + 1))


def _intent(entry: str) -> str:
    return entry.partition("/")[0]


def _fit(
    phrases: Sequence[Phrase], cache: Path | None, stopped: Callable[[], bool] = bool
) -> IntentClassifier:
    return IntentClassifier.fit_words(
        [phrase.words for phrase in phrases],
        [phrase.plain for phrase in phrases],
        [_intent(phrase.entry) for phrase in phrases],
        cache or cache_folder(),
        stopped,
    )


def _value_features(spans: Sequence[Span]) -> tuple[str, ...]:
    return tuple(f"{MASKED[span.kind]}={span.value}" for span in spans if span.kind in MASKED)


def _decide(intents: Sequence[tuple[str, float]]) -> tuple[Decision, str]:
    shares = dict(intents)
    refused = shares.get("out_of_scope", 0.0)
    best, share = intents[0]
    if best == "out_of_scope" and refused >= thresholds.DECLINE:
        return Decision.DECLINE, f"out_of_scope {refused:.2f} >= {thresholds.DECLINE} (DECLINE)"
    if best != "out_of_scope" and share >= thresholds.ANSWER:
        return Decision.ANSWER, f"{best} {share:.2f} >= {thresholds.ANSWER} (ANSWER)"
    return Decision.OFFER, f"{best} {share:.2f} < {thresholds.ANSWER} (ANSWER)"
