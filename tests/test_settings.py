"""Every setting: read, defaulted, refused with a sentence; and no secret is ever shown."""
# ruff: noqa: E501

import re
from pathlib import Path
from typing import Any

import pytest

from bot.errors import CareerBotError, SettingsError
from bot.settings import CHECKOUT, SECRETS, Settings, cache_folder, load_settings, passed_over

NAMES = sorted(name.upper() for name in Settings.model_fields)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting from the machine the tests run on, and no `.env`."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    monkeypatch.chdir(tmp_path)


def plain(value: Any) -> Any:
    return value.get_secret_value() if hasattr(value, "get_secret_value") else value


VALUES = [
    ("DISCORD_TOKEN", "a.b.c", "a.b.c", None),
    ("DATABASE_URL", "sqlite:///x/y.db", "sqlite:///x/y.db", "sqlite:///data/career-bot.db"),
    ("KNOWLEDGE_DIR", "elsewhere", Path("elsewhere"), CHECKOUT / "knowledge"),
    ("PRIVACY_KEY", "a long key", "a long key", None),
    ("RETENTION_DAYS", "30", 30, 365),
    ("LOG_LEVEL", "debug", "DEBUG", "INFO"),
    ("LOG_FORMAT", "JSON", "json", "text"),
    ("SHARD_COUNT", "4", 4, None),
    ("MESSAGE_CONTENT", "true", True, False),
    ("CHECK_LINKS", "true", True, False),
    ("MEMBER_QUESTIONS", "3", 3, 5),
    ("SERVER_QUESTIONS", "50", 50, 100),
    ("METRICS_PORT", "9090", 9090, None),
    ("DISCORD_API_BASE", "http://127.0.0.1:8080/api/", "http://127.0.0.1:8080/api", None),
    ("DISCORD_GATEWAY", "ws://127.0.0.1:8080", "ws://127.0.0.1:8080", None),
]


def test_every_setting_is_tested() -> None:
    assert sorted([name for name, *_ in VALUES] + ["SHARD_IDS"]) == NAMES


@pytest.mark.parametrize(("name", "written", "value", "default"), VALUES)
def test_values(name: str, written: str, value: Any, default: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    assert plain(getattr(load_settings(), name.lower())) == default
    monkeypatch.setenv(name, "")
    assert plain(getattr(load_settings(), name.lower())) == default, "an empty value counts as unset"
    monkeypatch.setenv(name, written)
    assert plain(getattr(load_settings(), name.lower())) == value


@pytest.mark.parametrize(("name", "written", "value", "default"), VALUES)
def test_values_from_a_file(name: str, written: str, value: Any, default: Any) -> None:
    Path(".env").write_text(f"{name}={written}\nUNKNOWN_KEY=1\nPATHEXT=x\n", encoding="utf-8")
    assert plain(getattr(load_settings(), name.lower())) == value
    Path(".env").write_text(f"{name}=\n", encoding="utf-8")
    assert plain(getattr(load_settings(), name.lower())) == default


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("RETENTION_DAYS=1\n", encoding="utf-8")
    monkeypatch.setenv("RETENTION_DAYS", "2")
    assert load_settings().retention_days == 2
    assert load_settings(retention_days=3).retention_days == 3


WRONG = [
    ("RETENTION_DAYS", "soon", "'soon', which is not allowed; allowed: a whole number"),
    ("RETENTION_DAYS", "1.5", "'1.5', which is not allowed; allowed: a whole number"),
    ("RETENTION_DAYS", "0", "'0', which is not allowed; allowed: a whole number of at least 1"),
    ("RETENTION_DAYS", "4000", "'4000', which is not allowed; allowed: a whole number of at most 3650"),
    ("LOG_LEVEL", "loud", "'loud', which is not allowed; allowed: DEBUG, INFO, WARNING or ERROR"),
    ("LOG_FORMAT", "xml", "'xml', which is not allowed; allowed: text or json"),
    ("SHARD_COUNT", "0", "'0', which is not allowed; allowed: a whole number of at least 1"),
    ("METRICS_PORT", "99999", "'99999', which is not allowed; allowed: a whole number of at most 65535"),
    ("MESSAGE_CONTENT", "maybe", "'maybe', which is not allowed; allowed: true or false"),
    ("SHARD_IDS", "0,a", "'0,a', which is not allowed; allowed: whole numbers with commas between them, such as 0,1"),
    ("SHARD_IDS", "0,,1", "'0,,1', which is not allowed; allowed: whole numbers with commas between them, such as 0,1"),
    ("DISCORD_API_BASE", "ftp://x", "'ftp://x', which is not allowed; allowed: an address that begins with http:// or https:// and names a host, with a port up to 65535"),
    ("DISCORD_API_BASE", "http://x:99999", "'http://x:99999', which is not allowed; allowed: an address that begins with http:// or https:// and names a host, with a port up to 65535"),
    ("DISCORD_GATEWAY", "ws://[::1", "'ws://[::1', which is not allowed; allowed: an address that begins with ws:// or wss:// and names a host, with a port up to 65535"),
    ("DISCORD_GATEWAY", "http://x", "'http://x', which is not allowed; allowed: an address that begins with ws:// or wss:// and names a host, with a port up to 65535"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "written", "sentence"), WRONG)
def test_wrong_values(name: str, written: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, written)
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value) == f"{name} is {sentence}"
    monkeypatch.delenv(name)
    Path(".env").write_text(f"{name}={written}\n", encoding="utf-8")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert str(error.value) == f"{name} is {sentence}", "a value from the file is told in the same words"


