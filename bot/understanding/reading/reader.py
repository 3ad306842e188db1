"""A message or a phrase -> its words as they were meant, and what they name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import pairwise
from sys import intern

from bot.library import Library
from bot.understanding.matching.entries import EntryIndex
from bot.understanding.matching.phrases import Phrase
from bot.understanding.matching.ranking import REJECT
from bot.understanding.reading import due, introduction
from bot.understanding.reading.currencies import currency_words
from bot.understanding.reading.introduction import Told
from bot.understanding.reading.lexicon import Lexicon
from bot.understanding.reading.neighbours import Neighbours, side_by_side
from bot.understanding.reading.normalise import clean
from bot.understanding.reading.person import ABOUT_IT, ABOUT_PERSONS, AROUND, CORE
from bot.understanding.reading.slots import read_slots
from bot.understanding.reading.spans import MASKED, find_spans, mask
from bot.understanding.reading.spelling import SHORTEST, Speller
from bot.understanding.reading.tokens import Token, singular, tokenise, tokenise_phrase
from bot.understanding.types import Slots, Span

ABOUT_SHARE = 0.3
"""Share of an entry's phrases that must say who someone is for the entry to be about that."""

FAIRLY_COMMON = 8
"""Entries in whose phrases a word stands that hardly names a subject."""

_NO_ENTRIES = tuple(f"{label}/" for label in (*REJECT, "smalltalk"))
"""Where entries stand that are not of the field."""

NEIGHBOURS = 3
"""Times that two words must stand side by side in phrases to be read when they are written as one."""

COUNTRY = 4
"""What the name of a country counts for beside other words that are as near to a misspelt one."""

SHORTEST_OF_TWO = 3
"""Letters that each of them has at least."""

ABBREVIATION = 5
"""Letters of a word in capitals up to which it is taken for an abbreviation."""

AS_WRITTEN = frozenset({"niger"})
"""Names that nobody means who writes another word: an insult is one letter away."""

_ABLE = {("can", "i"), ("could", "i"), ("can", "we"), ("am", "i")}
"""How a question opens whether somebody like the asker can do something."""


@dataclass(frozen=True)
class Message:
    """A message that was read: `words` are in singular and corrected, one a token."""

    text: str
    tokens: Sequence[Token]
    words: Sequence[str]
    spans: Sequence[Span]
    home: Span | None = None
    """Where the asker lives, told in passing; it lies in no word of `words`."""
    today: date | None = None
    """The day on which it was written, where that is known."""

    @cached_property
    def masked(self) -> list[str]:
        """The words with slot names for what they name."""
        return mask(self.words, self.spans)

    @cached_property
    def values(self) -> tuple[str, ...]:
        """What the spans name, as features of the index: "skill=sql"."""
        return _values(self.spans)

    @cached_property
    def slots(self) -> Slots:
        """What it names. Where someone lives counts if no other place was named."""
        slots = read_slots(self.text, self.words, self.spans, self.today)
        if self.home is None or slots.country:
            return slots
        city = self.home.alias if self.home.kind == "city" else None
        return replace(slots, country=self.home.value, city=city)

    @property
    def found(self) -> tuple[Span, ...]:
        """All that it names, with where the asker lives."""
        return (*self.spans, self.home) if self.home else tuple(self.spans)

    def naming(self, meant: Sequence[Span]) -> "Message":
        """The message with what its words stand for, in place of what else they would name."""
        if not meant:
            return self
        taken = {at for span in meant for at in range(span.start, span.end)}
        kept = [span for span in self.spans if taken.isdisjoint(range(span.start, span.end))]
        return replace(self, spans=[*kept, *meant])

    def part(self, text: str) -> "Message | None":
        """A part of the message as it was read with it; None where it does not stand in it word for word."""
        begin = self.text.find(text)
        if begin < 0 or not text or self.text[begin - 1 : begin].isalnum():
            return None
        at, inside = 0, list[int]()
        for number, token in enumerate(self.tokens):
            at = self.text.index(token.raw, at)
            if begin <= at < begin + len(text):
                inside.append(number)
            at += len(token.raw)
        if not inside:
            return None
        first, end = inside[0], inside[-1] + 1
        spans = [
            replace(span, start=span.start - first, end=span.end - first)
            for span in self.spans
            if first <= span.start and span.end <= end
        ]
        return Message(text, self.tokens[first:end], self.words[first:end], spans, today=self.today)

    def without(self, told: Told) -> "Message":
        """The message without what is told of who asks, but for where they live."""
        kept = [at for at in range(len(self.words)) if at not in told.words]
        place = {at: number for number, at in enumerate(kept)}
        spans = [
            replace(span, start=place[span.start], end=place[span.start] + span.end - span.start)
            for span in self.spans
            if told.words.isdisjoint(range(span.start, span.end))
        ]
        tokens = [self.tokens[at] for at in kept]
        homes = [span for span in self.spans if span.start in told.homes]
        lived_in = [span for span in homes if self.words[max(0, span.start - 1)] == "in"]
        home = next(iter([*lived_in, *homes]), None)  # "i'm from Brazil, living in Lisbon"
        text = "".join([f"{token.gap}{token.raw}" for token in tokens]).lstrip(" ,.;:!?)-")
        return Message(text, tokens, [self.words[at] for at in kept], spans, home, self.today)


