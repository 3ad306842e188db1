"""Subjects by their bare names, behind another: "ok and a portfolio?"."""

import re

from bot.understanding.follow_ups.opening_words import SO

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
    (re.compile(rf"{SO}({asked})( at all| either| too)*$"), entry)
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
