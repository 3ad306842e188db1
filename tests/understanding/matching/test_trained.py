"""The matcher for any labelled texts, with and without texts to be declined."""

import pytest

from bot.understanding.matching import trained
from bot.understanding.matching.trained import TrainedMatcher

ALARM = """set an alarm; wake me at six; alarm for noon; set the alarm to seven; wake me up early;
    alarm me tomorrow; set another alarm; wake me at nine"""
MUSIC = """play a song; play some jazz; put on music; play my favourite song; next song please;
    play music; some rock music; put on a song"""
WEATHER = """will it rain; is it sunny today; weather tomorrow; how cold is it; rain this weekend;
    will it snow; weather today; is it cold"""
OUTSIDE = """who wrote hamlet; capital of peru; define entropy; how tall is everest; who won the cup;
    capital of chad; who wrote faust; who painted guernica"""
TEXTS = {"alarm": ALARM, "music": MUSIC, "weather": WEATHER}


def lines(texts: dict[str, str]) -> tuple[list[str], list[str]]:
    both = [(text.strip(), label) for label, run in texts.items() for text in run.split(";")]
    return [text for text, _ in both], [label for _, label in both]


def test_with_texts_to_be_declined() -> None:
    matcher = TrainedMatcher(*lines({**TEXTS, "oos": OUTSIDE}))
    ranked, declined = matcher.judge("set an alarm for eight")
    assert (ranked[0][0], declined) == ("alarm", False)
    assert {label for label, _ in ranked} == set(TEXTS)
    assert matcher.judge("capital of peru")[1]


@pytest.fixture(autouse=True)
def _two_folds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fewer trainings than usual: each takes a second."""
    monkeypatch.setattr(trained, "FOLDS", 2)


def test_without_them_every_label_is_known() -> None:
    matcher = TrainedMatcher(*lines(TEXTS))
    ranked, declined = matcher.judge("play a song for me")
    assert (ranked[0][0], declined) == ("music", False)
    assert sum(share for _, share in ranked) == pytest.approx(1)
    assert matcher.judge("play a song for me") == (ranked, declined)
