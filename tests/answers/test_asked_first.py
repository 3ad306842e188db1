"""What is asked is answered in the first line, and what is not known is said there."""

import pytest

from bot.answers import answer
from bot.library import Library
from bot.understanding import Understander


def lead(question: str, library: Library, understander: Understander) -> str:
    return answer(understander.understand(question), library).body.lead


@pytest.mark.parametrize(
    ("question", "begins"),
    [
        ("does a bi developer earn more than a data analyst", "Middle of advertised pay"),
        ("data engineer or nlp engineer, who earns more?", "Which pays more is not known here"),
        ("is a data scientist or a data engineer harder to become", "No figure tells which is easier"),
        ("how long to become a data scientist at 20 hours a week", "About 7 to 15 months at 20 hours"),
        ("roadmap data engineer in 12 months", "In 12 months it takes"),
        (
            "data engineer vs data scientist, which is safer",
            "Which has the safer future is not known here; work, skills and pay are compared below.",
        ),
    ],
)
def test_the_lead_answers_what_is_asked(
    question: str, begins: str, library: Library, understander: Understander
) -> None:
    assert lead(question, library, understander).startswith(begins)


def test_what_a_roadmap_is_stays_told(library: Library, understander: Understander) -> None:
    question = "how long to become a data scientist at 20 hours a week"
    body = answer(understander.understand(question), library).body
    assert body.sections[0].text == library.roadmaps["data-scientist"].summary
