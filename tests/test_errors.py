"""The tree of errors, and the one sentence a problem is."""

import inspect

from bot import errors
from bot.errors import CareerBotError, KnowledgeError, Problem


def test_every_error_is_in_the_tree_and_in_its_drawing() -> None:
    drawn = (errors.__doc__ or "").splitlines()
    for name, kind in inspect.getmembers(errors, inspect.isclass):
        if issubclass(kind, Exception):
            assert issubclass(kind, CareerBotError), name
            assert any(line.lstrip("│├└─ ").split(" ")[0] == name for line in drawn), f"{name} is not drawn"


def test_a_problem_is_a_sentence_with_its_place() -> None:
    assert str(Problem("a.yaml", 3, "is wrong", "be right")) == "a.yaml:3: is wrong; be right"
    assert str(Problem("a.yaml", 0, "is wrong", "be right")) == "a.yaml: is wrong; be right"


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    places = [("b.yaml", 1), ("a.yaml", 10), ("a.yaml", 9)]
    error = KnowledgeError([Problem(path, line, "x", "y") for path, line in places])
    assert [(problem.path, problem.line) for problem in error.problems] == sorted(places)
    assert str(error) == "a.yaml:9: x; y\na.yaml:10: x; y\nb.yaml:1: x; y"
