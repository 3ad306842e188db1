from tests.e2e.test_kb_editing import *

OUT = open("/tmp/d6/walk.txt", "w")


def dump(tag, message):
    OUT.write(f"\n##### {tag}\n{message.text}\n")
    OUT.write("BUTTONS: " + " | ".join(str(b.label) for b in message.buttons) + "\n")
    for s in message.selects:
        OUT.write("SELECT: " + str(s.custom_id) + " " + str(s.placeholder) + " " + str(s)[:700] + "\n")
    OUT.flush()


def dump_modal(tag, used):
    OUT.write(f"\n##### MODAL {tag}\n{used.response.modal}\n")
    OUT.flush()


async def P(m, msg, label):
    r = await m.press(msg, label=label)
    await asyncio.sleep(1.5)
    return r


async def test_walk(sandbox, bot, moderator):
    m, ch = moderator, sandbox.channel
    for c in ("setup", "settings", "stats", "kb panel", "kb review", "kb export"):
        used = await m.slash(ch, c)
        dump(c, used.message)
    settings = (await m.slash(ch, "settings")).message
    for l in ("Moderators", "Members"):
        await P(m, settings, l)
        dump("settings " + l, settings)
    setup = (await m.slash(ch, "setup")).message
    await P(m, setup, "Check")
    dump("setup check", setup)
    p = await P(m, setup, "Ask a test question")
    dump("setup test", p.message)
    panel = (await m.slash(ch, "kb panel")).message
    for l in ("Find", "New", "Review", "History", "Due for a look", "In and out"):
        panel = (await m.slash(ch, "kb panel")).message
        pr = await P(m, panel, l)
        if pr.response.modal:
            dump_modal(l, pr)
        else:
            dump(l, pr.message)
    used = await m.slash(ch, "kb find", what="bootcamps")
    dump("find bootcamps", used.message)
    card = await found(sandbox, m, "bootcamps", "t/education/bootcamps")
    dump("card", card)
    for l in ("Ways to ask", "Edit"):
        pr = await P(m, card, l)
        dump_modal(l, pr)
    pr = await P(m, card, "Preview")
    dump("preview", pr.message)
    await P(m, card, "Hide")
    dump("hide", card)
    await P(m, card, "Publish")
    dump("hidden", card)
    await P(m, card, "History")
    dump("history of it", card)
    await P(m, panel, "Drafts") if any(b.label == "Drafts" for b in panel.buttons) else None
    used = await m.slash(ch, "kb new")
    if used.response.modal:
        dump_modal("new", used)
    card = (
        await m.submit_modal(
            used,
            {
                **PAGE_1,
                "phrases": "one way",
                "answer": "Hello @everyone, see [here](https://example.org). It pays $100,000.",
            },
        )
    ).message
    dump("draft with faults", card)
    again = await P(m, card, "Edit: Tests and related")
    dump_modal("page 2", again)
    await m.submit_modal(again, PAGE_2)
    await m.submit_modal(
        await P(m, card, "Edit: Question and answer"), {"phrases": WAYS, "answer": PAGE_1["answer"]}
    )
    dump("draft right", card)
    await P(m, card, "Check and publish")
    await until(card, "Before it goes live")
    dump("check", card)
    await P(m, card, "Publish")
    await until(card, "✅")
    dump("published", card)
    await P(m, card, "History")
    dump("history", card)
    sel = card.selects[0]
    head = await bot.store.heads(str(sandbox.guild.id))
    await m.select(card, sel.custom_id, str(max(h.number for h in head)))
    dump("version", card)
    await P(m, card, "Undo this")
    dump("undo", card)
    h = (await m.slash(ch, "kb panel")).message
    await P(m, h, "History")
    await P(m, h, "Log")
    dump("log", h)
    used = await m.slash(ch, "kb source")
    dump_modal("source", used)
    used = await m.slash(ch, "kb export")
    dump("export", used.message)
    for what, key in (
        ("data analyst roadmap", "m/data-analyst"),
        ("pay data analyst", "p/data-analyst"),
        ("data analyst", "r/data-analyst"),
        ("sql", "s/sql"),
        ("guide career path", None),
    ):
        card = await found(sandbox, m, what, key)
        dump(what, card)
        if any(b.label == "Edit a part" for b in card.buttons):
            await P(m, card, "Edit a part")
            dump("parts", card)
            await m.select(card, f"v1:kq:part:{key}", "steps.0" if key[0] == "m" else "add") if key[
                0
            ] == "m" else None
            dump("part", card)
    used = await sandbox.member.slash(ch, "suggest")
    dump_modal("suggest", used)
    s = await sandbox.member.submit_modal(
        used,
        {
            "question": "where is the job board here",
            "answer": "It is in the channel jobs, every Monday.",
            "source": "",
            "why": "asked daily",
        },
    )
    dump("suggested", s.message)
    for q in ("what is the wifi password of the venue in town", "how do i book the meeting room of the club"):
        r = await sandbox.member.slash(ch, "ask", question=q)
        dump("asked", r.message)
    rev = (await m.slash(ch, "kb review")).message
    dump("review", rev)
    await m.select(
        rev,
        "v1:kr:open",
        [
            o if isinstance(o, str) else getattr(o, "value", None) or o["value"]
            for o in rev.selects[0].options
        ][0],
    )
    dump("group", rev)
    pan = (await m.slash(ch, "kb panel")).message
    dump("panel", pan)
    await P(m, pan, "Proposals")
    dump("proposals", pan)
    await m.select(pan, "v1:ks:open", "1")
    dump("proposal", pan)
    dec = await P(m, pan, "Decline")
    dump_modal("decline", dec)
    await P(m, pan, "Take over and edit")
    dump("taken", pan)
