"""What the store holds of a member's progress, and how far it says they are."""

import asyncio
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.library import Library
from bot.progress import Progress, progress, started
from bot.storage import Profile, StepMark, Store


@dataclass(frozen=True)
class Member:
    """What the store holds of a member's progress; `due` is when their next reminder comes."""

    marks: tuple[StepMark, ...]
    profile: Profile
    due: float | None

    def on(self, library: Library, role: str) -> Progress:
        """How far they are on one roadmap."""
        return progress(library, role, self.marks, self.profile, today())

    def everywhere(self, library: Library) -> list[Progress]:
        """How far they are on all that they started."""
        return [self.on(library, role) for role in started(library, self.marks)]


async def member_of(store: Store, member: str) -> Member:
    """Read what the store holds; `member` is a pseudonym."""
    marks, profile, reminder = await asyncio.gather(
        store.marks(member), store.profile(member), store.reminder(member)
    )
    return Member(marks, profile, reminder.due if reminder else None)


def today() -> date:
    """The date from which a finish is counted (UTC)."""
    return datetime.now(UTC).date()
