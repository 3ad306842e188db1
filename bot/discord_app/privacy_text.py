"""What is stored about a member, in plain words."""

from collections.abc import Mapping

KINDS: Mapping[str, tuple[str, str]] = {
    "turns": (
        "questions and answers",
        "what you asked and which answer came, so that misses are found; without mentions, e-mail addresses "
        "and phone numbers",
    ),
    "sessions": ("conversations", "what you asked about last in a channel, so that follow-ups work"),
    "profiles": ("profile", "what you set with `/me`, so that answers fit you"),
    "marks": ("steps of roadmaps", "what you marked as done, doing or skipped, for `/progress`"),
    "reminders": ("reminders", "when to remind you next; only if you asked for it"),
    "contacts": (
        "Discord id",
        "only if you let me write to you, for reminders or about your questions, feedback and proposals, and "
        "until you say no",
    ),
    "feedback": ("feedback", "what you rated, reported or wrote, so that answers get better"),
    "replies": (
        "replies",
        "which message of mine answers which of yours, so that edits and deletions are followed",
    ),
    "silences": (
        "silences",
        "where you dismissed an automatic answer, or heard today that I may not write, so that I keep quiet",
    ),
    "proposals": (
        "proposals",
        "what you proposed with `/suggest`, for the moderators of that server; without your name, e-mail "
        "addresses and phone numbers",
    ),
    "askers": ("last days", "the last day on which you asked in a server, so that members are counted once"),
    "notes": ("marks", "that you have read or done something once, so that I do not repeat myself"),
}
"""By table: what its rows are called, and what they are for."""


def privacy_text(pseudonym: str, held: Mapping[str, int], days: int, contact: bool) -> str:
    """The text of `/privacy show`: `held` are numbers of rows by table, `days` how long logs are kept."""
    lines = [
        "## What I store about you",
        f"You are stored as `{pseudonym[:8]}…`, a keyed hash of your Discord id. Your name is not stored"
        + (", your id only to write to you." if contact else ", nor is your id."),
        "",
    ]
    lines += [
        f"**{name.capitalize()}: {held.get(table, 0)}** · {why}" for table, (name, why) in KINDS.items()
    ]
    lines += [f"**{table.capitalize()}: {count}**" for table, count in held.items() if table not in KINDS]
    lines += [
        "",
        f"Questions, answers and feedback are kept for {days} days at most. With each stands the server and "
        "channel it came from. What you set, mark or ask me to remember stays until you change it.",
        "-# I pass nothing on and use no other service. Messages that are not meant for me are not stored.",
    ]
    return "\n".join(lines)
