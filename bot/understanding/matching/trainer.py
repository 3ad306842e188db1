"""The child process that fits a classifier. It loads scikit-learn while its phrases are still prepared."""

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Self

from bot.errors import TrainingError

Documents = Sequence[Sequence[str]]

TIMEOUT = 600
"""Seconds after which a training is given up."""


class Trainer:
    """One training. Made as early as its need is known: loading takes a second. Closes as a context."""

    def __init__(self) -> None:
        environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONPATH": os.pathsep.join(sys.path)}
        try:
            self._child = subprocess.Popen(
                [sys.executable, "-m", "bot.understanding.matching.train"],
                stdin=subprocess.PIPE,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                text=True,
                env=environment,
            )
        except OSError as error:
            raise TrainingError(f"the intent classifier could not be trained: {error}") from None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *fault: object) -> None:
        self.close()

    def train(self, masked: Documents, plain: Documents, labels: Sequence[str], target: Path) -> None:
        """Have the arrays written to `target`; raises `TrainingError`."""
        given = target.with_suffix(".json")
        given.write_text(json.dumps({"masked": masked, "plain": plain, "labels": list(labels)}))
        said = self._finish(f"{given}\n{target}\n")
        if self._child.returncode != 0 or not target.exists():
            last = (said.strip().splitlines() or ["no message"])[-1]
            raise TrainingError(f"the intent classifier could not be trained: {last}")

    def _finish(self, order: str) -> str:
        """What the child wrote to stderr until its end."""
        try:
            return self._child.communicate(order, timeout=TIMEOUT)[1]
        except subprocess.TimeoutExpired:
            raise TrainingError(f"the training was given up after {TIMEOUT} s") from None
        finally:
            self.close()

    def give_up(self) -> None:
        """Let the child end, and whoever waits for it learn so; waits for nothing."""
        self._child.kill()

    def close(self) -> None:
        """End the child, where it has not ended, and let go of it; safe to call twice."""
        self._child.kill()
        self._child.wait()
        for pipe in (self._child.stdin, self._child.stderr):
            if pipe is not None:
                with contextlib.suppress(OSError):
                    pipe.close()
