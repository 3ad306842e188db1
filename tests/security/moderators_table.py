"""What the registry and the commands hold, told apart: moderators' things, which are attacked, and members'.

`{draft}` and the like stand for things of the attacked server: `Things` in test_moderators_rights.py.
"""

from typing import Any, NamedTuple

from discord import ui

from bot.discord_app import registry
from bot.discord_app.kb.cards import Act
from bot.discord_app.kb.panel import Go
from bot.discord_app.settings_specs import PAGES, SPECS
from bot.sandbox.message import Upload
from tests.security.forging import BUTTON, CHANNELS, ROLES, SELECT

KINDS = {"channels": CHANNELS, "channel": CHANNELS, "roles": ROLES, "role": ROLES}
PIECE = "t/education/bootcamps"
ROADMAP = "m/data-engineer"


class Press(NamedTuple):
    """A button or select, what is chosen in it, and the right that it takes."""

    custom_id: str
    kind: int = BUTTON
    chosen: tuple[str, ...] = ()
    right: str = "edit"


class Form(NamedTuple):
    """A form, what is typed into it, and the right that it takes."""

    custom_id: str
    typed: dict[str, Any]
    right: str = "edit"


def _settings(place: str) -> list[Press]:
    """Every setting with a value that it takes; `{channel}` and `{role}` are the server's own."""
    value = {CHANNELS: "{channel}", ROLES: "{role}"}
    found = []
    for name, spec in SPECS.items():
        kind = KINDS.get(spec.kind, SELECT)
        chosen = value.get(kind) or (spec.choices[-1][1] if spec.choices else "DE")
        found.append(Press(f"v1:{place}:{name}", kind, (chosen,), "settings"))
    return found


OF_MODERATORS: dict[str, list[Press]] = {
    "Setting": _settings("gs") + _settings("su"),
    "SettingsPage": [Press(f"v1:gp:{page}", right="settings") for page in PAGES],
    "EditCountry": [Press(f"v1:gc:{place}:Portugal", right="settings") for place in ("gs", "su")],
    "Finish": [Press(f"v1:sf:{what}", right="settings") for what in ("check", "test")],
    "HistoryPage": [Press("v1:kh:p:0:*"), Press(f"v1:kh:p:0:{PIECE}")],
    "OpenVersion": [Press("v1:kh:open:*", SELECT, ("{version}",))],
    "Revert": [Press(f"v1:kh:{act}:{{version}}:{{version}}") for act in ("undo", "restore")],
    "ShowLog": [Press("v1:kh:log:0")],
    "Settle": [Press(f"v1:ko:{act}:{{version}}:00000000:{PIECE}") for act in ("keep", "take", "merge")],
    "Exchange": [
        *(Press(f"v1:kx:{act}") for act in ("changes", "all")),
        Press("v1:kx:import", right="publish"),
    ],
    "OpenGroup": [Press("v1:kr:open", SELECT, ("{item}",))],
    "Deal": [Press(f"v1:kr:{act}:{{item}}") for act in ("new", "fix", "never", "week", "done", "later")],
    "AddTo": [Press("v1:kr:add:{item}", SELECT, ("education/bootcamps",), "publish")],
    "Decide": [
        *(Press(f"v1:kd:{act}:{{pending}}", right="publish") for act in ("go", "mine", "merge")),
        Press("v1:kd:drop:{pending}"),
    ],
    "OpenProposal": [Press("v1:ks:open", SELECT, ("{proposal}",))],
    "Judge": [
        *(Press(f"v1:ks:{act}:{{proposal}}") for act in ("take", "next")),
        Press("v1:ks:no:{proposal}", right="publish"),
    ],
    "Go": [Press(f"v1:kp:{to}") for to in Go.LABELS],
    "FindForm": [Press("v1:kf:form")],
    "Choose": [Press("v1:kf:choose", SELECT, (PIECE,))],
    "Act": [Press(f"v1:kc:{act}:{PIECE}") for act in Act.LABELS],
    "NewKind": [Press("v1:kn:kind", SELECT, ("topics",))],
    "DraftAct": [
        Press(f"v1:kd:{act}:{{draft}}:0") for act in ("page", "show", "check", "away", "sure", "card")
    ],
    "ChoosePart": [Press(f"v1:kq:part:{ROADMAP}", SELECT, ("steps.0",))],
    "PartAct": [Press(f"v1:kq:{act}:0:steps.1:{ROADMAP}") for act in ("edit", "up", "down", "out")],
    "Period": [Press("v1:ku:period", SELECT, ("30",))],
    "OpenDue": [Press("v1:kl:open", SELECT, (PIECE,))],
    "TurnDue": [Press("v1:kl:page:0")],
    "Again": [Press("v1:ks:again:education/bootcamps", right="propose")],
}
"""By the name of its class in the registry: every act that it can stand for."""

