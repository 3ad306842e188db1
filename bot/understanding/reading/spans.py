"""Finding slot values in tokens: exact names first, then corrected spelling; the longest name wins."""

from collections.abc import Sequence

from bot.understanding.reading.everyday import may_mean
from bot.understanding.reading.lexicon import KINDS, Lexicon, Name
from bot.understanding.reading.tokens import Token, singular
from bot.understanding.types import Span

_BOTH = frozenset({"DE"})
"""Codes of countries that are also abbreviations of roles."""

_BESIDE_ROLES = frozenset(
    {"to", "from", "or", "and", "versus", "than", "switch", "move", "transition", "experience", "background"}
)
"""Words by which a second role is set beside the first, or told of."""

ROLE_NOUNS = frozenset(
    {"engineer", "scientist", "analyst", "developer", "architect", "researcher", "statistician"}
)


_JOINING = frozenset({"or", "and", "versus"})
"""Words between two roles that may share a word."""

MOST_SHARING = 3
"""Words at most that share the noun of a role behind them."""


def find_spans(tokens: Sequence[Token], words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """Spans in order. `words` are the tokens' singular words after spelling correction, same length.

    Ties: a longer name before a shorter; then kinds in the order of `KINDS`. A level may lie inside a role
    ("head of data science" is a role and a level), so levels are looked for everywhere.
    """
    lower_only = not any(token.raw[:1].isupper() and token.raw != "I" for token in tokens[1:])
    shouted = all(token.in_capitals for token in tokens)
    found: list[Span] = []
    covered = 0
    for start, word in enumerate(words):
        if word not in lexicon.sizes:
            continue
        for name in lexicon.starting(words, start):
            end = start + len(name.words)
            if start < covered and name.kind != "level" and not _also_a_skill(name, start, end, found):
                continue
            if shouted and name.kind == "country" and name.capitals:
                continue  # where all is in capitals, they tell nothing
            if not may_mean(name, tokens, words, start, lower_only):
                continue
            found.append(Span(start, end, name.kind, name.value, name.shown, _score(name, tokens, start)))
            if name.kind != "level":
                covered = end
    found = _with_shared_nouns(found, words, lexicon)
    spans = [*_longest_levels(found), *_elliptical(found, tokens, words, lexicon)]
    spans += _bare_analyst(spans, words, lexicon)
    spans += _bare_fields(spans, words, lexicon)
    spans += _field_for_role(spans, words, lexicon)
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


def _with_shared_nouns(found: list[Span], words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """Roles that share the noun of the one behind them: "computer vision or NLP engineer"."""
    made = list(found)
    for span in (one for one in found if one.kind == "role"):
        noun, joint = words[span.end - 1], span.start - 1
        if noun not in ROLE_NOUNS or span.end - span.start < 2 or joint < 1:
            continue
        if words[joint] not in _JOINING:
            continue
        for start in range(max(0, joint - MOST_SHARING), joint):
            names = lexicon.names.get((*words[start:joint], noun), ())
            role = next((name for name in names if name.kind == "role"), None)
            if role is None or role.value == span.value:
                continue
            within = [one for one in made if one.kind != "level" and one.start < joint and one.end > start]
            if all(one.kind == "skill" and start <= one.start and one.end <= joint for one in within):
                made = [one for one in made if one not in within]
                made.append(Span(start, joint, "role", role.value, role.shown, 0.9))
                break
    return sorted(made, key=lambda one: one.start)


def _elliptical(
    found: Sequence[Span], tokens: Sequence[Token], words: Sequence[str], lexicon: Lexicon
) -> list[Span]:
    """Roles that borrow their first words from the one before: "data scientist/analyst"."""
    extra: list[Span] = []
    taken = {index for span in found if span.kind == "role" for index in range(span.start, span.end)}
    roles = {span.alias.casefold(): span for span in found if span.kind == "role"}
    for span in roles.values():
        at = span.end
        if at < len(tokens) and words[at] in _JOINING:
            at += 1
        elif not (at < len(tokens) and "/" in tokens[at].gap):
            continue
        if at >= len(tokens) or at in taken or words[at] not in ROLE_NOUNS:
            continue
        value = f"{span.value.rpartition('-')[0]}-{words[at]}"
        if (
            span.value.rpartition("-")[0] in ("data", "machine-learning", "research", "ai")
            and value != span.value
            and any(name.value == value for name in lexicon.names.get(tuple(value.split("-")), ()))
        ):
            extra.append(Span(at, at + 1, "role", value, words[at], 0.9))
    return extra


def _bare_analyst(spans: Sequence[Span], words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """An analyst of no kind who wants to be something else: "from analyst to data engineer"."""
    if "analyst" not in words or not any(name.kind == "role" for name in lexicon.names.get(_ANALYST, ())):
        return []
    at = words.index("analyst")
    before = words[at - 1] if at else "from"
    if before in ("a", "an") and at > 1:
        before = words[at - 2]
    free = not any(span.start <= at < span.end for span in spans)
    sought = any(span.kind == "role" and span.start > at + 1 for span in spans)
    if free and sought and before == "from" and words[at + 1] in ("to", "into"):
        return [Span(at, at + 1, "role", "-".join(_ANALYST), "analyst", 0.9)]
    return []


_ANALYST = ("data", "analyst")


def _bare_fields(spans: Sequence[Span], words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """The role of somebody who names the field they work in and wants another: "from bi to data engineer"."""
    sought = {span.value for span in spans if span.kind == "role"}
    fields = {s for s in spans if s.kind != "role" and tuple(words[s.start : s.end]) in _FIELDS}
    named = [s for s in spans if s.kind != "level" and s not in fields]
    taken = {at for span in named for at in range(span.start, span.end)}
    found: list[Span] = []
    for field, role in _FIELDS.items() if sought else ():
        value, size = "-".join(role), len(field)
        if field[0] not in words or value in sought or role not in lexicon.names:
            continue
        for at in range(len(words) - size + 1):
            end = at + size
            free = tuple(words[at:end]) == field and taken.isdisjoint(range(at, end))
            if free and (_worked_in(words[max(0, at - 2) : at]) or words[end : end + 1] in _ONWARDS):
                found.append(Span(at, end, "role", value, " ".join(field), 0.9))
                break
    return found


def _worked_in(before: Sequence[str]) -> bool:
    """Whether two words before a field tell that somebody works in it, or leaves it."""
    last = before[-1] if before else ""
    return last in _AWAY_FROM or tuple(before) in _FED_UP or (last == "in" and before[0] in _SPENT_IN)


_FIELDS = {
    ("bi",): ("business", "intelligence", "developer"),
    ("business", "intelligence"): ("business", "intelligence", "developer"),
    ("analytic",): _ANALYST,
}
"""Fields of work that people name for the role they have in it."""

_AWAY_FROM = frozenset({"from", "leave", "leaving", "quit", "quitting"})
_SPENT_IN = frozenset(
    {"work", "working", "worked", "been", "am", "im", "year", "job", "background", "experience"}
)
_FED_UP = frozenset({("out", "of"), ("tired", "of"), ("sick", "of"), ("year", "of"), ("done", "with")})
_ONWARDS = (["to"], ["into"], ["or"], ["versus"])


def _field_for_role(spans: Sequence[Span], words: Sequence[str], lexicon: Lexicon) -> list[Span]:
    """The role that a field is named for where pay or a way is asked: "nlp roadmap", "nlp pay"."""
    if any(span.kind == "role" for span in spans):
        return []
    for span in spans:
        if span.kind != "skill" or span.value in _WHOLE_FIELDS or not _asks_of_role(words, span):
            continue
        value = f"{span.value}-engineer"
        if any(
            name.kind == "role" and name.value == value
            for name in lexicon.names.get((*value.split("-"),), ())
        ):
            return [Span(span.start, span.end, "role", value, span.alias, 0.9)]
    return []


def _asks_of_role(words: Sequence[str], span: Span) -> bool:
    before = tuple(words[max(0, span.start - 2) : span.start])
    return words[span.end : span.end + 1] in _OF_ROLES or before in _ON_ROLES


_WHOLE_FIELDS = frozenset({"machine-learning", "deep-learning"})
"""Skills by which the whole field is meant, not one role of it."""

_OF_ROLES = (["salary"], ["pay"], ["wage"], ["roadmap"], ["compensation"], ["job"], ["role"], ["position"])
_ON_ROLES = frozenset(
    {("roadmap", "for"), ("roadmap", "to"), ("path", "to"), ("path", "into"), ("salary", "in"), ("pay", "in")}
)
"""What stands behind and before the name of a field that is meant as the role in it."""


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
        start = span.start
        while words[start] in _TELLING_FIRST and start < span.end - 1:
            start += 1  # "full stack {role}"
        masked.extend(words[at:start])
        masked.append(f"{{{name}}}")
        at = span.end
    masked.extend(words[at:])
    return masked


_TELLING = frozenset({"github", "gitlab"})
"""Names of skills that keep their word: people speak of the place where their work is shown."""

_TELLING_FIRST = frozenset({"full", "stack", "fullstack"})
"""First words of names of roles that stay: entries of their own speak of them."""

MASKED = {
    "role": "role",
    "skill": "skill",
    "level": "level",
    "country": "country",
    "city": "country",
    "industry": "industry",
    "company": "company",
}
