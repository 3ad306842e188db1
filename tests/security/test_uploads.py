"""Files that moderators bring in, and take out: bombs, paths, formulas and names that try to be something."""

import csv
import io
import time
import zipfile

import pytest

from bot.discord_app import CareerBot
from bot.library.edits import Edit, Piece
from bot.library.layers import present
from bot.sandbox import Sandbox
from bot.sandbox.message import Message, Upload
from bot.sandbox.users import User
from tests.e2e.kb_helping import mods, publish, says
from tests.security.forging import stored
from tests.security.inputs import MARK
from tests.security.shown import message_faults

HEAD = "# topics/education/zorb.yaml\n"
ENTRY = """\
title: {title}
phrases: [{phrase}, zorb number two please, tell me about zorb number two]
examples:
  - ask: who knows of zorb number two
answer: |
  Zorb number two stands on its own, as every zorb does in this place.

  {more}
sources: [guide-career-path]
reviewed: 2026-10-01
"""
PLAIN = {"title": "Zorb number two", "phrase": "what is zorb two", "more": "Ask for it by its number."}
PAY = "role,level,country,currency,low,high,source,kind\n"


def entry(**more: str) -> bytes:
    return (HEAD + ENTRY.format(**PLAIN | more)).encode()


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in files.items():
            archive.writestr(path, content)
    return stream.getvalue()


BOMBS: dict[str, tuple[str, bytes]] = {
    "an alias": ("a.yaml", HEAD.encode() + b"a: &a [x]\n" + b"b: [*a, *a]\n" * 900),
    "a billion": ("a.yaml", HEAD.encode() + b"a: &a [l,l,l]\nb: &b [*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b]\n"),
    "nesting": ("a.yaml", HEAD.encode() + b"title: " + b"[" * 9000 + b"]" * 9000),
    "maps": ("a.yaml", HEAD.encode() + b"{a: " * 4000 + b"1" + b"}" * 4000),
    "values": ("a.yaml", HEAD.encode() + b"phrases: [" + b"a," * 400_000 + b"]"),
    "a tag": ("a.yaml", entry(title="!!python/object/apply:os.system ['touch pwned']")),
    "a huge number": ("a.yaml", entry(title="1" * 5000)),
    "an endless number": ("a.yaml", entry().replace(b"2026-10-01", b"1e999")),
    "a far date": ("a.yaml", entry().replace(b"2026-10-01", b"999999-99-99")),
    "NUL": ("a.yaml", entry(more="a\x00b")),
    "an expression": ("a.yaml", entry(phrase='"' + "(a+)+$" * 60 + '"')),
    "slots": ("a.yaml", entry(phrase='"' + "{role} " * 300 + '"')),
    "a long word": ("a.yaml", entry(phrase="z" * 90_000)),
    "a zip of zeros": ("a.zip", zipped({"topics/education/zorb.yaml": b"0" * 50_000_000})),
    "out of the folder": ("a.zip", zipped({"../../../../tmp/pwned.yaml": entry()})),
    "an absolute path": ("a.zip", zipped({"/tmp/pwned.yaml": entry()})),
    "a path of Windows": ("a.zip", zipped({"..\\..\\pwned.yaml": entry()})),
    "many files": ("a.zip", zipped({f"topics/education/z{n}.yaml": b"x" for n in range(1500)})),
    "a zip in a zip": ("a.zip", zipped({"topics/a.zip": zipped({"a.yaml": entry()})})),
    "pay of 10**400": ("pay.csv", (PAY + f"data-engineer,senior,US,USD,{'9' * 400},,x,guide\n").encode()),
    "pay of nothing": ("pay.csv", (PAY + "data-engineer,senior,US,USD,NaN,-1,x,guide\n").encode()),
    "a formula": ("pay.csv", (PAY + "=cmd|'/C calc'!A0,senior,US,USD,1,2,x,guide\n").encode()),
    "a wide table": ("pay.csv", PAY.encode() + b"," * 900_000),
    "a file of names": (f"{MARK}\u202e@everyone [x](https://evil.example)\n.yaml", b"title: ["),
    "no text": ("a.yaml", bytes(range(256)) * 300),
    "surrogates": ("a.yaml", entry(title='"\\ud83d"')),
}  # fmt: skip


