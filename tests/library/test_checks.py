"""Each rule finds what it forbids, in the right place, on a small base that is valid otherwise."""
# ruff: noqa: E501

import sys
from datetime import date
from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.library import Library, checks
from bot.library.checks.markdown import _faults

from .small_base import OTHER_TOPIC, SKILL, Base

ROLE_FILE = "roles/data-engineer.yaml"
SKILL_FILE = "skills/languages.yaml"
ROADMAP_FILE = "roadmaps/data-engineer.yaml"
PAY_FILE = "pay/data-engineer.yaml"
TOPIC_FILE = "topics/education/degrees.yaml"
TODAY = date(2026, 11, 20)


def faults(base: Base, today: date | None = TODAY) -> list[str]:
    try:
        Library.load(base.root, today)
    except KnowledgeError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_the_small_base_has_no_fault(base: Base) -> None:
    assert faults(base) == []


IDS = [
    (ROLE_FILE, "[editors]", "[editor]", "editor is no known source; did you mean editors?"),
    (SKILL_FILE, "[editors]", "[xyz]", "xyz is no known source; it must be the id of a source in this folder"),
    (ROADMAP_FILE, "[editors]", "[editor]", "editor is no known source; did you mean editors?"),
    (TOPIC_FILE, "[editors]", "[editor]", "editor is no known source; did you mean editors?"),
    (ROLE_FILE, "skill: spark", "skill: sparc", "sparc is no known skill; did you mean spark?"),
    (ROLE_FILE, "[data-analyst]", "[data-analist]", "data-analist is no known role; did you mean data-analyst, data-engineer?"),
    (ROLE_FILE, "  data-analyst: answers", "  nobody: answers", "nobody is no known role; it must be the id of a role in this folder"),
    (ROLE_FILE, "  data-analyst: answers", "  data-engineer: answers", "data-engineer is its own neighbour; name other roles"),
    (SKILL_FILE, "related: [python]", "related: [pyhton]", "pyhton is no known skill; did you mean python?"),
    (SKILL_FILE, "related: [python]", "related: [python]\n    counts_as: [pyhton]",
     "pyhton is no known skill; did you mean python?"),
    (SKILL_FILE, "related: [python]", "related: [zzz, python]", "zzz is no known skill; it must be the id of a skill in this folder"),
    (PAY_FILE, "country: US", "country: UK", "UK is no country; the code of ISO 3166-1 is expected, such as GB for the United Kingdom"),
    (TOPIC_FILE, "expect: education/courses", "expect: zzz", "zzz is no known entry or intent; it must be the id of an entry or intent in this folder"),
    (PAY_FILE, "currency: USD", "currency: USX", "USX is no currency; the code of ISO 4217 is expected, such as GBP for British pounds"),
    ("vocabulary.yaml", "  US:", "  XQ:", "XQ is no country; the code of ISO 3166-1 is expected, such as GB for the United Kingdom"),
    (ROADMAP_FILE, "skills: [sql]", "skills: [sq]", "sq is no known skill; did you mean sql?"),
    (ROADMAP_FILE, "  - id: step-2", "  - id: step-1", "step step-1 stands here twice; each id once"),
    (ROADMAP_FILE, "done: [step-1]", "done: [step-9]", "step-9 is no known step; did you mean step-3, step-2, step-1?"),
    (ROADMAP_FILE, "  no-background:", "  no-backround:", "no-backround is no known role or background; did you mean no-background?"),
    (TOPIC_FILE, "[education/courses]", "[education/course]", "education/course is no known entry; did you mean education/courses"),
    (TOPIC_FILE, "expect: education/courses", "expect: gossip", "gossip is no known entry or intent; "),
    (TOPIC_FILE, "expect: education/courses", "expect: education/degrees", "expects this very entry; name another one"),
    (TOPIC_FILE, "[do i need", '["{job} degrees", do i need', "{job} is no slot; allowed: {company}, {country}, {degree}"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "old", "new", "sentence"), IDS)
def test_ids(base: Base, place: str, old: str, new: str, sentence: str) -> None:
    base.change(place, old, new)
    found = faults(base)
    assert any(fault.startswith(f"{place}:") and sentence in fault for fault in found), found


def test_a_fault_names_its_line(base: Base) -> None:
    line = base.change(ROLE_FILE, "skill: spark", "skill: sparc")
    assert f"{ROLE_FILE}:{line}: sparc is no known skill; did you mean spark?" in faults(base)
    assert line == 10


def test_files_named_after_nothing(base: Base) -> None:
    for folder in ("pay", "roadmaps"):
        (base.root / folder / "data-engineer.yaml").rename(base.root / folder / "data-enginer.yaml")
    hint = "data-enginer is no known role; did you mean data-engineer, data-analyst?"
    assert faults(base) == [f"pay/data-enginer.yaml:1: {hint}", f"roadmaps/data-enginer.yaml:1: {hint}"]