def test_all_wrong_values_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOG_LEVEL", "loud")
    monkeypatch.setenv("METRICS_PORT", "x")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert [line.split()[0] for line in str(error.value).splitlines()] == ["LOG_LEVEL", "METRICS_PORT"]


SECRET = "hunter2-hunter2"


@pytest.mark.parametrize("name", sorted(SECRETS))
def test_secrets_are_never_shown(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = f"sqlite:///{SECRET}" if name == "DATABASE_URL" else SECRET
    monkeypatch.setenv(name, value)
    settings = load_settings()
    assert plain(getattr(settings, name.lower())) == value
    shown = f"{settings!r} {settings} {settings.model_dump()} {settings.model_dump_json()}"
    assert SECRET not in shown
    monkeypatch.setenv("LOG_LEVEL", "loud")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert SECRET not in f"{error.value!r} {error.value} {error.value.__cause__!r}"


def test_a_wrong_database_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", f"mysql://user:{SECRET}@host/db")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert SECRET not in str(error.value)
    assert str(error.value).startswith(
        "DATABASE_URL has a value that is not allowed (not shown, as it may hold a password); allowed: sqlite:///"
    )


def test_blank_secrets_are_unset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", "   ")
    monkeypatch.setenv("PRIVACY_KEY", " ")
    settings = load_settings()
    assert settings.discord_token is None
    assert settings.privacy_key is None


def test_shards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_IDS", "0,1")
    with pytest.raises(SettingsError) as error:
        load_settings()
    assert (
        str(error.value)
        == "SHARD_IDS is set without SHARD_COUNT; set SHARD_COUNT to the number of all shards"
    )
    monkeypatch.setenv("SHARD_COUNT", "4")
    assert load_settings().shard_ids == (0, 1)
    monkeypatch.setenv("SHARD_IDS", " 2 , 3 ")
    assert load_settings().shard_ids == (2, 3)
    monkeypatch.setenv("SHARD_IDS", "")
    assert load_settings().shard_ids is None
    for wrong in ("1,4", "-1,0"):
        monkeypatch.setenv("SHARD_IDS", wrong)
        with pytest.raises(SettingsError) as error:
            load_settings()
        assert str(error.value) == f"SHARD_IDS is {wrong}; allowed are numbers from 0 to 3, below SHARD_COUNT"
    monkeypatch.setenv("SHARD_IDS", "2,2")
    with pytest.raises(SettingsError, match="SHARD_IDS is 2,2; each number may stand there once"):
        load_settings()


def test_a_single_shard(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHARD_COUNT", "1")
    monkeypatch.setenv("SHARD_IDS", "0")
    assert load_settings().shard_ids == (0,)


def test_a_file_that_is_no_text() -> None:
    Path(".env").write_bytes(b"LOG_LEVEL=\xff\xfe\n")
    with pytest.raises(SettingsError, match=r"^\.env is not a text file in UTF-8; save it as UTF-8$"):
        load_settings()


def test_the_example_file_names_every_setting() -> None:
    text = (CHECKOUT / ".env.example").read_text(encoding="utf-8")
    assert sorted(re.findall(r"^#? ?([A-Z][A-Z_]+)=", text, re.MULTILINE)) == NAMES


def test_the_example_file_is_the_defaults() -> None:
    """Copied as it is, it changes nothing."""
    defaults = load_settings()
    Path(".env").write_bytes((CHECKOUT / ".env.example").read_bytes())
    assert load_settings() == defaults


def said(text: str = "") -> list[str]:
    """What is told of a `.env`, beside the environment of these tests."""
    Path(".env").write_text(text, encoding="utf-8")
    return [f"{one.said}; {one.todo}" for one in passed_over()]


NO_SETTING = "which is no setting and is passed over; did you mean"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("DISCORD_TOKKEN", "DISCORD_TOKEN"),
        ("discord_tokken", "DISCORD_TOKEN"),
        ("BOT_TOKEN", "DISCORD_TOKEN"),
        ("DISCORD_BOT_TOKEN", "DISCORD_TOKEN"),
        ("LOGLEVEL", "LOG_LEVEL"),
        ("DB_URL", "DATABASE_URL"),
        ("RETENTION", "RETENTION_DAYS"),
        ("export SHARD_ID", "SHARD_IDS"),
    ],
)
def test_a_name_that_is_nearly_a_setting(name: str, near: str) -> None:
    assert said(f"# {name}=1\n{name}=secret\nTZ=UTC\n") == [
        f".env has {name.removeprefix('export ')}, {NO_SETTING} {near}?"
    ]


