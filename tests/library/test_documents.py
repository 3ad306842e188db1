"""One text in YAML: what is taken, what is refused and on which line, and that nothing hangs or crashes."""

import time
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.library.documents import RefusedError, parse
from bot.library.yaml_events import MAX_DEPTH, MAX_VALUES


def refused(text: str) -> str:
    with pytest.raises(RefusedError) as error:
        parse(text, "f.yaml")
    return str(error.value)


def test_plain_values() -> None:
    text = 'a: 1\nb: [x, 2.5, true, null]\nc: {d: 2026-11-20}\ne: "12:30"\nf: |\n  one\n  two\n'
    assert parse(text, "f.yaml").value == {
        "a": 1,
        "b": ["x", 2.5, True, None],
        "c": {"d": date(2026, 11, 20)},
        "e": "12:30",
        "f": "one\ntwo\n",
    }


def test_lines() -> None:
    document = parse("a: 1\nb:\n  - x\n  - c: 2\n    d: 3\n", "f.yaml")
    assert document.line() == 1
    assert document.line(("b",)) == 2
    assert document.line(("b", 0)) == 3
    assert document.line(("b", 1, "d")) == 5
    assert document.line(("b", 1, "missing")) == 4
    assert document.line(("b", 7, "c")) == 2
    assert document.line(("a", "deeper")) == 1


ANCHOR = "uses an anchor or alias (& or *); write the text out, or quote it"
TAGS = "only plain text, numbers, lists and maps are allowed"
QUOTE = "put it in quotes if it is text"
DIGITS = "is no plain whole number; digits alone are allowed; put it in quotes if it is text"
COLON = "a colon stands where none is allowed; put the text in quotes, or check the indentation"
BLOCK = "a line does not fit its block; check the indentation and the quotes"
PYTHON = "tag:yaml.org,2002:python/object:os.system"
NORWAY = "the key NO reads as False (YAML takes yes, no, on and off so); put it in quotes"
SEEN = "only text that can be seen is allowed"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("a:\n\tb: 1\n", "f.yaml:2: holds a tab; indent with blanks, two a level"),
        ("a: 1\nb: x\ty\n", "f.yaml:2: holds a tab; indent with blanks, two a level"),
        ('a: 1\nb: "x\\ty"\n', "f.yaml:2: holds a tab; indent with blanks, two a level"),
        ("a: 1\nb: 2\na: 3\n", "f.yaml:3: the key a stands here twice; each key once"),
        ("a: {b: 1, b: 1}\n", "f.yaml:1: the key b stands here twice; each key once"),
        ("NO: {}\n", f"f.yaml:1: {NORWAY}"),
        ("2025: x\n", "f.yaml:1: the key 2025 is not text; put it in quotes"),
        ("? \n: x\n", "f.yaml:1: a key is empty; put it in quotes"),
        ("[a]: x\n", "f.yaml:1: a list or map stands where a name is expected; put the text in quotes"),
        ("{a: b}: x\n", "f.yaml:1: a list or map stands where a name is expected; put the text in quotes"),
        ("a: &x [1]\nb: *x\n", f"f.yaml:1: {ANCHOR}"),
        ("a: 1\nb: *x\n", f"f.yaml:2: {ANCHOR}"),
        ("a: !!python/object:os.system x\n", f"f.yaml:1: uses the tag {PYTHON}; {TAGS}"),
        ("a: !!binary eA==\n", f"f.yaml:1: uses the tag tag:yaml.org,2002:binary; {TAGS}"),
        ("a: 1\nb: !x [1]\n", f"f.yaml:2: uses the tag !x; {TAGS}"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2: holds a second document (---); one document a file"),
        ("---\n---\nb: 2\n", "f.yaml:2: holds a second document (---); one document a file"),
        ("a: 1\n<<: {b: 1}\n", "f.yaml:2: << has a meaning of its own in YAML; put it in quotes"),
        ("a: =\n", "f.yaml:1: = has a meaning of its own in YAML; put it in quotes"),
        ("a: 1\nb: x\0y\n", f"f.yaml:2: holds the control character U+0000; {SEEN}"),
        ('a: 1\nb: "x\\0y"\n', f"f.yaml:2: holds the control character U+0000; {SEEN}"),
        ("a: \x1b[31mred\n", f"f.yaml:1: holds the control character U+001B; {SEEN}"),
        ("a: x\x85y\n", f"f.yaml:1: holds the control character U+0085; {SEEN}"),
        ("a: x\u202ey\n", f"f.yaml:1: holds the control character U+202E; {SEEN}"),
        ("a: x\ud800\n", f"f.yaml:1: holds the control character U+D800; {SEEN}"),
        ("a: 12:30\n", f"f.yaml:1: 12:30 {DIGITS}"),
        ("a: 010\n", f"f.yaml:1: 010 {DIGITS}"),
        ("a: 0x1F\n", f"f.yaml:1: 0x1F {DIGITS}"),
        ("a: " + "9" * 100_000, f"f.yaml:1: {'9' * 57}... {DIGITS}"),
        ("a: 0x" + "f" * 500_000, f"f.yaml:1: 0x{'f' * 55}... {DIGITS}"),
        ("a: .inf\n", f"f.yaml:1: .inf is no plain number; {QUOTE}"),
        ("a: -.INF\n", f"f.yaml:1: -.INF is no plain number; {QUOTE}"),
        ("a: .nan\n", f"f.yaml:1: .nan is no plain number; {QUOTE}"),
        ("a: 1.0e+400\n", f"f.yaml:1: 1.0e+400 is no plain number; {QUOTE}"),
        ("a: 1:30.5\n", f"f.yaml:1: 1:30.5 is no plain number; {QUOTE}"),
        ("a: 2025-13-45\n", f"f.yaml:1: 2025-13-45 is no valid date; {QUOTE}"),
        ("a: 2025-02-30\n", f"f.yaml:1: 2025-02-30 is no valid date; {QUOTE}"),
        ("a: 2001-12-14t21:59:43-99:99\n", f"f.yaml:1: 2001-12-14t21:59:43-99:99 is no valid date; {QUOTE}"),
        ("a: 1\nb: @x\n", "f.yaml:2: a text begins with a sign that YAML keeps for itself; put it in quotes"),
        ("a: Pay: what to ask\n", f"f.yaml:1: {COLON}"),
        ("a: 1\nb\nc: 2\n", "f.yaml:3: a line is no name with a colon; check the indentation and the quotes"),
        ('a: 1\nb: "x\n', "f.yaml:2: a quote or bracket is never closed; close it"),
        ("a: 1\n  b: 2\n", f"f.yaml:2: {COLON}"),
        ("a:\n  - x\n b: 2\n", f"f.yaml:3: {BLOCK}"),
    ],
)  # fmt: skip
def test_what_is_refused(text: str, sentence: str) -> None:
    assert refused(text) == sentence


