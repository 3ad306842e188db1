"""Out and in: files of what a server knows, and files back in, all or nothing."""

import asyncio
import io
import zipfile

import pytest

from bot.discord_app import CareerBot
from bot.library.edits import Piece
from bot.sandbox import Sandbox
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message, Upload
from bot.sandbox.users import User
from tests.e2e.kb_helping import BOOTCAMPS, changed, mods, present_here, publish, says

HEAD = "# topics/education/zorb.yaml\n"
ENTRY = """\
title: Zorb number {0}
phrases: [zorb number {0} please, "what is zorb number {0}", tell me about zorb {0}]
examples:
  - ask: who knows of zorb {0}
answer: |
  Zorb number {0} stands on its own, as every zorb does in this place.

  Ask for it by its number, and somebody will show it to you.
sources: [guide-career-path]
reviewed: 2026-10-01
"""


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


def zipped(files: dict[str, str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, text in files.items():
            archive.writestr(path, text)
    return stream.getvalue()


async def brought_in(sandbox: Sandbox, moderator: User, name: str, content: bytes, *said: str) -> Message:
    used: Interaction = await moderator.slash(
        sandbox.channel, "kb import", file=Upload(name, content), timeout=60
    )
    await says(used.message, *said)
    assert used.message.is_ephemeral
    return used.message


async def test_changes_go_out_and_come_back_in(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="In and out")
    used = await moderator.press(panel, label="Export changes")
    assert "changed nothing yet" in used.message.text
    await publish(sandbox, bot, changed(bot, title="Zorb camps"), moderator)
    used = await moderator.press(panel, label="Export changes")
    (file,) = used.message.attachments
    assert used.message.is_ephemeral
    with zipfile.ZipFile(io.BytesIO(file.data)) as archive:
        assert "title: Zorb camps" in archive.read("topics/education/bootcamps.yaml").decode()
    await publish(sandbox, bot, None, moderator, piece=BOOTCAMPS)
    message = await brought_in(
        sandbox, moderator, "changes.zip", file.data, "Before it goes live", "1 changed"
    )
    now = await present_here(sandbox, bot)
    assert now["title"] != "Zorb camps"
    await moderator.press(message, label="Publish")
    await says(message, "✅ Imported: 1 change.")
    now = await present_here(sandbox, bot)
    assert now["title"] == "Zorb camps"
    again = await brought_in(sandbox, moderator, "changes.zip", file.data, "nothing would change")
    assert again.buttons == []


async def test_of_several_pieces_that_others_changed_each_is_shown_first(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    pieces = (BOOTCAMPS, Piece("topics", "education/books"))
    for piece in pieces:
        await publish(sandbox, bot, changed(bot, piece, title=f"Ours of {piece.key}"), moderator)
    used = await moderator.slash(sandbox.channel, "kb export")
    for piece in pieces:
        await publish(sandbox, bot, None, moderator, piece=piece)
    archive = used.message.attachments[0].data
    message = await brought_in(sandbox, moderator, "changes.zip", archive, "Before it goes live")
    other = mods(sandbox, "ola")
    for piece in pieces:
        await publish(sandbox, bot, changed(bot, piece, title=f"Theirs of {piece.key}"), other)
    await moderator.press(message, label="Publish")
    await says(message, "Somebody was first", "➕ Theirs of ")
    seen = message.text
    await moderator.press(message, label="Use mine")
    for _ in range(100):
        await asyncio.sleep(0.05)
        if message.text != seen:
            break
    await says(message, "Somebody was first", "➕ Theirs of ")
    assert (await present_here(sandbox, bot))["title"].startswith("Theirs"), "nothing is done yet"
    await moderator.press(message, label="Use mine")
    await says(message, "✅ Imported: 2 changes.")
    for piece in pieces:
        assert (await present_here(sandbox, bot, piece))["title"].startswith("Ours")


async def test_everything_with_pay_as_a_table(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    used = await moderator.slash(sandbox.channel, "kb export", everything=True, timeout=60)
    names = [file.filename for file in used.message.attachments]
    assert names == ["knowledge.zip", "pay.csv"]
    with zipfile.ZipFile(io.BytesIO(used.message.attachments[0].data)) as archive:
        topics = [name for name in archive.namelist() if name.startswith("topics/")]
    assert len(topics) == len(bot.knowledge.library.topics)
    await brought_in(
        sandbox, moderator, "knowledge.zip", used.message.attachments[0].data, "nothing would change"
    )


async def test_what_other_computers_make_of_the_files_comes_in_too(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    names = "role,source,currency,country,low,high,scope,reviewed"
    row = "data-engineer,guide-career-path,EUR,AT,51000,60000,in Vienna,2026-10-01"
    table = f"\ufeff{names}\r\n{row}\r\n".replace(",", ";").encode()
    told = "Pay: 1 changed (data-engineer)"
    for name, content in (("pay.csv", table), ("pay.zip", zipped({"pay.csv": table.decode()}))):
        await brought_in(sandbox, moderator, name, content, "Before it goes live", told)
    entry = ENTRY.format(1)
    for inside in ("zorb.yml", "zorb.YAML"):
        packed = zipped({f"topics/education/{inside}": entry})
        await brought_in(sandbox, moderator, "a.zip", packed, "1 new (Zorb number 1)")
    both = zipped({f"topics/education/{name}": entry for name in ("zorb.yml", "zorb.yaml")})
    await brought_in(sandbox, moderator, "a.zip", both, "Nothing was imported", "is in the .zip twice")
    windows = zipped({"export\\topics\\": "", "export\\topics\\education\\zorb.yaml": entry})
    await brought_in(sandbox, moderator, "a.zip", windows, "1 new (Zorb number 1)")
    for path in ("..\\topics\\education\\zorb.yaml", "\\\\server\\zorb.yaml", "C:\\zorb.yaml"):
        await brought_in(sandbox, moderator, "a.zip", zipped({path: entry}), "leads out of its folder")
    both = zipped({"topics\\education\\zorb.yaml": entry, "topics/education/zorb.yaml": entry})
    await brought_in(sandbox, moderator, "a.zip", both, "is in the .zip twice")


async def test_faults_are_told_in_the_words_of_the_file(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    entry = HEAD + ENTRY.format(1)
    later = entry.replace("2026-10-01", "2099-01-01").encode()
    told = ("topics/education/zorb.yaml, line 11: Checked on: reviewed is 2099-01-01", "today at the latest")
    await brought_in(sandbox, moderator, "a.yaml", later, "Nothing was imported", *told)
    bare = HEAD.encode() + b"title: Zorb\nanswer: Zorb.\n"
    await brought_in(sandbox, moderator, "a.yaml", bare, "Ways to ask: nothing yet", "In the file: phrases.")
    await brought_in(sandbox, moderator, "mine.csv", b"a,b\n1,2\n", "mine.csv, line 1: lacks the columns")
    row = b"role,source,currency,country,low,scope,reviewed\nclown,x,USD,US,1,all,2026-10-01\n"
    message = await brought_in(sandbox, moderator, "mine.csv", row, "mine.csv, clown: ")
    assert "pay.csv" not in message.text
    head = "role,source,currency,country,level,low,high,scope,reviewed\n"
    line = "data-scientist,guide-career-path,USD,US,mid,{},80000,experienced,2026-01-01\n"
    rows = (head + line.format(70000) + line.format(90000)).encode()
    await brought_in(sandbox, moderator, "mine.csv", rows, "mine.csv, line 3: ", "high is not above low")
    words = b"# vocabulary.yaml\nlevels: {}\n"
    await brought_in(sandbox, moderator, "a.yaml", words, "holds only vocabulary.yaml, which servers cannot")


async def test_a_file_comes_in_by_the_form(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="In and out")
    form = await moderator.press(panel, label="Import")
    text = (HEAD + ENTRY.format(1)).encode()
    await moderator.submit_modal(form, {"file": [Upload("zorb.yaml", text)]})
    await says(panel, "Before it goes live", "Questions and answers: 1 new (Zorb number 1).")
    await moderator.press(panel, label="Publish")
    await says(panel, "✅ Imported")
    assert "education/zorb" in (await bot.conversation.servers.of(str(sandbox.guild.id))).library.topics
    assert "education/zorb" not in bot.knowledge.library.topics


async def test_what_is_wrong_is_told_at_once_and_nothing_is_imported(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    files = {f"topics/education/zorb-{n}.yaml": "title: [\n" for n in range(15)}
    files["topics/education/good.yaml"] = ENTRY.format(1)
    message = await brought_in(
        sandbox, moderator, "a.zip", zipped(files), "Nothing was imported", "and 3 more"
    )
    assert "zorb-0.yaml, line 1, column 1" in message.text
    (file,) = message.attachments
    assert file.filename == "faults.txt"
    assert len(file.data.decode().splitlines()) == 15
    for name, content, said in (
        ("a.exe", b"MZ", "is of no kind that can be read"),
        ("a.zip", b"PK broken", "no .zip file"),
        ("bomb.zip", zipped({"topics/education/a.yaml": "a" * 900_000}), "unpacks to far more"),
        ("a.yaml", b"title: x\n", "does not say where it belongs"),
        ("a.yaml", b"x" * 1_000_001, "larger than 1 MB"),
    ):
        await brought_in(sandbox, moderator, name, content, said)
    assert await bot.store.versions(str(sandbox.guild.id)) == ()


async def test_five_hundred_at_once(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    files = {f"topics/education/zorb-{n}.yaml": ENTRY.format(n) for n in range(500)}
    message = await brought_in(
        sandbox, moderator, "many.zip", zipped(files), "Before it goes live", "500 new"
    )
    await moderator.press(message, label="Publish", timeout=60)
    await says(message, "✅ Imported: 500 changes.")
    assert len(await bot.store.heads(str(sandbox.guild.id))) == 500


async def test_members_may_not(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    text = (HEAD + ENTRY.format(1)).encode()
    await brought_in(sandbox, sandbox.member, "zorb.yaml", text, "Manage Server")
    used = await sandbox.member.slash(sandbox.channel, "kb export")
    assert "Manage Server" in used.message.text
    panel = (await moderator.slash(sandbox.channel, "kb panel")).message
    await moderator.press(panel, label="In and out")
    form = await moderator.press(panel, label="Import")
    sandbox.guild.members[moderator.id].roles.clear()
    sent = await moderator.submit_modal(form, {"file": [Upload("zorb.yaml", text)]})
    assert "Manage Server" in sent.message.text
    assert await bot.store.versions(str(sandbox.guild.id)) == ()
