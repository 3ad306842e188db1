"""Routes about the application itself: its user, its guilds, its commands, where the gateway is."""

import copy

from bot.sandbox import payloads as to
from bot.sandbox.call import Call, Route
from bot.sandbox.check_commands import check_command, check_commands
from bot.sandbox.connection import application_flags
from bot.sandbox.errors import ApiError, Json, invalid_form, unknown
from bot.sandbox.ids import as_id


async def get_me(call: Call) -> Json:
    """The bot's own user."""
    extra = {"verified": True, "mfa_enabled": True, "email": None, "locale": "en-US"}
    return to.user_json(call.world.bot) | extra


async def get_user(call: Call) -> Json:
    """Any user."""
    return to.user_json(call.user)


async def get_application(call: Call) -> Json:
    """The application."""
    world = call.world
    return {
        "id": str(world.application_id),
        "name": world.bot.name,
        "icon": None,
        "description": "",
        "type": None,
        "bot": to.user_json(world.bot),
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": application_flags(world),
        "flags_new": str(application_flags(world)),
        "owner": to.user_json(world.owner),
        "team": None,
        "redirect_uris": [],
        "interactions_endpoint_url": None,
        "role_connections_verification_url": None,
        "approximate_guild_count": len(world.joined),
        "approximate_user_install_count": sum(user.installed for user in world.users.values()),
        "approximate_user_authorization_count": 0,
        "explicit_content_filter": 0,
        "integration_types_config": {"0": {}, "1": {}},
        "eligible_oauth2_scopes": [],
        "tags": [],
    }


async def get_gateway(call: Call) -> Json:
    """Where the gateway is."""
    return {"url": call.world.base_url.replace("http", "ws", 1) + "/gw"}


async def get_gateway_bot(call: Call) -> Json:
    """Where the gateway is, and with how many shards to come."""
    start = {"total": 1000, "remaining": 1000, "reset_after": 86_400_000, "max_concurrency": 1}
    return await get_gateway(call) | {"shards": call.world.shards, "session_start_limit": start}


async def get_guilds(call: Call) -> list[Json]:
    """The guilds the bot is in."""
    return [to.guild_json(guild) for guild in call.world.joined]


async def open_dm(call: Call) -> Json:
    """The direct conversation with a user."""
    user = call.world.users.get(as_id(call.json.get("recipient_id")) or 0)
    if user is None or user.bot:
        raise ApiError(400, 50033, "Invalid Recipient(s)")
    return to.channel_json(call.world.dm(user))


def _guild_id(call: Call) -> str | None:
    if call.key("application_id") != call.world.application_id:
        raise unknown("Application")
    return str(call.guild.id) if "guild_id" in call.request.match_info else None


def _registered(call: Call) -> list[Json]:
    guild_id = _guild_id(call)
    return [command for command in call.world.commands.values() if command.get("guild_id") == guild_id]


def _register(call: Call, body: Json) -> Json:
    """Take a command in; one of the same name and type is replaced and keeps its id."""
    guild_id, kind = _guild_id(call), body.get("type") or 1
    same = [c for c in _registered(call) if (c["name"], c["type"]) == (body["name"], kind)]
    key = int(same[0]["id"]) if same else call.world.snowflakes.next()
    needed = body.get("default_member_permissions")
    dm = body.get("dm_permission")
    command: Json = {
        "id": str(key),
        "application_id": str(call.world.application_id),
        "version": str(call.world.snowflakes.next()),
        "type": kind,
        "name": body["name"],
        "name_localizations": body.get("name_localizations"),
        "description": body.get("description") or "",
        "description_localizations": body.get("description_localizations"),
        "options": copy.deepcopy(body.get("options") or []),
        "default_member_permissions": None if needed is None else str(needed),
        "dm_permission": dm is not False,
        "contexts": body.get("contexts"),
        "integration_types": body.get("integration_types") or [0],
        "nsfw": bool(body.get("nsfw")),
    }
    if guild_id is not None:
        command["guild_id"] = guild_id
    call.world.commands[key] = command
    return command


def _tell(call: Call) -> None:
    """Tell people's side that the commands changed; the bot knows."""
    call.world.emit("COMMANDS_UPDATE", {}, to_bot=False)


def _named(call: Call) -> Json:
    command = call.world.commands.get(call.key("command_id"))
    if command is None or command.get("guild_id") != _guild_id(call):
        raise unknown("application command")
    return command


async def get_commands(call: Call) -> list[Json]:
    """The commands registered globally, or in a guild."""
    return _registered(call)


async def put_commands(call: Call) -> list[Json]:
    """Replace all commands."""
    if not isinstance(call.body, list):
        raise invalid_form((), "LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
    check_commands(call.body)
    kept = [_register(call, body)["id"] for body in call.body]
    for command in _registered(call):
        if command["id"] not in kept:
            del call.world.commands[int(command["id"])]
    _tell(call)
    return _registered(call)


async def post_command(call: Call) -> Json:
    """Add or replace one command."""
    check_command(call.json)
    before = len(call.world.commands)
    command = _register(call, call.json)
    call.status = 201 if len(call.world.commands) > before else 200
    _tell(call)
    return command


async def get_command(call: Call) -> Json:
    """One command."""
    return _named(call)


async def patch_command(call: Call) -> Json:
    """Change one command."""
    command = _named(call)
    changed = command | call.json
    check_command(changed)
    command |= {key: call.json[key] for key in call.json if key in command}
    command["version"] = str(call.world.snowflakes.next())
    _tell(call)
    return command


async def delete_command(call: Call) -> None:
    """Remove one command."""
    del call.world.commands[int(_named(call)["id"])]
    _tell(call)


_COMMANDS = "/applications/{application_id}/commands"
_IN_GUILD = "/applications/{application_id}/guilds/{guild_id}/commands"
ROUTES: list[Route] = [
    ("GET", "/users/@me", get_me),
    ("GET", "/users/@me/guilds", get_guilds),
    ("POST", "/users/@me/channels", open_dm),
    ("GET", "/users/{user_id}", get_user),
    ("GET", "/oauth2/applications/@me", get_application),
    ("GET", "/applications/@me", get_application),
    ("GET", "/gateway", get_gateway),
    ("GET", "/gateway/bot", get_gateway_bot),
]
for _base in (_COMMANDS, _IN_GUILD):
    ROUTES += [
        ("GET", _base, get_commands),
        ("PUT", _base, put_commands),
        ("POST", _base, post_command),
        ("GET", _base + "/{command_id}", get_command),
        ("PATCH", _base + "/{command_id}", patch_command),
        ("DELETE", _base + "/{command_id}", delete_command),
    ]