def bomb() -> str:
    """Nine levels of ten aliases: a billion values from a few hundred bytes."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    return "\n".join(lines)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000 + "]" * 100_000,
        "[" * 900_000,
        "{a: " * 100_000,
        "- " * 100_000 + "x",
        "\n".join(" " * n + "a:" for n in range(1_300)),
        "? " * 100_000,
        bomb(),
        "[" + "a," * 400_000 + "]",
        "\n".join(f"k{n}: 1" for n in range(80_000)),
        "a: " + ":".join(["59"] * 100_000),
        "a: '" + "''" * 400_000,
        "a: " + "- " * 300_000,
        "%TAG ! tag:x\n" * 20_000,
        "a: !" + "x" * 500_000 + " y",
    ],
    ids=lambda text: text[:12].encode("unicode_escape").decode(),
)
def test_no_text_hangs_or_crashes(text: str) -> None:
    start = time.thread_time()
    sentence = refused(text)
    assert time.thread_time() - start < 5
    assert len(sentence) < 300


def test_the_limits_themselves_are_allowed() -> None:
    assert parse("[" * MAX_DEPTH + "]" * MAX_DEPTH, "f.yaml").value
    assert len(parse("[" + "a," * (MAX_VALUES - 1) + "]", "f.yaml").value) == MAX_VALUES - 1
    assert "20 deep" in refused("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))
    assert "20,000 values" in refused("[" + "a," * MAX_VALUES + "]")


@pytest.mark.parametrize("text", ["", "# only a remark\n", "---\n", "~"])
def test_an_empty_text_is_empty(text: str) -> None:
    assert parse(text, "f.yaml").value is None


def plain(value: Any) -> bool:
    if isinstance(value, dict):
        return all(isinstance(key, str) and plain(part) for key, part in value.items())
    if isinstance(value, list):
        return all(plain(part) for part in value)
    return value is None or isinstance(value, str | int | float | date)


SIGNS = """a b: - [ ] { } , : ? | > ' " &x *x !t --- ... # %YAML << = ~ NO 1 0x 1:2 .inf 2025-01-99 é 😀"""
BLANKS = ("\n", "\n  ", " ", "\t", "\r", "\0", "\x85", "\ud800", "\ufeff")
PIECES = st.sampled_from((*SIGNS.split(), *BLANKS))


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join)))
def test_random_text_is_taken_or_refused(text: str) -> None:
    problem = None
    try:
        value = parse(text, "f.yaml").value
    except RefusedError as error:
        problem = error.problem
    if problem is None:
        assert plain(value)
    else:
        assert problem.path == "f.yaml"
        assert 1 <= problem.line <= text.count("\n") + text.count("\r") + 1
        assert str(problem).isprintable()
