"""Spans -> slots: which role is asked about, which one is left behind, what else was named."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import pairwise

from bot.understanding.reading.deadline import NUMBER_WORDS, months, without
from bot.understanding.reading.money import read_pay
from bot.understanding.reading.regions import region
from bot.understanding.types import Slots, Span

_FROM = frozenset({"from", "as", "am", "im", "being", "leaving", "leave", "currently", "was", "been"})
_TO = frozenset(
    {
        "to",
        "into",
        "become",
        "becoming",
        "toward",
        "towards",
        "be",
        "eyeing",
        "targeting",
        "want",
        "wanna",
        "considering",
    }
)
_TO_BE = frozenset({("to", "be"), ("to", "become"), ("want", "to")})
_FROM_BEHIND = frozenset(
    {"background", "turned", "here", "looking", "wanting", "hoping", "eyeing", "dreaming"}
)
_IN = frozenset({"in", "for"})
_ARTICLES = frozenset(
    {"a", "an", "the", "my", "working", "role", "junior", "senior", "currently", "being", "do", "go"}
)
_VERSUS = frozenset({"versus", "or"})
_COMPARING = frozenset(
    {"difference", "differ", "different", "compare", "compared", "comparison", "than", "between", "similar",
     "separate", "distinguish"}
)  # fmt: skip
_DIFFERING = frozenset({"differ", "different", "separate", "distinguish"})
_SWITCHING = frozenset(
    {"switch", "switching", "transition", "transitioning", "pivot", "pivoting", "move", "moving", "shift",
     "shifting", "pivoted",
     "change", "changing", "become", "becoming", "from", "expand", "break", "going", "go", "jump", "jumping"}
)  # fmt: skip
_WISHING = frozenset(
    {
        "want",
        "goal",
        "aim",
        "dream",
        "ultimately",
        "eventually",
        "eyeing",
        "targeting",
        "considering",
        "thinking",
    }
)
_EXCLUDING = frozenset({"outside", "except", "besides", "beside", "excluding", "than"})
_STARTING = re.compile(
    r"\b(?:starting|starter|beginners?'?|first[- ]job)\s+(?:base\s+)?"
    r"(?:salar|pay\b|wage|compensation|package|income)",
    re.IGNORECASE,
)
_BEGINNER = r"(?:newbie|newb|noob|n00b|beginner|newcomer|starter|rookie)s?\b"
_NEW = re.compile(
    rf"\b{_BEGINNER}(?!\s+(?:course|project|level|friendly))"
    r"|\b(?:starting|start)\s+out\b|\bjust\s+start(?:ed|ing)\b|\bat\s+the\s+(?:start|beginning)\b"
    r"|\bto\s+(?:start|begin)\s+with\b|\bwhen\s+(?:i|you|they)\s+(?:first\s+)?start\b"
    r"|\b(?:no|zero|without(?:\s+any)?|0|little)\s+(?:work\s+|job\s+|prior\s+|previous\s+|real\s+)?"
    r"(?:experience|exp|xp|yoe)\b|\b(?:in\s+)?(?:my|your|the|their)\s+first\s+(?:job|year|role)\b",
    re.IGNORECASE,
)
"""Those who begin. For a roadmap that is the usual start; their pay is that of the entry level."""
_EARNING = re.compile(
    r"\b(?:salar(?:y|ies)|earn(?:s|ing|ings)?|wages?|paid|compensation|comp|income"
    rf"|pay(?!\s+(?:off|attention|money|to)\b)(?!\s+for\b(?!\s+(?:an?\s+)?(?:\w+\s+)?{_BEGINNER}))"
    r"|pays(?!\s+off\b)|money(?=\s+(?:for|as)\b)"
    r"|make(?=\s*(?:$|[?.!,;$€£\d]|(?:in|as|at|per|a\s+(?:year|month)|when|while|with|without|starting|there)\b)))",
    re.IGNORECASE,
)
_LEVELS = r"(?:junior|entry|mid|senior|lead|staff|principal)"
_SIDES = re.compile(
    rf"\b{_LEVELS}s?(?:[ -]level)?\s+(?:vs?\.?|versus|or|and|than)\s+(?:an?\s+)?{_LEVELS}\b"
    rf"|\bthan an? {_LEVELS}\b",
    re.IGNORECASE,
)
"""Two levels side by side: "junior vs senior", "a senior makes more than a junior"."""
_YEARS = re.compile(
    r"(?<!\d[.,])(?<!\.)\b(\d{1,2})(?:[.,]\d)?\s*(?:\+|plus)?\s*(?:-\s*\d{1,2}\s*)?(?:years?|yrs?|yoe)\b"
    r"(?![\s-]*(?:old\b|of\s+age\b|long\b|associates?\b|degrees?\b|diploma|college|masters?\b|courses?\b|programs?\b|gap\b))",
    re.IGNORECASE,
)

_NOT_WORKED = re.compile(r"\b(?:gap|break)(?:\s+(?:of|is|was))?\s*$|\b(?:next|within)\s*$", re.IGNORECASE)
"""What stands before years in which nobody worked: "gap 1 year", "in the next 5 years"."""

_AGO = re.compile(r"\s*ago\b", re.IGNORECASE)
_BEGUN = re.compile(r"\b(?:started|joined|began|begun|hired|became)\b", re.IGNORECASE)
_YOE_FIRST = re.compile(r"\byoe\s*(?:is|of)?\s*[:=-]?\s*(\d{1,2})\b(?!\s*k)", re.IGNORECASE)
"""Years behind their name: "YOE: 5"."""

_YEARS_BEFORE = re.compile(r"\b\d{1,2}\s*(?:years?|yrs?)?\s*(?:,|and|then|or|versus|vs)\s*$", re.IGNORECASE)

_COUNTS = {word: number for word, number in NUMBER_WORDS.items() if number <= 10} | {"an": 1}
_YEARS_IN_WORDS = re.compile(
    rf"\b(?P<count>{'|'.join(word for word in _COUNTS)})\s+(?:years?|yrs?)(?:'|s')?\s+(?:of\s+)?"
    r"(?:\w+\s+)?(?:exp|experience|work)\b"
    rf"|\b(?:with|after|have|has|got)\s+(?:about\s+|around\s+|over\s+)?"
    rf"(?P<after>{'|'.join(word for word in _COUNTS)})\s+(?:years?|yrs?)\b(?!\s+old)",
    re.IGNORECASE,
)
"""Years of experience in words: "with five years of experience", "after ten years"."""
_HOURS = re.compile(
    rf"(?<![\w$€£.,-])(?P<low>\d{{1,2}}|{'|'.join(_COUNTS)})(?:\s*(?:-|–|to)\s*(?P<high>\d{{1,2}}))?"
    r"\s*\+?\s*(?:h|hrs?|hours?)\s*(?:/|(?:a|an|per|each|every|on|at|in\s+the|during\s+the)\b)?\s*"
    r"(?:(?:weeks?|wk|w|weekly|(?:the\s+)?weekends?|saturdays?|sundays?)|(?P<day>days?|d|daily)"
    r"|(?P<weekday>weekdays?|work\s?days?|weeknights?|evenings?|nights?|(?:after|before)\s+work))\b",
    re.IGNORECASE,
)
_WORKING = re.compile(r"\b(?:work|works|working|job|shift)\b[^\w,;.]*(?:\w+[^\w,;.]+)?$", re.IGNORECASE)

NO_BACKGROUND = "no-background"
"""Those who know nothing of the field yet; they may come from somewhere all the same."""

ACADEMIC = "academic-researcher"
_HOLDING = re.compile(r"\b(?:im|i am|as) an? (?:\w+ ){0,2}$|\bi have an? (?:\w+ ){0,2}$")
_FINISHING = frozenset(
    {"finish", "finishing", "finished", "complete", "completing", "completed", "defended", "after"}
)

MOST_HOURS = 80
"""Hours a week that somebody can learn."""


def read_slots(text: str, words: Sequence[str], spans: Iterable[Span], today: date | None = None) -> Slots:
    """Slots of one question. In a switch `role` is the target; in a comparison the first two named count.

    Days ("before june") are counted from `today`.
    """
    by_kind: dict[str, list[Span]] = {}
    for span in sorted(spans, key=lambda s: s.start):
        by_kind.setdefault(span.kind, []).append(span)
    role, role2, from_role = _roles(by_kind.get("role", []), words)
    skills = _values(_not_denied(by_kind.get("skill", []), words))
    cities = [span for span in by_kind.get("city", []) if not _excluded(span, words)]
    places = [*cities, *(span for span in by_kind.get("country", []) if not _excluded(span, words))]
    countries = _values(_destination_first(sorted(places, key=lambda s: s.start), words))
    roles = _values(by_kind.get("role", []))
    amount, currency, part_pay = read_pay(text, countries[0] if countries else None)
    return Slots(
        role=role,
        role2=role2,
        from_role=from_role or (role and _background(by_kind, words)),
        level=_level(by_kind.get("level", []), by_kind.get("role", []), text),
        country=countries[0] if countries else None,
        skill=skills[0] if skills else None,
        skill2=skills[1] if len(skills) > 1 else None,
        industry=_first(by_kind, "industry"),
        years=_years(without(text)),
        degree=_first(by_kind, "degree"),
        company=_first(by_kind, "company"),
        city=cities[0].alias if cities else None,
        work_mode=_first(by_kind, "work_mode"),
        region=None if countries else region(words),
        amount=amount,
        currency=currency,
        part_pay=part_pay,
        hours=_hours(text),
        months=months(text, today),
        roles=roles if len(roles) > 2 else (),
        countries=countries if len(countries) > 1 else (),
        skills=skills if len(skills) > 2 else (),
    )


def _values(spans: Iterable[Span]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(span.value for span in spans))


def _first(by_kind: dict[str, list[Span]], kind: str) -> str | None:
    return by_kind[kind][0].value if by_kind.get(kind) else None


def _background(by_kind: Mapping[str, Sequence[Span]], words: Sequence[str]) -> str | None:
    """Where somebody comes from, rather than that they know nothing of the field yet."""
    spans = by_kind.get("background", [])
    spans = [span for span in spans if _cue(span, words) != "to"]  # "become a teacher"
    known = next((span.value for span in spans if span.value != NO_BACKGROUND), None)
    if known or any(_doctoral(span, words) for span in by_kind.get("degree", [])):
        return known or ACADEMIC
    return spans[0].value if spans else None


def _doctoral(span: Span, words: Sequence[str]) -> bool:
    """Whether somebody is doing a doctorate or has just done one: "phd candidate", "finishing my phd"."""
    doing = {"student", "candidate"} & set(words[span.start : span.end + 1])
    holding = _HOLDING.search(" ".join([*words[: span.start], ""]))
    return span.value == "phd" and bool(
        doing or holding or _FINISHING & set(words[max(0, span.start - 3) : span.start])
    )


def _level(spans: Sequence[Span], roles: Sequence[Span], text: str) -> str | None:
    """One level: of two the one that a role is named with, else the first; none where more are compared
    ("junior, mid or senior"). A starting salary is one of the entry level, and so is a beginner's."""
    levels = _values(spans)
    if not levels:
        begins = _STARTING.search(text) or (begins_anew(text) and _EARNING.search(text))
        return "entry" if begins else None
    if len(levels) == 2 and _SIDES.search(text):
        return None
    if len(levels) == 2:
        beside = _values(span for span in spans if any(span.end == role.start for role in roles))
        levels = beside if len(beside) == 1 else levels
    return levels[0] if len(levels) <= 2 else None


