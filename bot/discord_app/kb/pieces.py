"""Pieces of a server's knowledge in words: what they are called, how they stand, which fit what was typed."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.discord_app.kb.words import KIND_NAMES
from bot.discord_app.people import moderator_named
from bot.discord_app.safe_text import safe
from bot.editing import AREAS
from bot.knowledge import Knowledge
from bot.library import Library
from bot.library.edits import Piece
from bot.library.staleness import stale
from bot.library.text import fold
from bot.servers import ServerKnowledge
from bot.understanding.matching.likeness import words_alike
from bot.understanding.understander import OTHER_LANGUAGE, UNCLEAR

MOST_FOUND = 25
"""What a select of Discord holds."""
NAME_WORDS = 3
"""Words up to which what was typed is rather a name than a question."""
LEAST = 0.02
"""Below this confidence a candidate is noise."""
MOST_FAULTS = 5
"""Faults of one piece that are told."""


@dataclass(frozen=True)
class Found:
    """A piece that fits what was typed, by its name, and what it is."""

    piece: Piece
    name: str
    what: str


def name_of(library: Library, piece: Piece) -> str | None:
    """How a piece is called; None where the library has none such."""
    kind, key = piece
    if kind == "topics":
        topic = library.topics.get(key)
        return topic.title if topic else None
    if kind == "pay":
        if key not in library.pay:
            return None
        return f"Pay: {library.roles[key].name}" if key in library.roles else "Pay of the whole field"
    if kind == "roadmaps":
        roadmap = library.roadmaps.get(key)
        return roadmap.title if roadmap else None
    if kind == "sources":
        source = library.sources.get(key)
        return source.title if source else None
    named = library.roles.get(key) if kind == "roles" else library.skills.get(key)
    return named.name if named else None


def what_of(piece: Piece) -> str:
    """What a piece is, such as "Question and answer · Education"."""
    area = AREAS.get(piece.key.partition("/")[0]) if piece.kind == "topics" else None
    return f"{KIND_NAMES[piece.kind]} · {area}" if area else KIND_NAMES[piece.kind]


def known_name(server: ServerKnowledge, piece: Piece) -> str:
    """The name of a piece, of a hidden one that which the base gives it."""
    return (
        name_of(server.knowledge.library, piece)
        or name_of(server.base.library, piece)
        or _own_name(server, piece)
        or piece.key.rpartition("/")[2].replace("-", " ").capitalize()
    )


def _own_name(server: ServerKnowledge, piece: Piece) -> str | None:
    """The name that an edit gives which cannot stand at the moment."""
    version = server.versions.get(piece)
    value = version.edit.value if version and version.edit else {}
    return str(value.get("title") or value.get("name") or "") or None


def find(server: ServerKnowledge, typed: str) -> list[Found]:
    """The pieces that fit a name or a question, the likeliest first; hidden ones too."""
    typed = typed.strip()[:300]
    if not fold(typed):
        return []
    named, alike = list(_named(server, typed)), list(_alike(server, typed))
    asked, near = list(_asked(server.knowledge, typed)), list(_near(server.knowledge, typed))
    question = len(fold(typed).split()) > NAME_WORDS
    pieces = dict.fromkeys([*named, *(asked if question else []), *alike, *near, *asked])
    return [Found(piece, known_name(server, piece), what_of(piece)) for piece in pieces][:MOST_FOUND]


def _plain(text: str) -> str:
    """Folded, and without accents, which few people type: "resume" finds "résumé"."""
    decomposed = unicodedata.normalize("NFKD", fold(text))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _named(server: ServerKnowledge, typed: str) -> Iterator[Piece]:
    """Those whose name holds what was typed, word for word; shorter names first."""
    words = _plain(typed).split()
    found = []
    for library in (server.knowledge.library, server.base.library):
        for piece in all_pieces(library):
            name = _plain(f"{name_of(library, piece)} {piece.key.replace('/', ' ')}")
            if words and all(word in name for word in words):
                found.append((len(name), piece))
    yield from (piece for _, piece in sorted(found))


def _alike(server: ServerKnowledge, typed: str) -> Iterator[Piece]:
    """Those whose name holds words like all that were typed, misspelt ones too; the likest first."""
    words = [word for word in _plain(typed).split() if len(word) > 3]
    found = []
    for piece in all_pieces(server.knowledge.library) if words else ():
        name = _plain(name_of(server.knowledge.library, piece) or "").split()
        if score := words_alike(words, name):
            found.append((-score, len(name), piece))
    yield from (piece for *_, piece in sorted(found))


def _asked(knowledge: Knowledge, typed: str) -> Iterator[Piece]:
    """Those that a question of these words leads to; nothing of what is not understood at all."""
    understood = knowledge.understander.understand(typed)
    if understood.entry in (UNCLEAR, OTHER_LANGUAGE):
        return
    yield Piece("topics", understood.entry)
    for candidate in understood.candidates[:8]:
        if candidate.score >= LEAST:
            yield Piece("topics", candidate.entry)


def _near(knowledge: Knowledge, typed: str) -> Iterator[Piece]:
    """Roles and skills with a name like it, misspelt ones too."""
    names, library = knowledge.names, knowledge.library
    for known in names.roles.suggest(typed, limit=3):
        yield Piece("roles", known.value)
        if known.value in library.roadmaps:
            yield Piece("roadmaps", known.value)
        if known.value in library.pay:
            yield Piece("pay", known.value)
    for known in names.skills.suggest(typed, limit=3):
        yield Piece("skills", known.value)


def all_pieces(library: Library) -> Iterator[Piece]:
    """Everything that can be edited."""
    yield from (Piece("topics", key) for key in library.topics)
    yield from (Piece("roles", key) for key in library.roles)
    yield from (Piece("skills", key) for key in library.skills)
    yield from (Piece("roadmaps", key) for key in library.roadmaps)
    yield from (Piece("pay", key) for key in library.pay)
    yield from (Piece("sources", key) for key in library.sources)


def today() -> date:
    """The day by which ages are judged."""
    return datetime.now(UTC).date()


def states(server: ServerKnowledge, piece: Piece) -> list[str]:
    """How a piece stands: whose it is, hidden, set aside, changed beneath, stale; each a sentence."""
    version, layer = server.versions.get(piece), server.layer
    edit = version.edit if version else None
    found = []
    if edit is None or version is None:
        based = name_of(server.base.library, piece) is not None
        found.append(
            "As it came with me; the same in every server."
            if based
            else "Not in this server any more; the history can bring it back."
        )
    else:
        when = f"<t:{int(version.at)}:d> by {moderator_named(version.moderator)}"
        what = {
            "put": "Changed for this server" if edit.base is not None else "Of this server alone",
            "add": "Added to by this server",
            "hide": "Hidden in this server",
        }[edit.action]
        what = "Checked by this server, else as it came with me" if edit.only_checked else what
        found.append(f"{what}, {when}.")
    aside = layer.set_aside.get(piece, ())
    found += [f"⚠️ Not in force: {safe(fault.sentence)}" for fault in aside[:MOST_FAULTS]]
    found += [f"and {len(aside) - MOST_FAULTS} more faults"] if len(aside) > MOST_FAULTS else []
    if piece in layer.outdated:
        found.append("⚠️ What I came with has changed since: look at it below.")
    due = next((one for one in stale(server.knowledge.library, today()) if one.piece == piece), None)
    if due:
        found.append(f"⏳ Due for a look: last known to be right on {due.reviewed}, {due.months} months ago.")
    return found
