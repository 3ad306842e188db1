"""One test a role and a skill: members who name what it holds get it."""

import pytest

from bot.library import Library
from bot.understanding import Understander
from tests.conftest import KNOWLEDGE

LIBRARY = Library.load(KNOWLEDGE)


def names(folder: str) -> list[str]:
    return sorted(path.stem for path in (KNOWLEDGE / folder).glob("*.yaml"))


@pytest.mark.parametrize("role", names("roles"))
def test_a_role_is_found_by_all_its_names(role: str, library: Library, understander: Understander) -> None:
    model = library.roles[role]
    wrong = {
        name: found
        for name in (model.name, model.plural, *model.aliases)
        if (found := understander.understand(f"what skills does a {name} need").slots.role) != role
    }
    assert not wrong


@pytest.mark.parametrize("role", names("roles"))
def test_questions_about_a_role_reach_its_answers(role: str, understander: Understander) -> None:
    name = understander.library.roles[role].name
    for question, entry in (
        (f"what does a {name} do", "role/by-role"),
        (f"how much does a {name} earn", "salary/by-role"),
        (f"how do i become a {name}", "roadmap/by-role"),
        (f"what skills does a {name} need", "skills/by-role"),
    ):
        found = understander.understand(question)
        assert (found.entry, found.slots.role) == (entry, role), question


@pytest.mark.parametrize("skill", sorted(LIBRARY.skills))
def test_a_skill_is_found_by_all_its_names(skill: str, understander: Understander) -> None:
    model = LIBRARY.skills[skill]
    wrong = {}
    for name in (model.name, *model.aliases):
        found = understander.understand(f"how do I learn {name}").slots
        if skill not in (found.skill, found.skill2, *found.skills):
            wrong[name] = found.skill
    assert not wrong
