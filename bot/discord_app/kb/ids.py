"""A piece of the knowledge, or an item of the review, as a part of a custom id."""

from bot.library.edits import Kind, Piece

LETTERS: dict[Kind, str] = {
    "topics": "t",
    "roles": "r",
    "skills": "s",
    "roadmaps": "m",
    "pay": "p",
    "sources": "q",
}
_KINDS = {letter: kind for kind, letter in LETTERS.items()}

PIECE = r"(?P<piece>[trsmpq]/[a-z0-9_/-]{0,40})"
"""A piece in the template of a custom id."""


def piece_id(piece: Piece) -> str:
    """Such as `t/education/bootcamps`, at most 42 characters; a new piece has no key yet: `t/`."""
    return f"{LETTERS[piece.kind]}/{piece.key}"


def item_id(item: str) -> str:
    """Such as `t42` for `turn:42`, at most 19 characters."""
    return item[0] + item.partition(":")[2]


def item_of(text: str) -> str:
    """The item that `item_id` wrote."""
    return f"{'turn' if text[0] == 't' else 'feedback'}:{text[1:]}"


def piece_of(text: str) -> Piece:
    """The piece that `piece_id` wrote."""
    letter, _, key = text.partition("/")
    return Piece(_KINDS[letter], key)
