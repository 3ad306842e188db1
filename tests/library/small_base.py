"""The smallest knowledge folder that is valid, and a way to spoil it."""

from pathlib import Path

SOURCES = """\
editors:
  title: Advice of the maintainers
  publisher: the maintainers
  date: "2026-11"
  licence: MIT
survey:
  title: A survey of pay
  publisher: somebody
  date: "2025"
  licence: CC0
"""

VOCABULARY = """\
levels:
  entry: {name: Entry level, words: [junior]}
  mid: {name: Mid level, words: [mid]}
  senior: {name: Senior, words: [senior]}
  lead: {name: Lead and above, words: [lead]}
countries:
  US: {names: [usa], cities: [boston]}
industries: {}
backgrounds:
  no-background: {name: No background}
"""

ROLE = """\
name: Data engineer
plural: data engineers
aliases: [etl developer]
summary: Builds pipelines.
about: Moves data to where it is needed.
duties: [build, test, run]
skills:
  - {skill: sql, importance: essential}
  - {skill: python, importance: essential}
  - {skill: spark, importance: useful}
education: A degree helps.
progression:
  before: [data-analyst]
  text: Senior next.
workplaces: Everywhere.
neighbours:
  data-analyst: answers questions
sources: [editors]
reviewed: 2026-11-20
"""

OTHER_ROLE = (
    ROLE.replace("Data engineer", "Data analyst")
    .replace("data engineers", "data analysts")
    .replace("etl developer", "reporting analyst")
    .replace("data-analyst", "data-engineer")
)

SKILL = """\
  {id}:
    name: {id}
    summary: A skill.
    why: It helps.
    hours: {{low: 10, high: 20}}
    first_step: Begin.
    related: [{related}]
    sources: [editors]
    reviewed: 2026-11-20
"""

SKILLS = (
    "title: Languages\nskills:\n"
    + SKILL.format(id="sql", related="python")
    + SKILL.format(id="python", related="")
    + SKILL.format(id="spark", related="")
)

ROADMAP = (
    """\
title: The way to data engineer
summary: Three steps.
steps:
"""
    + "".join(
        f"""\
  - id: step-{number}
    title: Step {number}
    phase: First
    goal: Learn.
    skills: [sql]
    hours: {{low: 10, high: 20}}
"""
        for number in (1, 2, 3)
    )
    + """\
starts:
  data-analyst: {summary: Shorter., done: [step-1], shorter: [step-2], advice: Go on.}
  no-background: {summary: All of it., advice: Begin.}
sources: [editors]
reviewed: 2026-11-20
"""
)

PAY = """\
guide:
  - level: mid
    low: 100000
    high: 150000
    currency: USD
    country: US
    scope: data engineers
    source: survey
    reviewed: 2026-11-20
"""

TOPIC = """\
title: Degrees
phrases: [do i need a degree, is a degree needed, must i study]
answer: |
  A degree helps.

  WORDS
sources: [editors]
reviewed: 2026-11-20
followups: [education/courses]
examples:
  - ask: r degrees worth it
near_misses:
  - {ask: which courses are good, expect: education/courses}
""".replace("WORDS", " ".join(["word"] * 70))

OTHER_TOPIC = (
    TOPIC.replace("Degrees", "Courses")
    .replace("education/courses", "education/degrees")
    .replace(
        "do i need a degree, is a degree needed, must i study", 'which course, what course, "{skill} course"'
    )
    .replace("r degrees worth it", "any good courses")
    .replace("which courses are good", "phd or not")
)

FILES = {
    "sources.yaml": SOURCES,
    "vocabulary.yaml": VOCABULARY,
    "roles/data-engineer.yaml": ROLE,
    "roles/data-analyst.yaml": OTHER_ROLE,
    "skills/languages.yaml": SKILLS,
    "roadmaps/data-engineer.yaml": ROADMAP,
    "pay/data-engineer.yaml": PAY,
    "topics/education/degrees.yaml": TOPIC,
    "topics/education/courses.yaml": OTHER_TOPIC,
}


class Base:
    """A knowledge folder that a test may spoil."""

    def __init__(self, root: Path):
        self.root = root
        for place, text in FILES.items():
            self.write(place, text)

    def write(self, place: str, text: str | bytes) -> Path:
        """Write one file, whole."""
        path = self.root / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    def change(self, place: str, old: str, new: str) -> int:
        """Replace the first `old`, which must be there; return its line."""
        text = (self.root / place).read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {place}"
        self.write(place, text.replace(old, new, 1))
        return text[: text.index(old)].count("\n") + 1
