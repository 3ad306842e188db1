"""What a server may choose: bolder or more careful, within what was calibrated."""

import ast
from collections import Counter
from pathlib import Path

import pytest

from bot.understanding import Decision, Understander, thresholds
from bot.understanding.deciding import decide
from bot.understanding.thresholds import CALIBRATION, Limits

LIMITS = Limits(answer=0.3, offer=0.15, decline=0.3)


def decision(limits: Limits, intent: str, share: float) -> Decision:
    return decide([(intent, share)], limits)[0]


def test_bold_answers_and_offers_more_and_declines_less() -> None:
    bold = LIMITS.by("bold")
    assert decision(LIMITS, "salary", 0.2) is Decision.OFFER
    assert decision(bold, "salary", 0.2) is Decision.ANSWER
    assert decision(LIMITS, "salary", 0.12) is Decision.DECLINE
    assert decision(bold, "salary", 0.12) is Decision.OFFER
    assert decision(LIMITS, "out_of_scope", 0.4) is Decision.DECLINE
    assert decision(bold, "out_of_scope", 0.4) is Decision.OFFER
    assert decision(bold, "out_of_scope", 0.6) is Decision.DECLINE


def test_careful_asks_back_more_and_declines_as_usual() -> None:
    careful = LIMITS.by("careful")
    assert decision(LIMITS, "salary", 0.5) is Decision.ANSWER
    assert decision(careful, "salary", 0.5) is Decision.OFFER
    assert decision(careful, "salary", 0.61) is Decision.ANSWER
    for share in (0.1, 0.29, 0.31):
        assert decision(careful, "out_of_scope", share) is decision(LIMITS, "out_of_scope", share)


@pytest.mark.parametrize(
    "limits", [Limits(answer=0, offer=0, decline=0), Limits(answer=1, offer=1, decline=1)]
)
def test_no_choice_leaves_the_range_of_shares(limits: Limits) -> None:
    assert limits.by("usual") is limits
    for chosen in (limits.by("bold"), limits.by("careful")):
        assert Limits.model_validate(chosen.model_dump()) == chosen
        assert chosen.offer <= chosen.answer


def test_an_understander_takes_the_limits_and_shares_the_rest(understander: Understander) -> None:
    careful = understander.cautious("careful")
    assert understander.cautious("usual") is understander
    assert careful.calibration.limits == CALIBRATION.limits.by("careful")
    assert understander.calibration.limits == CALIBRATION.limits, "the other servers' stay"
    assert careful.matcher is understander.matcher
    assert careful.calibration.weights == understander.calibration.weights


def test_each_of_these_numbers_is_set_once() -> None:
    """A second one of the same name would silently be in force in place of the first."""
    tree = ast.parse(Path(thresholds.__file__).read_text(encoding="utf-8"))
    set_there = [target for one in tree.body if isinstance(one, ast.Assign) for target in one.targets]
    names = Counter(node.id for one in set_there for node in ast.walk(one) if isinstance(node, ast.Name))
    assert [name for name, count in names.items() if count > 1] == []
