"""Questions and opinions of others that somebody passes on, and what is about those others themselves."""

import pytest

from bot.understanding import Understander
from bot.understanding.types import Decision

PASSED_ON = {
    "what does a data engineer do, asks my mother": "role/by-role",
    "my boss wants to know what an ML engineer earns": "salary/by-role",
    "asking for a friend: is a bootcamp worth it": "education/bootcamps",
    "my girlfriend says data science is dead, is it?": "outlook/is-it-worth-it",
    "my dad thinks SQL is useless": "skill/by-skill",
    "my colleague claims that R is dead, is he right?": "skill/by-skill",
    "my roommate thinks a masters is a waste of money": "education/masters-worth-it",
    "my parents want to know if there are jobs for data scientists": "outlook/demand",
    "my mother wonders if there is any future in this field": "outlook/demand",
    "my grandma wants to know what machine learning is": "skill/by-skill",
}


@pytest.mark.parametrize("text", PASSED_ON)
def test_what_somebody_else_asks_or_says_is_answered(understander: Understander, text: str) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.ANSWER, PASSED_ON[text])


OF_THEIR_LIVES = (
    "my girlfriend left me because of my job",
    "how do I tell my mother I quit",
    "my girlfriend says i work too much",
    "my girlfriend says i should quit or she leaves",
    "my husband says data science is ruining our marriage",
    "my wife says i love sql more than her",
    "my boyfriend asks if i will marry him before my phd",
    "my dad said he is ashamed that i am a data analyst",
    "my wife thinks i earn too little for the family",
    "my boyfriend thinks data engineers are cheaters",
)


@pytest.mark.parametrize("text", OF_THEIR_LIVES)
def test_what_is_about_family_and_love_stays_declined(understander: Understander, text: str) -> None:
    assert understander.understand(text).decision is Decision.DECLINE


@pytest.mark.parametrize("said", ["my friend says he wants to die", "my husband says he will kill himself"])
def test_distress_of_others_comes_before_all(understander: Understander, said: str) -> None:
    for text in (said, f"{said}. what does a data engineer do, asks my mother"):
        assert understander.understand(text).entry == "out_of_scope/crisis", text
