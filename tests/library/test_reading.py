"""Files that are no plain text files: each is refused by a sentence, none hangs or crashes the loader."""

import os
import socket
import sys
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.library import Library
from bot.library.reading import MAX_BYTES

from .small_base import Base

PLACE = "roles/odd.yaml"
posix = pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")


def faults(base: Base) -> list[str]:
    try:
        Library.load(base.root)
    except KnowledgeError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_ten_megabytes(base: Base) -> None:
    base.write(PLACE, b"a" * 10_000_000)
    assert faults(base) == [f"{PLACE}:1: is 10,000,000 bytes long; at most {MAX_BYTES:,} are allowed"]


def test_invalid_utf_8(base: Base) -> None:
    base.write(PLACE, b"name: x\nplural: \xff\xfe\n")
    assert faults(base) == [f"{PLACE}:2: is not UTF-8 text; save the file as UTF-8"]


def test_utf_16(base: Base) -> None:
    base.write(PLACE, "name: x\n".encode("utf-16"))
    assert faults(base) == [f"{PLACE}:1: is not UTF-8 text; save the file as UTF-8"]


def test_a_byte_order_mark_is_harmless(base: Base) -> None:
    base.write("sources.yaml", b"\xef\xbb\xbf" + (base.root / "sources.yaml").read_bytes())
    assert faults(base) == []


def test_windows_line_ends_are_harmless(base: Base) -> None:
    for path in base.root.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert faults(base) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "is empty; allowed fields: "),
        ("# nothing yet\n", "is empty; allowed fields: "),
        ("- a\n- b\n", "is not a map of fields; allowed fields: "),
        ("words\n", "is not a map of fields; allowed fields: "),
    ],
)
@pytest.mark.parametrize(
    "place",
    ["roles/odd.yaml", "roadmaps/odd.yaml", "pay/odd.yaml", "skills/odd.yaml", "topics/day/odd.yaml"],
)
def test_no_map(base: Base, place: str, text: str, sentence: str) -> None:
    base.write(place, text)
    (fault,) = faults(base)
    assert fault.startswith(f"{place}:1: {sentence}")


@pytest.mark.parametrize(
    ("place", "said"), [("sources.yaml", "a map"), ("vocabulary.yaml", "a map of fields")]
)
def test_the_two_single_files(base: Base, place: str, said: str) -> None:
    base.write(place, "- a\n")
    assert any(fault.startswith(f"{place}:1: is not {said}; ") for fault in faults(base))


@posix
def test_a_link_out_of_the_folder(base: Base, tmp_path: Path) -> None:
    (tmp_path / "secret.yaml").write_text("name: secret", encoding="utf-8")
    (base.root / PLACE).symlink_to(tmp_path / "secret.yaml")
    assert faults(base) == [
        f"{PLACE}:1: is a link that leaves the knowledge folder; only files inside the folder are read"
    ]


@posix
def test_a_link_within_the_folder_is_followed(base: Base) -> None:
    role = base.root / "roles/data-engineer.yaml"
    hidden = base.root / ".store" / "data-engineer.yaml"
    hidden.parent.mkdir()
    role.rename(hidden)
    role.symlink_to(hidden)
    assert faults(base) == []


