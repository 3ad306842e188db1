"""What was made of a knowledge folder is read back as it was, if it is ours, whole and up to date."""

import gc
import os
import pickle
import shutil
import weakref
from pathlib import Path
from zlib import crc32

import pytest

from bot.errors import KnowledgeError
from bot.understanding import Understander, kept, making
from bot.understanding.matching.vectors import word_vectors
from tests.conftest import KNOWLEDGE

QUESTIONS = (
    "what does an mle earn in berlin",
    "how do i become a data scientst",
    "pizza recipe",
    "sql or python",
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory, understander: Understander) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    kept.keep(understander, kept.place(KNOWLEDGE, folder))
    return folder


def file_of(cache: Path) -> Path:
    (path,) = cache.glob("understander-*.pickle")
    return path


def test_it_is_the_same(cache: Path, understander: Understander) -> None:
    found = kept.read(kept.place(KNOWLEDGE, cache))
    assert found is not None
    assert found.library == understander.library
    for question in QUESTIONS:
        assert found.understand(question) == understander.understand(question)
    assert file_of(cache).stat().st_mode & 0o777 == 0o600
    assert word_vectors().pieces is found.pieces, "the word pieces are not read from their package again"


def test_what_was_replaced_is_let_go_at_once(cache: Path) -> None:
    """Else each reload would leave 9 MB of mapped arrays behind: nobody looks for garbage that often."""
    found = kept.read(kept.place(KNOWLEDGE, cache))
    assert found is not None
    for question in QUESTIONS:
        found.understand(question)
    parts = [weakref.ref(part) for part in (found, found.library, found.matcher, found.matcher.classifier)]
    gc.disable()
    try:
        del found
        assert [part() for part in parts] == [None] * len(parts)
    finally:
        gc.enable()


def test_a_changed_file_is_another_place(cache: Path, tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    assert kept.place(folder, cache) == kept.place(KNOWLEDGE, cache)
    topic = folder / "topics" / "day" / "being-one-of-few.yaml"
    topic.write_text(topic.read_text() + "\n# a remark\n")
    assert kept.place(folder, cache) != kept.place(KNOWLEDGE, cache)


DAMAGES = ["cut", "longer", "garbage", "empty", "others may write", "missing", "a pipe", *range(1, 10)]


@pytest.mark.parametrize("damage", DAMAGES)
def test_what_is_damaged_or_may_be_anothers_is_not_read(
    cache: Path, tmp_path: Path, damage: str | int
) -> None:
    """A number is one bit that is wrong, so many tenths into the file."""
    path = tmp_path / "understander-1.pickle"
    content = file_of(cache).read_bytes()
    changed: dict[str | int, bytes] = {
        "cut": content[:-5000],
        "longer": content + b"x",
        "garbage": b"\xff" * 5000,
        "empty": b"",
    }
    if isinstance(damage, int):
        at = len(content) * damage // 10
        changed[damage] = content[:at] + bytes([content[at] ^ 16]) + content[at + 1 :]
    if damage == "a pipe":
        os.mkfifo(path, 0o600)
    elif damage != "missing":
        path.write_bytes(changed.get(damage, content))
        path.chmod(0o666 if damage == "others may write" else 0o600)
    assert kept.read(path) is None


class Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return eval, ("__import__('os').mkdir('owned')",)


def test_a_pickle_that_would_run_something_else_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for evil in (Evil(), shutil.rmtree, kept.os, making.subprocess.run):
        body = b"cbot.understanding.making\nsubprocess\n." if evil is kept.os else pickle.dumps(evil, 5)
        path = tmp_path / "understander-2.pickle"
        path.write_bytes(kept._HEAD.pack(len(body), 0, crc32(body)) + body)
        path.chmod(0o600)
        assert kept.read(path) is None
    assert not (tmp_path / "owned").exists()


def test_a_cache_that_cannot_be_written_is_no_fault(understander: Understander, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    kept.keep(understander, tmp_path / "file" / "understander-1.pickle")


def test_only_the_latest_stay(understander: Understander, tmp_path: Path) -> None:
    for number in range(kept.KEPT + 2):
        kept.keep(understander, tmp_path / f"understander-{number}.pickle")
    assert len(list(tmp_path.iterdir())) == kept.KEPT


def test_the_faults_of_a_folder_are_told_by_whoever_asked(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    (folder / "topics" / "day" / "being-one-of-few.yaml").write_text("title: [")
    for load in (Understander.load, making.load_small):
        with pytest.raises(KnowledgeError):
            load(folder, tmp_path / "cache")
    with pytest.raises(KnowledgeError):
        making.load_small(tmp_path / "nowhere", tmp_path / "cache")
