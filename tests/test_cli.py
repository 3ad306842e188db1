"""`career-bot ask`: one answer, streams of them, and what is said where a line or a file is wrong."""

import json
from importlib import metadata
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot import __main__ as command_line
from bot.conversation import Conversation
from bot.errors import CareerBotError
from bot.library import Library
from bot.understanding import Understander

PAY = "whats the salary range for a mid level ML engineer"
QUESTIONS = [
    (PAY, "salary/by-role", {"role": "machine-learning-engineer", "level": "mid"}),
    ("how do i become a data engineer", "roadmap/by-role", {"role": "data-engineer"}),
    ("what skills does a data analyst need", "skills/by-role", {"role": "data-analyst"}),
    ("what does an mlops engineer do", "role/by-role", {"role": "mlops-engineer"}),
    (
        "research scientist vs mlops engineer",
        "compare/two-roles",
        {"role": "research-scientist", "role2": "mlops-engineer"},
    ),
    ("are bootcamps worth it", "education/bootcamps", {}),
    ("how do i negotiate my salary", "salary/negotiation", {}),
    ("what should be on my github", "portfolio/github", {}),
    ("thank you", "smalltalk/thanks", {}),
    ("which laptop should i buy for gaming", "out_of_scope/hardware", {}),
]


@pytest.fixture
def at_hand(library: Library, understander: Understander, monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands use the knowledge base that is already loaded."""
    monkeypatch.setattr(command_line, "_conversation", lambda: Conversation(library, understander))


def call(*args: str, text: str | None = None) -> Result:
    return CliRunner().invoke(command_line.cli, args, input=text)


def objects(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


@pytest.mark.usefixtures("at_hand")
def test_each_feature_answers_its_question() -> None:
    lines = "\n".join(json.dumps({"text": text}) for text, _, _ in QUESTIONS)
    answers = objects(call("ask", "--jsonl", text=lines).stdout)
    assert [answer["text"] for answer in answers] == [text for text, _, _ in QUESTIONS]
    for answer, (text, entry, slots) in zip(answers, QUESTIONS, strict=True):
        assert answer["entry"] == entry, text
        assert answer["slots"].items() >= slots.items()
        assert answer["answered"] == (answer["intent"] != "out_of_scope")
        assert answer["answer"]
    assert "$120,000 to $200,000" in answers[0]["answer"]
    assert "guide-career-path" in [source["id"] for source in answers[0]["sources"]]


@pytest.mark.usefixtures("at_hand")
def test_ask_prints_an_answer_for_people() -> None:
    done = call("ask", PAY)
    assert done.exit_code == 0
    assert "Pay: machine learning engineer, mid level, United States" in done.stdout
    assert "$120,000 to $200,000" in done.stdout
    assert "Source" in done.stdout
    assert "  →  Skills needed" in done.stdout
    assert "  1  " not in done.stdout, "a number would open nothing: this is no chat"


@pytest.mark.usefixtures("at_hand")
def test_ask_explains_itself() -> None:
    done = call("ask", "--explain", PAY)
    for evidence in (
        "normalised",
        "role = machine-learning-engineer",
        "nearest phrase",
        "decision",
        "entry 2",
    ):
        assert evidence in done.stdout
    both = call("ask", "--explain", "--json", PAY)
    assert objects(both.stdout)[0]["entry"] == "salary/by-role"
    assert "nearest phrase" in both.stderr


@pytest.mark.usefixtures("at_hand")
def test_lines_from_a_file_keep_order_and_sessions(tmp_path: Path) -> None:
    lines = [
        {"text": "what does a data scientist earn in the us", "session": "anna"},
        {"text": "how do i become a data engineer", "session": 7},
        {"text": "and for seniors?", "session": "anna"},
        {"text": "and for seniors?"},
        {"text": "what about data analysts?", "session": 7},
        {"text": "half a character \ud83d"},
    ]
    file = tmp_path / "questions.jsonl"
    file.write_text("\n\n".join(map(json.dumps, lines)) + "\n", encoding="utf-8")
    answers = objects(call("ask", "--jsonl", str(file)).stdout)
    assert len(answers) == len(lines)
    assert (answers[2]["slots"]["role"], answers[2]["slots"]["level"]) == ("data-scientist", "senior")
    assert answers[3]["slots"]["role"] is None
    assert (answers[4]["entry"], answers[4]["slots"]["role"]) == ("roadmap/by-role", "data-analyst")
    assert answers[5]["text"] == "half a character \ufffd"


BAD = [
    "no json",
    "[1]",
    '"text"',
    "{}",
    '{"text": 5}',
    '{"text": null}',
    '{"session": "a"}',
    "[" * 9,
    "[" * 10**5,
]


@pytest.mark.usefixtures("at_hand")
@pytest.mark.parametrize("bad", BAD, ids=[bad[:16] for bad in BAD])
def test_a_bad_line_is_named_by_its_number(bad: str) -> None:
    done = call("ask", "--jsonl", text=f'{{"text": "hi"}}\n\n{bad}\n')
    assert len(objects(done.stdout)) == 1
    assert isinstance(done.exception, CareerBotError)
    assert str(done.exception).startswith("line 3")


@pytest.mark.usefixtures("at_hand")
def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    latin = tmp_path / "latin.jsonl"
    latin.write_bytes('{"text": "café"}'.encode("latin-1"))
    for file in (tmp_path / "nowhere.jsonl", tmp_path, latin):
        done = call("ask", "--jsonl", str(file))
        assert isinstance(done.exception, CareerBotError)
        assert str(file) in str(done.exception)


@pytest.mark.parametrize("args", [["ask"], ["ask", "--loud", "x"], ["dance"], ["kb", "new", "song", "x"]])
def test_a_usage_error_exits_2(args: list[str]) -> None:
    done = call(*args)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert "Error: " in done.stderr


def test_the_version_is_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    done = call("--version")
    assert (done.exit_code, done.stdout) == (0, f"career-bot {metadata.version('career-bot')}\n")

    def missing(name: str) -> str:
        raise metadata.PackageNotFoundError(name)

    monkeypatch.setattr(metadata, "version", missing)
    lost = call("--version")
    assert isinstance(lost.exception, CareerBotError)
    assert "make setup" in str(lost.exception)


@pytest.mark.parametrize("group", [(), ("kb",)], ids=str)
def test_the_help_says_each_command_in_a_whole_sentence(group: tuple[str, ...]) -> None:
    listed = call(*group, "--help").stdout.partition("Commands:\n")[2].splitlines()
    assert listed
    for line in listed:
        assert line.endswith("."), line
        assert not line.endswith("..."), line


@pytest.mark.usefixtures("at_hand")
def test_in_a_chat_a_number_opens_a_suggestion_or_says_which_do() -> None:
    said = call("chat", text=f"5\n{PAY}\n99\n-1\n0\n1\nquit\n").stdout
    assert "There is no suggestion to open; ask in words." in said
    assert said.count("1 to 4 open a suggestion; or ask in words.") == 3
    assert "Skills: machine learning engineer" in said
    assert "hardware" not in said
