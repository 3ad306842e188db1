"""The pay or the wealth of one person by name: "how much does Elon Musk make". Nothing that we hold."""

import re

from bot.understanding.reading.reader import Message, Reader

_KNOWN_NAMES = """
    musk altman zuckerberg bezos nadella pichai jensen lecun hinton bengio karpathy hassabis sutskever amodei
    ng wozniak ellison buffett trump biden obama putin messi ronaldo neymar lebron beyonce rihanna kardashian
    mrbeast pewdiepie ambani adani
"""
_KNOWN = frozenset(_KNOWN_NAMES.split())
"""Names that stand for a person by themselves, typed small."""

_NAME = r"(?P<name>[^\W\d_][\w.-]*(?: [^\W\d_][\w.-]*){0,2}?)"
_WEALTH = r"(?:net ?worth|salary|income|fortune|wealth|earnings|pay ?check|bank account)"
_TIMES = r"(?: (?:an?|per|each|every|in|the|one|year|yearly|month|monthly|week|day|hour|now|today))*"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"\b(?:how much(?: money| cash)?|what) (?:does|did|is|will) {_NAME}"
        rf" (?:really |actually |even )?(?:make|earn|worth|get paid|paid){_TIMES}\W*$",
        rf"\b{_WEALTH} of {_NAME}\W*$",
        rf"\bhow (?:rich|wealthy) is {_NAME}\W*$",
        rf"^(?:what(?:['’]?s| is) |how (?:much|big|high) is )?{_NAME}(?:['’]?s)? {_WEALTH}\W*$",
    )
)


_OF_WEALTH = frozenset(
    {"make", "making", "earn", "earning", "worth", "networth", "paid", "pay", "paycheck", "salary", "income"}
    | {"fortune", "wealth", "account", "rich", "wealthy"}
)
"""Words of which one stands in such a question."""


def pay_of_person(message: Message, reader: Reader) -> str:
    """The name of the person whose pay a message asks for; empty where it asks for none."""
    if _OF_WEALTH.isdisjoint(message.words):
        return ""
    text = message.text
    for pattern in _PATTERNS:
        found = pattern.search(text)
        if found and _is_name(found["name"], text, reader):
            return found["name"]
    return ""


def _is_name(name: str, text: str, reader: Reader) -> bool:
    """Whether this names a person: no role, company or place, and known by name, of words that the base
    never uses, or with capitals in a text without; the title of a job has a word that is common here."""
    read = reader.read(name)
    words = [token.word for token in read.tokens]
    if read.spans:
        return False
    if not _KNOWN.isdisjoint(words):
        return True
    if len(words) < 2:
        return False
    written = name.istitle() and not text.istitle() and reader.common.keys().isdisjoint(read.words)
    return written or not any(map(reader.speller.knows, words))
