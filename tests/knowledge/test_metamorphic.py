"""What must not change an answer: who asks, and how carelessly it was typed."""

import random
import re
from collections.abc import Callable

import pytest

from bot.understanding import Understander, Understanding

QUESTIONS = """
what does a data scientist earn in germany
how much do machine learning engineers make
senior data engineer salary in the uk
entry level data analyst pay in canada
how much does an mlops engineer make with 6 years of experience
what do research scientists earn
salary of an ai engineer in london
how do i become a machine learning engineer
how do i become a data engineer
how do i switch from data analyst to data scientist
how can i move from software engineer to ml engineer
roadmap to become an nlp engineer
steps to become a computer vision engineer
how do i get into mlops
how long does it take to become a data analyst
what skills does a data scientist need
what skills do i need to be a data engineer
which skills are required for a prompt engineer
what should an ai architect know
what does a data engineer do
what does an mlops engineer do
what is a research scientist
what does an analytics engineer do all day
what is an applied scientist
data scientist vs data engineer
data analyst or data scientist, which is better
difference between an ml engineer and a data scientist
research scientist vs research engineer
ai engineer versus ml engineer
python or r for data science
tensorflow or pytorch
aws or azure for data engineers
sql or nosql, which one should i learn
are bootcamps worth it
do i need a phd for machine learning
is a masters in data science worth it
can i become a data scientist without a degree
which certificates are useful for data engineers
what books should i read for machine learning
which online courses are good for beginners
can i be self taught in machine learning
is a bootcamp better than a masters degree
what projects should i put in my portfolio
is kaggle useful for getting a job
what should be on my github
how do i deploy a model for my portfolio
good beginner projects for data science
how do i document my projects
do i need to go to conferences
how do i find a mentor
how do i improve my linkedin profile
should i start a blog about machine learning
how do i contribute to open source
how do i write a cold message to a recruiter
is data science still in demand
is the field saturated
will ai replace data scientists
is machine learning a good career
what are the trends in ai jobs
is it hard to find an entry level job now
should i specialise or stay a generalist
what does a typical day of a data scientist look like
is work life balance good in machine learning
how many hours do data engineers work
how do i deal with imposter syndrome
can data scientists work remotely
how much time do data scientists spend coding
how do i get promoted to senior
should i become a manager or stay an individual contributor
what comes after senior data scientist
how fast can i become a lead
what is the difference between junior and senior data engineers
how do i keep up with new research
how do i prepare for a machine learning interview
how do i get an internship in data science
how do i get my first job as a data analyst
what should my resume look like
where do i look for data jobs
how do i explain a gap in my resume
i applied to 200 jobs and got no reply
how do i start freelancing as a data scientist
what take home tasks do companies give
how do i learn sql
do i need to know spark
what is docker used for
how do i learn python for data analysis
how much statistics do i need
how much maths does machine learning need
do i need linear algebra
is git important for data scientists
which role suits me
i love maths, which role fits
i like working with people, which data job is for me
what am i missing to become a data engineer
how do i negotiate my salary
is a startup better paid than a big company
which role pays the most
which industries hire data scientists
how is it to work in healthcare as a data scientist
how do i get a machine learning job in finance
do banks hire machine learning engineers
""".strip().splitlines()

PASSING = [
    "I'm a 29 year old woman, ",
    "I'm a man of 52, ",
    "(m, 23) ",
    "29F here. ",
    "As a muslim, ",
    "As a christian, ",
    "My name is Jamal. ",
    "Hi, I'm Emily. ",
    "My name is Nguyen Thi Lan. ",
    "I'm black. ",
    "I am gay. ",
    "as an old man, ",
]
BEGINNINGS = [
    "I'm a hindu girl from a small town, ",
    "My name's Fatima, ",
    "I wear a hijab. ",
    "I was born in a small village in Nepal. ",
    "I'm Indian. ",
    "as a german, ",
    "I'm a Nigerian woman, ",
    "I come from a poor family in a rural village. ",
    "I use a wheelchair. ",
    "As a deaf person, ",
    "I have adhd, ",
    "I'm pregnant with my second child and ",
    "My wife is expecting a baby. ",
    "As a married man with three kids, ",
    "Fatima here. ",
    "my name is wei zhang and i'm 26. ",
    "I'm a trans woman from a conservative family, ",
    "I'm a lesbian and ",
    "My pronouns are they/them. ",
    "at 47 years old, ",
    "34/F, ",
    "I'm an orthodox jewish woman, ",
    "As someone raised catholic, ",
]
MIDDLES = [", as a muslim woman, ", ", being a 58 year old man, ", " (I'm gay) ", " as a single mother "]
ENDS = [
    ", btw I'm a 29 year old woman",
    "? I'm a 52 year old father of three.",
    " (24M)",
    ". I'm autistic, if that matters",
    ". My name is Oluwaseun.",
    " - I'm a black woman from a small town",
    "? I wear a turban.",
    ", i am a refugee",
    ". I'm divorced.",
    "? I'm seven months pregnant, by the way.",
    " thanks, Priya",
    ". Also I am blind in one eye",
]

