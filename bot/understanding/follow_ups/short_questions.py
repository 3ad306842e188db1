"""Short questions behind an answer: what its figures are, which of two to choose, a subject by its name."""

import re

from bot.understanding.follow_ups.context import PLACE_AND_LEVEL
from bot.understanding.follow_ups.time_words import EXPERIENCE
from bot.understanding.reading.currencies import currency_words

_TELLING_WORDS = """
    it its is s that thats this was would be id ill will and but so well oh sorry btw though a an the i im
    me my we for in at on as position role job level one post title company office based live living working
    here there city remote fully by way just now forgot to mention should have said say mean meant probably
    currently move moved moving from
"""
TELLING = frozenset(_TELLING_WORDS.split()) | EXPERIENCE
"""Words of a message that tells no more than a place, a level or years: "its a senior position btw"."""
OF_PLACE_AND_LEVEL = PLACE_AND_LEVEL | {"work_mode"}
_MONEY = "|".join(sorted(currency_words()))
_OF_THAT = r"( (is|are|was) (that|it|this|they|those))?( (then|please|right|or what|i mean|i meant))?"
OF_THE_FIGURES = tuple(
    re.compile(rf"^(and |but |so |ok |or |wait |hmm |well )*{pattern}$")
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
THERE = re.compile(
    r"\b(get there|get into (it|that|this)|become (one|that|it)|be one"
    r"|(switch|move|transition|go) (in)?to (it|that|one)"
    r"|make (it|that|the) (there|switch|move)|that possible|it possible|doable|how long)\b"
)
"""How the role that was spoken of is named as an aim."""
TOWARDS = re.compile(r"\bto (get there|get (a|my) (first )?job|become|be)\b|\b(ready|hired|employable)\b")
"""What makes of "how long does it take" a question on the way to a role."""
INTO_IT = re.compile(
    r"^(and |but |so |ok |then )*how (do|can|would|could|should|to) (i |you )?"
    r"(become (one|that)|get into (it|that|this)|get there|switch to (it|that))\b"
)
DOING_IT = re.compile(r"\b(do|manage|make|finish|learn) (it|that|this)\b")
NOT_GROSS = re.compile(r"\b(after|post|net|netto|in hand|take home|currency)\b")
BEGINNER_WORDS = 3
"""Words by which a beginner is told of: "as a newbie", "with no experience"."""
AIMING_WORDS = 14
BECOMING = re.compile(
    r"^(and |but |so |ok |then )*(how|what) (do|can|would|could|should|to) (i )?"
    r"(become one|become that|get into (it|that)|get there|be one)( then)?$"
)
"""How a job is named as an aim that was none of a kind before."""
JUDGED_PAY = frozenset({"paid", "pay", "earn", "less", "worse", "lower"})
ASKS = re.compile(
    r"^(and |but |so |ok |hmm |then )*"
    r"(is|are|can|could|would|will|what|whats|how|do|does|enough|cost|rent|even|still)\b"
)
LIVING_WORDS = 14
"""Words at most of a question whether a pay is enough."""
_PICKED = r"pick|choose|take|go for|go with|recommend|suggest|advise"
_WHOSE = r"( (then|now|first|me|for me|(for|as) an? (\w+ )?\w+|if i am new|to start with))*$"
_FOR_WHOM = (
    r"( (for|as|in|to|at|if) ((an?|the|my|get|land|find|total|complete|absolute|long|first) )*"
    r"(beginner|newbie|noob|junior|fresher|student|starter|job|start|learn|career|future|hired|run|term|begin|me"
    r"|market|someone new|new|role))?( now| then| overall| with)?$"
)
CHOOSING = re.compile(
    r"^(and |but |so |ok |okay |then |well |hmm |alright |right |cool |now )*"
    r"(which( one)?( of (them|these|those|the two|both))?( role| job| tool| language| path)? "
    rf"(should|would|do|does|could|can|is|are|will|to)\b.*\b({_PICKED}|start|learn|do|better|best|easier"
    r"|safer|right|fit|suit)\b"
    rf"|what( one)?( of (them|these|those|the two))? (should|would|do|could|to)( i| you| u)? "
    rf"({_PICKED}){_WHOSE}"
    rf"|(what|whats|what is)( s| is)? (your|ur) (pick|choice|advice|suggestion|recommendation){_WHOSE}"
    rf"|which( one)?( of (them|these|those|the two|both))?( first| next)?{_WHOSE}"
    r"|which (one )?(do|does|would|will|are|is) .*\b(want|use|prefer|need|hire|like|ask for)( more| most)?$"
    r"|(what|whats|what is|which|which is|which one|which one is)( is)?( the| more| most| less)* "
    r"(easier|easiest|harder|hardest|better|best|safer|faster|simpler|popular|useful|common|creative|technical"
    rf"|boring|demanding|stable|stressful|fun|future proof){_FOR_WHOM})"
)
"""What is asked of two things that were set side by side: "ok so which one should i pick"."""
CHOOSING_WORDS = 14
_OF_TWO_WORDS = """
    one of is are would should do does did can could will has have role job path tool language career option
    pay earn make need require get to for you u i better easier more less harder safer first
"""
OF_TWO = frozenset(_OF_TWO_WORDS.split())
"""What may stand behind "which" where one of the two is meant: no "which laptop"."""
OF_BOTH = re.compile(
    r"^(and |but |so |ok |then )*which( one)?( of (them|these|those|the two|both))?( role| job)? "
    r"(has|have|got|get|gets|pay|earn|make|need|require|offer|is|are)\b"
)
"""What is asked of both: "which has the better pay in the uk"."""
LEARNING_IT = re.compile(
    r"^(and |but |so |ok |then )*how long (does|will|would|do) (it|that) take (me |people )?"
    r"to (learn|master)( (it|that|them|this))?( all| properly| well)*$"
)
WORTH = re.compile(
    r"^(and |but |so |ok )*(is|are|would|does|do) (it|they|that|those|these|them) "
    r"(be )?(really |even |still |actually )?"
    r"((any |a )?good|worth (it|the money|the time|doing|having)|needed|necessary|required|useful|helpful"
    r"|help|matter)"
    r"( (for|to) (it|that|me|get hired|get a job))?( at all)?$"
    r"|^(and |but |so |ok )*(does|do|will|would) (it|they|that|one) (really |even |still |actually )?"
    r"pay( (off|more|better|well))?( at all)?$"
)
"""What is thought of courses, projects or tools that were spoken of: the answer told it."""
OF_WORTH = ("education", "portfolio", "networking")
LEARNING = ("education", "networking")
"""Intents of what may cost something and takes a while."""

OF_DEGREE = {
    "bootcamp": "education/bootcamps",
    "certificate": "education/certificates",
    "master": "education/masters-worth-it",
    "mba": "education/masters-worth-it",
    "phd": "education/phd-value",
}
"""What tells of a kind of degree."""

_THEY = r"(it|they|that|those|these|this|one|them|the (ticket|fee|course|exam)|ticket|fee|course|exam)"
OF_COSTS = re.compile(
    rf"^(and |but |so |ok )*(how (much|expensive)( money)?|what) (is|are|do|does|would|will) {_THEY}"
    r"( usually| normally| typically| roughly)*( cost| to (attend|join|do( it)?|take( it)?))*$"
    r"|^(and |but |so |ok )*how (much|expensive)$"
    rf"|^(and |but |so |ok )*(what (is|are) the|any|the)? ?(cost|price|fee|tuition)( of {_THEY})?$"
    rf"|^(and |but |so |ok )*(is|are) ({_THEY}|there)( all| very| that| too| really| any| a)*"
    r" (expensive|pricey|free|cheap|costly|affordable)( one| version| option)*$"
)
"""What it costs."""
OF_CHOICE = re.compile(
    r"^(and |but |so |ok )*(which|what) (one |of (them|those|these) )?(is|are|do you recommend|would you)"
    r"( the)?( best| good| better| most useful| take| pick| recommend)*( one)?( for (me|a beginner))?$"
)
"""Which of them is best: the answer told as much as is known."""
OF_LENGTH = re.compile(
    rf"^(and |but |so |ok )*how long (do|does|would|will|is|are) {_THEY}( usually| normally)*( take| last)?$"
)
"""How long a course or a degree takes."""
OFFER_WORDS = 10
OFFERED_ELSEWHERE = re.compile(
    r"^(and |but |so |ok )*(what )?(if|would) (it|that|this|they|the job) (was|were|is|be)\b"
)
"""An offer as it would be in another place."""

REALISTIC = re.compile(
    r"^(and |but |so |ok |hmm )*(is|would|will) (it|that|this) (be )?(even |really |actually |at all )?"
    r"(realistic|doable|feasible|possible|enough|manageable"
    r"|too (short|ambitious|much|little|fast|optimistic))( then)?$"
)
"""Whether the time that was set will do."""
PAID_LESS = re.compile(
    r"^(and |but |so )*(is|are|does|do|will|would) (it|that|they|i|the pay|pay) .*\b(less|lower|worse|more)$"
)
OF_TWO_WAYS = {
    frozenset({"bootcamp", "master"}): "education/bootcamp-vs-masters",
    frozenset({"certificate", "bachelor"}): "education/degree-vs-certificate",
    frozenset({"certificate", "master"}): "education/degree-vs-certificate",
}
"""What compares two degrees: "a bootcamp", then "versus a masters"."""
PAID = re.compile(
    r"^(and |but |so |ok )*((are|is|do|does|will|would|how much|what) )*(it|they|that|those|them)?( )?"
    r"(get |are |is )?(paid|pay|salary|stipend)( (it|they|that|those|well|much))?$"
    r"|^(and |but |so |ok )*how much( money)?( (is it|do (they|i|you) get))?$"
)
"""Whether what was spoken of is paid."""
FREE_ONLY = re.compile(
    r"^(but |and |so |well |what if |can |could |would )*(i |ive |im |id )?"
    r"(can |could |have |has |only |got |just |do |study |learn |free |on |in |at |during |the |my |few |it "
    r"|that |this |with |by |doing |learning |studying |is |possible )*"
    r"(weekend|evening|night)s?( only| free| after work| after my job| and| or| weekend| evening| on| at)*$"
)
"""The time somebody has, without a number: "i only have weekends"."""
SUBJECT_WORDS = 7
_ALSO = (
    r"^(ok |okay |and |but |so |also |then |what about |how about |hows |any |do i need "
    r"|should i (do|have|make|get) |is it good to have )+"
    r"(an? |my |the |your |some |good |nice |online |professional |strong )*"
)
_ENDS = (
    r"( (for|in) (it|that|this|them|one|those|beginner|data|this field))?"
    r"( too| then| though| as well| instead| help| page| profile)*$"
)
BARE_SUBJECTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(f"{_ALSO}({named}){_ENDS}"), entry)
    for named, entry in (
        (r"portfolio( project)?|side project|personal project|project", "portfolio/which-projects"),
        (r"github|github (page|profile|repo)|git hub", "portfolio/github"),
        (r"kaggle|kaggle competition", "portfolio/kaggle"),
        (r"linkedin|linked in", "networking/linkedin-profile"),
        (r"resume|cv|curriculum", "job_search/resume"),
        (r"interview|job interview|the interview", "job_search/interviews"),
        (r"networking|connection", "networking/does-it-matter"),
        (r"internship", "job_search/internships"),
        (r"certificate|cert|certification", "education/certificates"),
        (r"bootcamp|boot camp", "education/bootcamps"),
        (r"book|reading", "education/books"),
        (r"course|mooc", "education/online-courses"),
        (r"soft skill|people skill", "skills/soft-skills"),
        (r"math|maths|mathematic", "skills/mathematics-needed"),
        (r"work life balance|wlb|hour|overtime|working hour", "day/hours"),
        (r"benefit|perk", "salary/benefits"),
        (r"bonus|equity|stock|share|rsu", "salary/equity-vs-base"),
        (r"promotion|getting promoted", "progression/getting-promoted"),
        (r"mentor", "networking/mentors"),
        (r"open source", "networking/open-source"),
    )
)
"""A subject by its bare name, behind another: "ok and a portfolio?"."""

