"""`career-bot eval`: how well labelled questions are understood."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import track
from rich.table import Table

from bot.errors import CareerBotError
from bot.library import Library
from bot.understanding import Decision, Understander
from bot.understanding.measuring import SLOTS, Labelled, Outcome, confusion, measure
from bot.understanding.ranking import REJECT
from bot.understanding.trained import TrainedMatcher

Judge = Callable[[str], Outcome]


def evaluate(file: Path, train: Path | None, knowledge: Path, as_json: bool) -> None:
    """Measure the questions in `file`, with the Library's matcher or one trained on `train`."""
    questions = read(file)
    judge = _trained(read(train)) if train else _library(Understander(Library.load(knowledge)))
    console = Console(stderr=True)
    outcomes = [
        judge(question.text)
        for question in track(questions, "Asking", console=console, disable=not console.is_terminal)
    ]
    figures = measure(questions, outcomes)
    if as_json:
        click.echo(json.dumps(figures))
    else:
        _show(figures, questions, outcomes)


def read(file: Path) -> list[Labelled]:
    """The labelled questions of a file of JSON lines; raises with the line that is not one."""
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8 text"
        raise CareerBotError(f"{file} cannot be read ({reason}); name a file of JSON lines") from None
    questions = [_labelled(line, f"{file}:{number}") for number, line in enumerate(lines, 1) if line.strip()]
    if not questions:
        raise CareerBotError(
            f'{file} is empty; it must hold lines such as {{"text": "...", "intent": "..."}}'
        )
    return questions


def _labelled(line: str, place: str) -> Labelled:
    try:
        given = json.loads(line)
        text, intent = given["text"], given["intent"]
        if not isinstance(text, str) or not isinstance(intent, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        raise CareerBotError(
            f'{place} is not an object such as {{"text": "what does an MLE do", "intent": "role"}}'
        ) from None
    slots = {name: given.get(name) for name in SLOTS} if any(name in given for name in SLOTS) else None
    also = frozenset(given.get("also") or ())
    return Labelled(text, intent, also, slots, given.get("alternatives") or {})


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


def _trained(examples: Sequence[Labelled]) -> Judge:
    matcher = TrainedMatcher([example.text for example in examples], [example.intent for example in examples])

    def judge(text: str) -> Outcome:
        begun = time.perf_counter()
        ranked = matcher.rank(text)
        declined = matcher.declined(ranked)
        elapsed = (time.perf_counter() - begun) * 1000
        labels = tuple(label for label, _ in ranked if label not in REJECT)
        return Outcome(
            intent=REJECT[0] if declined else ranked[0][0],
            declined=declined,
            offered=tuple(label for label, _ in ranked[:3]),
            ranked=labels,
            slots={},
            ms=elapsed,
        )

    return judge


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
