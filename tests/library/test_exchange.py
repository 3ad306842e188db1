"""Knowledge out and in: what is exported comes back the same, and no upload does harm."""

import stat
import time
import zipfile
from io import BytesIO
from typing import Any

import pytest

from bot.library import Library
from bot.library.documents import parse
from bot.library.edits import Action, Edit, Piece
from bot.library.exchange import Import, export, read_upload, summary
from bot.library.layers import Layer, layered, present

BOOTCAMPS = Piece("topics", "education/bootcamps")
ROW = {
    "level": "mid", "low": 50000, "high": 60000, "currency": "EUR", "country": "DE", "scope": "=all of it",
    "source": "editors", "reviewed": "2026-11-20",
}  # fmt: skip


def held(library: Library, piece: Piece) -> dict[str, Any]:
    value = present(library, piece)
    assert value is not None
    return value


def edit(library: Library, piece: Piece, action: Action, **fields: Any) -> Edit:
    base = present(library, piece)
    return Edit(piece, action, {**(base or {}), **fields} if action == "put" else fields, base)


def group(name: str = "our-group", **fields: Any) -> dict[str, Any]:
    return {
        "title": "NO",
        "phrases": [f"is the {name} circle good", f"where does {name} circle meet", f"join {name} circle"],
        "answer": "Yes: join #study.\n\nIt meets weekly.",
        "sources": ["editors"],
        "reviewed": "2026-11-20",
        "examples": [{"ask": f"may newcomers come to {name} evenings"}],
        **fields,
    }  # fmt: skip


@pytest.fixture(scope="module")
def empty(library: Library) -> Layer:
    return layered(library, [])


@pytest.fixture(scope="module")
def edits(library: Library) -> list[Edit]:
    answer = held(library, BOOTCAMPS)["answer"]
    return [
        edit(library, BOOTCAMPS, "put", title="Bootcamps: yes?", answer=f"{answer}\n\nÜber 12:30 # more"),
        edit(library, Piece("topics", "education/our-group"), "put", **group()),
        edit(library, Piece("topics", "education/self-taught"), "hide"),
        edit(library, Piece("roles", "data-engineer"), "add", aliases=["pipeline plumber", "no"]),
        edit(library, Piece("skills", "excel"), "put", summary="Sheets - 010."),
        edit(library, Piece("skills", "tableau"), "add", aliases=["tab low"]),
        edit(library, Piece("pay", "_field"), "add", guide=[ROW]),
    ]