@pytest.fixture
def moderator(sandbox: Sandbox) -> User:
    return mods(sandbox)


async def brought_in(sandbox: Sandbox, user: User, name: str, content: bytes) -> Message:
    """The answer to an upload, once it is there."""
    used = await user.slash(sandbox.channel, "kb import", file=Upload(name, content), timeout=60)
    return used.message


async def test_bombs_bring_nothing_in_and_cost_little(
    sandbox: Sandbox, bot: CareerBot, moderator: User, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.world.ack_seconds = 60
    await brought_in(sandbox, moderator, "a.yaml", entry())  # what is made once is made
    before, begun = stored(bot), time.process_time()
    await brought_in(sandbox, moderator, "a.yaml", b"title: [")
    usual = time.process_time() - begun
    spent = {}
    before = stored(bot)
    for what, (name, content) in BOMBS.items():
        begun = time.process_time()
        told = await brought_in(sandbox, moderator, name, content)
        spent[what] = time.process_time() - begun
        assert "Nothing was imported" in told.text, f"{what}: {told.text}"
        assert message_faults(told) == [], what
    assert stored(bot) == before
    assert max(spent.values()) < 100 * usual + 1, spent
    assert not [record for record in caplog.records if record.levelname == "ERROR"]
    answered = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
    assert answered.message.text


TRICKS = {
    "title": f"[{MARK}](https://evil.example) @everyone",
    "phrase": f'"@everyone {MARK} [x](https://evil.example)"',
    "more": f"See [https://good.example](https://evil.example/{MARK}) or @here.",
}


@pytest.mark.parametrize("field", [*TRICKS, "direction"])
async def test_entries_that_try_to_be_more_are_refused(
    sandbox: Sandbox, bot: CareerBot, moderator: User, field: str
) -> None:
    more = {field: TRICKS[field]} if field in TRICKS else {"title": f"Zorb \u202e{MARK}"}
    told = await brought_in(sandbox, moderator, "a.yaml", entry(**more))
    assert "Nothing was imported" in told.text
    assert message_faults(told) == []


async def test_a_layer_written_past_the_checks_is_shown_harmlessly(
    sandbox: Sandbox, bot: CareerBot, moderator: User
) -> None:
    piece = Piece("topics", "education/bootcamps")
    base = present(bot.knowledge.library, piece)
    for title in (TRICKS["title"], f"Zorb \u202e{MARK}", f"**{MARK}**", f"`{MARK}` ||{MARK}|| # x"):
        await publish(sandbox, bot, Edit(piece, "put", {**(base or {}), "title": title}, base), moderator)
        asked = await sandbox.member.slash(sandbox.channel, "ask", question="are bootcamps worth it")
        # A title is Markdown of the moderators' own; a link or a mention in one keeps it out of force.
        assert [fault for fault in message_faults(asked.message) if "zq9" not in fault] == []
        panel = (await moderator.slash(sandbox.channel, "kb find", what="education bootcamps")).message
        shown = await moderator.slash(sandbox.channel, "kb find", what="are bootcamps worth it")
        for message in (panel, shown.message):
            assert message_faults(message) == []


async def test_no_export_holds_a_formula(sandbox: Sandbox, bot: CareerBot, moderator: User) -> None:
    pay = Piece("pay", "data-engineer")
    base = present(bot.knowledge.library, pay)
    assert base is not None
    row = next(iter(base["guide"])) | {"note": "=cmd|'/C calc'!A0"} if base.get("guide") else None
    used = await moderator.slash(sandbox.channel, "kb export", everything=True, timeout=60)
    await says(used.message, "Export")
    table = next(one for one in used.message.attachments if one.filename.endswith(".csv"))
    cells = [cell for line in csv.reader(io.StringIO(table.data.decode())) for cell in line]
    assert cells
    assert row is None or row["note"]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
