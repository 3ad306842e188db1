"""What the bot tells of itself is what it does."""

import re
from pathlib import Path

import pytest

from bot.answers import answer
from bot.library import Library
from bot.understanding import Understander

README = Path(__file__).parents[2] / "README.md"


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("pls erase all the stuff u have on me", "`/privacy forget` deletes it"),
        ("what did i ask u yesterday", "`/privacy export` gives you all of it"),
        ("nope thats wrong, not what i asked", "press **Wrong or outdated**"),
    ],
)
def test_what_a_member_can_do_is_told(
    library: Library, understander: Understander, asked: str, told: str
) -> None:
    found = answer(understander.understand(asked), library).body
    assert told.lower() in "\n".join(section.text for section in found.sections).lower()


def test_as_many_questions_are_answered_as_is_said(library: Library, understander: Understander) -> None:
    assert "up to three in a message" in str(library.topics["smalltalk/complaint"].answer)
    three = ("What does a data engineer earn?", "What does a data analyst do?", "Is a PhD worth it?")
    found = understander.understand(" ".join([*three, "Are bootcamps worth it?"]))
    assert len(found.more) == 2
    assert len(found.left) == 1


def test_commands_that_answers_name_exist(library: Library) -> None:
    known = set(re.findall(r"^\| `/(\w+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    named = {
        command for topic in library.topics.values() for command in re.findall(r"`/(\w+)", topic.answer or "")
    }
    assert "privacy" in named
    assert named <= known
