"""The words by which a message is known to carry on from the one before."""

import re

from bot.library.models import Computed

_SAME_QUESTION = tuple(
    f"{asked} {how}"
    for asked in ("is it", "is that", "would it be", "would that be", "will it be", "doe it get")
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
OPENERS = (
    "and", "what about", "how about", "but", "ok and", "okay and", "ok but", "also", "what if", "in", "for",
    "same for", "i meant", "no i meant", "i mean", "no i mean", "sorry i meant", "sorry i mean",
    "no no i meant", "i wanted to say", "not that", "rather", "then", "actually",
    "with", "after", "at", "now", "now for", "now in", "back to", "going back to", "same thing for",
    "same question for", "same in", "same but", "say", "lets say", "what it", "what that", "hows that",
    "how is that", "how is it", "hows it", "what would it be", *_SAME_QUESTION,
)  # fmt: skip
REMARKS = frozenset(
    {
        "ok", "okay", "okey", "alright", "cool", "nice", "great", "awesome", "perfect", "sweet", "neat",
        "thanks", "thank", "thx", "cheers", "you", "wow", "damn", "dang", "lol", "lmao", "haha", "hmm", "hm",
        "mm", "oh", "ah", "oof", "ouch", "interesting", "right", "fine", "well", "yeah", "yep", "yes", "got",
        "gotcha", "it", "see", "i", "makes", "make", "sense", "sound", "good", "fair", "enough", "that", "is",
        "thats", "s", "low", "high", "lower", "higher", "le", "less", "more", "than", "expected", "thought",
        "a", "lot", "so", "very", "pretty", "quite", "too", "not", "bad", "crazy", "insane", "sad", "helpful",
        "useful", "much", "bit", "just", "wait",
    }
)  # fmt: skip
"""Words of which a remark on the answer before is made: "ok thanks", "that is low", "wow, not bad"."""
ACKNOWLEDGING = frozenset(
    {"ok", "okay", "cool", "thanks", "alright", "nice", "great", "hmm", "hm", "oh", "ah", "yeah"}
)
"""Remarks that say nothing of the answer: what stands behind is the question, whatever it begins with."""
CARRYING_ON = frozenset(
    {
        "and", "what", "how", "but", "also", "which", "now", "in", "for", "same", "then", "back", "are", "do",
        "doe", "would", "should", "show", "tell", "roadmap", "path", "pay", "salary", "skill", "dutie",
        "whats", "hows", "with", "from", "who", "or", "versus", "am", "compared",
    }
)  # fmt: skip
"""Words that begin what is asked behind a remark."""
_ABOUT = (
    r"^(and |but |so |also |then |now )*"
    r"(what about |how about |how is |hows |what is |whats |what are |what |"
    r"tell me about |tell me |show me |give me |list )?(the |their |its |a |my )?"
)
_BEHIND = (
    r"( like| look like| needed| required| then| please| there)*"
    r"( (of|for) (it|that|this|them|one|a job like that))?( in( the)? \w+( \w+)?)?"
)
"""What stands about the bare name of what is asked: "what is the pay like", "and the skills for that"."""
PRONOUN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"become (one|that|it)\b|get (there|into it)|\bbe one\b|start|long .*\btake$"), "roadmap"),
    (re.compile(r"\b(pay|earn|salary|paid)\b|(how much|what) .*\bmake\b"), "salary"),
    (re.compile(r"skill|need to know|learn for"), "skills"),
    (re.compile(r"\b(they|it|one|that) do\b"), "role"),
)
HOW_LONG = re.compile(
    r"^(and |so |ok |but )*how long( (do|doe|will|would|might|could|should) (it|that|this)( \w+)? take)?"
    r"( me| people| most people)?"
    r"( to (get there|become one|be one|be ready|be job ready|get (a|my) first job|do (it|that)))?( then)?$"
)
"""How long the way to a role takes, which is not named again."""
OWN_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(r"\b(would|will|can|could|do) i (earn|make|get paid)\b"), "salary"),
    (re.compile(r"(what|which) skill (do|should|would|will) i (need|learn|have)$"), "skills"),
    (HOW_LONG, "roadmap"),
)
"""Questions of the first person, which mean the role that was spoken of."""
BARE_QUESTIONS: tuple[tuple[re.Pattern[str], Computed], ...] = (
    (re.compile(rf"{_ABOUT}(pay|salary|money|wage|comp|compensation|earning|income){_BEHIND}$"), "salary"),
    (
        re.compile(
            r"^(and |but |so )?(is|are) (the |their )?(pay|salary|money|wage|comp|compensation|earning)"
            r" (any |that |really |even |actually )?"
            r"(good|ok|okay|alright|decent|great|bad|high|low|fine|nice)\b"
        ),
        "salary",
    ),
    (re.compile(r"^(and |but |so )?(doe|do|would) (it|that|this|they) pay\b"), "salary"),
    (re.compile(rf"{_ABOUT}(required |needed |main |key )?skill(set)?{_BEHIND}$"), "skills"),
    (re.compile(rf"{_ABOUT}(roadmap|path|learning path|study plan){_BEHIND}$"), "roadmap"),
    (re.compile(rf"{_ABOUT}(dutie|duty|task|day to day|daily work|work){_BEHIND}$"), "role"),
)
"""No more than the name of what is asked of the role that was spoken of."""
OF_A_SKILL = re.compile(r"^how long$|long .*\btake$|\bhard\b|\bdifficult\b|\blearn (it|that)\b")
_JUDGED = (
    r"(good|bad|fair|ok|okay|low|high|enough|decent|normal|lowball|competitive|reasonable|alright|realistic)"
)
OF_AN_OFFER = re.compile(
    r"^(and |but |so |ok )?(is|was|would) (it|that|this|they) (be )?"
    rf"(an? |any |too |really |even |considered |kinda |pretty )*{_JUDGED}\b"
    rf"|^(and |but |so )?(an? |any |too |really |pretty |kinda )*{_JUDGED}( or (not|no|nah|bad|low|high))?$"
    r"|^(and |but |so |ok )?(should|would you|do) (i |you )?(take|accept) (it|that|the offer)$"
    r"|^am i (being )?(underpaid|lowballed|ripped off)$"
)
"""What is asked of an amount that was named."""
WHO_EARNS = re.compile(r"^(and |but |so )?who( of them)? (earn|make|get|is paid)\b.*\b(more|most|better)$")
"""What is asked of two roles that were set side by side."""
FITTING = re.compile(r"\b(what|which) (role|job)s?\b.*\b(fit|suit|get|for me|for that|then|go for)\b")
"""What is asked of skills that were told."""
INTERN = frozenset({"intern", "internship"})
PRONOUNS = frozenset({"one", "it", "they", "that", "them", "this", "there", "its"})
COMPARING = frozenset(
    {"versus", "compare", "compared", "comparison", "difference", "different", "differ", "better", "than"}
)
WHY = (
    "why",
    "how come",
    "why is that",
    "why so much",
    "why so little",
    "why that much",
    "why so low",
    "why so high",
)
DEFINING = re.compile(r"(and |so |ok |wait )?(what|whats|what s|what is|what are|define|explain)")
OPINIONS: tuple[tuple[re.Pattern[str], str], ...] = (
    (
        re.compile(
            r"^(and |but |so )?(is|was|how) (it |that |this )?(very |so |really )?(hard|difficult|tough)\b"
        ),
        "match/is-it-for-me",
    ),
    (
        re.compile(r"^(and |but |so )?(is (it|that|this) (any |a )?(good|worth)|should i (go for|do) it)\b"),
        "outlook/is-it-worth-it",
    ),
    (
        re.compile(
            r"^(and |but |so )?(do|doe|would) (they|it|that|you|i) (have to |need to )?(code|program)\b"
        ),
        "day/coding-and-meetings",
    ),
)
"""What is thought of the role that was spoken of, and what answers it."""
NEXT = re.compile(
    r"^(so |and |ok |but )?(what|how) (should|can|do|shall) i (even )?do( now| next| then| about it)?$"
)
FILLERS = frozenset(
    {"like", "though", "actually", "please", "btw", "lol", "tho", "honestly", "basically", "guess"}
)
"""Words that say nothing about what is asked."""
HOURS_LEFT = 12
"""Words at most of a message that tells the hours a week which somebody has."""
HAVING = re.compile(
    r"^(and |but |so |ok |what )*(if )?(i |ive |im |id |we )?"
    r".*\b(hour|hours|h)\b.*\b(day|daily|week|weekly|weekend)"
    r"( only| free| max| tops| left| at most| for (it|this|that|learning|studying))*$"
)
"""How somebody tells no more than the time they have: "i have only 4 hours a week"."""
SUBJECTS = frozenset(
    {
        "salary",
        "pay",
        "wage",
        "earn",
        "roadmap",
        "skill",
        "dutie",
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
POINTED_WORDS = 10
"""Words at most of a question that points back with more than a bare ordinal."""
POINTED = re.compile(r"\b(the (first|second|third|other|last) one|former|latter)\b")
PLACES = {"first": 0, "former": 0, "second": 1, "latter": 1, "other": 1, "third": 2, "last": -1}
MISSING = re.compile(
    r"\bi (still )?(am |m )?(missing|lack)|\bim (still )?(missing|lacking)|am i (still )?(missing|lacking)"
)
KNOWING = re.compile(
    r"^(and |but |so |also |then )?(what if )?(i |if i )?(already |do |also |only |just )*"
    r"(know|have|learned|learnt|can do|use|used|am good at|did)( some| a bit of| a little| only| already)?\b"
)
"""How somebody says what they can: "i already know sql and python"."""
COMING_FROM = ("from", "as a", "as an", "im a", "im an", "i am a", "i am an", "coming from")
BEFORE_BARE = frozenset(
    {"and", "a", "an", "the", "about", "for", "as", "or", "versus", "with", "than", "do", "mean", "same"}
)
"""What stands before a bare "analyst" that borrows the rest of its name."""
