"""How each kind of piece is edited in plain forms: pieces to texts by field, and back. Pure."""

from bot.editing.filling import form, from_fields, label_of, notes, to_fields
from bot.editing.forms import Field, Form, Option, Page, Part, Typed
from bot.editing.keys import new_piece
from bot.editing.messages import from_message
from bot.editing.parts import new_part, part_moved, part_removed, parts
from bot.editing.words import AREAS, title_of, words_for

__all__ = [
    "AREAS",
    "Field",
    "Form",
    "Option",
    "Page",
    "Part",
    "Typed",
    "form",
    "from_fields",
    "from_message",
    "label_of",
    "new_part",
    "new_piece",
    "notes",
    "part_moved",
    "part_removed",
    "parts",
    "title_of",
    "to_fields",
    "words_for",
]
