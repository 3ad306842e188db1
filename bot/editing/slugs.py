"""Ids made of titles."""

import re
import unicodedata
from collections.abc import Container


def slug(title: str, taken: Container[str], most: int, otherwise: str) -> str:
    """Small letters, digits and hyphens, at most `most`, and not yet `taken`.

    >>> slug("Is a PhD worth it?", (), 34, "question")
    'is-a-phd-worth-it'
    """
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    made = ""
    for word in words:
        longer = f"{made}-{word}" if made else word[:most]
        if len(longer) > most:
            break
        made = longer
    made = made or otherwise
    number, found = 1, made
    while found in taken:
        number += 1
        found = f"{made[: most - len(str(number)) - 1].rstrip('-')}-{number}"
    return found