class Reader:
    """Reads messages with the names and the words of one Library."""

    def __init__(self, library: Library, lexicon: Lexicon, phrases: Sequence[Phrase]):
        self.lexicon = lexicon
        self.speller = _speller(library, lexicon, phrases)
        self.run_together = run_together(phrases, self.speller)
        self.about_persons = about_persons(phrases)
        """Entries whose phrases say who someone is: ages, sexes, disabilities."""
        self.common = common_words(phrases)
        """Words that hardly name a subject, and in the phrases of how many entries each stands."""

    def read(self, cleaned: str, today: date | None = None) -> Message:
        """Read a message that holds what `clean` leaves, written on the day `today`."""
        tokens = [part for token in tokenise(cleaned) for part in self._apart(token)]
        meant = [self._singular_of_known(token.word) for token in tokens]
        meant = [singular(word) for word in self.speller.correct_all(meant)]
        meant = self.speller.correct_all(meant)
        shouted = all(token.in_capitals for token in tokens)
        words = meant if shouted else [*map(_spelt_out, tokens, meant)]
        return Message(cleaned, tokens, words, find_spans(tokens, words, self.lexicon), today=today)

    def _singular_of_known(self, word: str) -> str:
        """A known word for its plural: "stats" is no mistyped "state"."""
        one = singular(word)
        return one if one != word and self.speller.knows(one) else word

    def _apart(self, token: Token) -> Sequence[Token]:
        """Two words that were written as one, "jobsearch", as two."""
        size = self.run_together.get(token.word) or self.run_together.get(singular(token.word))
        if not size:
            return (token,)
        word, raw = token.word, token.raw
        return Token(word[:size], raw[:size], token.gap), Token(word[size:], raw[size:], "")

    def knows_nothing(self, message: Message) -> bool:
        """Whether it has words of letters, and not one that is known once spelling is corrected."""
        words = [word for word in message.words if word.isalpha()]
        return bool(words) and not any(self.speller.knows(word) for word in words)

    def told(self, message: Message) -> Told:
        """What the message tells of who asks."""
        return introduction.told(message.tokens, message.words, message.spans, self.speller.knows)


def _spelt_out(token: Token, meant: str) -> str:
    """The word that was meant, but of an abbreviation as it stands none that is shorter: NYSC is no NYC. One
    of three letters is itself: NER."""
    if not token.in_capitals:
        return meant
    written = singular(token.word)
    kept = len(meant) < len(written) <= ABBREVIATION or len(written) < SHORTEST
    return written if kept else meant


