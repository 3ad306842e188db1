"""The solver of scikit-learn's linear SVMs, without the rest of scikit-learn, and two processes at it."""

import os
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]

DUAL = 1
"""The number that liblinear has for L2-regularised SVMs with squared loss, by dual coordinate descent."""

ROUNDS = 1000
"""Rounds over all rows after which a fit ends anyway."""

SEED = int(np.random.RandomState(0).randint(np.iinfo("i").max))
"""What scikit-learn makes of `random_state=0`."""


def one_vs_rest(
    rows: Any, labels: NDArray[np.intp], penalty: float, tolerance: float
) -> tuple[Numbers, Numbers]:
    """(weights, biases), a row for each label: one linear SVM a label, balanced, each with the same seed.

    `rows` is a CSR matrix of doubles; `labels` are numbers from 0 on, each of which occurs.
    """
    solver = _solver()
    solver.set_verbosity_wrap(0)
    counts = np.bincount(labels)
    balance = len(labels) / (len(counts) * counts)
    equal = np.ones(len(labels))

    def fit(label: int) -> Numbers:
        sides = np.where(labels == label, 1.0, 0.0)
        both = np.array([1.0, balance[label]])
        limits = (tolerance, 1.0, penalty, both, ROUNDS, SEED, 0.0, equal)
        return np.asarray(solver.train_wrap(rows, sides, True, DUAL, *limits)[0][0])

    found = np.stack(side_by_side(fit, range(len(counts))))
    return found[:, :-1], found[:, -1]


def side_by_side(work: Callable[[int], Numbers], jobs: Sequence[int]) -> list[Numbers]:
    """The results of `work`, equally long, in the order of the jobs; every other one is by a second process.

    Raises `OSError` where that one fails.
    """
    if len(jobs) < 2 or (os.cpu_count() or 1) < 2 or not hasattr(os, "fork"):
        return [work(job) for job in jobs]
    results, told = os.pipe()
    other = os.fork()
    if not other:
        os.close(results)  # else it would be a reader itself, and wait for ever where the other was killed
        _tell(told, work, jobs[1::2])
    os.close(told)
    own = [work(job) for job in jobs[::2]]
    with open(results, "rb") as pipe:
        theirs = np.frombuffer(pipe.read())
    _, status = os.waitpid(other, 0)
    if status:
        raise OSError("the second process of a training ended early")
    done = [*zip(own, theirs.reshape(len(jobs) // 2, -1), strict=False)]
    return [result for pair in done for result in pair] + own[len(done) :]


def _tell(pipe: int, work: Callable[[int], Numbers], jobs: Sequence[int]) -> None:
    """Do the jobs, write their results, and end this process; without a reader it ends as well."""
    status = 1
    try:
        with open(pipe, "wb") as out:
            out.write(np.concatenate([work(job) for job in jobs]).tobytes())
        status = 0
    finally:
        os._exit(status)


def _solver() -> Any:
    """The compiled module. Importing the packages around it would take 0.6 s more and 80 MB."""
    name = "sklearn.svm._liblinear"
    if "sklearn" in sys.modules:
        return import_module(name)
    spec = find_spec("sklearn")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("scikit-learn is not installed; run make setup")
    folder = Path(spec.origin).parent
    for package in ("sklearn", "sklearn.utils", "sklearn.svm"):
        empty = ModuleType(package)
        empty.__path__ = [str(folder.joinpath(*package.split(".")[1:]))]
        sys.modules[package] = empty
    return import_module(name)
