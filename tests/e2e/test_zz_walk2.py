import tests.e2e.test_zz_walk as W
from tests.e2e.test_zz_walk import *

W.OUT = open("/tmp/d6/walk2.txt", "w")


async def test_walk2(sandbox, bot, moderator):
    m, ch = moderator, sandbox.channel
    n = 0

    async def attempt(tag, p1, p2=PAGE_2):
        nonlocal n
        used = await m.slash(ch, "kb new")
        if not used.response.modal:
            used = await m.select(used.message, "v1:kn:kind", "topics")
        card = (await m.submit_modal(used, {**PAGE_1, **p1})).message
        again = await m.press(card, label="Edit: Tests and related")
        await m.submit_modal(again, p2)
        dump(tag, card)
        return card

    async def drop(card):
        await P(m, card, "Throw away")

    for tag, p in {
        "mention": {"answer": "Hello @everyone\n\nSee <@123456789012345678>."},
        "hidden link": {"answer": "See [here](https://example.org)."},
        "bare link": {"answer": "See https://example.org for it."},
        "money": {"answer": "It pays $100,000 a year."},
        "money no source": {"answer": "It pays $100,000 a year.", "sources": []},
        "long lead": {"answer": "x" * 200},
        "long": {"answer": "Short.\n\n" + "word " * 780},
        "phrase taken": {
            "phrases": "are bootcamps worth it\nresume review channel\nwhere do i post my resume"
        },
        "regex": {"phrases": ".*\n^(a|b)+$\nresume review channel\nwhere do i post my resume"},
        "same phrase as test": {"phrases": WAYS + "\nin which channel can i drop my cv"},
        "title dup": {"title": "Bootcamps and intensive programmes"},
        "few": {"phrases": "hm"},
    }.items():
        try:
            card = await attempt(tag, p)
            await drop(card)
        except Exception as e:
            W.OUT.write(f"!!! {tag} {e!r}\n")
    # pay
    card = await found(sandbox, m, "pay data analyst", "p/data-analyst")
    await P(m, card, "Edit a part")
    form = await m.select(card, "v1:kq:part:p/data-analyst", "add")
    dump_modal("pay", form)
    await m.submit_modal(
        form,
        {
            "guide.0.level": ["entry"],
            "guide.0.low": "41k to 52k",
            "guide.0.country": "",
            "guide.0.scope": "",
            "guide.0.source": ["guide-career-path"],
        },
    )
    dump("pay without country and currency", card)
    # still right
    card = await found(sandbox, m, "online courses", "t/education/online-courses")
    await P(m, card, "Still right")
    dump("still right", card)
    # alias collision
    card = await found(sandbox, m, "data analyst", "r/data-analyst")
    form = await m.press(card, label="Other names")
    dump_modal("names", form)
    await m.submit_modal(form, {"aliases": "data engineer, zahlenmensch"})
    dump("alias collision", card)
    # review
    for q in ("what is the wifi password of the venue in town", "whats the wifi password for the venue"):
        await sandbox.member.slash(ch, "ask", question=q)
    rev = (await m.slash(ch, "kb review")).message
    dump("review", rev)
    o = rev.selects[0].options[0].value
    await m.select(rev, "v1:kr:open", o)
    dump("group", rev)
    await P(m, rev, "Not this week")
    dump("not this week", rev)
    await sandbox.member.slash(ch, "ask", question="who won the football cup")
    rev = (await m.slash(ch, "kb review")).message
    dump("review", rev)
    await m.select(rev, "v1:kr:open", rev.selects[0].options[0].value)
    await P(m, rev, "Not for us")
    dump("not for us", rev)
    # edit right only
    role = sandbox.guild.create_role("writers")
    st = (await m.slash(ch, "settings")).message
    await P(m, st, "Moderators")
    await m.select(st, "v1:gs:right_edit", str(role.id))
    dump("rights", st)
    w = sandbox.create_user("wim", role)
    used = await w.slash(ch, "kb new")
    if not used.response.modal:
        used = await w.select(used.message, "v1:kn:kind", "topics")
    card = (await w.submit_modal(used, PAGE_1)).message
    await w.submit_modal(await w.press(card, label="Edit: Tests and related"), PAGE_2)
    await P(w, card, "Check and publish")
    dump("writer checks", card)
    pan = (await m.slash(ch, "kb panel")).message
    dump("panel of another", pan)
    r = await w.slash(ch, "settings")
    dump("writer settings", r.message)
    r = await sandbox.member.slash(ch, "kb panel")
    dump("member panel", r.message)
    pr = await m.slash(ch, "kb export", everything=True)
    dump("export all", pr.message)
