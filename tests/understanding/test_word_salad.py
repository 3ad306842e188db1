"""Words in a heap are asked about; few words that belong together are answered."""

import pytest

from bot.understanding import Understander
from bot.understanding.types import Decision


@pytest.mark.parametrize(
    "text",
    [
        "data job salary banana",
        "career python yes engineer blue",
        "learn yes data seven shoe",
        "shoe data engineer",
        "remote horse internship",
        "portfolio river python",
    ],
)
def test_a_heap_of_words_is_not_answered(understander: Understander, text: str) -> None:
    assert understander.understand(text).decision is not Decision.ANSWER


@pytest.mark.parametrize(
    ("text", "entry"),
    [
        ("data engineer salary germany", "salary/by-role"),
        ("python or r", "compare/r-vs-python"),
        ("ml engineer remote pay", "salary/location-and-remote"),
        ("roadmap data analyst 10 hours week", "roadmap/by-role"),
        ("data engineer salary zalando", "salary/by-role"),
        ("kaggle grandmaster resume", "portfolio/kaggle"),
        ("data engineer salary lol", "salary/by-role"),
        ("data engineer burnout stress", "day/burnout"),
        ("defense jobs ethical?", "industry/defence-and-space"),
    ],
)
def test_few_words_that_belong_together_are_answered(
    understander: Understander, text: str, entry: str
) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.ANSWER, entry)
