"""`career-bot eval`: its figures, other people's labels, and what is said of a line that is wrong."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import cli, main
from bot.errors import CareerBotError
from bot.library import Library
from bot.library.models import INTENTS
from bot.understanding import Understander, thresholds
from bot.understanding.matching import trained

KEYS = {
    "n", "top1", "top3", "top1_before_rejecting", "in_scope_top1", "out_of_scope_recall", "wrongly_declined",
    "slots", "ms",
}  # fmt: skip
PAY = {"text": "what does a data scientist earn in germany", "intent": "salary"}
OUTSIDE = {"text": "which laptop should i buy for gaming", "intent": "out_of_scope"}


@pytest.fixture
def _at_hand(library: Library, understander: Understander, monkeypatch: pytest.MonkeyPatch) -> None:
    """The knowledge base that is already loaded."""
    monkeypatch.setattr(Library, "load", lambda _: library)
    monkeypatch.setattr(Understander, "load", lambda _: understander)


def lines(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def call(*args: object) -> Result:
    return CliRunner().invoke(cli, ["eval", *map(str, args)])


def figures(*args: object) -> dict[str, Any]:
    result = call(*args, "--json")
    assert result.exit_code == 0, result.output
    given: dict[str, Any] = json.loads(result.stdout)
    return given


@pytest.mark.usefixtures("_at_hand")
def test_the_object_has_exactly_its_keys(tmp_path: Path) -> None:
    slots = {"role": "data-scientist", "role2": None, "level": None, "country": "DE"}
    found = figures(lines(tmp_path / "q.jsonl", {**PAY, **slots}, OUTSIDE))
    assert set(found) == KEYS
    assert set(found["ms"]) == {"p50", "p99"}
    assert found["slots"] == {"role": 1.0, "role2": 1.0, "level": 1.0, "country": 1.0}
    assert found["n"] == 2
    assert found["top1"] == found["top3"] == found["out_of_scope_recall"] == found["in_scope_top1"] == 1.0
    assert found["wrongly_declined"] == 0.0


@pytest.mark.usefixtures("_at_hand")
def test_also_counts_as_right(tmp_path: Path) -> None:
    wrong = {**PAY, "intent": "day"}
    assert figures(lines(tmp_path / "a.jsonl", wrong))["top1"] == 0.0
    assert figures(lines(tmp_path / "b.jsonl", {**wrong, "also": ["salary"]}))["top1"] == 1.0


@pytest.mark.usefixtures("_at_hand")
def test_for_people_there_is_a_table(tmp_path: Path) -> None:
    shown = call(lines(tmp_path / "q.jsonl", PAY, {**OUTSIDE, "intent": "day"})).stdout
    assert "2 questions" in shown
    assert "out of scope recall" in shown
    assert "Confusion" in shown


TEXTS = {
    "lights": ["turn on the lights", "lights off please", "dim the lights", "make the lights brighter"],
    "music": ["play a song", "play some jazz", "put on music", "play music please"],
    "oos": ["who wrote hamlet", "capital of peru", "define entropy", "how tall is everest"],
}


@pytest.mark.parametrize("labels", [["lights", "music"], ["lights", "music", "oos"]])
def test_training_on_any_labels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, labels: list[str]) -> None:
    monkeypatch.setattr(trained, "FOLDS", 2)
    rows = [{"text": text, "intent": label} for label in labels for text in TEXTS[label]]
    file = lines(tmp_path / "rows.jsonl", *rows)
    found = figures(file, "--train", file)
    assert set(found) == KEYS
    assert found["n"] == len(rows)
    assert found["top1_before_rejecting"] == 1.0
    assert found["slots"] == {}
    assert (found["out_of_scope_recall"] is None) == ("oos" not in labels)


@pytest.mark.parametrize(
    "line",
    [
        "no json",
        "[]",
        "{}",
        '{"text": "a"}',
        '{"text": 1, "intent": "a"}',
        '{"text": "a", "intent": null}',
        '{"text": "a", "intent": "day", "also": 5}',
        '{"text": "a", "intent": "day", "also": "day"}',
        '{"text": "a", "intent": "day", "also": [["day"]]}',
        "[" * 9999,
    ],
)
@pytest.mark.parametrize("option", [[], ["--train"]])
def test_a_line_that_is_wrong(tmp_path: Path, line: str, option: list[str]) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text(json.dumps(PAY) + f"\n\n{line}\n", encoding="utf-8")
    good = lines(tmp_path / "good.jsonl", PAY)
    result = call(*([good, *option, file] if option else [file]))
    assert isinstance(result.exception, CareerBotError)
    assert str(result.exception).startswith(f"{file}:3 is not an object such as ")


@pytest.mark.parametrize("row", [{**PAY, "intent": "nope"}, {**PAY, "also": ["day", "nope"]}])
@pytest.mark.parametrize("option", [[], ["--calibrate"]])
def test_an_intent_that_there_is_none_of_is_told_with_its_line(
    tmp_path: Path, row: dict[str, Any], option: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(thresholds, "FILE", tmp_path / "calibration.json")
    file = lines(tmp_path / "q.jsonl", PAY, {**OUTSIDE, "intent": "oos"}, row)
    result = call(file, *option)
    assert isinstance(result.exception, CareerBotError)
    said, _, allowed = str(result.exception).partition("; allowed: ")
    assert said == f"{file}:3 has the intent 'nope'"
    assert allowed.split(", ") == [*INTENTS, "oos"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty; it must hold lines such as"),
        (b"\n \n", "is empty; it must hold lines such as"),
        (b"\xff\xfe", "cannot be read (it is not UTF-8 text)"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_file_that_is_wrong(tmp_path: Path, content: bytes | None, said: str) -> None:
    file = tmp_path / "q.jsonl"
    if content is not None:
        file.write_bytes(content)
    result = call(file)
    assert isinstance(result.exception, CareerBotError)
    assert f"{file} {said}" in str(result.exception)


def test_the_command_line_ends_with_the_sentence_and_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "q.jsonl"
    file.write_text("no json", encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["career-bot", "eval", str(file)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 1


def test_other_ends_of_lines_belong_to_a_text_and_a_mark_of_utf_8_to_no_line(tmp_path: Path) -> None:
    file = tmp_path / "q.jsonl"
    row = {**PAY, "text": "what does a data\u2028scientist\u0085earn"}
    file.write_text(f"\ufeff{json.dumps(row, ensure_ascii=False)}\r\n{json.dumps(PAY)}\r\n", "utf-8")
    assert figures(file)["n"] == 2


def test_too_little_to_learn_from_names_its_file(tmp_path: Path) -> None:
    file = lines(tmp_path / "one.jsonl", PAY)
    said = str(call(file, "--train", file).exception)
    assert said.startswith(f"{file} cannot be learnt from: a classifier needs ")


@pytest.mark.parametrize("texts", [("pay", "skills"), ("xq", "zv"), ("pay", "skills", "?!")])
def test_one_word_a_label_is_enough_to_learn_from(tmp_path: Path, texts: tuple[str, ...]) -> None:
    """No feature is in two texts then, and a text without words has none."""
    rows = [{"text": text, "intent": f"label {number}"} for number, text in enumerate(texts)]
    asked = lines(tmp_path / "asked.jsonl", *rows[:2])
    found = figures(asked, "--train", lines(tmp_path / "learnt.jsonl", *rows))
    assert found["top1"] == 1.0


def test_texts_without_words_are_nothing_to_learn_from(tmp_path: Path) -> None:
    file = lines(tmp_path / "none.jsonl", *({"text": "?!", "intent": label} for label in "ab"))
    said = str(call(file, "--train", file).exception)
    assert said.startswith(f"{file} cannot be learnt from: a classifier needs ")