def begins_anew(text: str) -> bool:
    """Whether somebody is told of who begins.

    >>> begins_anew("for a total noob"), begins_anew("with no experience"), begins_anew("a beginner course")
    (True, True, False)
    """
    return _NEW.search(text) is not None


def _years(text: str) -> int | None:
    """Years of experience, not of age; none where several are compared.

    >>> _years("pay with 5 yoe"), _years("what will i earn after 5 and 10 years"), _years("after ten years")
    (5, None, 10)
    >>> _years("2.5 yrs as a ds"), _years("fired 5 years ago"), _years("gap 1 year"), _years("YOE: 4")
    (2, None, None, 4)
    """
    lower = text.lower()
    if "year" not in lower and "yr" not in lower and "yoe" not in lower:  # as most questions: half the time
        return None
    match = next((each for each in _YEARS.finditer(text) if _worked(each, text)), None)
    match = match or _YOE_FIRST.search(text)
    told = _YEARS_IN_WORDS.search(text) if match is None else None
    if told:
        return _COUNTS[(told["count"] or told["after"]).lower()]
    return int(match.group(1)) if match and not _YEARS_BEFORE.search(text[: match.start()]) else None


def _worked(years: re.Match[str], text: str) -> bool:
    """Whether years were worked: no gap, no time to come, nor how long ago something else was."""
    before = text[: years.start()]
    if _NOT_WORKED.search(before):
        return False
    return not _AGO.match(text, years.end()) or _BEGUN.search(before) is not None