def test_pay_of_the_whole_field_needs_no_role(base: Base) -> None:
    (base.root / PAY_FILE).rename(base.root / "pay/_field.yaml")
    assert faults(base) == []


def test_a_skill_in_two_files(base: Base) -> None:
    base.write("skills/more.yaml", "title: More\nskills:\n" + SKILL.format(id="sql", related="python"))
    assert faults(base) == [
        "skills/more.yaml:3: skill sql stands in skills/languages.yaml too; each skill once"
    ]


def test_long_entry_ids(base: Base) -> None:
    name = "a" * 34
    base.write(
        f"topics/out_of_scope/{name}.yaml",
        OTHER_TOPIC.replace("which", "w").replace("what", "x").replace("{skill}", "y"),
    )
    assert any("is 47 characters long; at most 40 with its folder" in fault for fault in faults(base))


@pytest.mark.parametrize(
    ("place", "old", "new", "sentence"),
    [
        (ROLE_FILE, "etl developer", "data engineer", "alias 'data engineer' stands here twice; each alias once"),
        (ROLE_FILE, "etl developer", "Reporting-Analyst", "alias 'Reporting-Analyst' is also of role data-analyst; give it to one only"),
        (ROLE_FILE, "etl developer", "data analyst", "of role data-analyst; give it to one only"),
        (SKILL_FILE, "name: spark", "name: SQL", "alias 'SQL' is also of skill sql; give it to one only"),
        (TOPIC_FILE, "must i study", "Is a degree needed?", "'Is a degree needed?' stands here twice; each phrase once"),
        (TOPIC_FILE, "must i study", "Which course?", "'Which course?' is also a phrase of education/courses; give it to one only"),
        (TOPIC_FILE, "r degrees worth it", "Do I need a degree?", "'Do I need a degree?' copies a phrase; an example must be worded anew"),
        (TOPIC_FILE, "r degrees worth it", "which course", "'which course' copies a phrase; an example must be worded anew"),
    ],
)  # fmt: skip
def test_names_and_phrases(base: Base, place: str, old: str, new: str, sentence: str) -> None:
    base.change(place, old, new)
    (fault,) = faults(base)
    assert sentence in fault


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("A degree helps.\n", "A degree " + "really " * 30 + "helps.\n", "its first paragraph is 225 characters long"),
        (" word" * 60, "", "is 13 words long; 60 to 220 are allowed"),
        ("word", "word " * 200, "is 272 words long; 60 to 220 are allowed"),
        ("[editors]", "[]", "names no source; every answer and figure needs one"),
    ],
)  # fmt: skip
def test_answers(base: Base, old: str, new: str, sentence: str) -> None:
    base.change(TOPIC_FILE, old, new)
    (found,) = faults(base)
    assert sentence in found


@pytest.mark.parametrize(
    ("text", "wrong"), [("Hi.", False), ("It is $5.", True), ("About 15 %.", True), ("120k a year.", True)]
)
def test_short_answers_need_a_source_for_figures_alone(base: Base, text: str, wrong: bool) -> None:
    base.write(
        "topics/smalltalk/hi.yaml",
        f"title: Hi\nphrases: [hi, hello, hey]\nanswer: {text}\nreviewed: 2026-11-20\nexamples: [{{ask: yo}}]\n",
    )
    assert bool(faults(base)) == wrong


def test_one_entry_a_computation(base: Base) -> None:
    for number, name in enumerate(("one", "two")):
        base.write(
            f"topics/salary/{name}.yaml",
            f"title: Pay\nphrases: [p{number}, q{number}, r{number}]\ncompute: salary\n"
            f"reviewed: 2026-11-20\nexamples: [{{ask: e{number}}}]\n",
        )
    assert faults(base) == ["topics/salary/two.yaml:3: salary is computed by salary/one too; one entry each"]


def test_lonely_skills(base: Base) -> None:
    path = base.root / SKILL_FILE
    text = path.read_text(encoding="utf-8")
    path.write_text(text + SKILL.format(id="cobol", related=""), encoding="utf-8")
    assert faults(base) == [
        f"{SKILL_FILE}:{text.count(chr(10)) + 1}: no role, roadmap or skill names the skill cobol, "
        "and it names no related one; add it to a role, or give it related skills"
    ]
    path.write_text(text + SKILL.format(id="cobol", related="sql"), encoding="utf-8")
    assert faults(base) == []


def test_unused_sources(base: Base) -> None:
    line = base.change(PAY_FILE, "source: survey", "source: editors")
    assert line == 8
    assert faults(base) == [
        "sources.yaml:6: nothing names the source survey; name it where it is used, or remove it"
    ]


