"""Members as pseudonyms, the key behind them, and text without personal data."""

import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.errors import StoreError
from bot.storage.privacy import KEY_FILE, load_key, pseudonym, scrub

TOKEN = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"

STAYS = [
    "$120,000 to 200,000",
    "5 years",
    "2024-2025",
    "2019, 2020 and 2021",
    "2018-2020, 2021-2023",
    "between 90000-120000 a year",
    "127500-150000",
    "60.000-80.000 euro",
    "120 000 - 150 000",
    "120k-150k for 3+ yoe",
    "1,000,000 rows and 10 000 000 columns",
    "is 100% remote 24/7 normal",
    "meet me @ the office, or at here.com",
    "python 3.11.7 and CUDA 12.4",
    "",
]
GOES = [
    ("mail jo.b+ml@mail.example.co.uk now", "mail [e-mail] now"),
    ("<@123> <@!123456789012345678> <@&5> <#77>", "[mention] [mention] [mention] [mention]"),
    ("@everyone and @here", "[mention] and [mention]"),
    ("ask 123456789012345678 about it", "ask [mention] about it"),
    (f"my token is {TOKEN}.", "my token is [token]."),
    ("call +49 170 1234567", "call [phone]"),
    ("call 0170/1234567", "call [phone]"),
    ("(555) 123-4567 or 555.123.4567", "([phone] or [phone]"),
    ("00491701234567", "[phone]"),
]


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


@pytest.mark.parametrize("text", STAYS)
def test_what_is_not_personal_stays(text: str) -> None:
    assert scrub(text) == text


@pytest.mark.parametrize(("text", "expected"), GOES)
def test_what_is_personal_goes(text: str, expected: str) -> None:
    assert scrub(text) == expected


@given(st.text() | st.text(alphabet="a@<>!&#.,+-()/ 0159€[]x\n", max_size=60))
@example("9" * 4000)
@example("a@" * 2000)
def test_scrubbing_never_fails_and_twice_is_once(text: str) -> None:
    assert scrub(scrub(text)) == scrub(text)


@given(
    st.from_regex(r"\+[1-9][0-9]{8,12}", fullmatch=True),
    st.from_regex(r"[a-z]{1,9}@[a-z]{1,9}\.com", fullmatch=True),
)
def test_numbers_and_addresses_go_wherever_they_stand(phone: str, address: str) -> None:
    cleaned = scrub(f"reach me: {phone}, or {address}; thanks")
    assert cleaned == "reach me: [phone], or [e-mail]; thanks"