def _hours(text: str) -> int | None:
    """Hours a week for learning, of a range the middle; not those that somebody works.

    >>> _hours("5 hours a week"), _hours("10h/week"), _hours("2 h a day"), _hours("i work 40 hours a week")
    (5, 10, 14, None)
    >>> _hours("2h on weekdays"), _hours("i work 50h weeks so maybe 6 hours weekly")
    (10, 6)
    """
    told = (each for each in _HOURS.finditer(text) if not _WORKING.search(text[: each.start()]))
    match = next(told, None)
    if match is None:
        return None
    low = _COUNTS.get(match["low"].lower()) or int(match["low"])
    days = 7 if match["day"] else 5 if match["weekday"] else 1
    hours = (low + int(match["high"] or low)) // 2 * days
    return hours if 1 <= hours <= MOST_HOURS else None


def _roles(spans: Sequence[Span], words: Sequence[str]) -> tuple[str | None, str | None, str | None]:
    """(role, role2, from_role)."""
    distinct: list[Span] = []
    for span in spans:
        if span.value not in [other.value for other in distinct]:
            distinct.append(span)
    if not distinct:
        return None, None, None
    if len(distinct) == 1:
        return distinct[0].value, None, None
    if all(_adjacent(one, two, words) for one, two in pairwise(distinct)):
        return distinct[0].value, distinct[1].value, None
    comparing = bool(_COMPARING & set(words)) or _joined_by(distinct, words, _VERSUS)
    switching = (_SWITCHING | _WISHING) & set(words) - ({"from"} if _DIFFERING & set(words) else set())
    if not comparing or switching:
        origin = next((s for s in distinct if _cue(s, words) == "from"), None)
        sought = [s for s in distinct if s is not origin and _cue(s, words) in ("to", "in")]
        target = next((s for s in sought if _cue(s, words) == "to"), next(iter(sought), None))
        if origin is None and target is not None and switching:
            origin = next((s for s in distinct if s.start < target.start), None)
        if origin is not None:
            rest = [s for s in distinct if s is not origin]
            target = target or rest[0]
            return target.value, None, origin.value
        if target is not None and not comparing and len(distinct) == 2 and _aimed_at(target, words):
            first = next(s for s in distinct if s is not target)
            return target.value, None, first.value
    return distinct[0].value, distinct[1].value, None


