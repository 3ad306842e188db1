"""Walks through everything members can use: commands, their arguments, buttons, selects, forms, menus."""

from collections import Counter
from typing import Any

from bot.sandbox import Channel, Interaction, Message, RefusedError, Sandbox, SandboxError, Upload, User

COMMAND, USER_MENU, MESSAGE_MENU = 1, 2, 3
SUBCOMMAND, GROUP = 1, 2
STRING, INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, FILE = range(3, 12)
NONSENSE = "@everyone [zzz](https://x.test)"
TEXT = "what skills does a data engineer need"
WORDS = {"skills": "Python, SQL, statistics", "question": TEXT, "offer": "90000", "hours": "5"}


class Walker:
    """One member's walk: the custom ids and forms that were met, and in `faults` what was not answered.

    `alike` is how many buttons and choices of one kind and wording are tried.
    """

    def __init__(self, sandbox: Sandbox, member: User, alike: int = 1, seconds: float = 20.0) -> None:
        self.sandbox = sandbox
        self.member = member
        self.alike = alike
        self.seconds = seconds
        self.custom_ids: set[str] = set()
        self.forms: set[str] = set()
        self.faults: list[str] = []
        self._tried: Counter[tuple[str, ...]] = Counter()

    async def everything(self, channel: Channel) -> None:
        """Every command and menu that is offered to the member in a channel, and all that follows."""
        for command in self.sandbox.commands:
            if command["type"] == COMMAND:
                for path, options in _leaves(command):
                    await self._command(channel, path, options)
            elif command["type"] == MESSAGE_MENU:
                said = await self.member.send(channel, TEXT)
                await self._try(self.member.context_menu(command["name"], said, timeout=self.seconds))
            else:
                menu = self.member.context_menu(command["name"], self.member, channel, timeout=self.seconds)
                await self._try(menu)

    async def follow(self, message: Message, depth: int = 3) -> None:
        """Every button and select of a message, and all that follows."""
        self.custom_ids |= {b.custom_id for b in message.buttons if b.custom_id}
        self.custom_ids |= {s.custom_id for s in message.selects}
        if depth == 0:
            return
        for button in message.buttons:
            if (
                button.custom_id is None
                or button.disabled
                or not self._new("button", button.custom_id, button.label)
            ):
                continue
            if button.custom_id in [b.custom_id for b in message.buttons]:  # not edited away in the meantime
                await self._try(self.member.press(message, button.custom_id, timeout=self.seconds), depth - 1)
        for select in message.selects:
            for values in self._choices(select):
                if not self._new(
                    "select", select.custom_id, f"{select.placeholder} {len(values)} {values[-1] == 'other'}"
                ):
                    continue
                if select.custom_id in [s.custom_id for s in message.selects]:
                    acting = self.member.select(message, select.custom_id, values, timeout=self.seconds)
                    await self._try(acting, depth - 1)

    async def _command(self, channel: Channel, path: str, options: list[dict[str, Any]]) -> None:
        required = {o["name"]: await self._value(channel, path, o) for o in options if o.get("required")}
        every = required | {
            o["name"]: await self._value(channel, path, o) for o in options if not o.get("required")
        }
        for used in (required, every, every | {"private": False}):
            if set(used) <= set(every) and (used is not required or required != every or not options):
                await self._try(self.member.slash(channel, path, timeout=self.seconds, **used))

    async def _value(self, channel: Channel, path: str, option: dict[str, Any]) -> object:
        if option.get("choices"):
            return option["choices"][0]["value"]
        match option["type"]:
            case _ if option.get("autocomplete"):
                try:
                    found = await self.member.autocomplete(channel, path, focused=option["name"], value="")
                except RefusedError:
                    return TEXT
                return found[0].value if found else WORDS.get(option["name"], TEXT)
            case _ if option["type"] in (INTEGER, NUMBER):
                return option.get("min_value") or min(90_000, option.get("max_value") or 90_000)
            case _ if option["type"] == BOOLEAN:
                return True
            case _ if option["type"] in (USER, MENTIONABLE):
                return self.member
            case _ if option["type"] == CHANNEL:
                return self.sandbox.channel
            case _ if option["type"] == ROLE:
                return self._role()
            case _ if option["type"] == FILE:
                return Upload("cv.txt", b"Python")
        return WORDS.get(option["name"], TEXT)[: option.get("max_length") or 6000]

    async def _try(self, acting: Any, depth: int = 3) -> None:
        """Await one act of the member and follow where it leads; what is not offered is passed over."""
        try:
            used: Interaction = await acting
        except RefusedError:
            return
        except SandboxError as error:
            self.faults.append(str(error))
            return
        assert used.response is not None
        if used.response.modal is not None:
            await self.form(used, depth)
            return
        for message in [m for m in (used.original, *used.followups) if m is not None]:
            if message.visible_to(self.member):
                await self.follow(message, depth)

    async def form(self, opened: Interaction, depth: int = 3) -> None:
        """Send a form, first with nonsense and, where it comes back, with what may be right."""
        self.forms.add(opened.modal.custom_id)
        if not self._new("form", opened.modal.custom_id, opened.modal.title):
            return
        odd = self._tried["form", "v1:form", opened.modal.title] % 2
        filled = {field.custom_id: self._filled(field, odd == 1) for field in opened.modal.fields}
        acting = self.member.submit_modal(opened, filled, timeout=self.seconds)
        await self._try(acting, max(1, depth - 1))  # "Edit again" is always followed

    def _filled(self, field: Any, nonsense: bool) -> object:
        component = field.component
        if component["type"] == 4:
            longest = component.get("max_length") or 4000
            text = NONSENSE if nonsense else field.value or (TEXT if longest > 10 else "5")
            return str(text)[:longest].ljust(component.get("min_length") or 0, "x")
        if component["type"] == 19:
            return Upload("cv.txt", b"Python")
        if component.get("options"):
            return field.value or component["options"][0]["value"]
        return {6: [self._role()], 8: [self.sandbox.channel]}.get(component["type"], [self.member])

    def _choices(self, select: Any) -> list[list[object]]:
        if select.options:
            values: list[object] = [option.value for option in select.options]
            least = max(1, select.min_values)
            return [values[:least], values[-least:], values[: select.max_values]]
        if select.kind == 6:
            return [[self._role()]]
        if select.kind == 8:
            kinds = select.channel_types
            fits = [c for c in self.sandbox.guild.channels.values() if not kinds or c.kind in kinds]
            return [[c] for c in fits[:1]]
        return [[self.member]]

    def _role(self) -> Any:
        roles = self.sandbox.guild.roles.values()
        return next(role for role in roles if role.mentionable and role is not self.sandbox.guild.everyone)

    def _new(self, kind: str, custom_id: str, label: str) -> bool:
        """Whether one of this kind and wording has not been tried often enough."""
        action = ":".join(custom_id.split(":")[:2])
        key = (kind, action, label)
        self._tried[key] += 1
        return self._tried[key] <= self.alike


def _leaves(command: dict[str, Any], before: str = "") -> list[tuple[str, list[dict[str, Any]]]]:
    """The paths that can be used, such as "privacy show", with their options."""
    path = f"{before} {command['name']}".strip()
    options = command.get("options") or []
    nested = [option for option in options if option["type"] in (SUBCOMMAND, GROUP)]
    return [leaf for option in nested for leaf in _leaves(option, path)] if nested else [(path, options)]