@posix
def test_a_linked_folder(base: Base, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (base.root / "topics/day").symlink_to(tmp_path / "elsewhere")
    (base.root / "topics/match").symlink_to(base.root)
    assert faults(base) == [
        "topics/day:1: is a link to a folder; use a real folder",
        "topics/match:1: is a link to a folder; use a real folder",
    ]


@posix
def test_a_link_that_leads_to_itself(base: Base) -> None:
    (base.root / PLACE).symlink_to(base.root / PLACE)
    assert faults(base) == [f"{PLACE}:1: is a link that leads to itself; put a text file in its place"]


@posix
def test_a_link_that_leads_nowhere(base: Base) -> None:
    (base.root / PLACE).symlink_to(base.root / "missing.yaml")
    assert faults(base) == [
        f"{PLACE}:1: cannot be read (No such file or directory); the bot must have the right to read it"
    ]


@posix
def test_a_named_pipe(base: Base) -> None:
    os.mkfifo(base.root / PLACE)
    assert faults(base) == [f"{PLACE}:1: is no plain file; put a text file in its place"]


@posix
def test_a_socket(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(base.root / "roles")  # the address of a socket may only be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("odd.yaml")
        (fault,) = faults(base)
    assert fault.startswith(f"{PLACE}:1: cannot be read (")


@posix
def test_a_file_without_the_right_to_read_it(base: Base) -> None:
    path = base.write(PLACE, "name: x\n")
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("root may read every file")
    assert faults(base) == [
        f"{PLACE}:1: cannot be read (Permission denied); the bot must have the right to read it"
    ]


@posix
def test_a_folder_without_the_right_to_read_it(base: Base) -> None:
    folder = base.root / "topics/day"
    folder.mkdir()
    folder.chmod(0)
    if os.access(folder, os.R_OK):
        pytest.skip("root may read every folder")
    found = faults(base)
    folder.chmod(0o700)
    assert found == [
        "topics/day:1: cannot be read (Permission denied); the bot must have the right to read it"
    ]


def test_a_file_that_the_system_cannot_read(base: Base, monkeypatch: pytest.MonkeyPatch) -> None:
    """What root cannot show by rights: the system refuses to open a file."""
    base.write(PLACE, "name: x\n")
    opened = os.open

    def refuse(path: str | Path, *args: int) -> int:
        if Path(path).name == "odd.yaml":
            raise PermissionError(13, "Permission denied")
        return opened(path, *args)

    monkeypatch.setattr(os, "open", refuse)
    assert faults(base) == [
        f"{PLACE}:1: cannot be read (Permission denied); the bot must have the right to read it"
    ]


@posix
@pytest.mark.skipif(sys.platform == "darwin", reason="such names cannot be made there")
def test_a_name_that_is_not_utf_8(base: Base) -> None:
    name = os.fsencode(base.root / "roles") + b"/a\xff.yaml"
    with open(os.open(name, os.O_CREAT | os.O_WRONLY), "wb") as file:
        file.write(b"name: x\n")
    assert faults(base) == [
        "roles/a\N{REPLACEMENT CHARACTER}.yaml:1: has a name that is not plain text; rename it"
    ]


@posix
def test_a_name_that_would_break_a_line(base: Base) -> None:
    base.write("roles/a\nb.yaml", "name: x\n")
    assert faults(base) == [
        "roles/a\N{REPLACEMENT CHARACTER}b.yaml:1: has a name that is not plain text; rename it"
    ]


@pytest.mark.parametrize("name", ["Odd", "odd role", "odd_role", "-odd", "é", "a" * 35, "odd.v2"])
def test_a_name_that_is_no_id(base: Base, name: str) -> None:
    base.write(f"roles/{name}.yaml", "name: x\n")
    (fault,) = faults(base)
    assert fault == (
        f"roles/{name}.yaml:1: {name} is no file name for this folder; "
        "small letters, digits and hyphens are allowed, at most 34 in all"
    )


def test_files_in_the_wrong_place(base: Base) -> None:
    base.write("notes.yaml", "a: 1")
    base.write("roles/deep/odd.yaml", "a: 1")
    base.write("topics/gossip/odd.yaml", "a: 1")
    base.write("roles/odd.yml", "a: 1")
    base.write("roles/data-engineer.bak", "a: 1")
    folders = "roles, skills, roadmaps, pay, topics"
    expected = f"is not expected here; sources.yaml, vocabulary.yaml, or a file in {folders}"
    other = "is not a .yaml file; only .yaml, .md and .json belong here"
    found = faults(base)
    assert f"notes.yaml:1: {expected}" in found
    assert f"roles/deep/odd.yaml:1: {expected}" in found
    assert f"roles/odd.yml:1: {other}" in found
    assert f"roles/data-engineer.bak:1: {other}" in found
    assert any(
        fault.startswith("topics/gossip/odd.yaml:1: gossip is no intent; allowed: ") for fault in found
    )
    assert len(found) == 5


def test_hidden_files_and_folders_are_passed_over(base: Base) -> None:
    base.write(".git/config", "x")
    base.write(".drafts/odd.yaml", "[")
    base.write("roles/.odd.yaml.swp", "x")
    base.write("roles/odd.yaml~", "x")
    base.write("roles/#odd.yaml#", "x")
    assert faults(base) == []
