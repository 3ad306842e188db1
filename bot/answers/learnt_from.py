"""What something is learnt from, in a line."""

from collections.abc import Sequence

from bot.library.models import LEAD_LENGTH, Resource


def learnt_from(resources: Sequence[Resource], opening: str = "Learn it from") -> str:
    """The titles behind the opening, as many as fit; empty where none does."""
    titles = [one.title for one in resources]
    told = (f"{opening}: {'; '.join(titles[:most])}." for most in range(len(titles), 0, -1))
    return next((line for line in told if len(line) <= LEAD_LENGTH), "")


def resource_line(resource: Resource) -> str:
    """One of them with its link, and whether it is free."""
    title = f"[{resource.title}]({resource.url})" if resource.url else resource.title
    return f"{title} ({'free' if resource.free else 'paid'})"
