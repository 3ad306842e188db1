"""Entries on pay that conversations lead to and go on from."""

PAY_ENTRY = "salary/by-role"
"""The pay of a role, which a member may ask to have judged."""

RANKED = "salary/top-paying-roles"
"""The roles by their pay; one that is named behind it is asked about by itself."""

PAY_BY_COUNTRY = "salary/by-country"
"""The pay of a role in each country; behind a part of the world, one country is asked about by itself."""

OFFER_ENTRY = "salary/offer-check"
"""What judges an amount that was named."""

FIGURES_ENTRY = "salary/reading-the-figures"
"""What the figures of a pay are: a year's, before tax, in one currency."""

WHY_PAY = "salary/where-figures-come-from"
"""What explains the figures of a pay."""

RAISES = "salary/raise-factors"
"""What a pay depends on."""

EXPLAINING = (WHY_PAY, FIGURES_ENTRY)
"""Entries that show no pay: with what is told behind them, the pay itself is asked."""

REMOTE_PAY = "salary/location-and-remote"
"""What work from elsewhere pays."""

INTERN_PAY = "salary/internship-pay"
"""What internships pay."""

PAY_BY_SKILL = "salary/pay-by-skill"
"""What tells that a skill has no pay of its own."""

BEST_SECTORS = "industry/best-paying-sectors"
"""What tells which employers pay best."""

FREELANCING = "job_search/freelancing"
"""How to work for oneself."""

RATES = "salary/freelance-rates"
"""What that pays."""
