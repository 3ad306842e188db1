"""Finding slot values in tokens: exact names first, then corrected spelling; the longest name wins."""

from collections.abc import Sequence

from bot.understanding.lexicon import KINDS, Lexicon, Name
from bot.understanding.normalise import Token, singular
from bot.understanding.types import Span

_BEFORE_LEVEL = frozenset({"lead", "staff", "principal", "head", "chief", "fresh", "associate", "veteran"})
_SURE_CODES = frozenset({"US", "GB"})
_ABBREVIATIONS = frozenset(
    {
        "AI",
        "ML",
        "IT",
        "BI",
        "CS",
        "QA",
        "HR",
        "DS",
        "DE",
        "MS",
        "PM",
        "SE",
        "PR",
        "TF",
        "CV",
        "TL",
        "GM",
        "VC",
        "LA",
    }
)
"""Codes of countries that mean something else in questions on careers."""

_BOTH = frozenset({"DE"})
"""Codes of countries that are also abbreviations of roles."""

_BESIDE_ROLES = frozenset(
    {"to", "from", "or", "and", "versus", "than", "switch", "move", "transition", "experience", "background"}
)
"""Words by which a second role is set beside the first, or told of."""

_NAMESAKES = frozenset({("georgia", "tech"), ("michael", "jordan"), ("paris", "hilton"), ("jersey", "shore")})
"""Names that hold the name of a place and are none."""

_DE_BEFORE_WORDS = """
    a an is are as to into become becoming from or versus and junior senior lead in for mid entry staff
    principal my am im being work working like than why how hire hiring every most
"""
_DE_BEFORE = frozenset(_DE_BEFORE_WORDS.split())
_DE_AFTER_WORDS = """
    role job position salary pay interview or versus and to intern internship resume roadmap career work
    engineer path market skill course project portfolio team manager bootcamp
"""
_DE_AFTER = frozenset(_DE_AFTER_WORDS.split())
"""What stands before and after "de" and "da" in small letters where they mean a role."""

_EDUCATION_WORDS = """
    from in with of school student degree program programme certificate certification study course diploma
    class
"""
_EDUCATION = frozenset(_EDUCATION_WORDS.split())
"""What follows "grad" and "graduate" where they tell of an education, not of a level."""

_SCHOOLS = frozenset({"high", "highschool", "school", "college", "university", "uni"})
_BEFORE_PLACE = frozenset({"in", "from", "outside", "within", "of", "across"})
_LANGUAGES = frozenset(
    {"python", "sql", "java", "scala", "c++", "julia", "rust", "golang", "javascript", "sas", "r"}
)
_ROLE_STARTS = frozenset(
    {
        "data",
        "ml",
        "ai",
        "machine",
        "software",
        "mlops",
        "de",
        "ds",
        "mle",
        "swe",
        "da",
        "applied",
        "research",
    }
    | {"nlp", "computer", "analytics", "deep", "prompt", "quant", "quantitative", "business"}
)
_LEVEL_NOUNS = frozenset(
    {
        "role",
        "position",
        "job",
        "level",
        "ic",
        "dev",
        "developer",
        "engineer",
        "scientist",
        "analyst",
        "salary",
        "pay",
    }
)
ROLE_NOUNS = frozenset(
    {"engineer", "scientist", "analyst", "developer", "architect", "researcher", "statistician"}
)


