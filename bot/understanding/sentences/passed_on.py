"""A question or an opinion that somebody passes on: "what does a data engineer do, asks my mother".

Who asked it or thinks so is no part of it. What is about those people themselves is told elsewhere.
"""

import re

from bot.understanding.reading.person import CORE

PEOPLE = (
    r"mother|mom|mum|mama|mommy|father|dad|daddy|papa|parents?|folks|family|brother|sister|sibling|son"
    r"|daughter|kids?|child|nephew|niece|uncle|aunt|auntie|cousin|grand(?:ma|pa|mother|father)|granny|wife"
    r"|husband|spouse|partner|girlfriend|boyfriend|gf|bf|fianc[eé]e?|ex|crush|friends?|buddy|mate|bestie|pal"
    r"|bro|sis|(?:room|flat|house|class|team)mates?|neighbou?r|boss|manager|lead|supervisor|colleagues?"
    r"|co-?workers?|ceo|cto|hr|recruiter|mentor|teacher|tutor|professor|prof|lecturer|advisor|counsell?or"
    r"|coach|students?|interns?|client|guy|dude|girl|lady|man|woman|person"
)
"""Those whom somebody quotes or speaks of, as a part of a pattern."""

_WHO = (
    r"(?:(?:a|an|one|some|all|two|most) )?(?:of )?(?:my|our|a|an|the|some|this|her|his) (?:\w+ )?"
    rf"(?:{PEOPLE})"
    r"(?: in law| of mine| at (?:work|school|uni|my \w+)| from (?:work|school|uni|my \w+)| here)*"
    r"|everyone(?: in my family| around me| i know)?|everybody(?: in my family| around me| i know)?"
    r"|someone|somebody|people"
)
_SAYS = (
    r"(?:(?:just|always|often|once|also|only|now|really|recently|still) )?"
    r"(?:says?|said|thinks?|thought|claims?|claimed|believes?|asks?|asked|wonders?|wondered|insists?|insisted"
    r"|swears?|reckons?|argues?|told|tells|would like to know|(?:wants?|wanted) to know"
    r"|keeps? (?:saying|asking|telling|claiming)|(?:is|are|was|were) (?:asking|wondering|saying|telling"
    r"|claiming|convinced|sure|curious))(?: (?:me|us|today|yesterday|again))*"
)
_IT = r"(?:it|that|this|they|he|she)"
_TAIL = re.compile(
    rf"[\s,.;:!?–—-]+(?:so )?(?:(?:is|are|was) (?:{_IT}|(?:my|the) (?:{PEOPLE}))"
    r"(?: (?:really|still|even|all))?(?: (?:right|true|wrong|correct|so))?"
    rf"|(?:really|right|true|correct|agree|thoughts|opinions?|or not|what do you think|do you agree)"
    rf"|does {_IT} have a point)[\s?!.]*$",
    re.IGNORECASE,
)
"""How it is asked whether they are right."""

_BEFORE = re.compile(
    rf"(?:(?:so|ok|well|lol|and|but|also),? )?(?:(?:{_WHO}),? {_SAYS}|asking (?:this )?for (?:{_WHO}))"
    r"(?:\s*[,:;–—-]+\s*|\s+)(?:(?:that|if|whether)\s+)?(?P<asked>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_BEHIND = re.compile(
    r"(?P<asked>.*\S)(?:[\s,.;:?!–—-]+"
    rf"(?:(?:asks|asked|says|said|thinks|wonders|wondered) (?:{_WHO})"
    rf"|(?:(?:i am|i['’]?m) )?asking (?:this )?for (?:{_WHO})"
    rf")|[,.;:?!–—-]+\s*(?:{_WHO}) {_SAYS})[\s.!?]*",
    re.IGNORECASE | re.DOTALL,
)
_OF_PEOPLE_WORDS = """
    he she him us our we marry marrying marriage love loves leave leaves left divorce relationship dating
    date family together home house breakup cheat cheated cheating cheater cheaters jealous ashamed disown
    disappointed proud
"""
_OF_PEOPLE = CORE.union(_OF_PEOPLE_WORDS.split())
"""Words of what is about somebody's life, whoever says it."""

_SAYING_WORDS = """
    say says said saying think thinks thought claim claims claimed claiming believe believes ask asks asked
    asking wonder wonders wondered wondering insist insists insisted swear swears reckon reckons argue argues
    told tell tells telling know convinced sure curious
"""
SAYING = frozenset(_SAYING_WORDS.split())
"""Words of which one stands in what is passed on: most messages have none, and need not be looked at."""

LONGEST = 400
"""Characters of a message that is looked at: a longer one tells more than that."""

_ONES_OWN = frozenset({"i", "me", "my", "im", "i'm", "myself", "you"})
_WORD = re.compile(r"[\w'’]+")


def passed_on(text: str) -> str:
    """What somebody else asked or said; empty where that is not told, or is about their lives.

    >>> passed_on("what does a data engineer do, asks my mother")
    'what does a data engineer do'
    >>> passed_on("my girlfriend says data science is dead, is it?")
    'data science is dead'
    >>> passed_on("my girlfriend says data science ruins our love"), passed_on("my mother hates what i do")
    ('', '')
    """
    short = text if len(text) <= LONGEST else ""
    found = _BEFORE.fullmatch(short) or _BEHIND.fullmatch(_TAIL.sub("", short))
    if found is None:
        return ""
    asked = _TAIL.sub("", found["asked"]).strip(" ,.;:–—-")
    return "" if not _OF_PEOPLE.isdisjoint(_words(asked)) else asked


def of_the_asker(text: str) -> bool:
    """Whether a text speaks of the one who writes it: "i work too much"."""
    return not _ONES_OWN.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]