def may_be_about(message: Message, told: Told) -> bool:
    """Whether a message that was read without what it tells of who asks may be about just that."""
    able = tuple(message.words[:2]) in _ABLE
    return told.attached or able or not ABOUT_IT.isdisjoint(message.words)


def read_phrases(library: Library, lexicon: Lexicon, known: EntryIndex | None = None) -> list[Phrase]:
    """All phrases of a Library, read; those of an entry that `known` has unchanged are taken over."""
    phrases: list[Phrase] = []
    for entry, topic in library.topics.items():
        own = known.phrases_of(entry) if known else ()
        if tuple(phrase.shown for phrase in own) == tuple(topic.phrases):
            phrases += own
            continue
        phrases += [read_phrase(entry, shown, lexicon) for shown in topic.phrases]
    return phrases


def read_phrase(entry: str, shown: str, lexicon: Lexicon) -> Phrase:
    """One phrase of an entry, read as it stands: its spelling is right."""
    tokens = tokenise_phrase(clean(shown))
    words = tuple(intern(singular(token.word)) for token in tokens)
    spans = find_spans(tokens, words, lexicon)
    masked = tuple(mask(words, spans)) if spans else words
    return Phrase(entry, masked, words, _values(spans), shown)


def _values(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(f"{MASKED[span.kind]}={span.value}" for span in spans if span.kind in MASKED)


def _speller(library: Library, lexicon: Lexicon, phrases: Sequence[Phrase]) -> Speller:
    """Targets are the words of names and phrases; the prose of the base, the words of days and money, and
    those by which people say who they are, are known but no target."""
    targets = Counter({word: 4 + names for word, names in lexicon.words.items()})
    for group in lexicon.names.values():
        for name in group:
            if name.kind == "country" and not name.capitals and len(name.words) == 1:
                targets[name.words[0]] += COUNTRY
    for phrase in phrases:
        targets.update(intern(word) for word in phrase.words if word[0] != "{")
    known = {*CORE, *AROUND, *due.WORDS, *currency_words(), *(f"{word}s" for word in CORE)}
    for topic in library.topics.values():
        known.update(intern(singular(token.word)) for token in tokenise(topic.answer or ""))
    for word in AS_WRITTEN & targets.keys():
        del targets[word]
        known.add(word)
    names = [name.words for group in lexicon.names.values() for name in group]
    texts = [words for phrase in phrases for words in {phrase.words, phrase.plain}]
    return Speller(targets, known, Neighbours(side_by_side(texts, names)))


def run_together(phrases: Sequence[Phrase], speller: Speller) -> dict[str, int]:
    """Neighbours in phrases, written as one word that is none -> letters of the first of them."""
    pairs = Counter(pair for phrase in phrases for pair in pairwise(phrase.plain))
    return {
        first + second: len(first)
        for (first, second), count in pairs.items()
        if count >= NEIGHBOURS and min(len(first), len(second)) >= SHORTEST_OF_TWO and first.isalpha()
        if second.isalpha() and not speller.knows(first + second)
    }


def common_words(phrases: Sequence[Phrase]) -> dict[str, int]:
    """In the phrases of how many entries of the field each word stands that is common enough to name none."""
    entries: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        if not phrase.entry.startswith(_NO_ENTRIES):
            for word in phrase.words:
                entries[intern(word)].add(phrase.entry)
    return {word: len(found) for word, found in entries.items() if len(found) >= FAIRLY_COMMON}


def about_persons(phrases: Sequence[Phrase]) -> frozenset[str]:
    """Entries that are about who someone is, by their phrases."""
    every = Counter(phrase.entry for phrase in phrases)
    own = Counter(phrase.entry for phrase in phrases if not ABOUT_PERSONS.isdisjoint(phrase.words))
    return frozenset(entry for entry, count in own.items() if count >= ABOUT_SHARE * every[entry])