@pytest.mark.parametrize(
    ("place", "line"), [(ROLE_FILE, 19), (SKILL_FILE, 11), (ROADMAP_FILE, 26), (PAY_FILE, 9), (TOPIC_FILE, 8)]
)
def test_reviewed_in_the_future(base: Base, place: str, line: int) -> None:
    base.change(place, "reviewed: 2026-11-20", "reviewed: 2026-11-22")
    assert faults(base) == [
        f"{place}:{line}: reviewed is 2026-11-22, which lies in the future; the day of the last reading "
        "is allowed, today at the latest"
    ]
    assert faults(base, today=None) == []
    assert faults(base, date(2026, 11, 21)) == [], "it may be tomorrow where the curator lives"


def test_a_clock_that_is_wrong_is_no_fault_of_the_files(base: Base) -> None:
    assert faults(base, date(1970, 1, 1)) == []


def test_reviewed_long_ago(base: Base) -> None:
    base.change(TOPIC_FILE, "reviewed: 2026-11-20", "reviewed: 86400")
    assert faults(base, None) == [
        f"{TOPIC_FILE}:8: reviewed is 1970-01-02; 2020-01-01 is the earliest day allowed"
    ]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("Ask @everyone now", "mentions @everyone; an answer must ping nobody"),
        ("Ask @HERE now", "mentions @HERE; an answer must ping nobody"),
        ("Ask <@123456789012345678>", "mentions <@123456789012345678>; an answer must ping nobody"),
        ("Ask <@!1>", "mentions <@!1>; an answer must ping nobody"),
        ("Ask <@&42>", "mentions <@&42>; an answer must ping nobody"),
        ("See <#42>", "mentions <#42>; an answer must ping nobody"),
        ("Join discord.gg/abc", "holds the Discord invite discord.gg/abc; "),
        ("Join https://Discord.com/invite/a-b", "holds the Discord invite Discord.com/invite/a-b; "),
        ("[a group](https://discordapp.com/invite/x)", "holds the Discord invite discordapp.com/invite/x; "),
        ("[https://python.org](https://evil.example)", "shows the address python.org and links to evil.example; "),
        ("[see www.python.org](https://evil.example)", "shows the address python.org and links to evil.example; "),
        ("[python.org](https://python.org.evil.com/x)", "shows the address python.org and links to python.org.evil.com; "),
        ("[notpython.org](https://python.org)", "shows the address notpython.org and links to python.org; "),
        ("[python.org](https://python.org@evil.com)", "links to https://python.org@evil.com; an address in an answer begins with https://"),
        ("[a page](http://python.org)", "links to http://python.org; an address in an answer begins with https://"),
        ("[a page](javascript:alert)", "links to javascript:alert; an address in an answer begins with https://"),
        ("[a page](https://[broken)", "links to https://[broken; an address in an answer begins with https://"),
    ],
)  # fmt: skip
def test_markdown(base: Base, text: str, sentence: str) -> None:
    base.change(TOPIC_FILE, "A degree helps.", text)
    assert any(fault.startswith(f"{TOPIC_FILE}:3: {sentence}") for fault in faults(base)), faults(base)


@pytest.mark.parametrize(
    "text",
    [
        "Write to me@example.org",
        "Everyone here is welcome",
        "[the docs](https://docs.python.org/3/)",
        "[python.org](https://www.python.org/about)",
        "[https://python.org](https://docs.python.org)",
        "[Node.js and scikit-learn](https://nodejs.org)",
        "Use a[0] in code, see https://python.org",
        "The course fast.ai, version 3.11 (2025)",
        "a < b and @dataclass",
    ],
)
def test_harmless_markdown(text: str) -> None:
    assert list(_faults(text)) == []


@pytest.mark.parametrize(
    ("place", "old", "new", "line"),
    [
        (ROLE_FILE, "Builds pipelines.", "Ask @everyone.", 4),
        (ROLE_FILE, "[build, test, run]", "[build, test, ask @here]", 6),
        (SKILL_FILE, "A skill.", "See discord.gg/x.", 5),
        (ROADMAP_FILE, "Three steps.", "Ask @here.", 2),
        (PAY_FILE, "scope: data engineers", "scope: ask @here", 7),
        ("sources.yaml", "Advice of the maintainers", "See discord.gg/x", 2),
    ],
)
def test_markdown_of_all_that_is_sent(base: Base, place: str, old: str, new: str, line: int) -> None:
    base.change(place, old, new)
    (fault,) = faults(base)
    assert fault.startswith(f"{place}:{line}: ")


def test_what_members_write_is_not_sent(base: Base) -> None:
    base.change(TOPIC_FILE, "[do i need", '["can i post discord.gg/abc", do i need')
    base.change(TOPIC_FILE, "r degrees worth it", '"@everyone r degrees worth it"')
    assert faults(base) == []


