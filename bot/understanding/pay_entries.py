"""Entries on pay that conversations lead to and go on from."""

PAY_ENTRY = "salary/by-role"
"""The pay of a role, which a member may ask to have judged."""

RANKED = "salary/top-paying-roles"
"""The roles by their pay; one that is named behind it is asked about by itself."""

OFFER_ENTRY = "salary/offer-check"
"""What judges an amount that was named."""

FIGURES_ENTRY = "salary/reading-the-figures"
"""What the figures of a pay are: a year's, before tax, in one currency."""
