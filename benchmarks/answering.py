"""One question, text to Answer, beside other ways to find it among the same phrases; each one's accuracy."""

import json
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer

from benchmarks.figures import Figure
from benchmarks.understanding import QUESTIONS, milliseconds
from bot.answers import answer
from bot.evaluating import read
from bot.understanding import Understander
from bot.understanding.matching.measuring import Labelled

DEV = Path(__file__).parents[2] / "shared/data/questions_dev.jsonl"
"""Questions of people that nothing was fitted to, where they lie beside the checkout."""

SLOW = 40
"""Questions that slow peers are timed with."""

SLOWEST = 10
"""Questions that ChatterBot is asked."""

NOT_INSTALLED = "not installed (set BENCH_CHATTERBOT, see benchmarks/chatterbot_peer.py)"

Find = Callable[[str], str]
"""A text -> the entry that it is taken for."""


def figures(understander: Understander) -> list[Figure]:
    """Time and accuracy of each way."""
    library = understander.library
    texts = [question.text for question in read(QUESTIONS)]
    judged = read(DEV) if DEV.exists() else read(QUESTIONS)
    of = f"{len(judged)} questions of {'people' if DEV.exists() else 'our own'}"
    phrases = [(phrase.shown, phrase.entry) for phrase in understander.matcher.index.phrases]
    ours = milliseconds(lambda text: answer(understander.understand(text), library), texts)
    mine = _right(lambda text: understander.understand(text).entry, judged)
    rows = [
        Figure("answering", "p50 of a question", ours["p50"], "ms", goal="≤ 0.8 ms"),
        Figure("answering", "p99 of a question", ours["p99"], "ms", goal="≤ 3 ms"),
        Figure("answering", "right intent", mine, "%", goal="more than all peers", note=of),
    ]
    for name, find, goal in (
        ("rapidfuzz WRatio", _wratio(phrases), "≤ 0.33"),
        ("TF-IDF nearest phrase", _tfidf(phrases), ""),
    ):
        took = milliseconds(find, texts[:SLOW])["p50"]
        rows.append(Figure("answering", "p50 of a question", ours["p50"], "ms", name, took, goal))
        rows.append(Figure("answering", "right intent", mine, "%", name, _right(find, judged)))
    asked = judged[:SLOWEST]
    mine = _right(lambda text: understander.understand(text).entry, asked)
    return [*rows, *_chatterbot(phrases, asked, ours["p50"], mine)]


def _right(find: Find, judged: Sequence[Labelled]) -> float:
    """Per cent of questions whose entry is of a right intent."""
    return 100 * sum(find(one.text).partition("/")[0] in one.right for one in judged) / len(judged)


def _wratio(phrases: Sequence[tuple[str, str]]) -> Find:
    texts = [text.casefold() for text, _ in phrases]

    def find(text: str) -> str:
        found = process.extractOne(text.casefold(), texts, scorer=fuzz.WRatio)
        return phrases[found[2]][1] if found else ""

    return find


def _tfidf(phrases: Sequence[tuple[str, str]]) -> Find:
    vectoriser = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    rows = vectoriser.fit_transform([text for text, _ in phrases])
    return lambda text: phrases[int((rows @ vectoriser.transform([text]).T).toarray().argmax())][1]


def _chatterbot(
    phrases: Sequence[tuple[str, str]], asked: Sequence[Labelled], ours: float, mine: float
) -> list[Figure]:
    row = partial(Figure, "answering", beside="ChatterBot")
    python = os.environ.get("BENCH_CHATTERBOT")
    if not python:
        return [row("p50 of a question", ours, "ms", note=NOT_INSTALLED)]
    given = json.dumps({"phrases": phrases, "texts": [one.text for one in asked]})
    script = Path(__file__).with_name("chatterbot_peer.py")
    begun = time.perf_counter()
    try:
        done = subprocess.run(
            [python, str(script)], input=given, capture_output=True, text=True, check=True, timeout=200
        )
    except (OSError, subprocess.SubprocessError) as error:
        return [row("p50 of a question", ours, "ms", note=f"failed: {type(error).__name__}")]
    found = json.loads(done.stdout)
    took = sorted(milliseconds for _, milliseconds in found)
    answers = iter(entry for entry, _ in found)
    right = _right(lambda _: next(answers), asked)
    note = f"{len(asked)} of the questions; {time.perf_counter() - begun:.0f} s with its start"
    return [
        row("p50 of a question", ours, "ms", theirs=took[len(took) // 2], note=note),
        row("right intent", mine, "%", theirs=right, note=f"both of the first {len(asked)}"),
    ]
