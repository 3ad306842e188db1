"""What is stored about a member, and what can be done about it, in plain words."""

from collections.abc import Mapping

from bot.storage.privacy_tables import PEOPLE

ASK = (
    "## Forget you?\n"
    "This deletes all that I store about you: {held}. It cannot be taken back; **Export** first, if you want "
    "to keep any of it.\n"
    "Counts stay, without you: how many questions a day were asked, how often an answer was found useful. "
    "{moderator}{paused}"
)
MODERATOR = (
    "What you changed or decided as a moderator stays in that server's history, and says there that it was a "
    "moderator who has left. "
)
PAUSE_ENDS = "Your pause ends with it: what you ask after that is stored again, unless you pause anew."
FORGOTTEN = (
    "I have forgotten you: {held}. What you ask from now on is stored again; you can pause that.\n"
    "-# Copies in the operator's backups go when these are thrown away."
)
NOTHING_HELD = "There is nothing to forget: I store nothing about you."
KEPT = "All right, everything stays as it is."
PAUSED = (
    "## Paused\n"
    "From now on I only count that a question was asked, and about what. I do not store your words, that it "
    "was you, or what came of it; a question back is understood from my memory alone, until I am restarted.\n"
    "So my answers to you carry no buttons for feedback, and do not follow when you edit or delete a "
    "question. What you tell me on purpose is kept as before: `/me`, `/progress`, `/feedback`, `/suggest`, "
    "buttons under older answers, and what you do as a moderator.\n"
    "What was stored before stays until you choose **Forget me**."
)
RESUMED = "I store your questions again from now on, so that misses are found and feedback is possible."


def privacy_text(
    pseudonym: str, held: Mapping[str, int], days: int, contact: bool, paused: bool = False
) -> str:
    """The text of `/privacy show`: `held` are numbers of rows by table, `days` how long logs are kept."""
    moderates = any(held.get(column.rows) for column in PEOPLE if column.holds == "id" and not column.again)
    named = "to write to you" if contact and not moderates else "for what says so below"
    lines = [
        "## What I store about you",
        f"You are stored as `{pseudonym[:8]}…`, a keyed hash of your Discord id. Your name is not stored"
        + (f", your id only {named}." if contact or moderates else ", nor is your id."),
        "",
    ]
    if paused:
        lines += ["⏸️ **Paused**: what you ask is counted, and not stored.", ""]
    lines += [
        f"- **{column.title.capitalize()}: {held.get(column.rows, 0)}** · {column.why}"
        for column in PEOPLE
        if not column.again and (column.holds == "pseudonym" or held.get(column.rows))
    ]
    lines += [
        "",
        f"Questions, answers and feedback are kept for {days} days at most. With each stands the server and "
        "channel it came from. What you set, mark or ask me to remember stays until you change it.",
        "-# I pass nothing on and use no other service. Messages that are not meant for me are not stored.",
    ]
    return "\n".join(lines)


def in_words(held: Mapping[str, int]) -> str:
    """Numbers of rows by table as one phrase: "questions and answers (3), profile (1)"."""
    titles = {column.rows: column.title for column in PEOPLE if not column.again}
    return ", ".join(f"{titles[name]} ({count})" for name, count in held.items()) or "nothing"
