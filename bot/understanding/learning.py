"""What is learnt from the phrases of a Library: reader, index and classifier, the last in a child process."""

import contextlib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from sys import intern

from bot.caching import keep_latest
from bot.library import Library
from bot.settings import cache_folder
from bot.understanding.matching.classifier import KEPT, IntentClassifier
from bot.understanding.matching.entries import EntryIndex
from bot.understanding.matching.phrases import Phrase
from bot.understanding.matching.trainer import Trainer
from bot.understanding.reading.lexicon import Lexicon
from bot.understanding.reading.reader import Reader, read_phrases
from bot.understanding.sentences.asides import with_asides


@dataclass(frozen=True)
class Learnt:
    """What an understander is made of."""

    reader: Reader
    index: EntryIndex
    classifier: IntentClassifier


def learn(library: Library, cache: Path | None, trainer: Trainer | None) -> Learnt:
    """Train, or read the cache of that. `trainer` is one that was started early; it is left open."""
    lexicon = Lexicon.of(library)
    seen = (cache or cache_folder()) / f"seen-{library.fingerprint[:24]}"
    # A base that was never trained on: the trainer loads while the phrases are made ready.
    own = None if trainer or seen.exists() else Trainer()
    phrases = read_phrases(library, lexicon)
    with ThreadPoolExecutor(1) as beside:  # the training is a child process: use the time
        training = beside.submit(_fit, phrases, lexicon, cache, trainer or own)
        reader = Reader(library, lexicon, phrases)
        index = EntryIndex(phrases)
        classifier = training.result()
    if own:
        own.close()
    if own or trainer:
        _leave_mark(seen)
    return Learnt(reader, index, classifier)


def learn_words(library: Library, before: Learnt) -> Learnt:
    """The same without training: the classifier of an earlier state serves on."""
    lexicon = Lexicon.of(library)
    # Phrases are read anew where names were added or changed.
    same_names = before.reader.lexicon.names == lexicon.names
    phrases = read_phrases(library, lexicon, before.index if same_names else None)
    index = EntryIndex(phrases, before.index)
    return Learnt(Reader(library, lexicon, phrases), index, before.classifier)


def intent_of(entry: str) -> str:
    """The folder that an entry stands in."""
    return intern(entry.partition("/")[0])


def _leave_mark(seen: Path) -> None:
    """An empty file that says a base was trained on here; only the latest ones stay."""
    with contextlib.suppress(OSError):
        seen.parent.mkdir(parents=True, exist_ok=True)
        seen.touch()
        keep_latest(seen.parent, "seen-*", KEPT)


def _fit(
    phrases: Sequence[Phrase], lexicon: Lexicon, cache: Path | None, trainer: Trainer | None
) -> IntentClassifier:
    return IntentClassifier.fit_words(
        *with_asides(phrases, lexicon),
        [intent_of(phrase.entry) for phrase in phrases],
        cache or cache_folder(),
        trainer,
    )
