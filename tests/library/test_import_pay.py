"""`career-bot kb import-pay`, through the command line, on a copy of the knowledge base."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bot.__main__ import cli
from bot.errors import CareerBotError
from bot.library import Library, documents, pay_files, reading
from bot.library.pay_models import Pay
from bot.library.survey_rows import COLUMNS

ROOT = Path(__file__).parents[2]
SURVEY = ROOT.parent / "shared" / "data" / "salaries.csv"
GUIDE = "# By hand.\nguide:\n    - {low: 1000, high: 2000,  currency: USD, country: US, # odd, but mine\n"
GUIDE += "       scope: 'x', source: guide-career-path, reviewed: 2026-11-20}\n\n# At the end.\n"


@pytest.fixture
def knowledge(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", folder)
    monkeypatch.setenv("KNOWLEDGE_DIR", str(folder))
    return folder


def survey(path: Path, count: int = 12, extra: list[list[object]] | None = None, **changed: object) -> Path:
    """A survey of `count` ranges of senior data scientists; line 2 is the first row."""
    rows = [line(pay, **changed) for n in range(count) for pay in (160_000 + n * 100, 140_000)]
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows([list(COLUMNS), *rows, *(extra or [])])
    return path


def line(pay: object, **changed: object) -> list[object]:
    values = ["2024", "SE", "FT", "Data Scientist", pay, "USD", pay, "US", 0, "US", "M"]
    return list({**dict(zip(COLUMNS, values, strict=True)), **changed}.values())


def run(path: Path) -> Result:
    """The command's result; a person's error as `main` shows it."""
    result = CliRunner().invoke(cli, ["kb", "import-pay", str(path)])
    assert result.exception is None or isinstance(result.exception, CareerBotError), result.exc_info
    return result


def texts(knowledge: Path) -> dict[str, bytes]:
    return {str(path.relative_to(knowledge)): path.read_bytes() for path in knowledge.rglob("*.*")}


def test_rows_are_written_beside_the_curators_own(knowledge: Path, tmp_path: Path) -> None:
    target = knowledge / "pay" / "data-scientist.yaml"
    target.write_text(GUIDE)
    result = run(survey(tmp_path / "s.csv"))
    assert result.exit_code == 0
    assert "24 rows read; 24 used: 12 postings, 12 distinct." in result.stdout
    assert target.read_text().startswith(GUIDE)
    (senior, every) = Library.load(knowledge).pay["data-scientist"].advertised
    assert (senior.level, senior.n, senior.rows, senior.years, senior.low) == (
        "senior",
        12,
        24,
        (2024, 2024),
        140_000,
    )
    assert every.level is None


def test_every_file_is_read_once(knowledge: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read, parsed = Counter[str](), Counter[str]()
    read_text, parse = reading.read_text, documents.parse

    def reads(path: Path, root: Path) -> str:
        read[reading.shown(path, root)] += 1
        return read_text(path, root)

    def parses(text: str, path: str) -> documents.Document:
        parsed[path] += 1
        return parse(text, path)

    monkeypatch.setattr(reading, "read_text", reads)
    monkeypatch.setattr(documents, "parse", parses)
    before = texts(knowledge)
    assert run(survey(tmp_path / "s.csv")).exit_code == 0
    changed = {name for name, text in texts(knowledge).items() if before.get(name) != text}
    assert changed
    assert {name for name in before if name.endswith(".yaml")} == set(read)
    assert set(read.values()) == {1}
    assert {name for name, times in parsed.items() if times > 1} <= changed | (
        before.keys() - texts(knowledge)
    )


def test_a_second_run_changes_nothing(knowledge: Path, tmp_path: Path) -> None:
    (knowledge / "pay" / "data-scientist.yaml").write_text(GUIDE.removesuffix("\n"))
    run(survey(tmp_path / "s.csv"))
    once = texts(knowledge)
    assert "Nothing has changed." in run(tmp_path / "s.csv").stdout
    assert texts(knowledge) == once


def test_a_role_without_a_cell_has_no_computed_rows(knowledge: Path, tmp_path: Path) -> None:
    run(survey(tmp_path / "s.csv", job_title="Statistician"))
    assert (knowledge / "pay" / "statistician.yaml").exists()
    run(survey(tmp_path / "s.csv"))
    assert not (knowledge / "pay" / "statistician.yaml").exists()
    assert Library.load(knowledge).pay["machine-learning-engineer"].advertised == ()


def test_norway_stays_a_country(knowledge: Path, tmp_path: Path) -> None:
    norway = {"employee_residence": "NO", "company_location": "NO", "salary_currency": "NOK"}
    assert run(survey(tmp_path / "s.csv", **norway)).exit_code == 0
    assert Library.load(knowledge).pay["data-scientist"].advertised[0].country == "NO"


def test_comments_and_order_around_the_computed_rows_are_kept() -> None:
    old = "# top\nadvertised:\n  - {n: 1}\n# of the guide\nguide: []\ntrend: []\n\n# end"
    pay = Pay()
    assert pay_files.rewritten(old, pay, "x") == "# top\n# of the guide\nguide: []\n\n# end\n"
    assert pay_files.rewritten("# only\nadvertised: []\n", pay, "x") == ""


@pytest.mark.parametrize("text", ["{guide: []}", "- 1", "a: &x 1\nb: *x", "guide:\n\t- 1", "text"])
def test_a_pay_file_that_cannot_be_kept_is_refused(knowledge: Path, tmp_path: Path, text: str) -> None:
    (knowledge / "pay" / "data-scientist.yaml").write_text(text)
    before = texts(knowledge)
    result = run(survey(tmp_path / "s.csv"))
    assert result.exit_code == 1
    assert "pay/data-scientist.yaml:" in str(result.exception)
    assert texts(knowledge) == before


@pytest.mark.usefixtures("knowledge")
def test_bad_rows_are_counted_and_named(tmp_path: Path) -> None:
    bad = [
        line("12k"), line(130_000), line(-1), line("1.5"), line(150_000, salary_in_usd=15_000),
        line(9, experience_level="XX"), line(9, company_location="Utopia"), line(9, salary_currency="US$"),
        line(9, work_year="2044"), line(9)[:-1], [*line(9), "more"],
        line(150_000, company_location="DE", employee_residence="DE"),
        line(140_000, company_location="DE", employee_residence="DE"),
    ]  # fmt: skip
    result = run(survey(tmp_path / "s.csv", extra=bad))
    assert result.exit_code == 0
    assert "2 bad rows, another number of fields than the header has (line 35; line 36)" in result.stdout
    assert "3 bad rows, an unknown code (line 31: experience_level is 'XX'; line 32" in result.stdout
    assert (
        "5 bad rows, a bad number (line 26: salary is '12k'; line 28: salary is '-1'; line 29"
        in result.stdout
    )
    assert (
        "2 in a currency that is not the country's own: tells of another market (line 37: DE in USD"
        in result.stdout
    )
    assert "12 postings, 12 distinct" in result.stdout


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "lacks the columns work_year, experience_level"),
        (b"work_year,salary\n2024,1\n", "lacks the columns experience_level, employment_type, job_title"),
        (",".join([*COLUMNS, "salary"]).encode(), "has the columns salary twice"),
        (",".join(COLUMNS).encode() + b"\n\xff\xfe\n", "is not UTF-8 text"),
        (",".join(COLUMNS).encode() + b'\n"' + b"x" * 200_000 + b'"\n', "is no CSV"),
        (
            ",".join(COLUMNS).encode() + b"\n2024,SE\n",
            "no role with 10 distinct postings, so nothing was changed",
        ),
        (None, "cannot be read"),
    ],
)
def test_no_survey_no_change(knowledge: Path, tmp_path: Path, content: bytes | None, sentence: str) -> None:
    path = tmp_path / "s.csv"
    if content is not None:
        path.write_bytes(content)
    before = texts(knowledge)
    result = run(path)
    assert result.exit_code == 1
    assert sentence in str(result.exception)
    assert "\n" not in str(result.exception)
    assert texts(knowledge) == before


def test_nothing_is_replaced_when_one_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "pay").mkdir()
    good, bad = tmp_path / "pay" / "a.yaml", tmp_path / "pay" / "b.yaml"
    good.write_text("old")
    (tmp_path / "pay" / ".b.yaml.new").mkdir()
    with pytest.raises(CareerBotError, match="cannot be written"):
        pay_files.replace({good: "new", bad: "new"})
    assert good.read_text() == "old"
    assert not (tmp_path / "pay" / ".a.yaml.new").exists()


def test_a_title_of_two_roles_is_refused(knowledge: Path, tmp_path: Path) -> None:
    role = knowledge / "roles" / "statistician.yaml"
    role.write_text(role.read_text().replace("titles:", "titles:\n  - Data Scientist", 1))
    result = run(survey(tmp_path / "s.csv"))
    assert result.exit_code == 1
    assert "'Data Scientist' is also of data-scientist" in str(result.exception)


@pytest.mark.skipif(not SURVEY.exists(), reason="the survey does not lie beside this checkout")
def test_the_committed_rows_are_the_surveys(knowledge: Path) -> None:
    before = texts(knowledge)
    result = run(SURVEY)
    assert result.exit_code == 0
    assert texts(knowledge) == before
    assert "73,148 rows read" in result.stdout


def test_every_bad_row_is_named(knowledge: Path, tmp_path: Path) -> None:
    bad = [line("abc"), line(-5), line("nan"), line(""), line("1e5")]
    pounds = [line(pay, salary_currency="GBP") for pay in (90_004, 90_003, 90_002, 90_001)]
    told = run(survey(tmp_path / "s.csv", extra=[*bad, *pounds])).stdout
    assert "5 bad rows, a bad number" in told
    assert all(f"line {number}: salary is" in told for number in range(26, 31)), told
    assert all(f"line {number}: US in GBP" in told for number in range(31, 35)), told
    assert ", ..." not in told


def test_the_line_that_is_not_utf_8(knowledge: Path, tmp_path: Path) -> None:
    path = survey(tmp_path / "s.csv")
    path.write_bytes(path.read_bytes() + b"\xff\xfe\n")
    assert str(run(path).exception) == f"{path}:26: is not UTF-8 text; save the file as UTF-8"


def test_a_survey_of_a_header_alone(knowledge: Path, tmp_path: Path) -> None:
    path = survey(tmp_path / "s.csv", count=0)
    assert str(run(path).exception) == (
        f"{path}: holds no role with 10 distinct postings, so nothing was changed; it holds no rows to count"
    )
