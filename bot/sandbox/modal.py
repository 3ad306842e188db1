"""A form the bot opened, and a member's filling it in."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.sandbox import components as tree
from bot.sandbox.errors import Json, RefusedError

_MANY, _ONE, _CHECK = (3, 22), 21, 23


@dataclass(frozen=True)
class Field:
    """One field of a form: its label as the member reads it, and its component."""

    label: str
    component: Json

    @property
    def custom_id(self) -> str:
        """The field's id."""
        return str(self.component["custom_id"])

    @property
    def required(self) -> bool:
        """Whether it must be filled in; Discord's default is yes."""
        return self.component.get("required") is not False and self.component["type"] != _CHECK

    @property
    def value(self) -> object:
        """What stands in it when the form opens."""
        component = self.component
        if component["type"] == tree.TEXT_INPUT:
            return component.get("value") or ""
        if component["type"] == _CHECK:
            return bool(component.get("default"))
        chosen = [o["value"] for o in component.get("options") or [] if o.get("default")]
        return chosen if component["type"] != _ONE else next(iter(chosen), None)


@dataclass(frozen=True)
class Modal:
    """A form as the bot opened it."""

    title: str
    custom_id: str
    components: list[Json]

    @property
    def fields(self) -> list[Field]:
        """Its fields, from top to bottom."""
        return [field for _, field in self._fields()]

    def _fields(self) -> Iterator[tuple[int, Field]]:
        for index, row in enumerate(self.components):
            if row["type"] == tree.LABEL:
                yield index, Field(row["label"], row["component"])
            elif row["type"] == tree.ROW:
                for component in row["components"]:
                    yield index, Field(component.get("label") or "", component)

    def filled(self, values: dict[str, object]) -> Json:
        """The data of its submission; `values` by custom id or label, fields left out keep what they hold.

        RefusedError for a field it lacks, a required one left empty, a value that does not fit.
        """
        known = {key for field in self.fields for key in (field.custom_id, field.label)}
        if strange := set(values) - known:
            raise RefusedError(
                f'the form "{self.title}" has no field {sorted(strange)}; it has {sorted(known)}'
            )
        answers: dict[str, Json] = {}
        for field in self.fields:
            value = values.get(field.custom_id, values.get(field.label, field.value))
            answers[field.custom_id] = _answer(field, value)
        rows: list[Json] = []
        for index, row in enumerate(self.components):
            number = row.get("id") or index + 1
            if row["type"] == tree.LABEL:
                answer = answers[row["component"]["custom_id"]]
                rows.append({"type": tree.LABEL, "id": number, "component": answer})
            elif row["type"] == tree.ROW:
                inner = [answers[component["custom_id"]] for component in row["components"]]
                rows.append({"type": tree.ROW, "id": number, "components": inner})
            else:
                rows.append({"type": row["type"], "id": number})
        return {"custom_id": self.custom_id, "components": rows}


def _answer(field: Field, value: object) -> Json:
    kind, component = field.component["type"], field.component
    answer: Json = {"type": kind, "id": component.get("id") or 1, "custom_id": field.custom_id}
    empty = value is None or value in ("", [], ())
    if empty and field.required:
        raise RefusedError(f'"{field.label}" is required')
    if kind == tree.TEXT_INPUT:
        text = "" if value is None else str(value)
        low, high = component.get("min_length") or 0, component.get("max_length") or 4000
        if text and not low <= len(text) <= high:
            raise RefusedError(f'"{field.label}" takes {low} to {high} characters, not {len(text)}')
        return answer | {"value": text}
    if kind == _CHECK:
        return answer | {"value": bool(value)}
    if kind == _ONE:
        return answer | {"value": _option(field, value) if not empty else None}
    chosen = [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]
    if kind not in _MANY:
        return answer | {"values": [str(getattr(entry, "id", entry)) for entry in chosen]}
    high = component.get("max_values") or (1 if kind == tree.SELECT else len(component["options"]))
    if len(chosen) > high:
        raise RefusedError(f'"{field.label}" takes at most {high}')
    return answer | {"values": [_option(field, entry) for entry in chosen]}


def _option(field: Field, wanted: object) -> str:
    options = field.component.get("options") or []
    for option in options:
        if wanted in (option["value"], option["label"]):
            return str(option["value"])
    raise RefusedError(f'"{field.label}" has no {wanted!r}; it has {[o["label"] for o in options]}')
