"""Every setting of a server: what it is called, what can be chosen, and how its present value is said."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from bot.discord_app.guild_settings import RETENTION, WAIT, GuildSettings
from bot.library.checks import country_names

Kind = Literal["channels", "channel", "roles", "role", "choice", "country"]
Page = Literal["answers", "moderators", "members"]

PAGES: dict[Page, str] = {"answers": "Answers", "moderators": "Moderators", "members": "Members"}

NONE, OTHER = "none", "other"


@dataclass(frozen=True)
class Spec:
    """One setting. `said` is its present value in Markdown; `now` that value as it is chosen.

    `choices` are (label, value as it is chosen, value as it is stored; None is "not set").
    """

    name: str
    page: Page
    kind: Kind
    placeholder: str
    said: Callable[[GuildSettings], str]
    now: Callable[[GuildSettings], Any]
    choices: tuple[tuple[str, str, Any], ...] = ()
    forums: bool = False

    def value(self, chosen: Sequence[str]) -> Any:
        """What is stored for what was chosen; raises `ValueError` where that cannot be chosen."""
        if self.kind in ("channels", "roles"):
            return [int(key) for key in chosen] or None
        if self.kind in ("channel", "role"):
            return int(chosen[0]) if chosen else None
        if not chosen:
            raise ValueError(chosen)
        if self.kind == "country":
            if chosen[0] != NONE and chosen[0] not in country_names():
                raise ValueError(chosen[0])
            return None if chosen[0] == NONE else chosen[0]
        for _, key, stored in self.choices:
            if key == chosen[0]:
                return stored
        raise ValueError(chosen[0])


def _channel(key: int | None, none: str = "none") -> str:
    return f"<#{key}>" if key else none


def _roles(keys: Sequence[int], none: str) -> str:
    return ", ".join(f"<@&{key}>" for key in keys) if keys else none


def _seconds(seconds: int) -> str:
    return f"{seconds} seconds" if seconds < 60 else f"{seconds // 60} min"


def _right(name: str, what: str, none: str) -> Spec:
    return Spec(
        f"right_{name}",
        "moderators",
        "roles",
        "Choose roles",
        lambda now: (
            f"**May {what}**, besides who has Manage Server: {_roles(now.rights.get(name, ()), none)}"
        ),
        lambda now: now.rights.get(name, ()),
    )


_CAUTION = {
    "bold": "answers more, and errs more",
    "usual": "as measured best",
    "careful": "answers only when quite sure",
}

_ALL = (
    Spec(
        "auto_channels",
        "answers",
        "channels",
        "Choose channels and forums",
        lambda now: (
            "**Auto-answer** in channels and forums, when I am sure: "
            + (", ".join(f"<#{key}>" for key in now.auto_channels) or "off")
        ),
        lambda now: now.auto_channels,
        forums=True,
    ),
    Spec(
        "auto_wait",
        "answers",
        "choice",
        "Choose how long I wait",
        lambda now: f"**Wait**: {now.auto_wait:g} s, so that people can answer first",
        lambda now: f"{now.auto_wait:g}",
        tuple((_seconds(one), str(one), one) for one in (5, 10, int(WAIT), 30, 60, 120, 300)),
    ),
    Spec(
        "caution",
        "answers",
        "choice",
        "Choose how sure I must be",
        lambda now: f"**How sure I must be**: {_CAUTION[now.caution]}",
        lambda now: now.caution,
        tuple((said.capitalize(), key, None if key == "usual" else key) for key, said in _CAUTION.items()),
    ),
    Spec(
        "country",
        "answers",
        "country",
        "Choose a country",
        lambda now: (
            "**Country** where a question names none: "
            + (country_names().get(now.country, now.country) if now.country else "none")
        ),
        lambda now: now.country or NONE,
    ),
    Spec(
        "mod_channel",
        "moderators",
        "channel",
        "Choose a channel",
        lambda now: (
            "**Moderators' channel**, for the weekly digest and where I say what I lack: "
            + _channel(now.mod_channel)
        ),
        lambda now: now.mod_channel,
    ),
    Spec(
        "audit_channel",
        "moderators",
        "channel",
        "Choose a channel",
        lambda now: f"**Audit channel**, for every change and refusal: {_channel(now.audit_channel)}",
        lambda now: now.audit_channel,
    ),
    _right("propose", "propose", "everybody"),
    _right("edit", "write drafts", "nobody"),
    _right("publish", "publish", "nobody"),
    _right("settings", "change settings", "nobody"),
    Spec(
        "human_role",
        "members",
        "role",
        "Choose a role",
        lambda now: "**Ask a human** calls: " + _roles([now.human_role] if now.human_role else [], "nobody"),
        lambda now: now.human_role,
    ),
    Spec(
        "declined_to",
        "members",
        "channel",
        "Choose a channel",
        lambda now: f"**Where I send what I decline**: {_channel(now.declined_to, 'nowhere')}",
        lambda now: now.declined_to,
    ),
    Spec(
        "notice",
        "members",
        "choice",
        "Choose whether I say so",
        lambda now: (
            "**Notice that questions are kept**: "
            + ("under each member's first answer" if now.notice == "once" else "not given")
        ),
        lambda now: now.notice,
        (("Under each member's first answer", "once", None), ("Never", "never", "never")),
    ),
    Spec(
        "retention_days",
        "members",
        "choice",
        "Choose how long",
        lambda now: (
            "**How long questions are kept**: "
            + (f"{now.retention_days} days" if now.retention_days else "as long as whoever runs me has set")
        ),
        lambda now: str(now.retention_days or NONE),
        (
            ("As long as whoever runs me has set", NONE, None),
            *((f"{days} days", str(days), days) for days in RETENTION),
        ),
    ),
)

SPECS: dict[str, Spec] = {spec.name: spec for spec in _ALL}
"""By name, in the order in which they are shown."""


def spec_of(name: str, longest: int) -> Spec | None:
    """The setting of that name; questions can be kept for at most `longest` days."""
    spec = SPECS.get(name)
    if spec is None or name != "retention_days":
        return spec
    return replace(spec, choices=tuple(one for one in spec.choices if (one[2] or 0) < longest))
