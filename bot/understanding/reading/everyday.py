"""Everyday words that are names too ("lead", "go", "in"): which is meant, by what stands beside them."""

from collections.abc import Sequence

from bot.understanding.reading.lexicon import Name
from bot.understanding.reading.normalise import Token
from bot.understanding.reading.tongues import is_spoken, is_tongue

_BEFORE_LEVEL = frozenset({"lead", "staff", "principal", "head", "chief", "fresh", "associate", "veteran"})
_BEHIND_LEVEL = frozenset({"in", "at", "with", "there", "then", "earn", "make", "get", "instead", "paid"})
_BEFORE_A_LEVEL = frozenset({("as", "a"), ("for", "a"), ("about", "a"), ("would", "a"), ("does", "a")})
_PEOPLE = frozenset({"principals", "leads", "directors", "heads"})
"""Levels that stand for those who are of them."""
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

_NAMESAKES = frozenset(
    {
        *(
            ("georgia", "tech"),
            ("ut", "austin"),
            ("michael", "jordan"),
            ("paris", "hilton"),
            ("jersey", "shore"),
        ),
        *((part, of) for part in ("south", "central", "latin") for of in ("america", "american")),
    }
)
"""Names that hold the name of a country or city and are none."""

_DE_BEFORE_WORDS = """
    a an is are as to into become becoming from or versus and junior senior lead in for mid entry staff
    principal my am im being work working like than why how hire hiring every most
"""
_DE_BEFORE = frozenset({*_DE_BEFORE_WORDS.split(), "ds", "da", "mle", "swe"})
_DE_AFTER_WORDS = """
    role job position salary pay interview or versus and to intern internship resume roadmap career work
    engineer path market skill course project portfolio team manager bootcamp
"""
_DE_AFTER = frozenset({*_DE_AFTER_WORDS.split(), "ds", "mle", "swe"})
"""What stands before and after "de" and "da" in small letters where they mean a role."""

_OF_DEGREES_WORDS = """
    in degree from enough with of have has got hold my no without graduate grad student bs ms msc ma
    bachelor master phd mba university college did done finish finished graduated psych psychology english
    history philosophy sociology linguistics economics econ communications
"""
_OF_DEGREES = frozenset(_OF_DEGREES_WORDS.split())
"""Words beside "BA" where a bachelor of arts is meant, no business analyst."""

_AS_SKILL = (["much"], ["need"])
"""What stands before the field of a role where it is something to know, no job."""

_SEVERAL = frozenset({"DEs", "DAs"})
"""Plurals of abbreviations of roles, which are no country."""

_EDUCATION_WORDS = """
    from in with of school student degree program programme certificate certification study course diploma
    class
"""
_EDUCATION = frozenset(_EDUCATION_WORDS.split())
"""What follows "grad" and "graduate" where they tell of an education, not of a level."""

_MESSENGERS = frozenset({"whatsapp", "instagram", "facebook", "fb", "reddit", "twitter"})
_WRITTEN_ON = frozenset({"on", "via", "over", "through", "thru", "by"})
_WRITTEN_WORDS = """
    chat message group call recruiter number post text dm say says thread people everybody everyone
"""
_WRITTEN = frozenset(_WRITTEN_WORDS.split())
_SEARCHERS = frozenset({"i", "you", "people", "still", "just", "always", "constantly", "easily", "simply"})
"""What stands before "google" where it is what people do."""

_SCHOOLS = frozenset({"high", "highschool", "school", "college", "university", "uni"})
_BEFORE_PLACE = frozenset({"in", "from", "outside", "within", "of", "across"})
_KEY_WORDS = 6
"""Words of a message at most that is a row of key words."""

_SALARY = frozenset({"salary", "salaries"})
"""Pay that nobody is given: "salary us" names a place, "pay us" need not."""
_PAY = frozenset({"salary", "pay", "wage", "compensation", "comp", "income", "earning"})
_ASKING_WORDS = """
    do does did dont not never they should will would must can could may to why you we
"""
_ASKING = frozenset(_ASKING_WORDS.split())
"""Words of a sentence, which a row of key words does not hold."""
_BEHIND_PLACE = frozenset({"entry", "junior", "mid", "senior", "staff", "lead", "level", "range", "remote"})
_PEOPLE_OF_ROLES = frozenset({"engineer", "scientist", "analyst", "architect", "manager", "developer"})
_NEVER_LAST = frozenset({"ME", "NA", "NO", "SO", "TO"})
"""Codes of countries that end a message as words in capitals, too."""

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


