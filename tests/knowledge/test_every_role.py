"""The plainest questions reach their entries, whatever the role."""

import pytest

from bot.library import Library
from bot.understanding import Understander

ASKED = {
    "what does {one} earn": "salary/by-role",
    "what does {one} make": "salary/by-role",
    "how much does {one} make in germany": "salary/by-role",
    "{role} salary": "salary/by-role",
    "what does {one} do": "role/by-role",
    "how do i become {one}": "roadmap/by-role",
    "{role} roadmap": "roadmap/by-role",
    "what skills does {one} need": "skills/by-role",
    "skills for {one}": "skills/by-role",
}


@pytest.mark.parametrize("asked", ASKED)
def test_the_plainest_questions(understander: Understander, library: Library, asked: str) -> None:
    wrong = []
    for key, role in library.roles.items():
        article = "an" if role.name[0] in "AEIO" else "a"
        text = asked.format(one=f"{article} {role.name}", role=role.name)
        found = understander.understand(text)
        if (found.entry, found.slots.role) != (ASKED[asked], key):
            wrong.append(f"{text}: {found.entry}, {found.slots.role}")
    assert not wrong
