"""`career-bot eval`: how well labelled questions are understood; fitting the ranking to them."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.errors import CareerBotError, TrainingError
from bot.library.models import INTENTS
from bot.understanding import Decision, Understander, thresholds
from bot.understanding.matching.measuring import SHARES, SLOTS, Labelled, Outcome, confusion, measure
from bot.understanding.matching.ranking import REJECT

ALLOWED = tuple(dict.fromkeys((*INTENTS, *REJECT)))
"""What questions to the Library may be labelled with."""

Judge = Callable[[str], Outcome]


def evaluate(file: Path, train: Path | None, knowledge: Path, as_json: bool) -> None:
    """Measure the questions in `file`, with the Library's matcher or one trained on `train`."""
    questions = read(file, () if train else ALLOWED)
    judge = _trained(read(train), train) if train else _library(Understander.load(knowledge))
    console = Console(stderr=True)
    outcomes = [
        judge(question.text)
        for question in track(questions, "Asking", console=console, disable=not console.is_terminal)
    ]
    _report(measure(questions, outcomes), questions, outcomes, as_json)


def calibrate(file: Path, knowledge: Path, as_json: bool) -> None:
    """Fit the weights and limits of the ranking to the questions in `file`, and keep them."""
    from bot.understanding.matching.fitting import Scored, fit_limits, fit_weights

    questions = read(file, ALLOWED)
    understander = Understander.load(knowledge)
    weights = fit_weights(
        [understander.evidence(question.text) for question in questions],
        [question.right for question in questions],
    )
    calibration = understander.calibration.model_copy(
        update={
            "date": datetime.now(UTC).date(),
            "file": file.name if file.is_absolute() else file.as_posix(),
            "n": len(questions),
            "weights": weights,
        }
    )
    weighed = understander.calibrated(calibration)
    leading = [weighed.understand(question.text).intents[0] for question in questions]
    limits = fit_limits(
        [Scored(*best, question.right) for best, question in zip(leading, questions, strict=True)]
    )
    calibration = calibration.model_copy(update={"limits": limits})
    judge = _library(understander.calibrated(calibration))
    outcomes = [judge(question.text) for question in questions]
    figures = measure(questions, outcomes)
    shares = {name: figures[name] for name in SHARES}
    thresholds.write(calibration.model_copy(update={"figures": shares}), thresholds.FILE)
    click.echo(f"{thresholds.FILE} is written.", err=True)
    _report(figures, questions, outcomes, as_json)


def read(file: Path, allowed: Sequence[str] = ()) -> list[Labelled]:
    """The labelled questions of a file of JSON lines; raises with the line that is not one, or that has an
    intent other than the `allowed`; where none are given, any will do."""
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")  # a text may hold other ends of lines
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise CareerBotError(f"{file} cannot be read ({reason}); name a file of JSON lines") from None
    questions = [
        _labelled(line, f"{file}:{number}", allowed) for number, line in enumerate(lines, 1) if line.strip()
    ]
    if not questions:
        raise CareerBotError(
            f'{file} is empty; it must hold lines such as {{"text": "...", "intent": "..."}}'
        )
    return questions


def _labelled(line: str, place: str, allowed: Sequence[str]) -> Labelled:
    try:
        given = json.loads(line)
        text, intent, also = given["text"], given["intent"], given.get("also") or []
        if not isinstance(also, list) or not all(isinstance(one, str) for one in (text, intent, *also)):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CareerBotError(
            f'{place} is not an object such as {{"text": "what does an MLE do", "intent": "role"}}'
        ) from None
    if strange := [one for one in (intent, *also) if allowed and one not in allowed]:
        raise CareerBotError(f"{place} has the intent {strange[0][:40]!r}; allowed: {', '.join(allowed)}")
    slots = {name: given.get(name) for name in SLOTS} if any(name in given for name in SLOTS) else None
    return Labelled(text, intent, frozenset(also), slots, given.get("alternatives") or {})


def _library(understander: Understander) -> Judge:
    def judge(text: str) -> Outcome:
        begun = time.perf_counter()
        found = understander.understand(text)
        elapsed = (time.perf_counter() - begun) * 1000
        return Outcome(
            intent=found.intent,
            declined=found.decision is Decision.DECLINE,
            offered=tuple(dict.fromkeys(candidate.intent for candidate in found.candidates)),
            ranked=tuple(intent for intent, _ in found.intents if intent not in REJECT),
            slots=found.slots.as_json(),
            ms=elapsed,
        )

    return judge


def _trained(examples: Sequence[Labelled], file: Path) -> Judge:
    from bot.understanding.matching.trained import TrainedMatcher

    labels = [example.intent for example in examples]
    try:
        matcher = TrainedMatcher([example.text for example in examples], labels)
    except TrainingError as error:
        raise TrainingError(f"{file} cannot be learnt from: {error}") from None

    def judge(text: str) -> Outcome:
        begun = time.perf_counter()
        ranked, declined = matcher.judge(text)
        elapsed = (time.perf_counter() - begun) * 1000
        labels = tuple(label for label, _ in ranked)
        return Outcome(
            intent=REJECT[0] if declined else labels[0],
            declined=declined,
            offered=labels[:3],
            ranked=labels,
            slots={},
            ms=elapsed,
        )

    return judge


def _report(
    figures: dict[str, Any], questions: Sequence[Labelled], outcomes: Sequence[Outcome], as_json: bool
) -> None:
    if as_json:
        click.echo(json.dumps(figures))
    else:
        _show(figures, questions, outcomes)


def _show(figures: dict[str, Any], questions: Sequence[Labelled], outcomes: Sequence[Outcome]) -> None:
    console = Console(file=sys.stdout)
    table = Table("measure", "figure", title=f"{figures['n']} questions")
    rows = {name: value for name, value in figures.items() if not isinstance(value, dict) and name != "n"}
    rows |= {f"F1 of {name}": value for name, value in figures["slots"].items()}
    rows |= {f"ms {name}": value for name, value in figures["ms"].items()}
    for name, value in rows.items():
        table.add_row(name.replace("_", " "), "-" if value is None else f"{value:.3f}")
    console.print(table)
    mixed = confusion(questions, outcomes)
    if mixed:
        table = Table("right", "taken for", "times", title="Confusion")
        for (right, taken), count in mixed.most_common(15):
            table.add_row(right, taken, str(count))
        console.print(table)
