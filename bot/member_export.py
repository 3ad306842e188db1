"""All that is stored about one person as a JSON text that people and programs can read. Pure."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.storage.privacy_tables import IDS, JSON, PEOPLE, TIMES

ABOUT = (
    "All that this bot stores about you, table by table. You are stored under a keyed hash of your Discord "
    "id (stored_as); times are in UTC. Of what you did as a moderator, columns about other members are left "
    "out."
)


def export_text(pseudonym: str, tables: Mapping[str, Sequence[Mapping[str, Any]]], now: float) -> str:
    """The file of an export; `tables` come from `Store.export_member`, `now` is in Unix seconds."""
    said = {column.rows: column for column in PEOPLE if not column.again}
    listed = [
        {
            "table": name,
            "what": said[name].title,
            "why": said[name].why,
            "rows": [{key: _readable(key, value) for key, value in row.items()} for row in rows],
        }
        for name, rows in tables.items()
    ]
    whole = {"about": ABOUT, "made": _iso(now), "stored_as": pseudonym, "tables": listed}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _readable(column: str, value: Any) -> Any:
    if value is None or value == "":
        return value
    if column in TIMES:
        return _iso(value)
    if column in JSON:
        return json.loads(value)
    return str(value) if column in IDS else value


def _iso(at: float) -> str:
    """A time as 2026-11-20T08:15:00Z; as it stands where it is no time of any calendar."""
    try:
        return datetime.fromtimestamp(at, UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError, OSError):
        return str(at)
