"""Words in a heap, "data job salary banana": nobody can tell what is asked, whatever they resemble."""

from bot.understanding.matching.entries import Index
from bot.understanding.reading.reader import Message, Reader

FEWEST_WORDS, FEWEST_ASKED = 3, 4
"""Words of a heap at least, and of one with a question mark: "defence jobs ethical?" asks something."""

_SENTENCE_WORDS = """
    a an the this that these those it its i im ive id ill me my mine we us our you your u ur he him his
    she her they them their one who whom whose what whats which where when why how hows is are was were
    be been being am do does did done doing has have had having can could should would will shall may
    might must need want wanna gonna and or but nor so if then than as at by for from in into of off on
    onto out over per to up with without about after before between during like under until via while not
    no dont cant wont isnt arent there here any some all just only too very more most less versus please
    get got know anyone anybody someone somebody lol lmao haha wtf omg bro guys thanks
"""
_SENTENCE = frozenset(_SENTENCE_WORDS.split())
"""Words by which others hang together, or that tell of a mood."""


_LISTING = frozenset("+&,/")
"""Marks between things that are asked for together: "data scientist salary + roadmap"."""


def is_salad(message: Message, reader: Reader, index: Index, intent: str) -> bool:
    """Whether a message is words that hang together by nothing, with one among them that has no place in what
    they lead to: a known word that is no name, common to no subjects and in no phrase of the `intent`.

    A word that is not known may be the name of a firm or a place: "data engineer salary zalando".
    """
    words = message.words
    least = FEWEST_ASKED if "?" in message.text else FEWEST_WORDS
    if intent == "smalltalk" or len(words) < least or not _SENTENCE.isdisjoint(words):
        return False
    if not _LISTING.isdisjoint(message.text):
        return False
    named = {at for span in message.spans for at in range(span.start, span.end)}
    odd = {word for at, word in enumerate(words) if at not in named and _odd(word, reader)}
    own = [at for at, entry in enumerate(index.entries) if entry.startswith(f"{intent}/")] if odd else []
    return any(not index.best(index.by_words([word], ()))[own].any() for word in odd)


def _odd(word: str, reader: Reader) -> bool:
    return word.isalpha() and word not in reader.common and reader.speller.knows(word)
