"""An entry on one degree answers nobody who names another."""

import pytest

from bot.understanding import Understander

OF_OTHERS = {
    "a phd": (
        "bootcamps",
        "certificates",
        "masters-worth-it",
        "google-certificate",
        "statistics-vs-data-science",
    ),
    "a master's": ("bootcamps", "certificates", "google-certificate", "degree-vs-certificate"),
    "a certificate": ("bootcamps", "masters-worth-it", "phd-value", "statistics-vs-data-science"),
    "a bootcamp": ("certificates", "masters-worth-it", "phd-value", "google-certificate"),
    "an mba": ("bootcamps", "certificates", "phd-value", "statistics-vs-data-science"),
}
QUESTIONS = (
    "regret doing {degree}",
    "how hard is {degree} in machine learning",
    "{degree} or experience, what do employers prefer",
    "is {degree} worth it for data science",
    "i have {degree}, what next",
    "should i do {degree} at 35",
)


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_entry_on_another_degree(understander: Understander, question: str) -> None:
    for degree, others in OF_OTHERS.items():
        found = understander.understand(question.format(degree=degree)).entry
        assert found not in {f"education/{other}" for other in others}, degree