def _aimed_at(span: Span, words: Sequence[str]) -> bool:
    """Whether a role is what somebody wants to be: "to data scientist", "learn to be a data scientist"."""
    before = words[max(0, span.start - 3) : span.start]
    return before[-1:] in (["to"], ["into"]) or any(pair in _TO_BE for pair in pairwise(before))


def _adjacent(one: Span, two: Span, words: Sequence[str]) -> bool:
    """Whether two roles stand side by side: "data scientist/analyst", "DS or DE"."""
    return set(words[one.end : two.start]) <= {"or", "and", "a", "an"}


def _excluded(span: Span, words: Sequence[str]) -> bool:
    """Whether a place is named to be left out: "outside the US"."""
    before = [*words[max(0, span.start - 3) : span.start]]
    if before[-1:] == ["not"] or before[-2:] in (["not", "in"], ["not", "for"]):
        return True
    return bool(_EXCLUDING & set(before)) or ("apart" in before and "from" in before)


_DENIED = re.compile(
    r"\b(?:not|no|without|never (?:used?|learned|learnt|did)|(?:dont|do not|cant|cannot) (?:know|have|use))"
    r"(?: any| much| really)?$"
)
_JOINED: tuple[list[str], ...] = (["and"], ["or"], ["nor"], [])


def _not_denied(skills: Sequence[Span], words: Sequence[str]) -> Sequence[Span]:
    """The skills without those that somebody says they lack beside others: "I know Python but not SQL"."""
    kept: list[Span] = []
    denied: Span | None = None
    for span in skills:
        goes_on = denied is not None and words[denied.end : span.start] in _JOINED
        if goes_on or _DENIED.search(" ".join(words[max(0, span.start - 4) : span.start])):
            denied = span
        else:
            kept.append(span)
    return kept or skills


