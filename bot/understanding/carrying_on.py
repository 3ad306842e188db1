"""The words by which a message is known to carry on from the one before."""

import re

from bot.library.models import Computed
from bot.understanding.deadline import NUMBER_WORDS
from bot.understanding.due import WORDS as DATE_WORDS

_SAME_QUESTION = tuple(
    f"{asked} {how}"
    for asked in ("is it", "is that", "would it be", "would that be", "will it be", "does it get")
    for how in (
        "more",
        "less",
        "higher",
        "lower",
        "better",
        "worse",
        "different",
        "the same",
        "in",
        "for",
        "with",
    )
)
"""The question before, asked of something else: "is it more in zurich"; "is it hard in zurich" is another."""
_LOOKING = tuple(
    f"{asked} {it} {look}"
    for it in ("that", "it", "this")
    for asked, look in (
        ("how does", "look"),
        ("how would", "look"),
        ("what does", "look like"),
        ("what would", "look like"),
    )
)
"""The same, as in "how does that look in munich"."""
_ELSEWHERE = tuple(
    f"{asked} {going}"
    for asked in ("if i", "and if i", "what if i", "but if i", "and what if i", "if im", "and if im")
    for going in (
        "go to",
        "move to",
        "moved to",
        "relocate to",
        "live in",
        "lived in",
        "work in",
        "worked in",
        "in",
    )
)
"""The question before, asked of where somebody may go."""
OPENERS = (
    "and", "what about", "how about", "but", "ok and", "okay and", "ok but", "also", "what if", "in", "for",
    "same for", "i meant", "no i meant", "i mean", "no i mean", "sorry i meant", "sorry i mean",
    "no no i meant", "sorry", "no sorry", "sorry no", "oh sorry", "oops", "sorry actually", "no actually",
    "oh no", "sorry its", "sorry not that", "i wanted to say", "i said", "no i said", "not that", "rather",
    "then", "actually",
    "with", "after", "at", "now", "now for", "now in", "back to", "going back to", "same thing for",
    "same question for", "same in", "same but", "say", "lets say", "what it", "what that", "hows that",
    "even for", "even in", "even with", "even as", "only for", "only in",
    "how is that", "how is it", "hows it", "what would it be", "as", *_SAME_QUESTION, *_LOOKING, *_ELSEWHERE,
)  # fmt: skip
_LEVEL = (
    r"(an? |the )?((total|complete|absolute) )?"
    r"(junior|jr|senior|sr|entry|mid|middle|staff|principal|graduate|grad|fresher|beginner|newbie|noob|newcomer"
    r"|starter)( level| one| people| person)?"
)
"""A level by itself, as in "the pay for juniors"."""
_ABOUT = (
    r"^(and |but |so |also |then |now )*"
    r"(what about |how about |how is |hows |what is |whats |what are |what |"
    r"tell me about |tell me |show me |give me |list )?(the |their |its |a |my )?"
)
_USUAL = r"((expected|average|starting|typical|usual|normal|median|realistic|base|monthly|yearly) )?"
_BEHIND = (
    r"( like| look like| needed| required| then| please| there| again)*"
    rf"( (of|for) (it|that|this|them|one|a job like that)| (of|for|as) {_LEVEL}"
    r"| (with|at|after) \d+ (years?|yrs?|yoe)( of)?( experience| exp)?)?( in( the)? \w+( \w+)?)?"
)
"""What stands about the bare name of what is asked: "what is the pay like", "and the skills for that"."""
PRONOUN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"become (one|that|it)\b|get (there|into it)|\bbe one\b|start|long .*\btake$"), "roadmap"),
    (re.compile(r"\b(pay|earn|salary|paid)\b|(how much|what) .*\bmake\b"), "salary"),
    (re.compile(r"skill|need to know|learn for"), "skills"),
    (re.compile(r"\b(they|it|one|that) do\b"), "role"),
)
HOW_LONG = re.compile(
    r"^(and |so |ok |but )*how long (until|till|before) (im|i am|ill be|i can be|id be) "
    r"(ready|there|done|hired|job ready|employable|one|good enough)$"
    r"|^(and |so |ok |but )*how long( (do|does|will|would|might|could|should) "
    r"(it|that|this|the( whole)? (switch|change|move|transition|way|path|roadmap|journey|thing))"
    r"( \w+)? take)?"
    r"( me| people| most people)?"
    r"( to (get there|become one|be one|be ready|be job ready|get (a|my) first job|do (it|that)"
    r"|(learn|study|master|get through) (all )?(of )?(it|that|this|them|those|these)( all| stuff| thing)*))?"
    r"( then)?$"
)
"""How long the way to a role takes, which is not named again."""
OWN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"\b(would|will|can|could|do) i (earn|make|get paid)\b"), "salary"),
    (
        re.compile(r"^(and |so |ok |but |then )*(what|how much) (would|will|could) i get( then| there)?$"),
        "salary",
    ),
    (re.compile(r"(what|which) skill (do|should|would|will) i (need|learn|have)$"), "skills"),
    (
        re.compile(
            r"^(and |so |ok |but |then )*what( all)? (should|do|must) i (have to |need to )?"
            r"(learn|study|know)( first| next| then)?( for (it|that|this))?$"
        ),
        "skills",
    ),
    (
        re.compile(
            r"^(and |so |ok |but |then )*how (do|can|would|could|should) i (get in|break in|get hired)"
            r"( then| there| myself| to this)?$"
        ),
        "roadmap",
    ),
    (
        re.compile(
            r"^(and |but |so |ok |then )*(how|where|what) (do|can|would|could|should|to) (i )?(even )?"
            r"(start|begin|get started)( with)?( (it|that|this|them))?( then| now| first)?$"
        ),
        "roadmap",
    ),
    (
        re.compile(
            r"^(and |but |so |ok |then )*"
            r"((which|what)( one)? of (those|them|these|that)|in (which|what) order)"
            r"( (do|should|would) i (learn|do|start|study))?( with)?( first)?$"
        ),
        "roadmap",
    ),
    (HOW_LONG, "roadmap"),
)
"""Questions of the first person, which mean the role that was spoken of."""
BARE_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (
        re.compile(
            rf"{_ABOUT}{_USUAL}(pay|salary|money|wage|comp|compensation|ctc|package|earning|income){_BEHIND}$"
        ),
        "salary",
    ),
    (
        re.compile(
            r"^(and |but |so )?(is|are) (the |their )?(pay|salary|money|wage|comp|compensation|earning)"
            r" (any |that |really |even |actually )?"
            r"(good|ok|okay|alright|decent|great|bad|high|low|fine|nice)\b"
        ),
        "salary",
    ),
    (re.compile(r"^(and |but |so )?(does|do|would) (it|that|this|they) pay\b"), "salary"),
    (
        re.compile(
            rf"^(and |but |so |then )*(what|how much) (would|will|do|does|could|can|is|are) {_LEVEL} "
            r"(earn|make|get|get paid|paid|expect)( then| there| anyway| in (it|that|this|there)| as one)*$"
        ),
        "salary",
    ),
    (re.compile(rf"{_ABOUT}(required |needed |main |key )?skill(set)?{_BEHIND}$"), "skills"),
    (
        re.compile(rf"{_ABOUT}(roadmap|path|learning path|study plan|time ?line|time ?frame){_BEHIND}$"),
        "roadmap",
    ),
    (re.compile(rf"{_ABOUT}(duty|task|day to day|daily work|work){_BEHIND}$"), "role"),
)
"""No more than the name of what is asked of the role that was spoken of."""
OF_A_SKILL = re.compile(
    r"^(and |but |so |ok )*(what|which) (job|role) (can|could|would|do) i (get|do|apply for)( if i know)?"
    r"( (with|using|if i know|for))? (it|that|this|them)\b"
    r"|^how long$|long .*\btake$|\bhard\b|\bdifficult\b|\blearn (it|that)\b"
    r"|^(and |but |so |ok )*(who|(what|which)( kind of)? (job|role|people)) "
    r"(use|need|want|require) (it|that|them)\b"
)
_JUDGED = (
    r"(good|bad|fair|ok|okay|low|high|enough|decent|normal|lowball|competitive|reasonable|alright|realistic)"
)
OF_AN_OFFER = re.compile(
    r"^(and |but |so |ok )?(is|was|would) (it|that|this|they) (be )?"
    rf"(an? |any |too |really |even |considered |kinda |pretty )*{_JUDGED}\b"
    rf"|^(and |but |so )?(an? |any |too |really |pretty |kinda )*{_JUDGED}( or (not|no|nah|bad|low|high))?$"
    r"|^(and |but |so |ok )?(should|would you|do) (i |you )?(take|accept) (it|that|the offer)$"
    r"|^am i (being )?(underpaid|lowballed|ripped off)$"
    r"|^(and |so |ok )?(is|was) (it|that|this) (above|below|over|under|near|at|around) "
    r"(the |a )*(median|average|mean|middle|market|norm|usual)( rate| pay| salary| value)?$"
)
"""What is asked of an amount that was named."""
OF_A_PAY = re.compile(
    r"^(and |but |so |ok |wait |hmm )*(is|was|would) (it|that|this|they) (be )?"
    r"(an? |any |too |really |even |actually |considered |kinda |pretty |quite )*"
    rf"({_JUDGED[1:-1]}|lot|much|little)"
    r"( (pay|money|salary|wage|one|number|amount))*( then| there| or not| or bad| or low| of money)*$"
)
"""What is asked of the pay of a role: it is judged by that of the others."""
SIDE_BY_SIDE = ("compare", "skill", "match", "salary", "roadmap", "skills", "role")
"""Intents of the answers that tell of two things where two were named."""
WHO_EARNS = re.compile(
    r"^(and |but |so )?who( of them)? (earn|make|get|is paid)\b.*\b(more|most|better)$"
    r"|^(and |but |so |ok |then )*(which|what)( one| role| job)?"
    r"( of (them|these|those|the two|both)( two)?)? "
    r"(earn|make|pay|get paid|is paid|get)\b.*\b(more|most|better|less|higher|best)$"
    r"|^(and |but |so |ok )*(what|who|whose|which)( one)?( is| are| would be)? "
    r"(easier|harder|better|safer|more|less|worse|faster|simpler|tougher)\b( \w+){0,4}$"
    r"|^(and |but |so |ok )*(what is |whats )?(the )?(salary|pay|money|skill) (difference|gap)$"
    r"|^(and |but |so |ok )*difference in (the )?(salary|pay|money|skill)$"
)
"""What is asked of two roles that were set side by side."""
FITTING = re.compile(r"\b(what|which) (role|job)s?\b.*\b(fit|suit|get|for me|for that|then|go for)\b")
"""What is asked of skills that were told."""
INTERN = frozenset({"intern", "internship"})
PRONOUNS = frozenset({"one", "it", "they", "that", "them", "this", "there", "its"})
COMPARING = frozenset(
    {
        "versus",
        "compare",
        "compared",
        "comparison",
        "difference",
        "different",
        "differ",
        "better",
        "than",
        "or",
    }
)
WHY = re.compile(
    r"^(but |and |ok |so )*(why|how come)( (is|are) (it|that|they|this))?"
    r"( (so|that|this|very|too) (much |far )?"
    r"(much|little|low|high|different|less|more|bad|good|few|big|small|wide))?$"
)
DEFINING = re.compile(
    r"((and|so|ok|wait|also|but) )*(what|whats|what s|what is|what are|define|explain)( an?| the)?"
)
OPINIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"^(and |but |so )?(is|was|how) (it |that |this )?(very |so |really )?(hard|difficult|tough)\b"
            r"(?! (is|are|was|were) (the|their|those|these|an?|coding|technical|job) )"
            r"|^(and |but |so )?(too|very) (hard|difficult|tough)( for me| then)*$"
        ),
        "match/is-it-for-me",
    ),
    (
        re.compile(r"^(and |but |so )?(is (it|that|this) (any |a )?(good|worth)|should i (go for|do) it)\b"),
        "outlook/is-it-worth-it",
    ),
    (
        re.compile(
            r"^(and |but |so )?(do|does|would) (they|it|that|you|i) (have to |need to )?(code|program)\b"
        ),
        "day/coding-and-meetings",
    ),
)
"""What is thought of the role that was spoken of, and what answers it."""
NEXT = re.compile(
    r"^(so |and |ok |but )?(what|how) (should|can|do|shall) i (even )?do( now| next| then| about it)?$"
    r"|^(so |and |ok |but )*(then what|what next|whats next|what then|what after that)$"
)
TIME_WORDS = 16
"""Words at most of a message that sets no more than a time."""
HOURS_LEFT = 12
"""Words at most of a message that tells the hours a week which somebody has."""
HAVING = re.compile(
    r"^(and |but |so |ok |what )*(if )?(i |ive |im |id |we )?"
    r".*\b(hour|hours|h)\b.*\b(day|daily|week|weekly|weekend)"
    r"( only| free| max| tops| left| at most| for (it|this|that|learning|studying))*$"
)
"""How somebody tells no more than the time they have: "i have only 4 hours a week"."""
_TIME_SET_WORDS = """
    and but so ok what how about if i ive im me want wanted need had have got like only just it this that
    done do make be become one get there ready finish learn all everything in within under before a an the
    to by my is are could can would will might possible doable realistic feasible enough faster quicker
    sooner time left half year years yr yrs month week couple max top time plan give gave myself study for
    wanna gotta lol haha hmm thats that too short long tight quick fast had id ill well oh wait actually
    sorry lets let say goal deadline hour hours hrs hr h day daily weekly per each every full part evening
    night weekend free spend put dedicate spare job hired employed then now by end start beginning early
    late mid next coming there any chance way s still only first unrealistic impossible soon much little
    quit leave stop uni university school college class kid family beside next student studies
"""
TIME_SET = frozenset({*_TIME_SET_WORDS.split(), *NUMBER_WORDS, *DATE_WORDS})
"""Words of a message that sets no more than a time: "what if i want it within 6 months"."""
_EXPERIENCE_WORDS = """
    i im ive am have has had got been being doing done this it that for in at into with and so but well ok
    about around almost over only just like year years yr yrs yoe of experience exp work working worked now
    already total relevant industry field job btw though my under belt on the sorry meant mean actually no
"""
EXPERIENCE = frozenset({*_EXPERIENCE_WORDS.split(), *NUMBER_WORDS})
"""Words of a message that tells no more than how long somebody has worked: "im 3 years in"."""
SUBJECTS = frozenset(
    {
        "salary",
        "pay",
        "wage",
        "earn",
        "roadmap",
        "skill",
        "duty",
        "compensation",
        "comp",
        "become",
        "interview",
        "portfolio",
        "project",
        "resume",
        "cv",
        "learn",
        "course",
        "certificate",
        "certification",
    }
)
"""Words that say by themselves what is asked of a role."""
NOT_OF_SKILLS = ("roadmap", "role", "skills")
"""Intents whose answers stay the same where a skill is named; the skill itself is meant then."""
NO_TALK = ("", "smalltalk", "out_of_scope")
ORDINAL = re.compile(
    r"\b(?:the )?(first|former|second|latter|other|third|last)(?: (?:one|role|job|tool|option))?\b"
)
POINTED_WORDS = 14
"""Words at most of a question that points back with more than a bare ordinal."""
POINTED = re.compile(r"\b(the (first|second|third|other|last) one|former|latter)\b")
PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2, "last": -1}
MISSING = re.compile(
    r"\bi (still )?(am |m )?(missing|lack)|\bim (still )?(missing|lacking)|am i (still )?(missing|lacking)"
    r"|(would|might|could|do) i (still )?(be )?(missing|lacking|miss|lack)\b"
)
KNOWING = re.compile(
    r"^(and |but |so |also |then )?(what if )?(i |if i )?(already |do |also |only |just )*"
    r"(know|have|learned|learnt|can do|use|used|am good at|did)( some| a bit of| a little| only| already)?\b"
)
"""How somebody says what they can: "i already know sql and python"."""
COMING_FROM = ("from", "as a", "as an", "im a", "im an", "i am a", "i am an", "coming from")
