"""Whether a message is in English: by the small words that every sentence of a language needs."""

from collections.abc import Sequence

from bot.understanding.reading.normalise import clean

_ENGLISH_WORDS = """
    the a an is are be been do does did how what which who when where why can could should would
    will to of for and or in on at with from about into than it its this that these my your i you we
    they he she not if as by get have has had there any some more most best good need want like know
    learn job work salary pay
"""
"""Without "was", which is German, too."""

_OTHER_WORDS = {
    "German": """
        ich und der das ist nicht wie viel ein eine einen einer mit für auf auch als werden kann
        verdient wird oder wo was warum möchte suche mein meine sind haben guten danke hallo bitte
        bei zum zur vom aus welche welcher wieviel
        sich lohnt werde wirklich noch schon mich man
    """,
    "Dutch": "het een hoe veel wat niet voor naar mijn wordt ik je kan van",
    "French": """
        je tu il elle nous vous les des est une dans pour avec sur comment combien quel quelle veux
        apprendre devenir bonjour merci salaire suis travail mon ma
    """,
    "Spanish": """
        el los las una por para con como cuanto cuánto qué que es mejor puedo ser quiero soy gana hola
        gracias trabajo está aprendo aprender cómo
    """,
    "Portuguese": "um uma não você quero obrigado ganha salário trabalho",
    "Italian": "il lo gli uno che per non sono come quanto guadagna voglio ciao grazie lavoro stipendio",
    "Swedish": """
        jag och att hur vad som för inte det ett mig med vill kan blir hjälp jobb lön tjänar hej tack
    """,
    "Danish, Norwegian": """
        jeg og hvordan hvad hva ikke som er det med mig meg vil hjelp hjælp jobb hei hej
    """,
    "Turkish": "bir ve için nasıl ne kadar merhaba nedir olmak istiyorum",
    "Polish": "jak ile jest nie się dla czy chcę jako zostać zarabia pracę praca",
    "Czech": "jak kolik jako jsem není chci práci",
    "Romanian": "cum devin este pentru vreau și nu sunt câștigă",
    "Hungarian": "hogyan mennyi egy vagyok nem szeretnék és hogy",
    "Finnish": "miten kuinka mikä on ja paljon haluan olen työ",
    "Filipino": "paano ako ang mga kung magkano gusto",
    "Vietnamese": "làm nào tôi một của không cho muốn",
    "Indonesian": "apa yang dan untuk bagaimana saya",
    "Hindi, romanised": "kaise kya hai mein kitna karna mujhe",
}
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_OTHERS = frozenset(clean(" ".join(_OTHER_WORDS.values())).split()) - _ENGLISH - {"was"}
"""Without their accents, as the words of a message are."""

FEWEST = 2
"""Small words of another language that a message must hold to be taken for one."""


def is_foreign(words: Sequence[str]) -> bool:
    """Whether small words of other languages outnumber the English ones.

    >>> is_foreign("was verdient ein data scientist in berlin".split()), is_foreign("is das a tool".split())
    (True, False)
    """
    foreign = sum(word in _OTHERS for word in words)
    return foreign >= FEWEST and foreign > sum(word in _ENGLISH for word in words)


def is_latin(words: Sequence[str]) -> bool:
    """Whether at least half of the words are written in Latin letters."""
    return 2 * sum(word.isascii() for word in words) >= len(words)
