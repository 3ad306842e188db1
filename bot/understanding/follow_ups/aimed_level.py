"""A level that is asked about and that nobody has yet: "how long until senior", "is it a junior job"."""

import re

_BEING_WORDS = "i im you one they am is are m can be being become becoming reach get to make it an a the"
_BEING = rf"(?: (?:{'|'.join(_BEING_WORDS.split())}))*"
_AIMS = re.compile(
    r"\bhow (?:long|soon|fast|quick|quickly|hard|many (?:more )?(?:year|month))\b.*"
    rf" (?:until|till|before|to|be|become|reach){_BEING} \{{level\}}(?! (?:job|role|position|post)\b)"
    r"|\b(?:(?:need|have) to be|is (?:it|that|this)) (?:(?:only|really|usually|already) )?(?:an? )?\{level\}"
)


def aims_at_level(masked: str) -> bool:
    """Whether a question, in its normalised words, asks of the way to a level, or whether something is of it:
    that is none of its asker's.

    >>> aims_at_level("and how long until {level}"), aims_at_level("i am {level} how long until i am head")
    (True, False)
    """
    return "{level}" in masked and bool(_AIMS.search(masked))