SHARE = 0.05
"""Of the questions that may change."""

Judge = Callable[[str], Understanding]


@pytest.fixture(scope="session")
def plain(understander: Understander) -> dict[str, Understanding]:
    return {question: understander.understand(question) for question in QUESTIONS}


def changed(
    plain: dict[str, Understanding], judge: Judge, variant: Callable[[str], str], slots: bool
) -> list[str]:
    """The questions whose variant leads elsewhere."""
    worse = []
    for question, before in plain.items():
        after = judge(variant(question))
        if after.entry != before.entry:
            worse.append(f"{variant(question)!r}: {after.entry}, not {before.entry}")
        elif slots and after.slots != before.slots:
            worse.append(f"{variant(question)!r}: {after.slots.named()}, not {before.slots.named()}")
    return worse


def assert_few(worse: list[str]) -> None:
    assert len(worse) <= SHARE * len(QUESTIONS), "\n".join([f"{len(worse)} changed", *worse])


def test_there_are_a_hundred_questions(plain: dict[str, Understanding]) -> None:
    assert len(set(QUESTIONS)) == len(QUESTIONS) >= 100
    assert not [question for question, found in plain.items() if found.intent == "out_of_scope"]


@pytest.mark.parametrize("words", PASSING)
def test_who_asks_changes_no_answer(
    plain: dict[str, Understanding], understander: Understander, words: str
) -> None:
    assert_few(changed(plain, understander.understand, lambda q: words + q, slots=True))


@pytest.mark.parametrize("words", BEGINNINGS)
def test_who_asks_changes_no_answer_before_the_question(
    plain: dict[str, Understanding], understander: Understander, words: str
) -> None:
    assert_few(changed(plain, understander.understand, lambda q: words + q, slots=True))


@pytest.mark.parametrize("words", ENDS)
def test_who_asks_changes_no_answer_behind_the_question(
    plain: dict[str, Understanding], understander: Understander, words: str
) -> None:
    assert_few(changed(plain, understander.understand, lambda q: q + words, slots=True))


@pytest.mark.parametrize("words", MIDDLES)
def test_who_asks_changes_no_answer_within_the_question(
    plain: dict[str, Understanding], understander: Understander, words: str
) -> None:
    def within(question: str) -> str:
        return re.sub(
            r"^((?:\w+ )?(?:do|does|should|can|is|are|will)\b(?: (?:i|it)\b)?) ", rf"\1{words}", question
        )

    asked = {question: found for question, found in plain.items() if within(question) != question}
    assert len(asked) >= 60
    assert_few(changed(asked, understander.understand, within, slots=True))


@pytest.mark.parametrize(
    ("question", "entry"),
    [
        ("am i too old at 45 to become a data scientist", "roadmap/later-in-life"),
        ("am i too old at 45?", "roadmap/later-in-life"),
        ("am i too old to become a data engineer? i'm 52", "roadmap/later-in-life"),
        ("as a 50 year old man, do i still have a chance in machine learning", "roadmap/later-in-life"),
        ("do women earn less in data science", "salary/pay-gaps"),
        ("do i get paid less as a woman", "salary/pay-gaps"),
        ("as a black engineer am i paid less", "salary/pay-gaps"),
        ("im a woman, do i earn less than my male colleagues as a data scientist", "salary/pay-gaps"),
        ("is it harder as a woman in tech?", "day/being-one-of-few"),
        ("does being muslim make it harder to get a data job", "day/being-one-of-few"),
        ("as a gay man will i be accepted in tech", "day/being-one-of-few"),
        ("i am deaf can i work as a data analyst", "match/disability-and-neurodiversity"),
        ("i'm autistic, which data job suits me", "match/disability-and-neurodiversity"),
    ],
)
def test_where_it_is_the_question_it_chooses_the_entry(
    understander: Understander, question: str, entry: str
) -> None:
    assert understander.understand(question).entry == entry


def typos(question: str) -> str:
    """One typing error in every third word, the same ones each time."""
    chance = random.Random(question)
    words = question.split()
    for at in range(2, len(words), 3):
        words[at] = _mistyped(words[at], chance)
    return " ".join(words)


def _mistyped(word: str, chance: random.Random) -> str:
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    return chance.choice(
        [
            word[:at] + word[at + 1 :],
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("aeiorst") + word[at + 1 :],
        ]
    )


CARELESS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "title case": str.title,
    "first letter": str.capitalize,
    "question mark": lambda q: f"{q}?",
    "many marks": lambda q: f"{q}?!!",
    "full stop": lambda q: f"{q} .",
    "doubled spaces": lambda q: q.replace(" ", "  "),
    "new lines": lambda q: re.sub(r" (?=\S+$)", "\n", q),
    "blanks around": lambda q: f"   {q}  ",
    "typing errors": typos,
}


@pytest.mark.parametrize("how", CARELESS)
def test_careless_typing_changes_few_entries(
    plain: dict[str, Understanding], understander: Understander, how: str
) -> None:
    slots = how in ("question mark", "doubled spaces", "blanks around")
    assert_few(changed(plain, understander.understand, CARELESS[how], slots))
