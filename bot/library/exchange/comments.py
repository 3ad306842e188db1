"""Comments that follow a part of a YAML file, kept in place while ruamel.yaml's values change around them."""

from difflib import SequenceMatcher
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import CommentMark
from ruamel.yaml.scalarstring import FoldedScalarString, LiteralScalarString
from ruamel.yaml.tokens import CommentToken


def take_tail(rows: CommentedSeq) -> str:
    """Take the comment lines away that stand below a list: ruamel.yaml ties them to its last item."""
    place = _last(rows)
    if place is None:
        return ""
    node, key, slot = place
    entry = node.ca.items.get(key)
    token = entry[slot] if entry and len(entry) > slot else None
    if token is None or not isinstance(token, CommentToken):
        return ""
    head, _, tail = token.value.partition("\n")
    if not tail.strip():
        return ""
    if head:
        token.value = f"{head}\n"
    else:
        entry[slot] = None
    return str(tail)


def give_tail(rows: CommentedSeq, tail: str) -> None:
    """Put comment lines below a list."""
    place = _last(rows) if tail else None
    if place is None:
        return
    node, key, slot = place
    entry = node.ca.items.setdefault(key, [None, None, None, None])
    if entry[slot] is None:
        entry[slot] = CommentToken(f"\n{tail}", CommentMark(0), None)
    else:
        entry[slot].value += tail


def _last(node: Any) -> tuple[Any, Any, int] | None:
    """The innermost map or list that ends where `node` ends, its last key, and the slot of its comment."""
    while node:
        key = list(node)[-1] if isinstance(node, CommentedMap) else len(node) - 1
        child = node[key]
        if isinstance(child, LiteralScalarString | FoldedScalarString):
            return None
        if isinstance(child, CommentedMap | CommentedSeq) and child and not child.fa.flow_style():
            node = child
            continue
        return node, key, 2 if isinstance(node, CommentedMap) else 0
    return None


def carried(old: Any, new: Any) -> Any:
    """A text in the place of another one, with the comment lines that stand below a block."""
    comment = getattr(old, "comment", None)
    if comment is None or not isinstance(new, str):
        return new
    block = new if isinstance(new, LiteralScalarString | FoldedScalarString) else type(old)(f"{new}\n")
    setattr(block, "comment", comment)  # noqa: B010 - a slot that ruamel.yaml has no type for
    return block


def untouched(old: str, dumped: str, new: str) -> str:
    """`new`, with the lines of `old` wherever ruamel.yaml only writes them in another way (`dumped`)."""
    if old == dumped:
        return new
    olds, dumps, news = (text.splitlines(keepends=True) for text in (old, dumped, new))
    rewritten = {
        d1: (d2, olds[o1:o2])
        for tag, o1, o2, d1, d2 in SequenceMatcher(None, olds, dumps, autojunk=False).get_opcodes()
        if tag != "equal"
    }
    lines: list[str] = []
    for tag, d1, d2, n1, n2 in SequenceMatcher(None, dumps, news, autojunk=False).get_opcodes():
        if tag != "equal":
            lines += news[n1:n2]
            continue
        at = d1
        while at < d2:
            end, own = rewritten.get(at, (at, []))
            if end <= d2:
                lines += own
            else:
                end = at
            if end == at:
                lines.append(dumps[at])
            at = max(end, at + 1)
    return "".join(lines)
