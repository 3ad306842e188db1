"""What is said before a follow-up and within one, and asks nothing: "wow that is low", "like", "btw"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.types import Span

REMARKS = frozenset(
    {
        "ok", "okay", "okey", "alright", "cool", "nice", "great", "awesome", "perfect", "sweet", "neat",
        "thanks", "thank", "thx", "cheers", "you", "wow", "damn", "dang", "lol", "lmao", "haha", "hmm", "hm",
        "mm", "oh", "ah", "oof", "ouch", "interesting", "right", "fine", "well", "yeah", "yep", "yes", "got",
        "gotcha", "it", "see", "i", "makes", "make", "sense", "sound", "good", "fair", "enough", "that", "is",
        "thats", "s", "low", "high", "lower", "higher", "le", "less", "more", "than", "expected", "thought",
        "a", "lot", "so", "very", "pretty", "quite", "too", "not", "bad", "crazy", "insane", "sad", "helpful",
        "useful", "much", "bit", "just", "wait",
    }
)  # fmt: skip
"""Words of which a remark on the answer before is made: "ok thanks", "that is low", "wow, not bad"."""

ACKNOWLEDGING = frozenset(
    {"ok", "okay", "cool", "thanks", "alright", "nice", "great", "hmm", "hm", "oh", "ah", "yeah"}
)
"""Remarks that say nothing of the answer: what stands behind is the question, whatever it begins with."""

_NO_REMARK_ALONE = """
    you it see i that is thats s le less more than a so very pretty quite too not much bit just lot make
"""
_FEELING = frozenset(
    {"depressing", "rough", "harsh", "annoying", "discouraging", "scary", "funny", "weird", "surprising"}
)
_ANOTHER = frozenset({"topic", "subject", "question", "thing"})
_CHANGING = frozenset({"different", "another", "other", "new", "quick", "random", "unrelated", "next"})
"""Of these two one each announces a question: "different topic, what is docker"."""
_TELLING = (REMARKS | _FEELING) - frozenset(_NO_REMARK_ALONE.split())
"""Words without one of which nothing is a remark that may stand before any question."""
_BESIDE = REMARKS | _FEELING | {"one", "then", "clear", "noted", "and", "but", "all", "understood"}
_ASKING_WORDS = """
    what how where which who when why are do does would should can could will am is whats hows wheres any
"""
_ASKING = frozenset(_ASKING_WORDS.split())

CARRYING_ON = frozenset(
    {
        "and", "what", "how", "but", "also", "which", "now", "in", "for", "same", "then", "back", "are", "do",
        "does", "would", "should", "show", "tell", "roadmap", "path", "pay", "salary", "skill", "duty",
        "whats", "hows", "with", "from", "who", "or", "versus", "am", "compared",
    }
)  # fmt: skip
"""Words that begin what is asked behind a remark."""

FILLERS = frozenset(
    {
        "like",
        "though",
        "actually",
        "please",
        "btw",
        "lol",
        "tho",
        "honestly",
        "basically",
        "guess",
        "anyway",
        "tbh",
        "exactly",
        "realistically",
        "usually",
    }
)
"""Words that say nothing about what is asked."""


def remark_before(words: Sequence[str]) -> int:
    """How many words are a remark that stands before a question.

    >>> remark_before("sound good how do i start".split()), remark_before("is it good in berlin".split())
    (2, 0)
    >>> remark_before("ok different topic what is docker".split())
    3
    """
    first = next((at for at, word in enumerate(words) if word in _ASKING), 0)
    before = " ".join(words[:first]).replace("good to know", "good").split()
    if not _ANOTHER.isdisjoint(before) and not _CHANGING.isdisjoint(before):
        return first if (_BESIDE | _ANOTHER | _CHANGING).issuperset(before) else 0
    return first if _BESIDE.issuperset(before) and not _TELLING.isdisjoint(before) else 0


_RETURNED_TO = frozenset({"role", "job", "question", "topic", "subject", "career", "field", "thing"})


def _returned(words: Sequence[str]) -> int:
    """How many words tell no more than that somebody goes back: "ok back to the role, [what does it pay]"."""
    start = next((at for at, word in enumerate(words) if word not in REMARKS | {"and", "but", "now"}), 0)
    said = words[start : start + 4]
    going = said[:2] == ["back", "to"] and said[2:3] in (["the"], ["that"], ["this"], ["my"])
    return start + 4 if going and said[3:] and said[3] in _RETURNED_TO and len(words) > start + 4 else 0


_SUPPOSING = frozenset(
    {
        "and", "but", "so", "ok", "what", "if", "i", "go", "went", "take", "took", "pick", "choose", "aim",
        "try", "switch", "for", "to", "with", "as", "a", "an", "rather", "instead", "become", "became",
    }
)  # fmt: skip


def _supposed(words: Sequence[str], spans: Sequence[Span]) -> int:
    """How many words suppose no more than another role: "what if i go for [data engineer] instead"."""
    roles = [span for span in spans if span.kind == "role"]
    if len(roles) != 1 or "if" not in words[: roles[0].start]:
        return 0
    start, end = roles[0].start, roles[0].end
    beside = [*words[:start], *words[end:]]
    return start if _SUPPOSING.issuperset(beside) else 0


def without_remark(words: Sequence[str], spans: Sequence[Span]) -> tuple[Sequence[str], Sequence[Span]]:
    """What is asked behind a remark on the answer before: "[wow that is low] what about seniors".

    Only where what is left begins like something that carries on, which "a data analyst" behind "that is more
    than" does not.
    """
    first = next((at for at, word in enumerate(words) if word not in REMARKS), 0)
    if not first or (words[first] not in CARRYING_ON and not ACKNOWLEDGING.issuperset(words[:first])):
        first = remark_before(words)
    first = _returned(words) or _supposed(words, spans) or first
    if not first:
        return words, spans
    moved = [
        replace(span, start=span.start - first, end=span.end - first) for span in spans if span.start >= first
    ]
    return words[first:], moved


def without_fillers(words: Sequence[str], spans: Sequence[Span]) -> tuple[Sequence[str], Sequence[Span]]:
    """The words without those that say nothing, where no name lies behind one of them."""
    last = max((span.end for span in spans), default=0)
    idle = FILLERS | {"then"} if spans else FILLERS
    return [word for at, word in enumerate(words) if at < last or word not in idle], spans
