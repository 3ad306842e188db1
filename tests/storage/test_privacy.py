"""Members as pseudonyms, and the key behind them."""

import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.errors import StoreError
from bot.storage.privacy import KEY_FILE, load_key, pseudonym


def test_a_pseudonym_is_stable_keyed_and_tells_nothing() -> None:
    name = pseudonym(123456789, b"k" * 32)
    assert name == pseudonym("123456789", b"k" * 32)
    assert name != pseudonym(123456789, b"x" * 32)
    assert name != pseudonym(123456788, b"k" * 32)
    assert len(name) == 32
    assert "123456789" not in name


def test_the_key_is_made_once_for_its_owner_alone(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    key = load_key(None, folder)
    assert len(key) >= 32
    assert load_key(None, folder) == key
    assert [path.name for path in folder.iterdir()] == [KEY_FILE]
    assert stat.S_IMODE((folder / KEY_FILE).stat().st_mode) == 0o600
    assert load_key("given", folder) == b"given"
    assert load_key(None, tmp_path / "elsewhere") != key


def test_processes_that_start_together_share_one_key(tmp_path: Path) -> None:
    code = (
        "import sys, time; from pathlib import Path; from bot.storage.privacy import load_key\n"
        "time.sleep(max(0, float(sys.argv[2]) - time.time()))\n"
        "print(load_key(None, Path(sys.argv[1])).decode())"
    )
    command = [sys.executable, "-c", code, str(tmp_path), str(time.time() + 1.5)]
    children = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(4)]
    keys = {child.communicate()[0].strip() for child in children}
    assert keys == {(tmp_path / KEY_FILE).read_text()}


def test_a_key_that_another_start_makes_meanwhile_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = load_key(None, tmp_path)
    monkeypatch.setattr(Path, "exists", lambda _: False)
    assert load_key(None, tmp_path) == key
    assert [path.name for path in tmp_path.iterdir()] == [KEY_FILE]


@pytest.mark.parametrize("content", ["", "short", " " * 64])
def test_a_damaged_key_is_refused_and_left_as_it_is(tmp_path: Path, content: str) -> None:
    (tmp_path / KEY_FILE).write_text(content)
    with pytest.raises(StoreError, match="damaged") as caught:
        load_key(None, tmp_path)
    assert str(tmp_path / KEY_FILE) in str(caught.value)
    assert (tmp_path / KEY_FILE).read_text() == content


def test_a_key_that_cannot_be_made_says_where(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError, match="PRIVACY_KEY") as caught:
        load_key(None, tmp_path / "file" / "data")
    assert str(tmp_path / "file" / "data" / KEY_FILE) in str(caught.value)