def may_mean(name: Name, tokens: Sequence[Token], words: Sequence[str], start: int, lower_only: bool) -> bool:
    """Whether an everyday word is meant as the name it also is."""
    token = tokens[start]
    end = start + len(name.words)
    if name.kind == "level" and words[end : end + 1] in (["size"], ["sized"], ["citizen"]):
        return False  # "a mid-size company", "a senior citizen"
    if name.kind == "level" and name.words == ("entry",) and words[start - 1 : start] == ["data"]:
        return False  # "data entry" is a job of another kind
    if name.kind == "level" and name.words in (("grad",), ("graduate",)):
        return _EDUCATION.isdisjoint(words[end : end + 1])
    if name.kind == "level" and tuple(words[start : start + 3]) == ("chief", "data", "officer"):
        return False
    if name.kind in ("country", "city") and (
        tuple(words[start : start + 2]) in _NAMESAKES or tuple(words[max(0, start - 1) : end]) in _NAMESAKES
    ):
        return False
    if name.kind == "country" and is_tongue(words[start]) and is_spoken(words, start):
        return False  # "i speak only spanish"
    if name.kind == "company" and words[start] in _MESSENGERS and _is_a_way_to_write(words, start):
        return False  # "a recruiter on whatsapp"
    if (
        name.kind == "company"
        and name.words == ("google",)
        and not _SEARCHERS.isdisjoint(words[start - 1 : start])
    ):
        return False  # "i still google everything"
    if name.kind == "level" and words[end : end + 1] == ["in"] and _SCHOOLS & set(words[end + 1 : end + 4]):
        return False  # "a junior in high school" is a pupil
    if name.kind == "level" and name.words[0] in _BEFORE_LEVEL and len(name.words) == 1:
        before_to = start + 1 < len(tokens) and words[start + 1] in ("to", "the", "me", "you", "into")
        ends = end == len(words) or words[end] in _BEHIND_LEVEL
        if ends and (start == 0 or words[start - 1] in ("about", "for", "and", "then")):
            return True  # "what about leads?"
        if ends and tuple(words[max(0, start - 2) : start]) in _BEFORE_A_LEVEL:
            return True  # "what would i make as a lead"
        if ends and words[start - 1] in ("to", "do", "are") and token.raw.casefold() in _PEOPLE:
            return True  # "back to principals, in london"
        near = words[end : end + 3]
        return not before_to and bool(_LEVEL_NOUNS & set(near) or _names_role(near))
    if name.kind == "role" and name.words[-1] == "engineering" and words[start - 1 : start] in _AS_SKILL:
        return False  # "how much software engineering do applied scientists need"
    if not name.capitals:
        return True
    if name.kind == "country":
        return _is_code(name.value, tokens, words, start)
    if name.kind == "level":
        return True
    if name.kind == "role" and words[start] == "ba":
        beside = {*words[max(0, start - 2) : start]} - {"of"} | {*words[end : end + 2]}
        if not beside.isdisjoint(_OF_DEGREES):
            return False  # "i have a BA in economics"
    if name.kind == "role":
        written = token.in_capitals or token.raw in _SEVERAL
        return written or (lower_only and _reads_as_role(words, start))
    if token.raw[:1].isupper() and (start > 0 or token.in_capitals):
        return True
    return _reads_as_tool(words, start)


def _is_a_way_to_write(words: Sequence[str], at: int) -> bool:
    """Whether a messenger is where people write, and not who they work for."""
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return not _WRITTEN_ON.isdisjoint(before) or not _WRITTEN.isdisjoint(after)


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
    if before == "about" and not after:
        return True  # "and what about r?"
    joined = {"versus", "or", "and"} & {before, after}
    other = {before, after, *words[at + 2 : at + 3], *words[max(0, at - 2) : at]} & _LANGUAGES
    return before in ("learn", "learning", "using", "use", "know", "in") or bool(joined and other)


def _reads_as_role(words: Sequence[str], at: int) -> bool:
    """Whether "de", "da" or "des" in small letters is the role, and no word of another language."""
    if words[at] not in ("de", "da", "des", "das"):
        return True
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return not before or not _DE_BEFORE.isdisjoint(before) or not after or not _DE_AFTER.isdisjoint(after)


_SMALL_CODES = frozenset(
    {"NL", "PL", "FR", "ES", "SG", "AU", "NZ", "JP", "SE", "DK", "FI", "CH", "CZ", "HU", "GR"}
)
"""Codes of countries that end a message behind "in", in small letters too; no words of any other kind."""


def _is_code(code: str, tokens: Sequence[Token], words: Sequence[str], start: int) -> bool:
    """Two capitals are a country where they stand for one in plain English, or after "in" and the like."""
    if not tokens[start].in_capitals:
        in_it = code in _SMALL_CODES and words[start - 1 : start] == ["in"] and start == len(words) - 1
        return in_it or (code == "US" and (_beside_another(words, start) or _ends_key_words(words, start)))
    if code == "GB" and words[start - 1 : start] and words[start - 1].isdigit():
        return False  # "our largest table has 40 GB"
    if code in _SURE_CODES:
        return True
    if code in _ABBREVIATIONS or start == 0:
        return False
    # "DE salary NL": the last of a few key words about pay.
    last_of_few = start == len(words) - 1 and len(words) <= _KEY_WORDS and not _PAY.isdisjoint(words)
    told_of = last_of_few and words[start - 1] not in ("a", "an")  # "salary of a BA"
    return words[start - 1] in _BEFORE_PLACE or (told_of and code not in _NEVER_LAST)


def _beside_another(words: Sequence[str], at: int) -> bool:
    """Whether a place is set beside another: "us vs canada"."""
    return "versus" in (*words[max(0, at - 1) : at], *words[at + 1 : at + 2])


def _ends_key_words(words: Sequence[str], at: int) -> bool:
    """Whether a small "us" ends a few key words about pay ("mle salary us", "de pay us mid"), and is nobody
    who is paid ("do they pay us")."""
    if not _BEHIND_PLACE.issuperset(words[at + 1 :]):
        return False
    if words[at - 1] in _SALARY:
        return True
    if len(words) > _KEY_WORDS or _ASKING & set(words):
        return False
    return words[at - 1] in _PAY or (words[at - 1] in _PEOPLE_OF_ROLES and not _PAY.isdisjoint(words))


def _names_role(near: Sequence[str]) -> bool:
    return bool(_ROLE_STARTS & set(near[:1]))
