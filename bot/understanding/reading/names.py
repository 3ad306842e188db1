"""Names of roles, skills, levels, countries and entries: for autocomplete, and for what was typed instead."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from sys import intern

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from bot.library import Library
from bot.library.checks import country_names
from bot.library.text import fold

CHOICES = 25
"""What Discord shows of an autocomplete at most."""

GOOD_ENOUGH = 80
"""rapidfuzz score (0 to 100) from which a typed name is taken for a known one."""

NEAR = 72
"""Score from which a name that begins like the typed text is offered; from `NEAR_INSIDE` on, one that holds
a word like it."""

NEAR_INSIDE = 75

LETTERS_AN_ERROR, LETTERS_OF_SEVERAL = 4, 3
"""Letters of one word, and of several, for each typing error that is forgiven; one always is. By their scores
alone "banana" was near to "and analytics", "sewing" to "serving" and "nurse" to "RSE"."""

MATHEMATICS = {"math": "linear-algebra", "maths": "linear-algebra", "mathematics": "linear-algebra"}
"""What the whole subject stands for where one skill is asked for: the part that most roles need."""

MARGIN = 4
"""How much better the best name must be than the best name of another value to be taken."""

ENOUGH = 5
"""Names that hold the typed text from which no misspelt ones are looked for."""

LONGEST = 100
"""Characters of what was typed that are looked at; no name is longer."""


@dataclass(frozen=True, slots=True)
class Known:
    """One value with the name it is shown by."""

    value: str
    shown: str


class Names:
    """Names of one kind: what begins like the typed text first, then what holds it, then what is near."""

    def __init__(
        self,
        values: Iterable[tuple[str, str, Sequence[str]]],
        in_order: bool = False,
        exact: Iterable[tuple[str, str]] = (),
        whole_words: bool = False,
        from_beginning: Iterable[str] = (),
    ):
        """`values`: (id, shown name, aliases); with `in_order` the likeliest first, else shown by name.
        `exact`: (name, id) of further names that count only as they are, never for one misspelt. With
        `whole_words` nothing that consists of words of names is misspelt: "south america" is no South Africa.
        Ids of `from_beginning` are suggested by the beginning of an alias alone: a student is no medical one.
        """
        self._known: dict[str, Known] = {}
        self._owner: dict[str, str] = {}
        for value, shown, aliases in values:
            self._known[value] = Known(value, shown)
            for name in (shown, value, *aliases):
                self._owner.setdefault(intern(fold(name)), value)
        self._own = {fold(known.shown) for known in self._known.values()}
        self._correctable = [name for name in self._owner if not _tiny(name)]
        for name, value in exact:
            self._owner.setdefault(intern(fold(name)), value)
        self._names = list(self._owner)
        self._begun = frozenset(from_beginning)
        self._words = {word for name in self._names for word in name.split()} if whole_words else set[str]()
        listed = list(self._known.values())
        self._listed = listed if in_order else sorted(listed, key=lambda known: known.shown.casefold())

    @cached_property
    def _spaced(self) -> list[str]:
        """The names that any of their words finds, each after a blank: so each word begins with one."""
        begun, own = self._begun, self._own
        held = (name for name in self._names if name in own or self._owner[name] not in begun)
        return [intern(f" {name}") for name in held]

    @cached_property
    def _endings(self) -> tuple[list[str], list[str]]:
        """What follows each blank of the names that may be misspelt, and the name that each belongs to."""
        held = (name for name in self._correctable if self._owner[name] not in self._begun)
        inside = [(intern(name[at + 1 :]), name) for name in held for at in _blanks(name)]
        return [ending for ending, _ in inside], [name for _, name in inside]

    def or_same(self, before: "Names | None") -> "Names":
        """`before` where it is made of the same names: then they are kept but once."""
        kept = ("_known", "_owner", "_names", "_correctable", "_begun", "_listed")
        same = before and all(getattr(self, name) == getattr(before, name) for name in kept)
        return before if before and same else self

    def suggest(self, typed: str, first: Sequence[str] = (), limit: int = CHOICES) -> list[Known]:
        """Up to `limit` values for what was typed so far; with nothing typed, those of `first` lead."""
        folded = fold(typed)[:LONGEST]
        if not folded:
            led = [self._known[value] for value in dict.fromkeys(first) if value in self._known]
            return [*led, *(known for known in self._listed if known not in led)][:limit]
        found = [name for name in self._names if name.startswith(folded)]
        found.sort(key=len)
        found += self._holding([f" {word}" for word in folded.split()])
        if len({self._owner[name] for name in found}) < min(ENOUGH, limit):
            found += self._near(folded, limit)
        return [self._known[value] for value in dict.fromkeys(self._owner[name] for name in found)][:limit]

    def _holding(self, words: Sequence[str]) -> list[str]:
        """The names in which each of the words begins a word."""
        found = self._spaced
        for word in words:
            found = [name for name in found if word in name]
        return [name[1:] for name in found]

    def _near(self, folded: str, limit: int) -> list[str]:
        """The names that begin, from some word on, like what was typed but for typing errors: the fewest
        first, then those that were typed to their end, then those that things are shown by, then those that
        begin so from their first word on. Where there are none, those that hold the first half of it and
        something like the rest."""
        size, most = len(folded) + 1, _errors(folded)
        endings, ending_of = self._endings
        found: list[tuple[tuple[int, bool, bool, bool, float], str]] = []
        begun_alike: list[tuple[tuple[int, bool, bool, bool, float], str]] = []
        for inside, texts, names, least in (
            (False, self._correctable, self._correctable, NEAR),
            (True, endings, ending_of, NEAR_INSIDE),
        ):
            begun = [text[:size] for text in texts]
            near = process.extract(folded, begun, scorer=fuzz.ratio, limit=limit, score_cutoff=least)
            for _, score, at in near:
                errors = _distance(folded, texts[at], most)
                begun_only = OSA.distance(folded, names[at], score_cutoff=most) > errors
                place = (errors, begun_only, names[at] not in self._own, inside, -score), names[at]
                if errors <= most:
                    found.append(place)
                elif texts[at].startswith(folded[: (len(folded) + 1) // 2]):
                    begun_alike.append(place)
        return [name for _, name in sorted(found or begun_alike, key=lambda each: each[0])]

    def named(self, typed: str) -> str | None:
        """The value of which this is a name, letter for letter but for case and hyphens."""
        return self._owner.get(fold(typed))

    def resolve(self, typed: str) -> str | None:
        """The value that was meant, or None where nothing is near enough or two are alike."""
        folded = fold(typed)[:LONGEST]
        if folded in self._owner:
            return self._owner[folded]
        if len(folded) < 3 or self._words.issuperset(folded.split()):
            return None
        near = process.extract(
            folded, self._correctable, scorer=fuzz.ratio, limit=8, score_cutoff=GOOD_ENOUGH
        )
        if not near:
            return None
        best = self._owner[near[0][0]]
        rival = next((score for name, score, _ in near if self._owner[name] != best), 0.0)
        return best if near[0][1] - rival >= MARGIN else None

    def shown(self, value: str) -> str:
        """The name a value is shown by."""
        return self._known[value].shown

    def __contains__(self, value: object) -> bool:
        return value in self._known


def _tiny(name: str) -> bool:
    """Whether "the eu" or "the uk" would be near enough."""
    return name.startswith("the ") and len(name) <= len("the us")


def _errors(typed: str) -> int:
    """How many typing errors what was typed may hold."""
    return max(1, len(typed) // (LETTERS_OF_SEVERAL if " " in typed else LETTERS_AN_ERROR))


def _distance(typed: str, name: str, most: int) -> int:
    """How many letters were dropped, added, changed or swapped where a name that begins so was meant; more
    than `most` where there are more."""
    sizes = range(max(1, len(typed) - most), len(typed) + most + 1)
    return min(OSA.distance(typed, name[:size], score_cutoff=most) for size in sizes)


def _blanks(name: str) -> list[int]:
    return [at for at, letter in enumerate(name) if letter == " "]


class NameIndex:
    """The names of everything that a command's argument can be."""

    def __init__(self, library: Library, before: "NameIndex | None" = None):
        """`before` is that of the base under a server's Library; what is the same is shared."""
        words, also = library.vocabulary, library.vocabulary.countries
        postings = _postings(library)
        needed = Counter(need.skill for role in library.roles.values() for need in role.skills)
        roles = [
            (key, role.name, role.aliases)
            for key, role in sorted(library.roles.items(), key=lambda each: -postings[each[0]])
        ]
        skills = [
            (key, skill.name, skill.aliases)
            for key, skill in sorted(library.skills.items(), key=lambda each: -needed[each[0]])
        ]
        self.roles = Names(roles, in_order=True)
        mathematics = [(name, skill) for name, skill in MATHEMATICS.items() if skill in library.skills]
        self.skills = Names(skills, in_order=True, exact=mathematics)
        self.levels = Names(
            ((key, level.name, level.words) for key, level in words.levels.items()),
            in_order=True,
        )
        self.countries = Names(
            (
                (code, name, also[code].names if code in also else ())
                for code, name in sorted(country_names().items(), key=lambda c: (-postings[c[0]], c[1]))
            ),
            in_order=True,
            exact=((city, code) for code, known in also.items() for city in known.cities),
            whole_words=True,
        )
        backgrounds = [(key, named.name, named.words) for key, named in words.backgrounds.items()]
        self.starts = Names([*backgrounds, *roles], in_order=True, from_beginning=words.backgrounds)
        self.comparables = Names(
            [
                *((f"role:{key}", name, (key, *aliases)) for key, name, aliases in roles),
                *((f"skill:{key}", name, (key, *aliases)) for key, name, aliases in skills),
            ],
            in_order=True,
        )
        """Roles and skills together; values are `role:id` and `skill:id`."""
        self.guides = Names(_guides(library), in_order=True)
        if before:
            for kind, names in vars(self).items():
                setattr(self, kind, names.or_same(getattr(before, kind)))


def _postings(library: Library) -> Counter[str]:
    """How many postings stand behind the pay of each role and each country: the best covered come first."""
    found: Counter[str] = Counter()
    for role, pay in library.pay.items():
        for row in pay.advertised:
            if row.level is None:
                found[role] += row.n
                found[row.country] += row.n
    return found


def _guides(library: Library) -> Iterable[tuple[str, str, Sequence[str]]]:
    """The written entries, the first of each intent before the second of any."""
    place: Counter[str] = Counter()
    ordered: list[tuple[int, str]] = []
    for key, topic in library.topics.items():
        intent = key.partition("/")[0]
        if topic.compute is None and intent not in ("smalltalk", "out_of_scope"):
            ordered.append((place[intent], key))
            place[intent] += 1
    for _, key in sorted(ordered, key=lambda each: each[0]):
        yield key, library.topics[key].title, (key.partition("/")[2], key.replace("/", " "))