def test_names_of_other_programs_and_settings_are_not_told() -> None:
    others = "COMPOSE_PROJECT_NAME=x\nPOSTGRES_USER=x\nPOSTGRES_PASSWORD=x\nTZ=UTC\nPATHEXT=x\n\n# a\n"
    assert said(others + "".join(f"{name}=\n{name.lower()}=x\n" for name in NAMES)) == []
    Path(".env").unlink()
    assert passed_over() == []


def test_a_line_that_is_none_is_told_without_what_stands_in_it() -> None:
    told = said("LOG_LEVEL=INFO\nLOG_LEVEL: DEBUG\n\nMTk4NjIy.Cl2FMQ.secret\n")
    assert told == [f"line {n} of .env is passed over; write it as NAME=value" for n in (2, 4)]


def test_a_misspelt_name_in_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISCORD_TOKKEN", "LOGLEVEL", "LOG_FILE", "DATABASE_HOST"):
        monkeypatch.setenv(name, "secret")
    monkeypatch.setenv("LOG_LEVEL", "DEBUG")  # what is set well needs no guess
    assert said() == [f"the environment has DISCORD_TOKKEN, {NO_SETTING} DISCORD_TOKEN?"]
    assert len(said("DISCORD_TOKKEN=secret\n")) == 1, "told once, for a unit may hand the file on"


def test_where_the_database_lies(monkeypatch: pytest.MonkeyPatch) -> None:
    assert load_settings().sqlite_path == Path("data/career-bot.db")
    monkeypatch.setenv("DATABASE_URL", "sqlite:////var/lib/bot.db")
    assert load_settings().sqlite_path == Path("/var/lib/bot.db")


def test_where_the_cache_lies(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert cache_folder() == tmp_path / "career-bot"
    monkeypatch.setenv("XDG_CACHE_HOME", "")
    assert cache_folder() == Path.home() / ".cache" / "career-bot"


def test_settings_do_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        load_settings().retention_days = 1  # type: ignore[misc]
    assert issubclass(SettingsError, CareerBotError)


@pytest.mark.parametrize("url", ["sqlite:///:memory:", "sqlite:///./:memory:"])
def test_a_database_in_memory_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", url)
    with pytest.raises(SettingsError, match="allowed: sqlite:/// followed by a file's path, not :memory:"):
        load_settings()


def test_a_token_of_two_lines_is_refused_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", f"{SECRET}\n{SECRET}")
    with pytest.raises(SettingsError, match=r"^DISCORD_TOKEN has .* one line, without line breaks") as error:
        load_settings()
    assert SECRET not in str(error.value)
