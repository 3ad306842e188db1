"""Short questions on a pay that was shown or an offer that was named: "per month?", "can i live on that"."""

import re

from bot.understanding.follow_ups.opening_words import SO
from bot.understanding.reading.currencies import currency_words

_MONEY = "|".join(sorted(currency_words()))
_OF_THAT = r"( (is|are|was) (that|it|this|they|those))?( (then|please|right|or what|i mean|i meant))?"
_PAID_SO = r"(that|it|this|they|those|these|the figure|the number|the salary)"
REALLY_PAID = re.compile(
    rf"{SO}(is|are|was|were) {_PAID_SO} (just |only |really |actually )*(the )?(advertised|posted|listed)"
    r"( (pay|salary|range|one))?( or .+)?$"
    rf"|{SO}(is|are|was) {_PAID_SO} (really |actually )?what (people|they|you|one|someone|employee)"
    r" (really |actually |will |would )*(get|earn|make|paid|are paid|take home)( .+)?$"
    rf"|{SO}(do|does|will|would) (people|they|anyone|anybody|employee|you|one) (really |actually )+"
    r"(get|earn|make|see) (that|this|it|so much|that much|those)$"
)
"""Whether figures of pay are what is really paid."""
OF_THE_FIGURES = tuple(
    re.compile(rf"{SO}{pattern}$")
    for pattern in (
        # "per month?", "how much is that an hour", "is that monthly"
        r"((what|how much)( is| would| does)?( it| that| this)?( be| come to| make| work out)?( to)? )?"
        r"((is|are) (that|it|this|they|those) )?(the |in |a )?"
        r"((per|an?|each|every|by the|for one) (month|week|hour|day|year)"
        r"|monthly|weekly|hourly|daily|yearly|annual|annually)"
        rf"( (pay|salary|wage|rate|figure|number))?{_OF_THAT}",
        # "after tax?", "thats gross right", "how much is that net", "whats left after tax"
        r"((what|how much)( is| would| do| does| will)?( left| i| it| that| you)?"
        r"( be| take home| keep| get)?( left)? )?"
        r"((is|are|was) )?(that|its?|thats|this|they|those)?( is| are)? ?(all )?"
        r"((before|after|pre|post|without|with|minus|including)( or (before|after|pre|post))? tax(es|ed)?"
        r"|(gross|net|brutto|netto|take home|in hand|taxed|tax free)( (or|and) (gross|net|brutto|netto))?)"
        rf"( (pay|salary|income|figure|tax))?{_OF_THAT}",
        # "in euros?", "whats that in dollars", "can you convert it to pounds"
        r"((what|how much)( is| would| was)? (it|that|this)( be)? "
        r"|(can|could) (you|u|i) (show|convert|give|tell|have|get|see|put)( me)?( it| that| this| them)? "
        r"|(show|convert|give)( me)?( it| that| this| them)? |pay |salary )?"
        r"(in|to|into) (us |british |indian |canadian |australian |swiss |my |local |own |another |our )*"
        rf"({_MONEY}|currency|money)"
        r"( please| then| instead)*",
        # "usd or cad?", "which currency is that"
        rf"(is )?((that|it|this) )?(in )?({_MONEY})( or ({_MONEY}))+",
        r"(is |in )*(what|which) currency( (is|are))?( (that|it|this|they|those))?( in)?",
    )
)
"""What is asked of the figures of a pay, which are a year's, before tax and in one currency."""
_ON_TOP = r"(bonus|bonuse|stock|stocks|share|shares|equity|rsu|rsus|benefit|perk)"
_BASE = r"(base|basic|fixed)( pay| salary| comp| compensation)?( only| alone)?"
_TOTAL = r"(total|tc|total pay|total comp|total compensation|everything|the whole package|all in)"
BASE_OR_TOTAL = re.compile(
    rf"{SO}((is|are|was) )?((that|thats|it|its|this|they|those|these|the figure|the number|the pay) )?"
    r"((is|just|only|the|all) )*"
    rf"({_BASE}( or ((with|plus|including) (the )?{_ON_TOP}|{_TOTAL}))|{_TOTAL} or (just |only )?{_BASE})$"
    rf"|{SO}(does|do) (that|it|this|they|those|these|the (figure|number|pay|salary)) "
    rf"(include|count|contain|cover) (the |a |any |also )*{_ON_TOP}( (and|or) {_ON_TOP})?$"
    rf"|{SO}((is|are) (that|it|this|those) )?(with|without|including|excluding|plus) "
    rf"(the |a |any )*{_ON_TOP}( (and|or) {_ON_TOP})?"
    r"( included)?( or (not|without))?$"
)
"""Whether the figures of a pay hold what is paid on top: "is that base or total comp"."""
FIGURE_TAIL = re.compile(
    r" (per|an?|each|every) (month|week|hour|day|year)$| (monthly|weekly|hourly|yearly|net|gross)$"
    r"| (before|after) tax(es)?$"
)
"""A second thing that is asked of the figures: "how much is that monthly [after tax]"."""
LIVING = re.compile(
    r"\benough (to|for|in|there|here)\b"
    r"|\b(live|living|survive|get by)\b.*\b(on|off|from) (it|that|this|those)\b"
    r"|\b(live|living) (comfortable|comfortably|well|decently|good)\b|\b(comfortable|comfortably|afford)\b"
    r"|\bmortgage\b"
    r"|\b(raise|support) a family\b|\brent\b|\bcost of living\b|\bliva?e?able\b|\bpay (the |my )?bill\b"
    r"|\bsave (any|much|money) (on|off|from|with)\b|\bleft over\b"
    r"|\b(left|remain\w*) (after|each|every|per|a|to|at the end)\b"
    r"|\b(be left|remain)\b"
)
HEARD_ELSEWHERE = frozenset({"remote", "visa", "abroad", "job", "work"})
"""Words of questions on a place that are not on its costs."""

NOT_GROSS = re.compile(r"\b(after|post|net|netto|in hand|take home|currency)\b")
JUDGED_PAY = frozenset({"paid", "pay", "earn", "less", "worse", "lower"})
ASKS = re.compile(
    rf"{SO}"
    r"(is|are|can|could|would|will|what|whats|how|do|does|enough|cost|rent|even|still)\b"
)
LIVING_WORDS = 14
"""Words at most of a question whether a pay is enough."""

OFFER_WORDS = 10
OFFERED_ELSEWHERE = re.compile(rf"{SO}(what )?(if|would) (it|that|this|they|the job) (was|were|is|be)\b")
"""An offer as it would be in another place."""

PAID_LESS = re.compile(
    rf"{SO}(is|are|does|do|will|would) (it|that|they|i|the pay|pay) .*\b(less|lower|worse|more)$"
)

PAID = re.compile(
    rf"{SO}((are|is|do|does|will|would|how much|what) )*(it|they|that|those|them)?( )?"
    r"(get |are |is )?(paid|pay|salary|stipend)( (it|they|that|those|well|much))?$"
    rf"|{SO}how much( money)?( (is it|do (they|i|you) get))?$"
)
"""Whether what was spoken of is paid."""

BESIDE_PAY = re.compile(
    r"\b(bonus|bonuses|stock|stocks|share|shares|equity|rsu|rsus|option|options|signing|sign on|relocation)\b"
)
"""What is paid beside the base pay: "plus 30k bonus" changes nothing of what was offered before."""