OF_MEMBERS = {
    *(
        "OpenEntry",
        "DidYouMean",
        "PickSkills",
        "ShowMatch",
        "ControlSelect",
        "CountryAgain",
        "TurnPage",
        "ShowChart",
        "Share",
    ),
    *(
        "ShareAll",
        "ChooseStep",
        "DrawProgress",
        "ExportRoadmap",
        "MarkStep",
        "SwitchReminder",
        "TrackRoadmap",
    ),
    *("TrackRoadmap", "MeButton", "Rate", "Report", "TellMe", "PrivacyButton", "AskHuman"),
}
"""Whoever presses gets an answer of their own, or gives an opinion of their own."""

OF_ONE_MEMBER = {"NoneOfThese", "Dismiss", "Withdraw"}
"""Only who asked or wrote may press: test_own_things.py."""

FORMS_OF_MODERATORS: dict[str, list[Form]] = {
    "country": [
        Form(f"v1:form:country:{place}", {"country": "Portugal"}, "settings") for place in ("gs", "su")
    ],
    "ksn": [Form("v1:form:ksn:{proposal}", {"reason": "wrong"}, "publish")],
    "kf": [Form("v1:form:kf", {"typed": "bootcamps"})],
    "kb": [
        Form(f"v1:form:kb:{PIECE}:-:0", {"title": "Forged"}),
        Form(f"v1:form:kb:{ROADMAP}:steps.1:0", {"steps.1.title": "Forged"}),
        Form("v1:form:kb:q/:-:0", {"title": "Forged"}),
    ],
    "kx": [
        Form("v1:form:kx", {"file": Upload("pay.csv", b"role,level,country,low,high\n")}, "publish"),
    ],
    "ks": [
        Form("v1:form:ks:", {"question": "where do we meet", "answer": "In the forged channel."}, "propose")
    ],
}
FORMS_OF_MEMBERS = {"co", "me", "fr", "fg"}

COMMANDS: dict[str, tuple[str, dict[str, Any]]] = {
    "kb panel": ("edit", {}),
    "kb find": ("edit", {"what": "bootcamps"}),
    "kb new": ("edit", {}),
    "kb review": ("edit", {}),
    "kb source": ("edit", {}),
    "kb export": ("edit", {"everything": True}),
    "kb import": ("publish", {"file": Upload("pay.csv", b"role,level,country,low,high\n")}),
    "settings": ("settings", {}),
    "setup": ("settings", {}),
    "stats": ("edit", {"days": 7}),
    "suggest": ("propose", {}),
}
"""By path: the right that it takes, and its options."""

COMMANDS_OF_MEMBERS = {
    *("ask", "compare", "feedback", "guide", "help", "learn", "match", "me", "roadmap", "role", "salary"),
    *("skills", "trends", "privacy", "progress"),
}
"""By the first word."""

MENUS = {"Fix this answer": "edit", "Make an entry of this message": "edit"}
MENUS_OF_MEMBERS = {"Answer this"}


def items() -> dict[str, type[ui.DynamicItem[Any]]]:
    """The registry's buttons and selects by name."""
    return {item.__name__: item for item in registry.ITEMS}
