"""The settings: the only module that reads the environment and `.env`."""

from logging import ERROR, getLogger
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple
from urllib.parse import urlsplit

from pydantic import Field, SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import SettingsError

SECRETS = frozenset({"DISCORD_TOKEN", "PRIVACY_KEY", "DATABASE_URL"})
_POSTGRES = ("postgresql://", "postgres://")
CHECKOUT = Path(__file__).resolve().parent.parent


class Settings(BaseSettings):
    """Everything an operator can set. Names in the environment are these in capitals.

    Read with `load_settings()`, which turns every fault into one `SettingsError`.
    """

    model_config = SettingsConfigDict(
        env_file=".env",
        env_ignore_empty=True,
        extra="ignore",
        frozen=True,
        populate_by_name=True,
        alias_generator=str.upper,
        hide_input_in_errors=True,
    )

    discord_token: SecretStr | None = None
    database_url: SecretStr = SecretStr("sqlite:///data/career-bot.db")
    knowledge_dir: Path = CHECKOUT / "knowledge"
    privacy_key: SecretStr | None = None
    retention_days: Annotated[int, Field(ge=1, le=3650)] = 365
    log_level: Literal["DEBUG", "INFO", "WARNING", "ERROR"] = "INFO"
    log_format: Literal["text", "json"] = "text"
    shard_count: Annotated[int, Field(ge=1, le=10_000)] | None = None
    shard_ids: Annotated[tuple[int, ...] | None, NoDecode] = None
    message_content: bool = False
    check_links: bool = False
    member_questions: Annotated[int, Field(ge=1, le=1_000_000)] = 5
    server_questions: Annotated[int, Field(ge=1, le=1_000_000)] = 100
    metrics_port: Annotated[int, Field(ge=1, le=65_535)] | None = None
    discord_api_base: str | None = None
    discord_gateway: str | None = None

    @field_validator("discord_token", "privacy_key")
    @classmethod
    def _blank_is_unset(cls, value: SecretStr | None) -> SecretStr | None:
        return value if value and value.get_secret_value().strip() else None

    @field_validator("discord_token")
    @classmethod
    def _one_line(cls, value: SecretStr | None) -> SecretStr | None:
        if value and not value.get_secret_value().strip().isprintable():
            raise ValueError("one line, without line breaks and tabs within it")
        return value

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("log_format", mode="before")
    @classmethod
    def _any_case_format(cls, value: object) -> object:
        return value.lower() if isinstance(value, str) else value

    @field_validator("database_url")
    @classmethod
    def _known_database(cls, value: SecretStr) -> SecretStr:
        scheme, separator, rest = value.get_secret_value().partition(":///")
        if separator and scheme == "sqlite" and Path(rest).name and str(Path(rest)) != ":memory:":
            return value
        if value.get_secret_value().startswith(_POSTGRES):
            return value
        raise ValueError(
            "sqlite:/// followed by a file's path, not :memory:, such as sqlite:///data/career-bot.db, "
            "or postgresql://user:password@host/name"
        )

    @field_validator("shard_ids", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        if not isinstance(value, str):
            return value
        try:
            return tuple(int(part) for part in value.split(","))
        except ValueError:
            raise ValueError("whole numbers with commas between them, such as 0,1") from None

    @field_validator("discord_api_base")
    @classmethod
    def _http_address(cls, value: str | None) -> str | None:
        return _address(value, ("http", "https"))

    @field_validator("discord_gateway")
    @classmethod
    def _websocket_address(cls, value: str | None) -> str | None:
        return _address(value, ("ws", "wss"))

    @model_validator(mode="after")
    def _shards_fit(self) -> "Settings":
        if self.shard_ids is None:
            return self
        if self.shard_count is None:
            raise ValueError(
                "SHARD_IDS is set without SHARD_COUNT; set SHARD_COUNT to the number of all shards"
            )
        if len({*self.shard_ids}) < len(self.shard_ids):
            told = ",".join(map(str, self.shard_ids))
            raise ValueError(f"SHARD_IDS is {told}; each number may stand there once")
        if any(not 0 <= shard < self.shard_count for shard in self.shard_ids):
            raise ValueError(
                f"SHARD_IDS is {','.join(map(str, self.shard_ids))}; "
                f"allowed are numbers from 0 to {self.shard_count - 1}, below SHARD_COUNT"
            )
        return self

    @model_validator(mode="after")
    def _key_is_shared(self) -> "Settings":
        if self.postgres_url is not None and self.privacy_key is None:
            raise ValueError(
                "PRIVACY_KEY is not set, and DATABASE_URL names PostgreSQL; set PRIVACY_KEY to a long random "
                "text, the same for all processes (after migrate-store: what stands in data/privacy.key)"
            )
        return self

    @property
    def postgres_url(self) -> str | None:
        """The address of the PostgreSQL database, a secret; None where the database is SQLite."""
        url = self.database_url.get_secret_value()
        return url if url.startswith(_POSTGRES) else None

    @property
    def data_dir(self) -> Path:
        """The folder of what the bot keeps on this machine: the SQLite file's, or `data`."""
        return Path("data") if self.postgres_url is not None else self.sqlite_path.parent

    @property
    def sqlite_path(self) -> Path:
        """Where the SQLite file lies, relative to the working folder unless absolute."""
        return Path(self.database_url.get_secret_value().removeprefix("sqlite:///"))


def _address(value: str | None, schemes: tuple[str, ...]) -> str | None:
    if value is None:
        return None
    try:
        parts = urlsplit(value)
        fits = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:  # half a bracket, or a port that is none
        fits = False
    if not fits:
        begin = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ValueError(f"an address that begins with {begin} and names a host, with a port up to 65535")
    return value.rstrip("/")


def load_settings(**overrides: Any) -> Settings:
    """Read the settings; raise `SettingsError` with one line a wrong value."""
    getLogger("dotenv.main").setLevel(ERROR)  # `passed_over` says it better
    try:
        return Settings(**overrides)
    except ValidationError as error:
        values = _raw_values(overrides)
        lines = [_sentence(dict(fault), values) for fault in error.errors()]
        raise SettingsError("\n".join(lines)) from None
    except UnicodeDecodeError:
        raise SettingsError(".env is not a text file in UTF-8; save it as UTF-8") from None


def _raw_values(overrides: dict[str, Any]) -> dict[str, str]:
    """What was given, by upper-case name; only for messages about values that are no secret."""
    import os

    from dotenv import dotenv_values

    given = {**dotenv_values(".env"), **os.environ, **overrides}
    return {name.upper(): str(value) for name, value in given.items() if value is not None}


def _sentence(fault: dict[str, Any], values: dict[str, str]) -> str:
    message = str(fault["msg"]).removeprefix("Value error, ")
    if not fault["loc"]:
        return message
    name = str(fault["loc"][0]).upper()
    if name in SECRETS:
        said = f"{name} has a value that is not allowed (not shown, as it may hold a password)"
    else:
        said = f"{name} is {values.get(name, '')!r}, which is not allowed"
    return f"{said}; allowed: {_allowed(fault, message)}"


def _allowed(fault: dict[str, Any], message: str) -> str:
    limits = fault.get("ctx", {})
    kind = str(fault["type"])
    if kind == "literal_error":
        return str(limits["expected"]).replace("'", "")
    if kind == "greater_than_equal":
        return f"a whole number of at least {limits['ge']}"
    if kind == "less_than_equal":
        return f"a whole number of at most {limits['le']}"
    if kind.startswith("int_"):
        return "a whole number"
    if kind.startswith("bool_"):
        return "true or false"
    return message


class PassedOver(NamedTuple):
    """What was written for a setting and is none: what it is, and what to do about it."""

    said: str
    todo: str


NEAR_IN_FILE = 0.6
"""Likeness (0 to 1, difflib) to a setting's name from which a name in `.env` is told of. BOT_TOKEN has 0.64,
POSTGRES_USER, which other programs read in the same file, has 0.48."""

NEAR_IN_ENVIRONMENT = 0.85
"""The same for the environment, which is full of names of others: LOGLEVEL has 0.94, LOG_FILE 0.71."""


def passed_over() -> list[PassedOver]:
    """Lines of `.env` and names in the environment that look like settings and are none, without values."""
    import os

    written = _written()
    found = [told for number, name in written if (told := _told_of(number, name))]
    given = {name.upper() for name, value in os.environ.items() if value}
    for name in sorted(given - {name.upper() for _, name in written if name}):
        near = _nearest(name, NEAR_IN_ENVIRONMENT)
        if near and near not in given:
            found.append(_no_setting("the environment", name, near))
    return found


def _written() -> list[tuple[int, str | None]]:
    """Number and name of each line of `.env` that says something; None where it has no NAME=value."""
    from dotenv.parser import parse_stream

    if not Path(".env").is_file():  # a pipe can be read but once
        return []
    try:
        with Path(".env").open(encoding="utf-8") as stream:
            lines = [one for one in parse_stream(stream) if one.key or one.error]
    except (OSError, UnicodeDecodeError):
        return []  # load_settings says what is wrong with it
    return [(_line_of(one.original), one.key if one.value is not None else None) for one in lines]


def _line_of(original: Any) -> int:
    """The number of the line that is not blank: dotenv counts the blank ones before it to it."""
    text = str(original.string)
    return int(original.line) + text[: len(text) - len(text.lstrip())].count("\n")


def _told_of(number: int, name: str | None) -> PassedOver | None:
    if name is None:
        return PassedOver(f"line {number} of .env is passed over", "write it as NAME=value")
    near = _nearest(name.upper(), NEAR_IN_FILE)
    return _no_setting(".env", name, near) if near else None


def _nearest(name: str, least: float) -> str | None:
    """The setting whose name is most like this one; None where it is one itself, or none is like it."""
    from difflib import get_close_matches

    names = [setting.upper() for setting in Settings.model_fields]
    return None if name in names else next(iter(get_close_matches(name, names, 1, least)), None)


def _no_setting(place: str, name: str, near: str) -> PassedOver:
    return PassedOver(f"{place} has {name}, which is no setting and is passed over", f"did you mean {near}?")


def cache_folder() -> Path:
    """Where what can be made again is kept: XDG_CACHE_HOME, or .cache in the home folder."""
    import os

    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "career-bot"
