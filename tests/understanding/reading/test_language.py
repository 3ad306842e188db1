"""Messages in other languages and scripts."""

import pytest

from bot.understanding import Decision, Understander
from bot.understanding.reading.language import is_foreign, is_latin
from bot.understanding.reading.normalise import clean
from bot.understanding.understander import OTHER_LANGUAGE

FOREIGN = [
    "wie viel verdient ein data scientist",
    "combien gagne un data scientist et comment devenir un",
    "cuánto gana un data scientist y como llego",
    "quanto guadagna un data scientist come si diventa",
    "lohnt sich ein master in data science",
    "como aprendo python",
    "hoe word ik een data engineer",
    "data scientist kaise bane aur kya karna hai",
    "hjälp mig med jobb",
    "hur blir jag data scientist",
    "jeg vil være dataanalytiker, hvordan",
    "jak zostać data scientist",
    "cum devin data scientist",
    "paano ako magiging data analyst",
]
ENGLISH = [
    "is das a tool",
    "how much does a data scientist make in den haag",
    "what is a data scientist",
    "data scientist salary",
    "pay in las vegas",
    "med school or data science",
    "data scientist in LA or SA",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_foreign(understander: Understander, text: str) -> None:
    assert is_foreign(clean(text).split())
    found = understander.understand(text)
    assert (found.entry, found.decision) == (OTHER_LANGUAGE, Decision.DECLINE)


@pytest.mark.parametrize("text", ENGLISH)
def test_english(understander: Understander, text: str) -> None:
    assert not is_foreign(text.split())
    assert understander.understand(text).entry != OTHER_LANGUAGE


@pytest.mark.parametrize(
    "text", ["数据科学家的薪水是多少", "сколько зарабатывает аналитик", "كم يكسب عالم البيانات"]
)
def test_other_scripts(understander: Understander, text: str) -> None:
    assert not is_latin(text.split())
    assert understander.understand(text).entry == OTHER_LANGUAGE


def test_half_latin_is_latin() -> None:
    assert is_latin(["salary", "зарплата"])
    assert is_latin([])
