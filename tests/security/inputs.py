"""Texts as people never write them, for hypothesis; `MARK` stands in whatever tries to be alive."""

# ruff: noqa: E501, SIM905 - a list of tricks is read by its rows

from hypothesis import strategies as st

MARK = "zq9"
ID = "912345678901234567"

WORDS = """
    what does a data scientist earn in germany how do i become an ml engineer should learn R c++ sql from teacher
    to or vs compare with senior junior US in remote phd worth it roadmap skills python salary pay of analyst
    zq9 zq9er i earn 90k 5 years hours month and it they
""".split()

TRICKS = (
    *(f"[https://good.example/{MARK}](https://evil.example/{MARK})", f"[{MARK}](<https://evil.example>)"),
    *(f"https://{MARK}.example/x?a=1", f"discord.gg/{MARK}", f"discord.com/invite/{MARK}", f"<https://{MARK}.example>"),
    *(f"http:\u200b//{MARK}.example", f"h\u200dttps://{MARK}.example", f"javascript:alert('{MARK}')"),
    *("@everyone", "@here", f"@everyone {MARK}", "@\u200beveryone", f"<@{ID}>", f"<@!{ID}>", f"<@&{ID}>", f"<#{ID}>"),
    *(f"</{MARK}:{ID}>", "<t:1:R>", f"<:{MARK}:{ID}>", f"<a:{MARK}:{ID}>", "<id:customize>", "<@" * 40),
    *(f"**{MARK}**", f"||{MARK}||", f"~~{MARK}~~", f"```ansi\n\x1b[31m{MARK}```", f"`{MARK}`", f"\n# {MARK}", f"\n> {MARK}"),
    *(f"\n-# {MARK}", f"\n>>> {MARK}", f"\\*{MARK}\\*", f"__{MARK}__", "`" * 50, "```", "*" * 70, "_" * 70),
    *(f"\u202e{MARK}\u202c", f"\u2067{MARK}", f"\u200f{MARK}", f"{MARK}\u200b\u2060\ufeff", "\u00ad", "\u3164", "\u2800"),
    *("z\u0317\u0301\u0338" * 30, f"{MARK}" + "\u0301" * 60, "ﷺ" * 20, "👩‍💻👨‍👩‍👧‍👦🏳️‍🌈", "\U000e0041\U000e0042", "\ufdfd", "𝐝𝐚𝐭𝐚", "ＤＡＴＡ"),
    *("\ud83d", f"\udcff{MARK}", "\ud800\udc00", "\ufffe\uffff", "\x00", f"{MARK}\x00", "\x7f\x80\x9f", "\u2028\u2029\x85\v\f"),
    *("1e999", "1" + "0" * 400, "NaN", "-inf", "-90000 a year", "999 years", "$1e308", "0x7fffffff", "٣٤٥", "½", "1" * 4000),
    *("i earn 99999999999999999999", "-5 hours a week", "0 years", "2024-13-45", "1,2,3.4.5e-6", "€" * 60, "9" * 60 + "k"),
    *("'; DROP TABLE turns; --", '" OR 1=1 --', "%00' UNION SELECT * FROM members --", "a\\'b", "Robert');--"),
    *("a: &a [*a, *a]", "!!python/object/apply:os.system ['id']", "? - : | >\n  x", "{[(<", "---\n...\n---"),
    *("../../../../etc/passwd", "..\\..\\windows", "file:///etc/passwd", "/dev/zero", "%2e%2e%2f", "~/.ssh/id_rsa", "C:\\aux"),
    *("{}", "{0}", "{text.__class__.__mro__}", "%s%s%n", "%(levelname)s", "${jndi:ldap://x}", "{{7*7}}", "<%= 1 %>", "#{1}"),
    *("(a+)+$", "(?:a|a)*b", "[^\\]]*" * 30, "^(([a-z])+.)+[A-Z]([a-z])+$", "a" * 60 + "!", ".*" * 60, "\\" * 60),
    *('{"text": ["', "[" * 200, "{" * 200, '"\\ud800"', "null", "]]>", "<!--", "<script>alert(1)</script>", "&lt;b&gt;"),
    *("\x1b[2J\x1b[31m", "\x1b]0;x\x07", "\x08\x08\x08", "\r\n2026-01-01 ERROR root: forged", "\n\n\nCRITICAL", "\r"),
    *("a" * 1500, MARK * 300, "salary " * 200, "and what " * 150, ", " * 300, "?" * 900, "a'" * 400, "US IN " * 200),
    *("🎉" * 200, "data scientist/" * 90, "from data analyst to data scientist " * 40, "hi " * 300, "5 years " * 120),
)  # fmt: skip

ODD = st.text(st.characters(), max_size=40)
ANY = st.text(st.characters(exclude_categories=()), max_size=20)
"""Lone surrogates too, as JSON may carry them."""

PART = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(TRICKS), st.sampled_from(TRICKS), ODD, ANY
)
GLUE = st.sampled_from([" ", " ", " ", "", ", ", "\n", " and ", "?"])


@st.composite
def texts(draw: st.DrawFn, most: int = 4000) -> str:
    """Words of questions, tricks and noise, in any order, within what Discord takes."""
    parts = draw(st.lists(PART, min_size=1, max_size=9))
    return draw(GLUE).join(parts)[:most]
