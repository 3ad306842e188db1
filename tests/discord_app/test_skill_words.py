"""Lists of skills as members type them, in `/match` and `/me` alike."""

import time

import pytest

from bot.discord_app.skill_words import MOST, skills_in
from bot.knowledge import Knowledge
from bot.library import Library
from bot.understanding import Understander


@pytest.fixture(scope="module")
def knowledge(library: Library, understander: Understander) -> Knowledge:
    return Knowledge.of(library, understander)


@pytest.mark.parametrize(
    ("typed", "skills", "strange"),
    [
        ("python, sql, docker", ("python", "sql", "docker"), []),
        ("pyhton, posgres", ("python", "postgresql"), []),
        ("R, Go, C++", ("r", "go", "cpp"), []),
        ("python sql r go", ("python", "sql", "r", "go"), []),
        ("python and sql", ("python", "sql"), []),
        ("a bit of sql and some tableau", ("sql", "tableau"), []),
        ("python, underwater basketry", ("python",), ["underwater basketry"]),
        ("python, Python, PYTHON", ("python",), []),
        ("CI/CD", ("ci-cd",), []),
        ("CI/CD, python/sql", ("ci-cd", "python", "sql"), []),
        ("python CI/CD", ("python", "ci-cd"), []),
        ("pytorch / basketry", ("pytorch",), ["basketry"]),
        ("- python\n- linear algebra\n\u2022 go", ("python", "linear-algebra", "go"), []),
        (" , ;/", (), []),
    ],
)
def test_lists(knowledge: Knowledge, typed: str, skills: tuple[str, ...], strange: list[str]) -> None:
    assert skills_in(typed, knowledge) == (skills, strange)


def test_names_are_found_however_many_and_other_parts_cost_little(knowledge: Knowledge) -> None:
    every = tuple(knowledge.library.skills)
    typed = ", ".join(knowledge.names.skills.shown(skill) for skill in every)
    assert skills_in(typed, knowledge) == (every, [])
    begun = time.thread_time()
    found, strange = skills_in(", ".join(f"zq{n}" for n in range(900)), knowledge)
    assert time.thread_time() - begun < 1.0
    assert (found, len(strange)) == ((), 900)
    typed = ", ".join(["zqx"] * MOST + ["pytorhc", "sql"])
    assert skills_in(typed, knowledge)[0] == ("sql",)
