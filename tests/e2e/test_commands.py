"""Slash commands with autocompletion, private answers, and values that were typed and not chosen."""

import pytest

from bot.discord_app import CareerBot
from bot.sandbox import Sandbox

FOR_SERVERS = {
    *("kb", "settings", "setup", "stats", "suggest"),
    *("Fix this answer", "Make an entry of this message"),
}

COMMANDS = [
    ("ask", {"question": "what skills does a data analyst need"}, "Skills: data analyst"),
    ("salary", {"role": "machine-learning-engineer", "level": "mid"}, "$120,000 to $200,000"),
    (
        "roadmap",
        {"role": "data-engineer", "from": "software-engineer"},
        "Roadmap: data engineer, from software",
    ),
    ("skills", {"role": "data-scientist"}, "Skills: data scientist"),
    ("role", {"role": "mlops-engineer"}, "MLOps engineer"),
    (
        "compare",
        {"a": "data-scientist", "b": "machine-learning-engineer"},
        "Data scientist or machine learning",
    ),
    ("help", {}, "What you can ask me"),
]


@pytest.mark.parametrize(("name", "options", "expected"), COMMANDS, ids=[c[0] for c in COMMANDS])
async def test_each_command_answers_and_is_logged(
    sandbox: Sandbox, bot: CareerBot, name: str, options: dict[str, str], expected: str
) -> None:
    used = await sandbox.member.slash(sandbox.channel, name, **options)
    assert used.message is not None
    assert expected in used.message.text
    (turn,) = await bot.store.turns()
    assert turn["source"] == "command"


async def test_help_tells_the_ways_to_ask_and_the_commands_of_where_one_is(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    here = (await sandbox.member.slash(sandbox.channel, "help")).message.text
    direct = (await sandbox.member.slash(sandbox.member.dm, "help")).message.text
    for text in (here, direct):
        assert "mention me, reply to me, write me a direct message" in text
        assert "Apps, **Answer this**" in text
        assert "- `/trends`: " in text, "all of them, and not on a further page, which knows none"
        assert text.index("`/trends`") < text.index("### Examples")
        assert "- `/ask`: " in text
    assert "- `/suggest`: " in here
    assert "/suggest" not in direct


async def test_arguments_complete_over_names_aliases_and_typos(sandbox: Sandbox, bot: CareerBot) -> None:
    async def names(focused: str, value: str) -> list[str]:
        choices = await sandbox.member.autocomplete(sandbox.channel, "salary", focused=focused, value=value)
        return [choice.name for choice in choices]

    assert (await names("role", "mle"))[0] == "Machine learning engineer"
    assert (await names("role", "data sci"))[0] == "Data scientist"
    assert (await names("role", "data enginer"))[0] == "Data engineer"
    assert (await names("country", "germ"))[0] == "Germany"
    assert (await names("level", "jun"))[0] == "Entry level"
    assert len(await names("role", "")) == 25


async def test_a_typed_value_is_understood_like_a_chosen_one(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(
        sandbox.channel, "salary", role="ml enginer", level="mid-level", country="usa"
    )
    assert "$120,000 to $200,000" in used.message.text


async def test_an_unknown_value_gets_a_hint_that_only_the_member_sees(
    sandbox: Sandbox, bot: CareerBot
) -> None:
    used = await sandbox.member.slash(sandbox.channel, "skills", role="@everyone plumber **x**")
    assert used.message.is_ephemeral
    assert "I know no role called" in used.message.text
    assert "@everyone" not in used.message.text


async def test_a_private_answer_is_seen_by_one(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="data-scientist", private=True)
    assert used.message.is_ephemeral
    assert not used.message.visible_to(sandbox.create_user("ben"))


async def test_a_country_without_data_gets_no_number(sandbox: Sandbox, bot: CareerBot) -> None:
    used = await sandbox.member.slash(sandbox.channel, "salary", role="nlp-engineer", country="MN")
    assert "no pay figures" in used.message.text
    assert "$" not in used.message.text


async def test_commands_work_everywhere_and_are_registered_once(sandbox: Sandbox, bot: CareerBot) -> None:
    for command in sandbox.commands:
        for_servers = command["name"] in FOR_SERVERS
        assert sorted(command["contexts"]) == ([0] if for_servers else [0, 1, 2])
        assert sorted(command["integration_types"]) == ([0] if for_servers else [0, 1])
    puts = [r for r in sandbox.requests if r.method == "PUT" and r.path.endswith("/commands")]
    assert len(puts) == 1
