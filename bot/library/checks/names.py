"""No name means two things, and no question leads to two entries."""

from collections.abc import Iterator

from bot.errors import Problem
from bot.library.files import Files
from bot.library.text import fold


def repeated_names(files: Files) -> Iterator[Problem]:
    """No name or alias means two roles, or two skills."""
    for kind, group in (("role", files.roles), ("skill", files.skills)):
        seen: dict[str, str] = {}
        for key, loaded in group.items():
            places: list[tuple[tuple[str | int, ...], str]] = [(("name",), loaded.model.name)]
            places += [(("aliases", i), alias) for i, alias in enumerate(loaded.model.aliases)]
            own: set[str] = set()
            for loc, name in places:
                folded = fold(name)
                if folded in own:
                    yield loaded.problem(loc, f"alias {name!r} stands here twice", "each alias once")
                elif folded in seen:
                    yield loaded.problem(
                        loc, f"alias {name!r} is also of {kind} {seen[folded]}", "give it to one only"
                    )
                own.add(folded)
            seen.update(dict.fromkeys(own, key))


def repeated_phrases(files: Files) -> Iterator[Problem]:
    """No phrase belongs to two entries, and no example copies a phrase."""
    owners: dict[str, str] = {}
    for key, topic in files.topics.items():
        own: set[str] = set()
        for index, phrase in enumerate(topic.model.phrases):
            folded = fold(phrase)
            if folded in own:
                yield topic.problem(("phrases", index), f"{phrase!r} stands here twice", "each phrase once")
            elif folded in owners:
                yield topic.problem(
                    ("phrases", index),
                    f"{phrase!r} is also a phrase of {owners[folded]}",
                    "give it to one only",
                )
            own.add(folded)
        owners.update(dict.fromkeys(own, key))
    for topic in files.topics.values():
        for index, example in enumerate(topic.model.examples):
            if fold(example.ask) in owners:
                yield topic.problem(
                    ("examples", index), f"{example.ask!r} copies a phrase", "an example must be worded anew"
                )