def test_a_flood_of_problems_is_cut(base: Base) -> None:
    base.change(ROLE_FILE, "[editors]", "[" + ", ".join(f"s{n}" for n in range(5_000)) + "]")
    assert len(faults(base)) == checks.MOST


PHRASES = [
    ("what.*degree", "'what.*degree' looks like a pattern; write a question as a member would ask it"),
    ("(a+)+", "'(a+)+' looks like a pattern; write a question as a member would ask it"),
    ("^resume$", "'^resume$' looks like a pattern; write a question as a member would ask it"),
    ("what (to do)*$", "'what (to do)*$' looks like a pattern; write a question as a member would ask it"),
    ("(bsc|msc) needed", "'(bsc|msc) needed' looks like a pattern; write a question as a member would ask it"),
    ("{ role } degree", "'{ role } degree' holds a bracket that belongs to no slot; a slot is written {role}, without blanks"),
    ("?!", "'?!' holds no word; write a question as a member would ask it"),
]  # fmt: skip


@pytest.mark.parametrize(("phrase", "sentence"), PHRASES)
def test_phrases_are_questions(base: Base, phrase: str, sentence: str) -> None:
    line = base.change(TOPIC_FILE, "[do i need", f"['{phrase}', do i need")
    assert f"{TOPIC_FILE}:{line}: {sentence}" in faults(base)


@pytest.mark.parametrize(
    "text", ["[R] what do i need", "c++ or c#?", "r^2 | what is it", "pay in $", "(a or b)"]
)
def test_odd_phrases_are_questions_too(base: Base, text: str) -> None:
    base.change(TOPIC_FILE, "[do i need", f"['{text}', do i need")
    assert faults(base) == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("a <br/> b", "holds the HTML <br/>"),
        ("<!-- a -->", "holds the HTML <!--"),
        ("in\u200bvisible", "holds the invisible character U+200B"),
        ("a\u200db", "holds the invisible character U+200D"),
        ("[[fast.ai]](https://evil.example)", "shows the address fast.ai and links to evil.example"),
        ("[www.bank.zz](https://evil.example)", "shows the address bank.zz and links to evil.example"),
    ],
)
def test_texts_show_what_they_are(text: str, what: str) -> None:
    assert [found[0] for found in _faults(text)] == [what]


@pytest.mark.parametrize(
    "text",
    ["👩\u200d💻 codes", "1 < 2 and 3 > 2", "List<int>", "<your city>", "[node.js](https://a.example)"],
)
def test_texts_that_only_look_odd_are_allowed(text: str) -> None:
    assert list(_faults(text)) == []


@pytest.mark.parametrize(
    "place",
    [
        "roles/data-analyst.yaml",
        "skills/languages.yaml",
        "sources.yaml",
        "vocabulary.yaml",
        "topics/education/courses.yaml",
        "roadmaps/data-engineer.yaml",
        "pay/data-engineer.yaml",
    ],
)
def test_a_file_with_a_fault_is_the_only_one_blamed(base: Base, place: str) -> None:
    """Others name what it holds: they are right to."""
    base.write(place, "title: x\ntitle: y\n")
    assert faults(base) == [f"{place}:2: the key title stands here twice; each key once"]
    (base.root / place).write_text("- a\n", encoding="utf-8")
    assert [fault.partition(": ")[0] for fault in faults(base)] == [f"{place}:1"]


def test_a_fault_elsewhere_hides_no_wrong_id(base: Base) -> None:
    base.write("roles/data-analyst.yaml", "a: 1\na: 2\n")
    base.change(ROLE_FILE, "skill: spark", "skill: sparc")
    base.change(TOPIC_FILE, "followups: [education/courses]", "followups: [education/curses]")
    assert [fault.partition(": ")[2].partition(";")[0] for fault in faults(base)] == [
        "the key a stands here twice",
        "sparc is no known skill",
        "education/curses is no known entry",
    ]


def test_a_folder_without_entries(base: Base) -> None:
    for file in (base.root / "topics/education").iterdir():
        file.unlink()
    needed = "topics:1: holds no entry; every knowledge folder needs entries, one file each"
    assert faults(base) == [needed]
    (base.root / "topics/education").rmdir()
    (base.root / "topics").rmdir()
    assert faults(base) == [needed]


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
@pytest.mark.parametrize("folder", ["roles", "skills", "roadmaps", "pay", "topics", "topics/education"])
def test_a_folder_that_is_a_link_is_the_only_one_blamed(base: Base, folder: str, tmp_path: Path) -> None:
    (base.root / folder).rename(tmp_path / "elsewhere")
    (base.root / folder).symlink_to(tmp_path / "elsewhere")
    assert faults(base) == [f"{folder}:1: is a link to a folder; use a real folder"]
