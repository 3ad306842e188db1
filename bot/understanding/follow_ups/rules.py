"""The rules of a follow-up: the first one that holds tells what is asked."""

from collections.abc import Callable, Container, Sequence

from bot.understanding.follow_ups import (
    days_of_two,
    known_skills,
    new_values,
    next_level,
    of_learning,
    of_the_list,
    of_the_role,
    of_the_skill,
    of_the_step,
    of_the_two,
    one_beside_others,
    one_of_the_two,
    pay_by_folder,
    pay_figures,
    pay_in_few_words,
    pay_judged,
    resources,
    set_beside,
    skill_of_two,
    standing_alone,
    time_for_it,
    told_of_oneself,
    way_to_role,
    what_is_left,
    what_it_rests_on,
    why_and_next,
)
from bot.understanding.follow_ups.asked import Asked
from bot.understanding.follow_ups.continued import Alone, Continued
from bot.understanding.follow_ups.remarks import without_fillers, without_remark
from bot.understanding.types import Context, Slots, Span


def follow_up(
    words: Sequence[str],
    spans: Sequence[Span],
    slots: Slots,
    context: Context,
    roles: Container[str] = (),
) -> Continued | None:
    """What a short message asks for in the light of the one before; None where it stands by itself.

    It is a follow-up when it opens like one or names only slot values, when it sets a new role beside the
    one before, or when it points back with a pronoun and asks something that can be computed.
    """
    said = " ".join(words)
    words, spans = without_fillers(*without_remark(words, spans))
    asked = Asked(words, spans, slots, context, roles, said)
    asked = pay_in_few_words.with_us_named(asked)
    asked = time_for_it.with_time_told(new_values.with_level_told(asked))
    for rule in _RULES:
        found = rule(asked)
        if found is not None:
            return found if isinstance(found, Continued) else None
    return None


_RULES: tuple[Callable[[Asked], Continued | Alone | None], ...] = (
    what_it_rests_on.what_it_rests_on,
    told_of_oneself.what_they_are,
    standing_alone.is_a_degree_needed,
    new_values.what_was_meant,
    next_level.next_level,
    way_to_role.with_a_degree,
    way_to_role.perhaps,
    way_to_role.other_way_round,
    # what is left, the time somebody has, and how long a skill takes
    what_is_left.what_is_left,
    time_for_it.time_for_learning,
    way_to_role.aims_at_it,
    way_to_role.the_whole_way,
    # one of several, by what it has more of
    one_beside_others.one_beside_others,
    pay_in_few_words.short_name_of_two,
    pay_in_few_words.one_end,
    # a step that was told of, and what is missing, before resources in general
    of_the_step.of_the_step,
    of_the_skill.start_it,
    of_the_step.first_of_the_way,
    of_the_step.behind_the_skill,
    of_the_step.learn_what_is_missing,
    resources.something_free,
    resources.resources,
    skill_of_two.needed_by_both,
    skill_of_two.learn_what_both_need,
    of_the_skill.needed_by,
    of_the_skill.how_long_to_learn,
    of_the_skill.of_the_skill,
    set_beside.degree_beside,
    set_beside.which_skill_first,
    of_the_list.how_long_each_takes,
    time_for_it.free_time,
    time_for_it.how_long_it_takes,
    of_the_list.step_asked,
    of_the_list.about_one,
    of_the_list.what_one_takes,
    of_the_list.easiest_to_get,
    of_the_list.which_to_skip,
    of_the_list.skip_one,
    of_the_list.which_parts,
    of_the_list.learn_either,
    # who hires, how to learn it, and those who begin
    of_the_role.how_much_maths,
    of_the_role.who_hires,
    of_the_skill.learn_it,
    of_the_skill.still_used,
    of_the_skill.why_it,
    of_the_skill.what_else,
    of_the_skill.is_it_enough,
    of_the_role.is_there_work,
    of_the_role.pay_without_a_role,
    of_the_role.something_else,
    of_the_role.for_beginners,
    # money, by what was spoken of
    pay_by_folder.firms_that_pay,
    pay_by_folder.rates,
    pay_by_folder.of_ones_own_pay,
    pay_by_folder.paid_meanwhile,
    # what the figures of a pay are
    pay_figures.really_paid,
    pay_figures.figures_of_a_pay,
    pay_figures.figures_of_an_offer,
    pay_judged.paid_beside,
    pay_judged.another_offer,
    pay_judged.another_sum,
    pay_judged.in_another_currency,
    pay_figures.enough_to_live_on,
    # a role, a country or a start beside what was spoken of
    set_beside.both_named,
    set_beside.role_beside_at_length,
    set_beside.country_beside,
    way_to_role.from_there,
    way_to_role.into_it,
    way_to_role.near_to_ones_own,
    way_to_role.coming_from_at_length,
    # what is said of skills, of two that were compared, of courses; another subject
    known_skills.what_is_brought,
    known_skills.more_skills,
    days_of_two.their_days,
    one_of_the_two.from_one_to_the_other,
    one_of_the_two.without_one,
    of_the_two.of_an_aspect,
    of_the_two.which_to_choose,
    of_the_two.what_tells_apart,
    of_the_two.firms_that_pay_more,
    of_the_two.is_it_more,
    of_the_two.for_what,
    of_learning.what_it_costs,
    of_learning.of_what_costs,
    standing_alone.another_subject,
    # in many words
    way_to_role.how_long_at_length,
    one_of_the_two.one_of_them_at_length,
    of_the_role.of_the_role_at_length,
    known_skills.listed_skills,
    pay_figures.told_of_pay,
    of_the_two.of_both,
    time_for_it.in_time_behind_role,
    time_for_it.in_time_without_role,
    standing_alone.at_length,
    # in few words
    of_learning.is_it_worth_it,
    time_for_it.will_it_do,
    pay_figures.paid_less,
    pay_figures.paid_internship,
    # why, and what now
    why_and_next.what_comes_next,
    why_and_next.why_so_much,
    why_and_next.why_or_next,
    standing_alone.definition,
    # two side by side, and one of them
    set_beside.role_beside,
    set_beside.skill_beside,
    of_the_two.who_earns,
    of_the_two.which_is_so,
    one_of_the_two.one_of_them,
    # what somebody can and lacks
    known_skills.what_fits,
    known_skills.what_is_missing,
    known_skills.what_is_known,
    # whether it is good
    pay_judged.is_the_offer_good,
    pay_judged.is_the_pay_good,
    of_the_role.opinion,
    pay_in_few_words.pay_there,
    pay_in_few_words.pay_of_the_theme,
    # what is asked of the role, or of the skill
    time_for_it.more_time,
    way_to_role.coming_from,
    of_the_role.what_it_needs,
    of_the_role.of_the_role,
    way_to_role.how_to_become_one,
    way_to_role.how_long,
    of_the_skill.of_its_job,
    of_the_skill.of_the_skills,
    new_values.its_other_end,
    # other values, where what is named is no subject of its own
    standing_alone.internship,
    standing_alone.way_of_working,
    standing_alone.sector,
    standing_alone.two_skills,
    standing_alone.names_its_subject,
    new_values.with_what_is_new,
)
"""What a follow-up asks for: of the first rule that holds and gives something."""
