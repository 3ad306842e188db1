"""The texts of new files. Each is valid, and says in its own words what belongs in its place."""

from datetime import date

MARK = "REPLACE"
"""Stands in every text that a curator writes over."""

_TOPIC = """\
# yaml-language-server: $schema=../../schemas/topic.json
# Write over every text that says REPLACE. The form is explained in knowledge/README.md.
title: REPLACE {title}
phrases: # how members ask: 14 to 25, as different from each other as members are
  - REPLACE what members ask about {words}
  - REPLACE the same thing on {words} asked in a hurry
  - REPLACE a third way to bring up {words}
answer: |
  REPLACE this line with the answer itself in at most 160 characters; it is all that many members read.

  REPLACE this paragraph with the details. Write 60 to 220 words in all, in short paragraphs or a list, in
  your own words. Say what is known, how sure it is, and what depends on the case. Give figures only with a
  source from sources.yaml, named below. Leave out what every member knows already.

  REPLACE this last paragraph with the next step: one thing that the member can do this week.
sources: [{source}] # ids from sources.yaml
reviewed: {today} # the day somebody last read it through
followups: [] # entries that a reader may want next, such as education/degrees
examples: # questions that must reach this entry, worded unlike any phrase
  - ask: REPLACE with a question on {words} as a member would type it
near_misses: [] # questions that sound alike and lead elsewhere: - {{ask: ..., expect: out_of_scope}}
"""

_ROLE = """\
# yaml-language-server: $schema=../schemas/role.json
# Write over every text that says REPLACE. The form is explained in knowledge/README.md.
name: {title} # REPLACE if it is written otherwise
plural: {plural} # REPLACE if it is not the plural
aliases: [] # every way members write it, abbreviations and misspellings too
summary: REPLACE with what this role does, in at most 160 characters.
about: |
  REPLACE with two short paragraphs on the role and how it differs from its neighbours.
duties:
  - REPLACE with a duty
  - REPLACE with another duty
  - REPLACE with a third duty, and more below
day:
  - REPLACE with a part of a typical day
skills: # REPLACE these three; importance is essential, useful or bonus
{skills}
education: |
  REPLACE with the degrees that holders have, and the ways in without one.
progression:
  before: [] # ids of roles that people come from
  after: [] # ids of roles that people go to
  text: |
    REPLACE with the usual next steps.
workplaces: |
  REPLACE with the industries and kinds of employers that hire for it.
neighbours: {{}} # a role's id, and in a line how that role differs
sources: [{source}] # ids from sources.yaml
reviewed: {today} # the day somebody last read it through
"""

_SKILL = """\
  {skill}:
    name: {title} # REPLACE if it is written otherwise
    aliases: [] # every way members write it
    summary: REPLACE with what this skill is, in at most 160 characters.
    why: REPLACE with what it is good for, and in which roles.
    hours: {{low: 40, high: 120}} # REPLACE with the hours to a working level
    first_step: REPLACE with the first thing to do.
    resources: [] # - {{title: ..., url: "https://...", free: true}}
    related: [{related}] # REPLACE with ids of skills that go with it
    counts_as: [] # ids of skills that it meets as well where a role names them
    sources: [{source}]
    reviewed: {today}
"""

_ROADMAP = """\
# yaml-language-server: $schema=../schemas/roadmap.json
# Write over every text that says REPLACE. The form is explained in knowledge/README.md.
title: "How to become: {role}" # REPLACE
summary: REPLACE with the whole way in at most 160 characters.
intro: |
  REPLACE with whom this is for, and how sure the hours are.
steps:
{steps}
starts: {{}} # what somebody skips who comes from another role or background
sources: [{source}] # ids from sources.yaml
reviewed: {today} # the day somebody last read it through
"""

_STEP = """\
  - id: step-{number}
    title: REPLACE with the name of step {number}
    phase: REPLACE with the name of its phase
    goal: REPLACE with what one can do after this step.
    skills: [] # ids of skills
    resources: [] # - {{title: ..., url: "https://...", free: true}}
    project: REPLACE with a small piece of work that proves it.
    hours: {{low: 20, high: 60}} # REPLACE"""


def topic(intent: str, entry: str, source: str, today: date) -> str:
    """A file of `topics/`; intent and entry stand in each phrase, so that it is like no other file's."""
    words = f"{intent} {entry}".replace("_", " ").replace("-", " ")
    return _TOPIC.format(title=_words(entry), words=words, source=source, today=today)


def role(name: str, skills: list[str], source: str, today: date) -> str:
    """A file of `roles/` that names some known skills."""
    needs = "\n".join(f"  - {{skill: {_quoted(skill)}, importance: useful}}" for skill in skills)
    title = _quoted(_words(name))
    plural = _quoted(_words(name).lower() + "s")
    return _ROLE.format(title=title, plural=plural, skills=needs, source=source, today=today)


def skill(name: str, related: str, source: str, today: date) -> str:
    """A part of a file of `skills/`, indented as its place there asks."""
    title = _quoted(_words(name))
    return _SKILL.format(
        skill=_quoted(name), title=title, related=_quoted(related), source=source, today=today
    )


def roadmap(role_name: str, source: str, today: date) -> str:
    """A file of `roadmaps/` with three steps."""
    steps = "\n".join(_STEP.format(number=number) for number in (1, 2, 3))
    shown = role_name.replace("\\", "").replace('"', "")
    return _ROADMAP.format(role=shown, steps=steps, source=source, today=today)


def _words(name: str) -> str:
    words = name.replace("-", " ")
    return words[0].upper() + words[1:]


def _quoted(text: str) -> str:
    """In quotes where YAML would read something else: "no", "007", "1-1"."""
    return text if len(text) > 5 and text[0].isalpha() else f'"{text}"'
