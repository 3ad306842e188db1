"""Short questions on the way to a role, and the time for it: "how do i get there", "is that realistic"."""

import re

from bot.understanding.follow_ups.opening_words import SO

THERE = re.compile(
    r"\b(get there|get into (it|that|this)|become (one|that|it)|be one"
    r"|(switch|move|transition|go) (in)?to (it|that|one)"
    r"|make (it|that|the) (there|switch|move)|that possible|it possible|doable|how long)\b"
)
"""How the role that was spoken of is named as an aim."""
TOWARDS = re.compile(r"\bto (get there|get (a|my) (first )?job|become|be)\b|\b(ready|hired|employable)\b")
"""What makes of "how long does it take" a question on the way to a role."""
INTO_IT = re.compile(
    rf"{SO}how (do|can|would|could|should|to) (i |you )?"
    r"(become (one|that)|get into (it|that|this)|get there|switch to (it|that))\b"
)
GET_IN = re.compile(
    r"\bhow (do|can|would|could|should) i (even |ever |actually |best )?"
    r"((get|break|move|switch) in|get (hired|started))( there| then| to (it|that|this))*$"
)
"""The way in at the end of a message that tells who asks: "5 years in sales, how do i get in"."""

WHAT_I_DO = re.compile(
    r"\b(closer|nearer|closest|nearest|near|close|similar|related) to "
    r"(what i (do|did|know|already \w+)( now)?|my (own |old |current |present |last |previous )*"
    r"(job|work|field|trade|profession|background|career|experience|degree))( now| then| already| maybe)*$"
)
"""A job that is near to one's own."""

DOING_IT = re.compile(r"\b(do|manage|make|finish|learn) (it|that|this)\b")
AIMING_WORDS = 14
BECOMING = re.compile(
    rf"{SO}(how|what) (do|can|would|could|should|to) (i )?"
    r"(become one|become that|get into (it|that)|get there|be one)( then)?$"
)
"""How a job is named as an aim that was none of a kind before."""

WHOLE_WAY = re.compile(
    rf"{SO}how (long|many (month|year)s?)( (does|do|will|would) (it|that|this|everything|all of it)( all)?)?"
    r"( (be|take))?( me)? (all in all|in all|in total|altogether|all together|all told|overall|in sum"
    r"|from start to finish|start to finish|for (everything|all of it|the whole thing))( take)?( then)?$"
)
"""How long it takes from the first step to the last."""

REALISTIC = re.compile(
    rf"{SO}(is|would|will) (it|that|this) (be )?(even |really |actually |at all )?"
    r"(realistic|doable|feasible|possible|enough|manageable"
    r"|too (short|ambitious|much|little|fast|optimistic))( then)?$"
)
"""Whether the time that was set will do."""

FREE_ONLY = re.compile(
    r"^(but |and |so |well |what if |can |could |would )*(i |ive |im |id )?"
    r"(can |could |have |has |only |got |just |do |study |learn |free |on |in |at |during |the |my |few |it "
    r"|that |this |with |by |doing |learning |studying |is |possible )*"
    r"(weekend|evening|night)s?( only| free| after work| after my job| and| or| weekend| evening| on| at)*$"
)
"""The time somebody has, without a number: "i only have weekends"."""