def archive(files: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for path, text in files.items():
            made.writestr(path, text)
    return stream.getvalue()


def contents(packed: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(packed)) as opened:
        return {name: opened.read(name).decode() for name in opened.namelist()}


def only(found: Import) -> str:
    assert not found.edits
    assert len(found.faults) == 1, found.faults
    return found.faults[0]


# --- out and in again


def test_what_was_changed_comes_back_the_same(library: Library, empty: Layer, edits: list[Edit]) -> None:
    found = read_upload("export.zip", export(library, edits, whole=False), empty)
    assert not found.faults
    assert {e.piece: e for e in found.edits} == {e.piece: e for e in edits}
    assert summary(found, empty) == (
        "Questions and answers: 1 new (NO), 1 changed (Bootcamps: yes?), 1 hidden (Teaching yourself).",
        "Roles: 1 changed (Data engineer).",
        "Skills: 2 changed (Tableau, Excel).",
        "Pay: 1 changed (the whole field).",
    )


def test_checks_of_the_base_go_out_and_come_in(library: Library, empty: Layer) -> None:
    pay = Piece("pay", "_field")
    checks = [
        edit(library, BOOTCAMPS, "add", reviewed="2026-12-01", phrases=["camp or no camp"]),
        edit(library, pay, "add", reviewed="2026-12-01", guide=[ROW]),
    ]
    found = read_upload("export.zip", export(library, checks, whole=False), empty)
    assert not found.faults
    assert {e.piece: e for e in found.edits} == {e.piece: e for e in checks}
    held_here = layered(library, [edit(library, BOOTCAMPS, "put", title="Yes?")])
    found = read_upload("export.zip", export(library, checks[:1], whole=False), held_here)
    assert {e.value["title"]: e.value["reviewed"] for e in found.edits} == {"Yes?": "2026-12-01"}


def test_importing_it_where_it_comes_from_changes_nothing(library: Library, edits: list[Edit]) -> None:
    layer = layered(library, edits)
    assert not layer.set_aside
    for whole in (False, True):
        found = read_upload("export.zip", export(library, edits, whole), layer)
        assert (found.edits, found.faults) == ((), ())
        assert len(found.unchanged) >= len(edits)


def test_the_whole_of_a_server_brings_its_edits_to_another(
    library: Library, empty: Layer, edits: list[Edit]
) -> None:
    packed = export(library, edits, whole=True)
    assert {f"topics/{key}.yaml" for key in library.topics if key != "education/self-taught"} <= contents(
        packed
    ).keys()
    found = read_upload("export.zip", packed, empty)
    assert not found.faults
    assert {e.piece for e in found.edits} == {e.piece for e in edits}
    mine, theirs = layered(library, edits).library, layered(library, found.edits).library
    assert (mine.topics, mine.roles, mine.skills, mine.pay) == (
        theirs.topics,
        theirs.roles,
        theirs.skills,
        theirs.pay,
    )


def test_files_are_written_for_people(library: Library, edits: list[Edit]) -> None:
    files = contents(export(library, edits, whole=False))
    text = files["topics/education/our-group.yaml"]
    assert text.startswith('# topics/education/our-group.yaml\ntitle: "NO"\nphrases:\n  - ')
    assert "answer: |\n  Yes: join #study.\n\n  It meets weekly.\n" in text
    assert files["hidden.yaml"] == "# hidden.yaml\ntopics: [education/self-taught]\n"
    assert "Über 12:30" in files["topics/education/bootcamps.yaml"]
    for path, body in files.items():
        if path.endswith(".yaml"):
            parse(body, path)


@pytest.mark.parametrize("path", ["topics/education/our-group.yaml", "skills/analysis.yaml", "hidden.yaml"])
def test_one_file_of_an_export_can_be_sent_alone(
    library: Library, empty: Layer, edits: list[Edit], path: str
) -> None:
    text = contents(export(library, edits, whole=False))[path]
    found = read_upload("renamed.yaml", text.replace("\n", "\r\n").encode(), empty)
    assert not found.faults
    assert len(found.edits) == 1
    assert found.edits[0] in edits


def test_pay_as_a_table_is_sent_back(library: Library, empty: Layer, edits: list[Edit]) -> None:
    table = contents(export(library, edits, whole=False))["pay.csv"]
    assert "'=all of it" in table, "a spreadsheet must not run it"
    found = read_upload("pay.csv", table.encode(), empty)
    assert not found.faults
    (asked,) = found.edits
    assert asked.value["guide"][-1] == ROW
    assert layered(library, found.edits).library.pay == layered(library, [edits[-1]]).library.pay
    raised = read_upload("pay.csv", table.replace("50000", "51000").encode(), empty).edits[0]
    assert raised.value["guide"][-1]["low"] == 51000


def test_what_is_added_goes_to_what_the_server_changed(library: Library) -> None:
    layer = layered(library, [edit(library, BOOTCAMPS, "put", title="Ours")])
    text = b"# added/topics/education/bootcamps.yaml\nphrases: [is our camp the right one]\n"
    (asked,) = read_upload("a.yaml", text, layer).edits
    assert (asked.action, asked.value["title"]) == ("put", "Ours")
    assert asked.value["phrases"][-1] == "is our camp the right one"


# --- bad input


def test_five_hundred_entries_at_once(library: Library, empty: Layer) -> None:
    words = [f"{a}{b}" for a in "bcdfghjklmnpqrstvwxz" for b in ("anko", "elmi", "irpo", "ostu", "umra")]
    names = [f"{one}-{two}" for one in words[:25] for two in words[40:60]]
    added = [edit(library, Piece("topics", f"education/{name}"), "put", **group(name)) for name in names]
    packed = export(library, added, whole=False)
    start = time.process_time()
    found = read_upload("many.zip", packed, empty)
    assert not found.faults
    assert len(found.edits) == 500
    assert time.process_time() - start < 30


def test_faults_name_line_and_column(empty: Layer) -> None:
    found = read_upload(
        "x.zip", archive({"roles/a.yaml": "name: x\nabout: [a, b\n", "roles/b.yaml": "a: 1\n b: 2\n"}), empty
    )
    assert len(found.faults) == 2
    assert all("roles/" in fault and ", line 2, column " in fault for fault in found.faults), found.faults


def test_a_phrase_of_another_entry_is_told_with_its_line(empty: Layer) -> None:
    text = (
        "# topics/education/x.yaml\ntitle: X\nphrases:\n  - are bootcamps worth it\n  - qq ww\n  - ee rr tt\n"
    )
    text += "answer: No.\nsources: [editors]\nreviewed: 2026-11-20\nexamples: [{ask: zz uu ii}]\n"
    fault = only(read_upload("x.yaml", text.encode(), empty))
    assert "line 4" in fault
    assert "education/bootcamps" in fault or "Bootcamps" in fault


@pytest.mark.parametrize(
    "bad", ["Ask @everyone.", "Ask <@123456789012345678>.", "[https://a.com](https://b.com)"]
)
def test_mentions_and_hidden_links_are_refused(library: Library, empty: Layer, bad: str) -> None:
    packed = export(
        library, [edit(library, Piece("topics", "education/q"), "put", **group(answer=bad))], whole=False
    )
    found = read_upload("x.zip", packed, empty)
    assert found.faults
    assert not found.edits


def test_one_fault_and_nothing_is_imported(library: Library, empty: Layer) -> None:
    good = export(library, [edit(library, Piece("topics", "education/q"), "put", **group())], whole=False)
    files: dict[str, str | bytes] = {**contents(good), "roles/a.yaml": "name: &x [1]\nabout: *x\n"}
    assert "anchor or alias" in only(read_upload("x.zip", archive(files), empty))


def bomb() -> bytes:
    return archive({"topics/education/x.yaml": "a" * 900_000})


def lying() -> bytes:
    """Declares 100 bytes and holds a million and more."""
    raw = bytearray(archive({"topics/education/x.yaml": "ab" * 700_000}))
    size = (1_400_000).to_bytes(4, "little")
    assert raw.count(size) == 2
    return bytes(raw.replace(size, (100).to_bytes(4, "little")))


def special(**attributes: Any) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as made:
        info = zipfile.ZipInfo("roles/a.yaml")
        for name, value in attributes.items():
            setattr(info, name, value)
        made.writestr(info, "name: x")
    return stream.getvalue()


def encrypted() -> bytes:
    raw = bytearray(special())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    return bytes(raw)


def twice() -> bytes:
    return archive({"roles/a.yaml": "a: 1", "roles/A.yaml": "a: 1"})


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("x.zip", b"x" * 1_000_001, "1,000,001 bytes"),
        ("x.yaml", b"", "is empty"),
        ("x.docx", b"PK", "of no kind that can be read"),
        ("x.yaml", b"title: x\n", "does not say where it belongs"),
        ("x.yaml", b"# ../../etc/x.yaml\na: 1\n", "does not say where it belongs"),
        ("x.yaml", b"# topics/nonsense/x.yaml\na: 1\n", "nonsense"),
        ("x.yaml", b"# roles/x.yaml\na: \xff\n", "not UTF-8"),
        ("x.zip", b"PK\x03\x04 nothing", "no .zip file"),
        ("x.zip", bomb(), "unpacks to far more"),
        ("x.zip", lying(), "damaged"),
        ("x.zip", archive({f"roles/a{n}.yaml": "" for n in range(1001)}), "1,001 files"),
        ("x.zip", archive({"../a.yaml": "a: 1"}), "leads out of its folder"),
        ("x.zip", archive({"/etc/a.yaml": "a: 1"}), "leads out of its folder"),
        ("x.zip", archive({"C:/a.yaml": "a: 1"}), "leads out of its folder"),
        ("x.zip", archive({"..\\roles\\a.yaml": "a: 1"}), "leads out of its folder"),
        ("x.zip", archive({"C:\\roles\\a.yaml": "a: 1"}), "leads out of its folder"),
        ("x.zip", archive({"\\roles\\a.yaml": "a: 1"}), "leads out of its folder"),
        ("x.zip", archive({"inner.zip": archive({"a.yaml": ""})}), "archive in an archive"),
        ("x.zip", archive({"roles/a.exe": "MZ"}), "is no .yaml file"),
        ("x.zip", archive({"elsewhere/deep/a.yaml": "a: 1"}), "not expected here"),
        ("x.zip", archive({"README.txt": "hello"}), "holds nothing to import"),
        ("x.zip", special(external_attr=(stat.S_IFLNK | 0o777) << 16), "is a link"),
        ("x.zip", special(compress_type=zipfile.ZIP_LZMA), "unusual way"),
        ("x.zip", encrypted(), "is encrypted"),
        ("x.zip", twice(), "twice"),
        ("p.csv", b"a,b\n1,2\n", "lacks the columns role"),
        ("p.csv", b'role,source,currency,country,low,scope,reviewed\n"x\n', "no valid CSV"),
        ("p.csv", b"role,source,currency,country,low,scope,reviewed\nx,e,USD,US,1k,all,\n", "low is '1k'"),
        ("p.csv", b"role,source,currency,country,low,scope,reviewed\nx,e\n", "more or fewer cells"),
        ("x.yaml", b"# hidden.yaml\ntopics: [education/nowhere]\n", "is not known"),
        ("x.yaml", b"# roles/x.yaml\n- a\n", "not a map"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_sentence(
    empty: Layer, name: str, content: bytes, said: str
) -> None:
    assert said in only(read_upload(name, content, empty))


def test_a_zip_made_anew_on_another_computer(library: Library, empty: Layer, edits: list[Edit]) -> None:
    files = contents(export(library, edits, whole=False))
    again: dict[str, str | bytes] = {f"my export/{path}": text for path, text in files.items()}
    again |= {"__MACOSX/my export/._a.yaml": b"\x00\x05", "my export/.DS_Store": b"\x00"}
    assert len(read_upload("x.zip", archive(again), empty).edits) == len(edits)
