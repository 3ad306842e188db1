"""The calibration of the ranking: its file, the command that writes it, and the fits behind it."""

import json
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from bot import __main__ as command_line
from bot import evaluating
from bot.errors import CareerBotError
from bot.library import Library
from bot.understanding import Understander, thresholds
from bot.understanding.matching import classifier, train
from bot.understanding.matching.fitting import RECALL, REFUSED, Scored, fit_limits, fit_rejection, fit_weights
from bot.understanding.matching.ranking import Evidence
from bot.understanding.matching.trained import TrainedMatcher
from bot.understanding.matching.trainer import Documents

QUESTIONS = Path(__file__).parent / "data/questions.jsonl"


def test_the_file_in_force_was_fitted_to_our_questions_and_keeps_its_promises() -> None:
    present = thresholds.read()
    questions = evaluating.read(QUESTIONS)
    assert present.file == "tests/data/questions.jsonl"
    assert present.n == len(questions)
    assert present.date <= date.today()
    assert (present.figures["out_of_scope_recall"] or 0) >= RECALL
    assert (present.figures["wrongly_declined"] or 0) <= REFUSED
    assert present.limits.offer <= present.limits.answer


def test_our_questions_name_no_source() -> None:
    lines = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines()]
    assert all("source" not in line for line in lines)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "cannot be read (No such file or directory); put it back with: git checkout "),
        ("{", "the file: Invalid JSON"),
        ("{}", "date: Field required; put it back"),
        (
            '{"date": "2026-01-01", "file": "f", "n": 1, "figures": {}, "weights": {}}',
            "weights.margin: Field",
        ),
    ],
)
def test_a_missing_or_broken_file_is_a_sentence(tmp_path: Path, text: str | None, said: str) -> None:
    file = tmp_path / "calibration.json"
    if text is not None:
        file.write_text(text)
    with pytest.raises(CareerBotError) as refused:
        thresholds.read(file)
    assert said in str(refused.value)


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    thresholds.write(thresholds.CALIBRATION, tmp_path / "c.json")
    assert thresholds.read(tmp_path / "c.json") == thresholds.CALIBRATION


def test_the_command_fits_writes_and_measures(
    library: Library, understander: Understander, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Library, "load", lambda _: library)
    monkeypatch.setattr(Understander, "load", lambda _: understander)
    monkeypatch.setattr(thresholds, "FILE", tmp_path / "calibration.json")
    some = tmp_path / "some.jsonl"
    some.write_text("\n".join(QUESTIONS.read_text(encoding="utf-8").splitlines()[::5]))
    done = CliRunner().invoke(command_line.cli, ["eval", str(some), "--calibrate", "--json"])
    assert done.exit_code == 0, done.output
    figures = json.loads(done.stdout)
    written = thresholds.read(tmp_path / "calibration.json")
    assert (written.n, written.file) == (figures["n"], "some.jsonl")
    assert written.figures == {name: figures[name] for name in written.figures}
    assert written.weights.own_words == thresholds.CALIBRATION.weights.own_words


def test_calibrating_a_trained_matcher_is_a_usage_error() -> None:
    done = CliRunner().invoke(command_line.cli, ["eval", "f", "--calibrate", "--train", "g"])
    assert done.exit_code == 2
    assert "--calibrate fits the Library's ranking" in done.stderr


def test_the_evidence_that_tells_gets_the_weight() -> None:
    random = np.random.default_rng(0)
    evidence, wanted = [], []
    for number in range(200):
        rows = random.normal(size=(4, 4))
        rows[:, 3] = 0
        rows[number % 4, 1] += 2.0
        evidence.append(Evidence(rows, ("a", "b", "c", "d")))
        wanted.append({"abcd"[number % 4]})
    weights = fit_weights(evidence, wanted)
    assert weights.words > 1 > abs(weights.margin)
    assert weights.reject == 0


def test_limits_answer_where_answers_are_rather_right_than_wrong() -> None:
    pay = frozenset({"salary"})
    scored = [
        *(Scored("salary", 0.9, pay) for _ in range(90)),
        *(Scored("role", 0.3, pay) for _ in range(10)),
        *(Scored("out_of_scope", 0.5, frozenset({"out_of_scope"})) for _ in range(20)),
        Scored("out_of_scope", 0.2, pay),
    ]
    limits = fit_limits(scored)
    assert 0.3 < limits.answer <= 0.9
    assert limits.offer <= 0.3
    assert 0.2 < limits.decline <= 0.5


def test_rejection_keeps_most_right_answers() -> None:
    random = np.random.default_rng(0)
    standing = np.concatenate([random.normal(2, 1, (300, 2)), random.normal(-2, 1, (100, 2))])
    known = [True] * 300 + [False] * 100
    rule = fit_rejection(standing, known, known)
    rejected = np.array([rule.rejects(row) for row in standing])
    assert rejected[300:].mean() > 0.9
    assert rejected[:300].mean() <= 0.035


TEXTS = {
    "cooking": "boil {} with salt|fry the {} in butter|bake {} for dinner|season the {} with pepper",
    "travel": "book a flight to {}|hotel near {}|train from here to {}|visa for {}",
    "music": "play a song by {}|the best album of {}|turn up the volume of {}|concert of {}",
}
FILLS = ("apple", "paris", "queen", "fish", "rome", "abba")


@pytest.fixture
def trains_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Classifiers are fitted in this process: children take seconds to start."""

    class Here:
        def train(
            self, masked: Documents, plain: Documents, labels: list[str], target: Path, *_: object
        ) -> None:
            with target.open("wb") as file:
                np.savez(file, **train.fit(masked, plain, labels))

    monkeypatch.setattr(classifier, "Trainer", Here)


@pytest.mark.usefixtures("trains_here")
@pytest.mark.parametrize("with_rejects", [True, False])
def test_any_labels_can_be_learnt(with_rejects: bool) -> None:
    pairs = [(t.format(f), label) for label, ts in TEXTS.items() for t in ts.split("|") for f in FILLS]
    if with_rejects:
        pairs += [(f"the square root of {n} times {n}", "oos") for n in "abcdefgh"]
    matcher = TrainedMatcher(*zip(*pairs, strict=True))
    ranked, declined = matcher.judge("fry fish in butter")
    assert ranked[0][0] == "cooking"
    assert not declined
    assert "oos" not in dict(ranked)
    assert matcher.judge("what is the square root of x times x")[1] or not with_rejects


@pytest.mark.usefixtures("trains_here")
def test_two_texts_are_enough() -> None:
    ranked, declined = TrainedMatcher(["bake a cake", "play a song"], ["cooking", "music"]).judge("a cake")
    assert ranked[0][0] == "cooking"
    assert not declined