_NONE = r"(no|zero|not any|without an?|without any|(do not|dont) have an?|never (finished|did) an?)"
_DEGREE = r"(degree|diploma|college|university|uni)"
BARE_SUBJECTS += tuple(
    (re.compile(rf"^(ok |okay |and |but |so |also |then )*({asked})( at all| either| too)*$"), entry)
    for asked, entry in (
        (
            r"(can|could|do|would|will) (i|you|they|one|people) (also )?(do|work)( it| that| this| as one)?"
            r"( job| work)? ((fully |mostly )?(from home|remote|remotely|from anywhere|from abroad))",
            "day/remote-work",
        ),
        (
            rf"(what |and |even )*if (i|you|one) (have |have got |got |hold |had )?{_NONE} "
            rf"{_DEGREE}",
            "education/no-degree",
        ),
        (
            r"(can|could|would|is) (i|you|it|people) (do|manage|get|work|possible|be)"
            rf"( it| that| there| in| one| hired)* without (a |any |the )?{_DEGREE}",
            "education/no-degree",
        ),
        (
            rf"(what |and |even )*if (i|you|one) (have |have got |got |had )?{_NONE} (experience|background)",
            "roadmap/no-background",
        ),
    )
)
"""The same where it is told in a few words more: "what if i have no degree"."""
MORE_SKILLS = re.compile(
    r"^(and |but |so |also |then |ok |okay |plus |with )*(what |how about )?(if |when )?(i )?"
    r"(already |do |also |just |then )*(know|have|learn|learned|learnt|add|pick up|use|plus|and|with)\b"
    r"|^(and|plus|also|with)\b|\b(too|as well|also|on top)$"
)
"""How somebody adds to the skills that were matched: "and if i also know Spark", "plus Tableau"."""
BESIDE_PAY = re.compile(
    r"\b(bonus|bonuses|stock|stocks|share|shares|equity|rsu|rsus|option|options|signing|sign on|relocation)\b"
)
"""What is paid beside the base pay: "plus 30k bonus" changes nothing of what was offered before."""
