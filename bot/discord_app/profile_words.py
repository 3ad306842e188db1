"""What a member typed about themselves -> a profile, and a sentence for each field not understood."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.discord_app.arguments import meant, near
from bot.discord_app.safe_text import quoted
from bot.discord_app.several import several
from bot.discord_app.skill_words import skills_in
from bot.knowledge import Knowledge
from bot.storage import Profile

FIELDS = {
    "role": "Role",
    "level": "Level",
    "country": "Country",
    "skills": "Skills",
    "hours": "Hours a week",
}
"""Fields of the form, in their order, as members read them."""

MOST_SKILLS = 100
"""Skills a profile holds at most; their names fit into one text field (4,000 characters)."""

MOST_HOURS = 80
_NOTHING = frozenset({"none", "nothing", "n/a", "-"})
"""Words for an empty field. "No" and "NA" are not among them: they are also codes of countries. Nor is 0: in
the field of hours it is a number that cannot be."""

_HOURS = re.compile(
    r"(?:about|around|roughly|some|~|ca\.?)?\s*(?P<number>\d{1,3}(?:[.,]\d)?)\s*(?:h|hrs?|hours?)?"
    r"\s*(?:(?:a|per|each|every|/)?\s*(?:(?P<day>days?|daily)|weeks?|weekly|wk))?\.?",
    re.IGNORECASE,
)


class _NotUnderstoodError(Exception):
    """Holds the sentence for the member, and what of the field was understood nevertheless."""

    def __init__(self, sentence: str, understood: Any = None):
        self.understood = understood
        super().__init__(sentence)


def read_profile(
    typed: Mapping[str, Any], before: Profile, knowledge: Knowledge
) -> tuple[Profile, dict[str, str]]:
    """The profile with all that was understood, and by field what was not.

    A field that was not understood keeps the value it had in `before`; an empty one is emptied. Of skills,
    those that were understood are taken. A level named with the role counts where none was chosen.
    """
    found: dict[str, Any] = {}
    faults: dict[str, str] = {}
    readers = {"role": _role, "level": _level, "country": _country, "skills": _skills, "hours": _hours}
    for name, read in readers.items():
        try:
            found |= read(_text(typed.get(name)), knowledge)
        except _NotUnderstoodError as error:
            faults[name] = str(error)
            if error.understood is not None:
                found[name] = error.understood
    if not found.get("level") and "role_level" in found:
        found["level"] = found["role_level"]
    found.pop("role_level", None)
    return replace(before, **found), faults


def typed_of(profile: Profile, knowledge: Knowledge) -> dict[str, str]:
    """The reverse: what the fields show for a profile. Roles and skills that are gone are left out."""
    names, library = knowledge.names, knowledge.library
    role = names.roles.shown(profile.role) if profile.role and profile.role in library.roles else ""
    skills = [names.skills.shown(skill) for skill in profile.skills if skill in library.skills]
    return {
        "role": role,
        "level": profile.level or "",
        "country": library.country_name(profile.country) if profile.country else "",
        "skills": ", ".join(skills),
        "hours": str(profile.hours) if profile.hours else "",
    }


def _text(value: Any) -> str:
    """A text field gives its text, a select a list of values."""
    text = str(value[0] if value else "") if isinstance(value, list | tuple) else str(value or "").strip()
    return "" if text.casefold().strip(" .") in _NOTHING else text


def _role(text: str, knowledge: Knowledge) -> dict[str, Any]:
    if not text:
        return {"role": None}
    names, slots = knowledge.names.roles, knowledge.understander.understand(text).slots
    if several(knowledge, "roles", text):
        raise _NotUnderstoodError(
            "I read more than one role there; name the one that answers shall be about."
        )
    value = names.resolve(text) or slots.role
    if value is None:
        raise _unknown("role", text, knowledge)
    told_more = text.casefold() != names.shown(value).casefold()
    return {"role": value} | ({"role_level": slots.level} if slots.level and told_more else {})


def _level(text: str, knowledge: Knowledge) -> dict[str, Any]:
    if text and text not in knowledge.library.vocabulary.levels:
        raise _unknown("level", text, knowledge)
    return {"level": text or None}


def _country(text: str, knowledge: Knowledge) -> dict[str, Any]:
    if not text:
        return {"country": None}
    if several(knowledge, "countries", text):
        raise _NotUnderstoodError("I read more than one country there; name the one where you look for work.")
    value = meant(knowledge, "countries", text)
    if value is None:
        raise _unknown("country", text, knowledge)
    return {"country": value}


def _skills(text: str, knowledge: Knowledge) -> dict[str, Any]:
    found, strange = skills_in(text, knowledge)
    if strange:
        sentence = str(_unknown("skill", strange[0], knowledge))
        more = f" The same goes for {len(strange) - 1} more." if len(strange) > 1 else ""
        raise _NotUnderstoodError(sentence + more, found[:MOST_SKILLS])
    return {"skills": found[:MOST_SKILLS]}


def _hours(text: str, _: Knowledge) -> dict[str, Any]:
    if not text:
        return {"hours": None}
    match = _HOURS.fullmatch(text)
    hours = float(match["number"].replace(",", ".")) * (7 if match["day"] else 1) if match else 0.0
    if not 1 <= round(hours) <= MOST_HOURS:
        raise _NotUnderstoodError(
            f"I need a number of hours from 1 to {MOST_HOURS}, such as 8; leave the field empty for none."
        )
    return {"hours": round(hours)}


def _unknown(kind: str, text: str, knowledge: Knowledge) -> _NotUnderstoodError:
    found = [known.shown for known in near(knowledge, _INDEX[kind], text, 2)]
    hint = f"Did you mean {' or '.join(found)}?" if found else f"Name one such as {_SUCH_AS[kind]}."
    return _NotUnderstoodError(f"I know no {kind} called {quoted(text)}. {hint}")


_INDEX = {"role": "roles", "level": "levels", "country": "countries", "skill": "skills"}
_SUCH_AS = {"role": "data engineer", "level": "Senior", "country": "Germany", "skill": "Python"}
