"""Roles that a written answer lists: what is meant where one points at a line, as in "number 2", and where it
is asked which of them pays best."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from bot.library import Library
from bot.library.models import Role
from bot.understanding.deciding import carried_on
from bot.understanding.follow_ups.continued import Continued
from bot.understanding.follow_ups.lines import line_pointed_at, lines_named
from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.pay_entries import RANKED
from bot.understanding.reading.reader import Message
from bot.understanding.types import Context, Slots, Understanding

_OF_ROLES = ("match", "role")
"""Intents of the answers that list roles by what they have in common."""

_LISTING = ("match", "role", "compare", "day")
"""Intents of the answers whose lines, or whose lead, are of one role each."""

SIDE_BY_SIDE = 3
"""Roles that are compared; more are ranked."""

_PAY = frozenset(
    {"pay", "earn", "paid", "make", "salary", "cost", "cheap", "cheaper", "cheapest", "priciest", "expensive"}
)
_PAYS = re.compile(
    rf"{SO}(which|what|who)( one)?( of (them|those|these|the (two|three|four|five)))?( role| job)?"
    r"( (is|are|would be|do|does|would|will|has|have|get))*( the)? "
    r"((best|better|most|highest|lowest|least|worst|well)[ -]?paid|cheap(est|er)|priciest"
    r"|(most|least|more|less) expensive"
    r"|(pay|earn|make|cost)( the)? (best|better|most|more|least|less|worst|well|highest|lowest)( money)?"
    r"|(best|better|highest|lowest|worst) (pay|salary))"
    r"( to (hire|employ|get))?( (of|among) (them|those|these|all))?$"
)

_NAME = re.compile(r"^\*\*.+?\*\*:?")
_ASIDE = re.compile(r" \([^)]*\)")
_BETWEEN = re.compile(r"[,;]\s+(?:and |or )?| and | or ")


def roles_of_the_line(
    message: Message, context: Context, library: Library, _best: Callable[[str], Understanding]
) -> Understanding | None:
    """The roles that the line lists at which a message points, side by side; None where it lists none."""
    topic = library.topics.get(context.entry or "")
    if topic is None or topic.answer is None or context.intent not in _OF_ROLES or message.spans:
        return None
    line = line_pointed_at(message.words, topic.answer)
    if line is None or context.slots.role2 or context.slots.skill2:
        return None
    found = roles_listed(library.roles, _NAME.sub("", line.text))
    if not found:
        return None
    roles = tuple(found) if len(found) > 2 else ()
    slots = Slots(role=found[0], role2=found[1] if found[1:] else None, roles=roles)
    slots = Slots(**slots.named(), country=context.slots.country, level=context.slots.level)
    meant = Continued(slots, (), kind="compare" if found[1:] else "role")
    return carried_on(library, message, meant, str(context.entry))


def pay_of_the_listed(
    message: Message, context: Context, library: Library, best: Callable[[str], Understanding]
) -> Understanding | None:
    """The roles that the page before lists, by their pay: "which of those pays best"."""
    topic = library.topics.get(context.entry or "")
    if topic is None or topic.answer is None or context.intent not in _LISTING or message.spans:
        return None
    if _PAY.isdisjoint(message.words) or RANKED not in library.topics or _in_question(context):
        return None
    if not _PAYS.search(" ".join(message.words)):
        return None
    lines = lines_named(topic.answer)
    named = best(", ".join(lines)).slots
    if not named.role2 or 2 * len(named.roles or (named.role, named.role2)) < len(lines):
        named = best(topic.lead).slots
        if not named.roles:  # two may stand in it by the way
            return None
    many = len(named.roles) > SIDE_BY_SIDE
    slots = Slots(roles=named.roles, country=context.slots.country, level=context.slots.level)
    if not many:
        slots = replace(slots, role=named.role, role2=named.role2)
    meant = Continued(slots, (), entry=RANKED) if many else Continued(slots, (), kind="compare", asked="pay")
    return carried_on(library, message, meant, str(context.entry))


def _in_question(context: Context) -> bool:
    """Whether roles were named, which are meant then."""
    return bool(context.slots.role2 or context.slots.skill2 or context.set_out or len(context.roles) > 1)


def roles_listed(roles: Mapping[str, Role], told: str) -> list[str]:
    """The roles that the first sentence of a line lists; empty where it lists other things, too many of them.

    Several may share a noun, as in "data and MLOps engineers"; "analysts" are all that are called so.
    """
    items = [*_items(roles, told)]
    found = [_named(roles, item) for item in items]
    known = [of for of in found if of]
    return list(dict.fromkeys(key for of in known for key in of)) if 2 * len(known) > len(items) else []


def _items(roles: Mapping[str, Role], told: str) -> Iterator[str]:
    """What is listed, each with the noun that several share, last first turned round."""
    nouns = {name.split(" of ")[0].split()[-1] for role in roles.values() for name in _names(role)}
    shared, items = "", list[str]()
    for one in reversed(_BETWEEN.split(_ASIDE.sub("", told).split(". ")[0].strip(" .").lower())):
        own = [word for word in one.split() if word in nouns]
        shared = own[0] if own else shared
        items.append(one if own or not shared else f"{one} {shared}")
    return reversed(items)


def _named(roles: Mapping[str, Role], item: str) -> list[str]:
    """The roles that are called so, whatever stands behind the name; else those whose name ends so."""
    called = [key for key in roles if any(item == n or item.startswith(f"{n} ") for n in _names(roles[key]))]
    return called or [key for key in roles if any(n.endswith(f" {item}") for n in _names(roles[key]))]


def _names(role: Role) -> tuple[str, str]:
    return role.name.lower(), role.plural.lower()
