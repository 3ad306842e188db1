"""`career-bot kb new`: what it makes is valid as it is, and nothing is ever written over."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from bot.__main__ import cli
from bot.errors import KnowledgeError
from bot.library import Library, drafts, scaffold
from bot.library.documents import parse

from .small_base import Base

REAL = Path(__file__).parents[2] / "knowledge"
TODAY = date(2026, 11, 20)
MADE = [
    ("topic", "education/study-groups", "topics/education/study-groups.yaml"),
    ("topic", "job_search/night-work", "topics/job_search/night-work.yaml"),
    ("topic", "smalltalk/no", "topics/smalltalk/no.yaml"),
    ("topic", "out_of_scope/2025", "topics/out_of_scope/2025.yaml"),
    ("role", "data-steward", "roles/data-steward.yaml"),
    ("role", "no", "roles/no.yaml"),
    ("role", "007", "roles/007.yaml"),
    ("skill", "languages/kotlin", "skills/languages.yaml"),
    ("skill", "languages/no", "skills/languages.yaml"),
    ("skill", "languages/1-1", "skills/languages.yaml"),
    ("roadmap", "data-analyst", "roadmaps/data-analyst.yaml"),
]


def content(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@pytest.mark.parametrize(("kind", "name", "place"), MADE)
def test_what_is_made_is_valid(base: Base, kind: str, name: str, place: str) -> None:
    made, line = scaffold.create(base.root, kind, name, TODAY)
    assert made == place
    text = (base.root / place).read_text(encoding="utf-8")
    assert drafts.MARK in "\n".join(text.splitlines()[line - 1 :])
    assert scaffold.unfinished(base.root) == [place]
    library = Library.load(base.root, TODAY)
    made_of = {"topic": library.topics, "role": library.roles, "roadmap": library.roadmaps}
    assert name in made_of[kind] if kind in made_of else name.partition("/")[2] in library.skills


def test_many_together_are_valid(base: Base) -> None:
    for kind, name, _ in MADE:
        scaffold.create(base.root, kind, name, TODAY)
    scaffold.create(base.root, "roadmap", "data-steward", TODAY)
    scaffold.create(base.root, "topic", "networking/study-groups", TODAY)
    Library.load(base.root, TODAY)


@pytest.mark.parametrize(("kind", "name"), [("topic", "day/draft-entry"), ("skill", "people/draft-skill")])
def test_the_real_base_takes_a_draft(kind: str, name: str) -> None:
    place, _, added = scaffold.draft(REAL, kind, name, TODAY)
    assert place in (f"topics/{name}.yaml", "skills/people.yaml")
    assert drafts.MARK in added


def test_a_skill_leaves_the_rest_of_its_file_alone(base: Base) -> None:
    path = base.root / "skills/languages.yaml"
    before = path.read_text(encoding="utf-8").rstrip("\n")  # a file without a last line end
    path.write_text(before, encoding="utf-8")
    scaffold.create(base.root, "skill", "languages/kotlin", TODAY)
    assert path.read_text(encoding="utf-8").startswith(before + "\n  kotlin:\n")
    assert [found.name for found in path.parent.iterdir()] == ["languages.yaml"]


FORM = "small letters, digits and hyphens are allowed, at most 34 in all"


@pytest.mark.parametrize(
    ("kind", "name", "sentence"),
    [
        ("topic", "education/degrees", "topics/education/degrees.yaml: exists already; choose another name"),
        ("topic", "gossip/x", "gossip/x: gossip is no intent; allowed: salary, roadmap, "),
        ("topic", "degrees", "degrees: is no name of an entry; write folder/name, such as education/"),
        ("topic", "education/Degrees", f"education/Degrees: is no name for this folder; {FORM}"),
        ("topic", "education/a/b", f"education/a/b: is no name for this folder; {FORM}"),
        ("topic", "education/../../x", f"education/../../x: is no name for this folder; {FORM}"),
        ("topic", "../x", "../x: .. is no intent; "),
        ("topic", "out_of_scope/" + "a" * 30, "is 43 characters long; at most 40 with its folder"),
        ("role", "data-engineer", "roles/data-engineer.yaml: exists already; "),
        ("role", "etl-developer", "roles/etl-developer.yaml:3: alias 'Etl developer' is also of role "),
        ("role", "Data", f"Data: is no name for this folder; {FORM}"),
        ("role", "data_steward", f"data_steward: is no name for this folder; {FORM}"),
        ("role", "", f": is no name for this folder; {FORM}"),
        ("role", "a" * 35, f"is no name for this folder; {FORM}"),
        ("role", "/etc/passwd", f"/etc/passwd: is no name for this folder; {FORM}"),
        ("skill", "kotlin", "kotlin: is no name of a skill; write kind/skill, such as languages/kotlin"),
        ("skill", "tongues/kotlin", "tongues/kotlin: tongues is no kind of skill; allowed: languages"),
        ("skill", "languages/sql", "languages/sql: stands in skills/languages.yaml already; "),
        ("skill", "languages/C#", f"languages/C#: is no name for this folder; {FORM}"),
        ("roadmap", "data-engineer", "roadmaps/data-engineer.yaml: exists already; "),
        ("roadmap", "data-analist", "data-analist: is no known role; did you mean data-analyst?"),
        ("roadmap", "xyz", "xyz: is no known role; make the role first"),
    ],
)  # fmt: skip
def test_what_is_refused(base: Base, kind: str, name: str, sentence: str) -> None:
    before = content(base.root)
    with pytest.raises(KnowledgeError) as error:
        scaffold.create(base.root, kind, name, TODAY)
    assert sentence in str(error.value)
    assert content(base.root) == before


def test_a_link_is_never_written_through(base: Base, tmp_path: Path) -> None:
    (base.root / "roles/data-steward.yaml").symlink_to(tmp_path / "elsewhere.yaml")
    with pytest.raises(KnowledgeError, match="exists already"):
        scaffold.create(base.root, "role", "data-steward", TODAY)
    assert not (tmp_path / "elsewhere.yaml").exists()


def test_older_faults_are_no_reason_to_refuse(base: Base) -> None:
    """A curator may name the follow-up first and make it next."""
    base.change("topics/education/degrees.yaml", "[education/courses]", "[education/books]")
    scaffold.create(base.root, "topic", "education/books", TODAY)
    Library.load(base.root)


def test_a_folder_that_lacks_what_a_draft_names(base: Base) -> None:
    base.write("sources.yaml", "")
    with pytest.raises(KnowledgeError, match=r"sources\.yaml names no source; add one there first"):
        scaffold.create(base.root, "topic", "day/x", TODAY)
    (base.root / "skills/languages.yaml").unlink()
    with pytest.raises(KnowledgeError, match="a role names 3 skills; add skills first"):
        scaffold.create(base.root, "role", "x", TODAY)


def test_another_source_where_there_are_no_editors(base: Base) -> None:
    for path in base.root.rglob("*.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("editors", "writers"), encoding="utf-8")
    scaffold.create(base.root, "topic", "day/x", TODAY)
    assert Library.load(base.root).topics["day/x"].sources == ("writers",)


IDS = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,2}", fullmatch=True)


@given(IDS)
def test_every_id_makes_valid_yaml(name: str) -> None:
    skills = ["sql", name, "on"]
    role = parse(drafts.role(name, skills, "editors", TODAY), "f.yaml").value
    assert isinstance(role["name"], str)
    assert [need["skill"] for need in role["skills"]] == skills
    skill = parse("skills:\n" + drafts.skill(name, name, "editors", TODAY), "f.yaml").value
    assert list(skill["skills"]) == [name]
    assert skill["skills"][name]["related"] == [name]
    topic = parse(drafts.topic("day", name, "editors", TODAY), "f.yaml").value
    assert all(isinstance(phrase, str) for phrase in topic["phrases"])
    parse(drafts.roadmap('C++ "lead" \\ developer', "editors", TODAY), "f.yaml")


def test_the_commands(base: Base) -> None:
    run = CliRunner()
    made = run.invoke(cli, ["kb", "new", "role", "data-steward", "--path", str(base.root)])
    assert made.exit_code == 0, made.output
    assert "roles/data-steward.yaml is made." in made.output.replace("\\", "/")
    checked = run.invoke(cli, ["kb", "check", str(base.root)])
    assert checked.exit_code == 0, checked.output
    assert checked.stdout == "2 entries, 3 roles, 3 skills, 1 roadmaps: no problems.\n"
    assert checked.stderr == "roles/data-steward.yaml still holds texts to write over, marked REPLACE\n"
    again = run.invoke(cli, ["kb", "new", "role", "data-steward", "--path", str(base.root)])
    assert isinstance(again.exception, KnowledgeError)
    wrong = run.invoke(cli, ["kb", "new", "job", "x"])
    assert wrong.exit_code == 2


def test_check_lists_every_fault(base: Base) -> None:
    base.write("roles/odd.yaml", "a: 1\na: 2\n")
    base.write("notes.txt", "x")
    checked = CliRunner().invoke(cli, ["kb", "check", str(base.root)])
    assert checked.exit_code == 1
    assert checked.stdout == (
        "notes.txt:1: is not a .yaml file; only .yaml, .md and .json belong here\n"
        "roles/odd.yaml:2: the key a stands here twice; each key once\n"
    )
    assert checked.stderr == f"2 problems in {base.root}\n"