def _destination_first(places: Sequence[Span], words: Sequence[str]) -> Sequence[Span]:
    """Places in their order, but of a move "from Brazil to Germany" the one that is moved to first."""
    if len(places) == 2 and [_before(place, words) for place in places] == ["from", "to"]:
        return places[::-1]
    return places


def _before(span: Span, words: Sequence[str]) -> str:
    at = span.start - 2 if words[span.start - 1 : span.start] == ["the"] else span.start - 1
    return words[at] if at >= 0 else ""


def _joined_by(spans: Sequence[Span], words: Sequence[str], joints: frozenset[str]) -> bool:
    first, second = spans[0], spans[1]
    between = words[first.end : second.start]
    return len(between) <= 3 and bool(joints & set(between))


def _cue(span: Span, words: Sequence[str]) -> str | None:
    """Whether a role is left ("from"), sought ("to") or either ("in"), by the word behind it or the
    nearest before it."""
    if words[span.end : span.end + 1] and words[span.end] in _FROM_BEHIND:
        return "from"
    at = span.start - 1
    for _ in range(3):
        if at < 0:
            return None
        if words[at] in _FROM:
            return None if words[at] == "as" and words[at - 1 : at] in (["same"], ["such"]) else "from"
        if words[at] in _TO or (
            words[at] in ("of", "about") and words[at - 1 : at] in (["thinking"], ["dreaming"])
        ):
            return "to"
        if words[at] in _IN:
            return "in"
        if words[at] not in _ARTICLES and words[at - 1 : at] not in (["a"], ["an"]):  # "as a php developer"
            return "to" if (words[at], words[at + 1]) == ("i", "go") else None  # "can i go ai engineer"
        at -= 1
    return None


def unknown_role(words: Sequence[str], spans: Iterable[Span]) -> str | None:
    """A job that was named and is no known role: "forward deployed engineer". None for a bare "engineer"."""
    taken = {at for span in spans if span.kind != "level" for at in range(span.start, span.end)}
    for at, word in enumerate(words):
        if word not in _JOBS or at in taken:
            continue
        first = at
        while first > 0 and at - first < 2 and first - 1 not in taken and words[first - 1] not in _SMALL:
            first -= 1
        if first < at:
            return " ".join(words[first : at + 1])
    return None


def pay_of_unknown(words: Sequence[str], spans: Iterable[Span]) -> str | None:
    """A job of the field that is no known role and whose pay is asked: "salary of a data steward"."""
    job = unknown_role(words, spans)
    return job if job and _PAY & set(words) and _FIELD & set(job.split()) else None


_PAY = frozenset({"salary", "pay", "earn", "paid", "wage"})
_FIELD = frozenset({"data", "ai", "ml", "analytics"})
_JOB_WORDS = """
    engineer scientist analyst architect developer steward researcher modeller modeler administrator
    technician nurse teacher lawyer pilot doctor officer accountant
"""
_SMALL_WORDS = """
    a an the as to of is are be become becoming for or and my your in good great better best what
    which do does how why that this being like versus any some most real typical average new every
    each first other from junior senior mid lead staff principal entry level employed hire hired
    with
"""
_JOBS = frozenset(_JOB_WORDS.split())
_SMALL = frozenset(_SMALL_WORDS.split())
