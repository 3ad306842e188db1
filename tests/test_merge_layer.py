"""`career-bot kb merge-layer`: a server's edits, out of a real database, into files with their comments."""

import asyncio
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import cli
from bot.errors import CareerBotError, KnowledgeError
from bot.library import Library
from bot.library.edits import Edit, Piece
from bot.library.layers import present
from bot.settings import load_settings
from bot.storage import NewVersion, make_store

from .conftest import KNOWLEDGE

TOPIC = Piece("topics", "education/bootcamps")
ROW = {
    "level": "mid", "low": 50000, "high": 60000, "currency": "EUR", "country": "DE", "scope": "all of it",
    "source": "editors", "reviewed": "2026-11-20",
}  # fmt: skip
Publish = Callable[..., None]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE, folder)
    file = folder / "topics/education/bootcamps.yaml"
    text = file.read_text().replace("sources: [", "# Ours, not theirs.\nsources: [", 1)
    file.write_text(text.replace("  - how long is a", "  # Asked a lot.\n  - how long is a", 1))
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path / 'bot.db'}")
    return folder


@pytest.fixture
def publish(root: Path) -> Publish:
    def publish(*edits: Edit, guild: str = "42") -> None:
        async def keep() -> None:
            store = make_store(load_settings())
            await store.open()
            await store.publish(guild, [NewVersion(edit.piece, edit, 0) for edit in edits], 7, 1.0)
            await store.close()

        asyncio.run(keep())

    return publish


def changed(library: Library, **fields: object) -> Edit:
    base = present(library, TOPIC)
    assert base is not None
    return Edit(TOPIC, "put", {**base, **fields}, base)


def merge(*options: str, server: str = "42") -> Result:
    return CliRunner().invoke(cli, ["kb", "merge-layer", server, *options])


def diff(root: Path) -> tuple[list[str], list[str]]:
    """The lines that the merged folder lacks and has over `before`."""
    done = subprocess.run(
        ["diff", "-rN", "-U0", str(root.parent / "before"), str(root)],
        capture_output=True,
        text=True,
        check=False,
    )
    lines = [line for line in done.stdout.splitlines() if not line.startswith(("---", "+++", "@@", "diff"))]
    return [line[1:] for line in lines if line[0] == "-"], [line[1:] for line in lines if line[0] == "+"]


def test_only_what_was_edited_changes(root: Path, publish: Publish, library: Library) -> None:
    shutil.copytree(root, root.parent / "before")
    phrases = list(present(library, TOPIC)["phrases"])  # type: ignore[index]
    publish(
        changed(library, title="Bootcamps, short and long", phrases=[*phrases[1:], "camp of our server"]),
        Edit(Piece("skills", "tableau"), "add", {"aliases": ["tab low"]}),
        Edit(Piece("pay", "_field"), "add", {"guide": [ROW]}),
    )
    done = merge()
    assert done.exit_code == 0, done.output
    assert "kb check: no problems" in done.output
    assert "needless" in done.output
    gone, new = diff(root)
    assert gone == [
        "    aliases: [tableau desktop, tableau public, tableau dashboards, tableau server]",
        "title: Bootcamps and intensive programmes",
        "  - are bootcamps worth it",
    ]
    assert new[:1] == ["  - level: mid"]
    assert new[8:] == [
        "    aliases: [tableau desktop, tableau public, tableau dashboards, tableau server, tab low]",
        "title: Bootcamps, short and long",
        "  - camp of our server",
    ]
    merged = Library.load(root)
    assert merged.topics[TOPIC.key].title == "Bootcamps, short and long"
    assert merged.pay["_field"].guide[-1].low == 50000
    assert "Nothing to change" in merge().output, "a second time there is nothing left to do"


def test_a_dry_run_shows_the_diff_and_writes_nothing(root: Path, publish: Publish, library: Library) -> None:
    shutil.copytree(root, root.parent / "before")
    publish(changed(library, title="Another title"))
    done = merge("--dry-run")
    assert done.exit_code == 0
    assert "-title: Bootcamps and intensive programmes\n+title: Another title\n" in done.stdout
    assert diff(root) == ([], [])


def test_hidden_pieces_go_only_when_asked(root: Path, publish: Publish) -> None:
    piece = Piece("topics", "portfolio/github")
    publish(Edit(piece, "hide", {}))
    file = root / "topics/portfolio/github.yaml"
    assert "left in the files: topics/portfolio/github" in merge().output
    assert file.exists()
    done = merge("--remove-hidden")
    assert "removed: topics/portfolio/github.yaml" in done.output
    assert not file.exists()
    assert "portfolio/github is no known entry" in done.output, "others that lead there are told"
    check = CliRunner().invoke(cli, ["kb", "check"])
    assert done.exit_code == check.exit_code == 1
    told = check.output.count("portfolio/github is no known entry")
    assert done.output.count("portfolio/github is no known entry") == told


def test_new_pieces_get_files_and_faults_are_told(root: Path, publish: Publish, library: Library) -> None:
    value = dict(changed(library, title="Ours").value)
    publish(
        Edit(Piece("topics", "education/ours"), "put", value),
        Edit(
            Piece("sources", "our-guide"),
            "put",
            {"title": "T", "publisher": "P", "date": "2026", "licence": "MIT"},
        ),
    )
    done = merge()
    assert done.exit_code == 1
    assert "is also a phrase of" in done.output
    assert "nothing names the source our-guide" in done.output
    assert (root / "topics/education/ours.yaml").read_text().startswith("title: Ours\nphrases:\n")
    assert '\nour-guide:\n  title: T\n  publisher: P\n  date: "2026"\n' in (root / "sources.yaml").read_text()


def test_an_unknown_server_is_told_with_those_that_have_edits(
    root: Path, publish: Publish, library: Library
) -> None:
    none = merge(server="9")
    assert isinstance(none.exception, CareerBotError)
    assert "there is no such file; the first start of the bot makes it" in str(none.exception)
    publish(changed(library, title="Ours"), guild="4711")
    other = merge(server="9")
    assert str(other.exception) == "server 9 has no edits; servers with edits: 4711"


def test_a_file_that_cannot_be_written_leaves_all_as_they_were(
    root: Path, publish: Publish, library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(root, root.parent / "before")
    publish(changed(library, title="Ours"), Edit(Piece("skills", "tableau"), "add", {"aliases": ["tab low"]}))
    real, calls = os.fsync, []

    def full(descriptor: int) -> None:
        calls.append(descriptor)
        if len(calls) == 2:
            raise OSError(28, "No space left on device", "bootcamps.yaml")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", full)
    assert isinstance(merge().exception, KnowledgeError)
    assert diff(root) == ([], [])
    assert not list(root.rglob(".*.new"))


def test_a_servers_check_becomes_the_day_of_the_files(root: Path, publish: Publish, library: Library) -> None:
    pay = Piece("pay", "data-scientist")
    for_file = {root / "topics/education/bootcamps.yaml": TOPIC, root / "pay/data-scientist.yaml": pay}
    publish(
        *(Edit(piece, "add", {"reviewed": "2031-02-03"}, present(library, piece)) for piece in (TOPIC, pay))
    )
    merge()
    for file in for_file:
        assert file.read_text().count("reviewed: 2031-02-03") == 1
        assert "reviewed: 2026" not in file.read_text()
