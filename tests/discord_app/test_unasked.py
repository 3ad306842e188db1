"""Which messages may be answered unasked: by their words, and by how sure the answer is."""

import json
from pathlib import Path

import pytest

from bot.discord_app.unasked import asks_people, is_candidate, reads_as_question, sure
from bot.understanding import Understander

QUESTIONS = Path(__file__).parents[1] / "data" / "questions.jsonl"


@pytest.mark.parametrize(
    "text",
    [
        "what does a data engineer earn in Germany?",
        "hey all, how do i become an ML engineer",
        "whats the salary of a data analyst",
        "Anyone know how to become a data engineer?",
        "does anybody here know what an MLOps engineer does?",
        "Quick question: is a masters worth it for data science",
        "what do you need to know to become a data analyst?",
    ],
)
def test_questions_of_fact(text: str) -> None:
    assert reads_as_question(text)
    assert not asks_people(text)
    assert is_candidate(text)


@pytest.mark.parametrize(
    "text",
    [
        "anyone here who became a data engineer without a degree?",
        "Has anyone switched from software engineering to ML?",
        "what was your salary as a junior data scientist?",
        "what’s your salary as a data scientist?",
        "How did you become a data engineer?",
        "do you guys like being data analysts?",
        "What are you all making as MLEs in 2025?",
        "who else is a data engineer in Berlin?",
        "somebody know a good recruiter?",
        "data engineers, share your stories: is it worth it?",
        "what would you do, DS or MLE?",
        "people here working as MLOps engineers: how is it?",
        "can someone review my resume?",
        "looking to hear from folks here, is data science saturated?",
    ],
)
def test_questions_to_people_are_theirs(text: str) -> None:
    assert asks_people(text)
    assert not is_candidate(text)


@pytest.mark.parametrize(
    "text",
    [
        "I became a data engineer last year",
        "how I became a data scientist: a thread",
        "nice!",
        "what?",
        "is this a good course? https://example.com/course",
        "why does this fail? ```python\nx```",
        "how do i become a data engineer? " + "I have studied biology. " * 30,
        "",
    ],
)
def test_talk_links_code_and_long_stories_are_left_alone(text: str) -> None:
    assert not is_candidate(text)


def test_what_is_sure_is_right_on_the_labelled_questions(understander: Understander) -> None:
    wrong, n = [], 0
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        found = understander.understand(row["text"], None, 0.0)
        if sure(found):
            n += 1
            if found.intent not in (row["intent"], *row["also"]):
                wrong.append(row["text"])
    assert n >= 120, "otherwise it would hardly ever speak"
    assert len(wrong) <= 0.02 * n, wrong
