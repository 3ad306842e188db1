"""What people tell beside a question. Some phrases are learnt with it: then it says nothing of what is asked.

In the base "coming from teaching" stands in phrases on changing one's job alone. Learnt as they are, those
made "coming from teaching, what does an analyst do all day" a question on that.
"""

from collections.abc import Sequence
from zlib import crc32

from bot.understanding.matching.phrases import Phrase
from bot.understanding.reading.lexicon import Lexicon
from bot.understanding.reading.reader import read_phrase

OF_TEN, TWO_OF_TEN = 3, 3
"""How many phrases of ten are learnt with an aside, and how many of those with two. With five and more,
questions that ask and tell nothing else are understood less well."""

_ASIDES = """
    i am a nurse, i work as a teacher, coming from marketing, coming from teaching, ex teacher, ex military,
    former accountant, i was a mechanical engineer, mechanical engineer here, electrical engineer here, i am
    a software engineer, backend developer here, i work as a data analyst, data scientist here, i am a
    physicist, i work in sales, i work in a call center, i work in a warehouse, i run a small business, i am
    a stay at home parent, i am a student, student here, second year student, final year student, high
    school student, computer science student, i study economics, i studied psychology, i have a degree in
    biology, i have a masters in statistics, i have a phd in physics, i have a bachelor in business, i
    dropped out of college, no degree, self taught, i did a bootcamp, i finished an online course, i did a
    google certificate, my uni offers a module on it, i graduate next year, just graduated, i am a fresher,
    26m, 33f, i am 40, at 38, i am over 35, two kids and no time, with a full time job, next to work, in the
    evenings, from india, from vietnam, based in the uk, here in germany, i live in poland, in a small town,
    i am an immigrant, moving to canada, working remotely, 3 years of experience, with 5 years of
    experience, 2 yoe, 10 years in the field, i have no experience, as a junior, i am a senior, i lead a
    small team, i manage six data scientists, i am the only data person here, currently in a startup, i work
    at a startup, at a big company, at a bank, in consulting, in healthcare, in insurance, in academia, as a
    postdoc, i freelance, my company is small, at meta, i just got laid off, i am unemployed, i got an
    offer, i start next week, before my interview tomorrow, i have an interview next week, i hate my job, i
    am bored at work, tired of my job, after a break of two years, after two years with the kids, for my
    first job, for my next job, i am a career changer, i know python and sql, i know a little python, i know
    excel, i love math, i am bad at math, i have a laptop and free time, i have done two projects, i have
    read a book about it, i watched some videos, i tried kaggle, my boss keeps asking, my manager told me
    to, asking for my daughter, asking for a friend, my friend told me so, my parents think so, everybody
    says something else, worried about ai, chatgpt does everything now, in this market, these days, in 2025,
    in the long run, been thinking about it for months, feeling lost, i am confused, i am curious, serious
    question, stupid question, honest answers only, need advice, please help, help me decide, any advice,
    any tips, thoughts, what do you think, lol, rant, thanks in advance, long story short
"""

Words = tuple[str, ...]


def with_asides(phrases: Sequence[Phrase], lexicon: Lexicon) -> tuple[list[Words], list[Words]]:
    """The words of phrases, (masked, plain), some with asides before or behind them.

    Which ones hangs on the text of a phrase alone: the others stay as they are when one is added.
    """
    asides = [read_phrase("", " ".join(aside.split()), lexicon) for aside in _ASIDES.split(",")]
    masked, plain = [], []
    for phrase in phrases:
        words, own = phrase.words, phrase.plain
        for aside, before in _beside(phrase.shown, len(asides)):
            told = asides[aside]
            words = (*told.words, *words) if before else (*words, *told.words)
            own = (*told.plain, *own) if before else (*own, *told.plain)
        masked.append(words)
        plain.append(own)
    return masked, plain


def _beside(shown: str, asides: int) -> list[tuple[int, bool]]:
    """The numbers of the asides of a phrase, and whether each stands before it."""
    drawn = crc32(shown.encode("utf-8", "surrogatepass"))
    drawn, tenth = divmod(drawn, 10)
    drawn, second = divmod(drawn, 10)
    if tenth >= OF_TEN:
        return []
    found = []
    for _ in range(2 if second < TWO_OF_TEN else 1):
        drawn, aside = divmod(drawn, asides)
        drawn, before = divmod(drawn, 2)
        found.append((aside, before == 1))
    return found
