"""Everyday words that name a firm or a tool: "google", "whatsapp", "go", "excel"."""

from collections.abc import Sequence

MESSENGERS = frozenset({"whatsapp", "instagram", "facebook", "fb", "reddit", "twitter"})
"""Firms by whose name people tell where they write."""
_WRITTEN_ON = frozenset({"on", "via", "over", "through", "thru", "by"})
_WRITTEN_WORDS = """
    chat message group call recruiter number post text dm say says thread people everybody everyone
"""
_WRITTEN = frozenset(_WRITTEN_WORDS.split())
SEARCHERS = frozenset({"i", "you", "people", "still", "just", "always", "constantly", "easily", "simply"})
"""What stands before "google" where it is what people do."""

_LANGUAGES = frozenset(
    {"python", "sql", "java", "scala", "c++", "julia", "rust", "golang", "javascript", "sas", "r"}
)


def is_a_way_to_write(words: Sequence[str], at: int) -> bool:
    """Whether a messenger is where people write, and not who they work for."""
    before, after = words[max(0, at - 1) : at], words[at + 1 : at + 2]
    return not _WRITTEN_ON.isdisjoint(before) or not _WRITTEN.isdisjoint(after)


def reads_as_tool(words: Sequence[str], at: int) -> bool:
    """Whether an everyday word in small letters (go, r, excel, spark, rust) means the tool of that name."""
    before = words[at - 1] if at else ""
    after = words[at + 1] if at + 1 < len(words) else ""
    if words[at] in ("excel", "spark", "rust"):
        return before not in ("to", "a", "the", "of", "my") and after not in (
            "at",
            "in",
            "interest",
            "joy",
            "on",
        )
    if before == "about" and not after:
        return True  # "and what about r?"
    joined = {"versus", "or", "and"} & {before, after}
    other = {before, after, *words[at + 2 : at + 3], *words[max(0, at - 2) : at]} & _LANGUAGES
    return before in ("learn", "learning", "using", "use", "know", "in") or bool(joined and other)
