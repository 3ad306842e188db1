"""A form the bot opened, and a member's filling it in."""

from dataclasses import dataclass

from bot.sandbox import components as tree
from bot.sandbox.errors import Json


@dataclass(frozen=True)
class Field:
    """One field of a form: its label as the member reads it, and its component."""

    label: str
    component: Json
    description: str | None = None

    @property
    def custom_id(self) -> str:
        """The field's id."""
        return str(self.component["custom_id"])

    @property
    def required(self) -> bool:
        """Whether it must be filled in; Discord's default is yes."""
        return self.component.get("required") is not False and self.component["type"] != tree.CHECK

    @property
    def value(self) -> object:
        """What stands in it when the form opens."""
        component = self.component
        if component["type"] == tree.TEXT_INPUT:
            return component.get("value") or ""
        if component["type"] == tree.CHECK:
            return bool(component.get("default"))
        chosen = [o["value"] for o in component.get("options") or [] if o.get("default")]
        chosen += [entry["id"] for entry in component.get("default_values") or []]
        return chosen if component["type"] != tree.RADIO else next(iter(chosen), None)


@dataclass(frozen=True)
class Modal:
    """A form as the bot opened it."""

    title: str
    custom_id: str
    components: list[Json]

    @property
    def fields(self) -> list[Field]:
        """Its fields, from top to bottom."""
        found = []
        for row in self.components:
            if row["type"] == tree.LABEL:
                found.append(Field(row["label"], row["component"], row.get("description")))
            elif row["type"] == tree.ROW:
                found += [Field(inner.get("label") or "", inner) for inner in row["components"]]
        return found

    @property
    def text(self) -> str:
        """All a reader reads: the title, texts, labels and their descriptions, one a line."""
        parts = [self.title, *tree.texts(self.components)]
        for field in self.fields:
            parts += [field.label, field.description or ""]
        return "\n".join(part for part in parts if part)
