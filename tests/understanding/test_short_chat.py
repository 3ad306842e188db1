"""Short questions as people type them in a chat; none is a phrase of the base."""

import pytest

from bot.understanding import Understander
from bot.understanding.types import Decision

ASKED = {
    "help i bombed a sql test": "job_search/interviews",
    "failed my technical yesterday": "job_search/interviews",
    "how many jobs do people apply to": "job_search/no-replies",
    "is a break of one year a problem": "job_search/gap-or-layoff",
    "what if they dont keep me after probation": "progression/first-90-days",
    "do data people get fired much": "outlook/recession",
    "is 38 too old": "roadmap/later-in-life",
    "can i learn tableau in 10 days": "skill/by-skill",
    "python in 30 days possible?": "skill/learn-python",
    "is power bi enough": "skill/by-skill",
    "does google hire without degree": "education/no-degree",
    "must i be good at english": "skills/spoken-languages",
    "can i ask more money after an offer": "salary/negotiation",
    "give me 3 reasons not to do data science": "day/boredom-and-dislikes",
    "what's hot in data this year": "outlook/future-trends",
    "explain data lake like i'm five": "skill/by-skill",
    "how do data teams look": "role/who-does-what-in-a-team",
    "what's the catch with bootcamps": "education/bootcamps",
    "offer expires tomorrow": "job_search/counter-offers",
    "is consulting a good beginning": "industry/consulting",
    "should i specialise in nlp": "outlook/specialise-or-generalise",
    "who should i follow": "skill/keeping-up",
}


@pytest.mark.parametrize("text", ASKED)
def test_a_short_question_of_a_chat(understander: Understander, text: str) -> None:
    found = understander.understand(text)
    assert (found.decision, found.entry) == (Decision.ANSWER, ASKED[text])