def find_spans(tokens: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """Spans in order. `words` are the tokens' singular words after spelling correction, same length.

    Ties: a longer name before a shorter; then kinds in the order of `KINDS`. A level may lie inside a role
    ("head of data science" is a role and a level), so levels are looked for everywhere.
    """
    lower_only = not any(token.raw[:1].isupper() and token.raw != "I" for token in tokens[1:])
    shouted = all(token.in_capitals for token in tokens)
    found: list[Span] = []
    covered = 0
    for start in range(len(tokens)):
        for name in lexicon.starting(words, start):
            end = start + len(name.words)
            if start < covered and name.kind != "level" and not _also_a_skill(name, start, end, found):
                continue
            if shouted and name.kind == "country" and name.capitals:
                continue  # where all is in capitals, they tell nothing
            if not _may_mean(name, tokens, words, start, lower_only):
                continue
            found.append(Span(start, end, name.kind, name.value, name.shown, _score(name, tokens, start)))
            if name.kind != "level":
                covered = end
    spans = [*_longest_levels(found), *_elliptical(found, tokens, words)]
    return [_as_country(span, spans, tokens, words) for span in spans]


def _as_country(span: Span, spans: Sequence[Span], tokens: Sequence[Token], words: Sequence[str]) -> Span:
    """A role that was read from two capitals which stand for a country too, as that country where it is one:
    "what does a data scientist earn in DE". Beside no other role, in a switch or a choice it is the role.
    """
    if span.kind != "role" or span.end - span.start > 1 or words[span.start - 1 : span.start] != ["in"]:
        return span
    code = tokens[span.start].raw.upper()
    others = any(other.kind == "role" and other.value != span.value for other in spans)
    if code not in _BOTH or not others or not _BESIDE_ROLES.isdisjoint(words):
        return span
    return Span(span.start, span.end, "country", code, code, span.score)


def _also_a_skill(name: Name, start: int, end: int, found: Sequence[Span]) -> bool:
    """Whether a name that was taken for a role is the whole name of a skill too: "MLOps"."""
    return name.kind == "skill" and any(
        span.kind == "role" and (span.start, span.end) == (start, end) for span in found
    )


def _score(name: Name, tokens: Sequence[Token], start: int) -> float:
    """1 for an exact match, less 0.05 for each word whose spelling was corrected."""
    corrected = sum(singular(tokens[start + offset].word) != word for offset, word in enumerate(name.words))
    return round(1 - 0.05 * corrected, 2)


def _may_mean(
    name: Name, tokens: Sequence[Token], words: Sequence[str], start: int, lower_only: bool
) -> bool:
    """Whether an everyday word is meant as the name it also is."""
    token = tokens[start]
    end = start + len(name.words)
    if name.kind == "level" and words[end : end + 1] in (["size"], ["sized"], ["citizen"]):
        return False  # "a mid-size company", "a senior citizen"
    if name.kind == "level" and name.words in (("grad",), ("graduate",)):
        return _EDUCATION.isdisjoint(words[end : end + 1])
    if name.kind == "level" and tuple(words[start : start + 3]) == ("chief", "data", "officer"):
        return False
    if name.kind in ("country", "city") and (
        tuple(words[start : start + 2]) in _NAMESAKES or tuple(words[max(0, start - 1) : end]) in _NAMESAKES
    ):
        return False
    if name.kind == "level" and words[end : end + 1] == ["in"] and _SCHOOLS & set(words[end + 1 : end + 4]):
        return False  # "a junior in high school" is a pupil
    if name.kind == "level" and name.words[0] in _BEFORE_LEVEL and len(name.words) == 1:
        before_to = start + 1 < len(tokens) and words[start + 1] in ("to", "the", "me", "you", "into")
        if end == len(words) and (start == 0 or words[start - 1] in ("about", "for", "and")):
            return True  # "what about leads?"
        near = words[end : end + 3]
        return not before_to and bool(_LEVEL_NOUNS & set(near) or _names_role(near))
    if not name.capitals:
        return True
    if name.kind == "country":
        return _is_code(name.value, tokens, words, start)
    if name.kind == "level":
        return True
    if name.kind == "role":
        return token.in_capitals or (lower_only and _reads_as_role(words, start))
    if token.raw[:1].isupper() and (start > 0 or token.in_capitals):
        return True
    return _reads_as_tool(words, start)


def _reads_as_tool(words: Sequence[str], at: int) -> bool:
    """Whether an everyday word in small letters (go, r, excel, spark, rust) means the tool of that name."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("excel", "spark", "rust"):
        return before not in ("to", "a", "the", "of", "my") and after not in (
            "at",
            "in",
            "interest",
            "joy",
            "on",
        )
    joined = {"versus", "or", "and"} & {before, after}
    other = {before, after, *words[at + 2 : at + 3], *words[max(0, at - 2) : at]} & _LANGUAGES
    return before in ("learn", "learning", "using", "use", "know", "in") or bool(joined and other)


def _reads_as_role(words: Sequence[str], at: int) -> bool:
    """Whether "de" or "da" in small letters is the role, and no word of another language."""
    if words[at] not in ("de", "da"):
        return True
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return not before or not _DE_BEFORE.isdisjoint(before) or not after or not _DE_AFTER.isdisjoint(after)


def _is_code(code: str, tokens: Sequence[Token], words: Sequence[str], start: int) -> bool:
    """Two capitals are a country where they stand for one in plain English, or after "in" and the like."""
    if not tokens[start].in_capitals:
        return False
    if code in _SURE_CODES:
        return True
    return code not in _ABBREVIATIONS and start > 0 and words[start - 1] in _BEFORE_PLACE


def _names_role(near: Sequence[str]) -> bool:
    return bool(_ROLE_STARTS & set(near[:1]))


def _longest_levels(found: list[Span]) -> list[Span]:
    """Drops levels that lie within a longer level ("mid" in "mid level"). `found` is in order of start, the
    longer first."""
    kept: list[Span] = []
    widest = (0, 0)
    for span in found:
        if span.kind == "level":
            place = (span.start, span.end)
            if span.end <= widest[1] and place != widest:
                continue
            widest = max(widest, place, key=lambda held: held[1])
        kept.append(span)
    return kept


def _elliptical(found: Sequence[Span], tokens: Sequence[Token], words: Sequence[str]) -> list[Span]:
    """Roles that borrow their first words from the one before: "data scientist/analyst"."""
    extra: list[Span] = []
    taken = {index for span in found if span.kind == "role" for index in range(span.start, span.end)}
    roles = {span.alias.casefold(): span for span in found if span.kind == "role"}
    for span in roles.values():
        at = span.end
        if at < len(tokens) and words[at] in ("or", "and", "versus"):
            at += 1
        elif not (at < len(tokens) and "/" in tokens[at].gap):
            continue
        if at >= len(tokens) or at in taken or words[at] not in ROLE_NOUNS:
            continue
        value = f"{span.value.rpartition('-')[0]}-{words[at]}"
        if (
            span.value.rpartition("-")[0] in ("data", "machine-learning", "research", "ai")
            and value != span.value
        ):
            extra.append(Span(at, at + 1, "role", value, words[at], 0.9))
    return extra


def mask(words: Sequence[str], spans: Sequence[Span]) -> list[str]:
    """Words with slot values replaced by slot names: what a phrase with {slots} looks like.

    Cities count as countries; companies, degrees and backgrounds keep their words, which tell intents.
    """
    masked: list[str] = []
    at = 0
    for span in sorted(spans, key=lambda s: (s.start, s.start - s.end, KINDS.index(s.kind))):
        name = MASKED.get(span.kind)
        if name is None or span.start < at or words[span.start] in _TELLING:
            continue
        masked.extend(words[at : span.start])
        masked.append(f"{{{name}}}")
        at = span.end
    masked.extend(words[at:])
    return masked


_TELLING = frozenset({"github", "gitlab"})
"""Names of skills that keep their word: people speak of the place where their work is shown."""

MASKED = {
    "role": "role",
    "skill": "skill",
    "level": "level",
    "country": "country",
    "city": "country",
    "industry": "industry",
    "company": "company",
}
