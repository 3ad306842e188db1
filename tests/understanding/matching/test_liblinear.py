"""The compiled solver, loaded by itself, fits what scikit-learn fits."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from scipy.sparse import random as random_rows
from sklearn.svm import LinearSVC

from bot.understanding.matching import liblinear


@pytest.mark.parametrize("classes", [2, 5])
def test_fits_what_linear_svc_fits(classes: int) -> None:
    rows = random_rows(300, 60, 0.2, format="csr", random_state=np.random.default_rng(1))
    labels = np.arange(300) % classes
    weights, bias = liblinear.one_vs_rest(rows, labels, 0.5, 1e-6)
    for label in range(classes):
        share = {False: 1.0, True: 300 / (classes * np.sum(labels == label))}
        model = LinearSVC(C=0.5, tol=1e-6, class_weight=share, random_state=0, dual=True)
        model.fit(rows, labels == label)
        assert weights[label] == pytest.approx(model.coef_[0])
        assert bias[label] == pytest.approx(model.intercept_[0])


@pytest.mark.parametrize("jobs", [1, 2, 5, 6])
def test_two_processes_give_what_one_gives(jobs: int, monkeypatch: pytest.MonkeyPatch) -> None:
    def work(job: int) -> liblinear.Numbers:
        return np.array([job, job / 3])

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    both = liblinear.side_by_side(work, range(jobs))
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    alone = liblinear.side_by_side(work, range(jobs))
    assert np.array_equal(both, alone)
    assert len(both) == jobs


def test_a_second_process_that_fails_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def work(job: int) -> liblinear.Numbers:
        if job == 1:
            raise ValueError("no")
        return np.zeros(2)

    monkeypatch.setattr("os.cpu_count", lambda: 2)
    with pytest.raises(OSError, match="ended early"):
        liblinear.side_by_side(work, range(4))


def test_loads_little_of_scikit_learn() -> None:
    code = (
        "import json, sys\n"
        "from bot.understanding.matching import train, liblinear\n"
        "rows = train.csr_matrix([[1.0, 0.0], [0.0, 1.0]] * 4)\n"
        "weights, _ = liblinear.one_vs_rest(rows, train.np.array([0, 1] * 4), 1.0, 0.1)\n"
        "print(json.dumps([weights.tolist(), sorted(sys.modules)]))\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    weights, modules = json.loads(said.stdout)
    assert weights[0][0] > 0 > weights[0][1]
    assert weights[1][1] > 0 > weights[1][0]
    assert {"sklearn.base", "scipy.stats"}.isdisjoint(modules)


KILLED = """
import os, signal
import numpy as np
from bot.understanding.matching.liblinear import side_by_side

os.cpu_count = lambda: 2
first = os.getpid()

def work(job):
    if os.getpid() == first:
        os.kill(first, signal.SIGKILL)
    return np.zeros(100_000)  # more than a pipe holds

side_by_side(work, [0, 1])
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no second process")
def test_a_training_that_is_killed_leaves_no_second_process() -> None:
    """What is read here is at its end once that process is, too."""
    subprocess.run([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, timeout=60, check=False)
