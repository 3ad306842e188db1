import tests.e2e.test_zz_walk as W
from tests.e2e.test_zz_walk import *
from tests.e2e.test_kb_editing import moderator
from bot.discord_app.guild_settings import put
W.OUT = open("/tmp/d6/walk3.txt", "w")
async def test_walk3(sandbox, bot, moderator):
    m, ch = moderator, sandbox.channel
    async def trial(tag, do):
        try:
            await do()
        except Exception as e:
            W.OUT.write(f"!!! {tag} {type(e)} {str(e)[:700]}\n")
    async def rights():
        role = sandbox.guild.create_role("writers")
        await put(bot, sandbox.guild.id, "right_edit", [role.id], m.id)
        st = (await m.slash(ch, "settings")).message; await P(m, st, "Moderators"); dump("rights", st)
        w = sandbox.create_user("wim", role)
        used = await w.slash(ch, "kb new")
        if not used.response.modal: used = await w.select(used.message, "v1:kn:kind", "topics")
        card = (await w.submit_modal(used, PAGE_1)).message
        await w.submit_modal(await w.press(card, label="Edit: Tests and related"), PAGE_2)
        await P(w, card, "Check and publish"); dump("writer checks", card)
        pan = (await m.slash(ch, "kb panel")).message; dump("panel of another", pan)
        r = await w.slash(ch, "settings"); dump("writer settings", r.message)
        r = await sandbox.member.slash(ch, "kb panel"); dump("member panel", r.message)
    async def export():
        pr = await m.slash(ch, "kb export", everything=True); dump("export all", pr.message)
        W.OUT.write(str([(a.filename if hasattr(a,'filename') else a) for a in pr.message.attachments])[:300])
    async def roadmap():
        used = await m.slash(ch, "kb new")
        panel = (await m.slash(ch, "kb panel")).message
        await P(m, panel, "New")
        form = await m.select(panel, "v1:kn:kind", "roadmaps"); dump_modal("new roadmap", form)
        await m.submit_modal(form, {"role": "quantitative researcher", "title": "How to become a quant", "summary": "Six steps.", "intro": "", "sources": ["editors"]})
        dump("roadmap draft", panel)
    async def pay():
        panel = (await m.slash(ch, "kb panel")).message
        await P(m, panel, "New")
        form = await m.select(panel, "v1:kn:kind", "pay"); dump_modal("new pay", form)
        await m.submit_modal(form, {"role": "head of machine learning"})
        dump("pay draft", panel)
    async def skill():
        panel = (await m.slash(ch, "kb panel")).message
        await P(m, panel, "New")
        form = await m.select(panel, "v1:kn:kind", "skills")
        await m.submit_modal(form, {"name": "Polars", "summary": "Fast tables."}); dump("skill draft", panel)
    async def conflict():
        other = sandbox.create_user("ola", sandbox.guild.create_role("mods too", "manage_guild"))
        mine = await found(sandbox, m, "bootcamps", "t/education/bootcamps")
        theirs = await found(sandbox, other, "bootcamps", "t/education/bootcamps")
        a, b = await m.press(mine, label="Edit"), await other.press(theirs, label="Edit")
        await m.submit_modal(a, {"title": "Mine"}); await other.submit_modal(b, {"title": "Theirs"})
        await published(other, theirs)
        await m.press(mine, label="Check and publish"); await until(mine, "Before it goes live"); dump("check of mine", mine)
        await m.press(mine, label="Publish"); await until(mine, "Somebody was first"); dump("conflict", mine)
        await P(m, mine, "Keep theirs"); dump("kept theirs", mine)
        pan = (await m.slash(ch, "kb panel")).message; dump("panel after", pan)
    async def menus():
        q = await sandbox.member.send(ch, "are bootcamps worth it", mention_bot=True)
        r = await sandbox.reply_to(q)
        u = await m.menu(r, "Fix this answer"); dump("fix", u.message)
        s = await sandbox.member.send(ch, "You find the job board in the channel jobs. It is renewed on Mondays.")
        u = await m.menu(s, "Make an entry of this message"); dump("make", u.message)
        q = await sandbox.member.send(ch, "what does a data engineer earn", mention_bot=True)
        u = await m.menu(await sandbox.reply_to(q), "Fix this answer"); dump("fix pay", u.message)
    async def stale():
        q = await sandbox.member.slash(ch, "salary", role="data-analyst"); dump("stale", q.message)
    async def reject():
        await sandbox.member.slash(ch, "ask", question="who won the football cup")
        rev = (await m.slash(ch, "kb review")).message
        await m.select(rev, "v1:kr:open", rev.selects[0].options[0].value)
        f = await m.press(rev, label="New question and answer"); dump_modal("review new", f)
    for n in (rights, export, roadmap, pay, skill, conflict, menus, stale, reject): await trial(n.__name__, n)
