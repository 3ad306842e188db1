"""Features, and the classifier that is trained in a child process."""

import sys
from pathlib import Path

import pytest

from bot.errors import TrainingError
from bot.understanding import IntentClassifier
from bot.understanding.matching import classifier as module
from bot.understanding.matching.features import LONGEST_WORD, MOST_WORDS, runs, word_features

TEXTS = [
    "what does it pay", "how much do they earn", "what is the salary", "how much money is paid",
    "how do i learn python", "how can i learn sql", "learn to code in python", "a course to learn sql",
    "thanks a lot", "thank you so much", "many thanks", "thanks for the help",
]  # fmt: skip
LABELS = ["pay"] * 4 + ["learn"] * 4 + ["thanks"] * 4


def test_word_features() -> None:
    assert list(word_features(["learn", "{skill}"])) == [
        "learn",
        "{skill}",
        "^ learn",
        "learn {skill}",
        "{skill} $",
    ]
    assert list(word_features([])) == ["^ $"]


def test_character_features() -> None:
    assert runs("ab") == (" ab", "ab ", " ab ")
    assert runs("{skill}") == ()


def test_features_are_bounded() -> None:
    assert len(list(word_features(["a"] * 9999))) == 2 * MOST_WORDS + 1
    assert len(runs("a" * 4000)) < 5 * LONGEST_WORD


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="module")
def trained(folder: Path) -> IntentClassifier:
    return IntentClassifier.fit(TEXTS, LABELS, folder)


def test_ranking(trained: IntentClassifier) -> None:
    ranked = trained.rank("how much is the salary")
    assert ranked[0][0] == "pay"
    assert sum(share for _, share in ranked) == pytest.approx(1)
    assert {label for label, _ in ranked} == set(LABELS)
    assert ranked == trained.rank("how much is the salary")
    assert len(trained.rank("")) == 3


def test_a_second_fit_reads_the_cache(
    trained: IntentClassifier, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "Trainer", None)
    again = IntentClassifier.fit(TEXTS, LABELS, folder)
    assert again.rank("learn python") == trained.rank("learn python")


@pytest.mark.parametrize("spoiled", [b"", b"no zip", b"PK\x03\x04 cut off"])
def test_a_damaged_cache_file_is_trained_again(
    trained: IntentClassifier, folder: Path, spoiled: bytes
) -> None:
    (kept,) = folder.glob("intents-*.npz")
    kept.write_bytes(spoiled)
    assert IntentClassifier.fit(TEXTS, LABELS, folder).rank("thanks") == trained.rank("thanks")
    assert kept.read_bytes() != spoiled


def test_a_cache_that_cannot_be_written_is_no_reason_to_fail(
    trained: IntentClassifier, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    fitted = IntentClassifier.fit(TEXTS, LABELS, tmp_path / "file")
    assert fitted.rank("learn sql") == trained.rank("learn sql")


@pytest.mark.parametrize(
    ("texts", "labels"), [([], []), (["a"], ["x"]), (["a", "b"], ["x"]), (["a", "b"], ["x", "x"])]
)
def test_what_cannot_be_learnt(texts: list[str], labels: list[str]) -> None:
    with pytest.raises(TrainingError, match="needs one label a text, and at least two different labels"):
        IntentClassifier.fit(texts, labels)


def test_a_training_that_fails_is_told_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(TrainingError, match="the intent classifier could not be trained: "):
        IntentClassifier.fit(TEXTS, LABELS)
