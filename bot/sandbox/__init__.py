"""A Discord on this machine, against which the real client runs: gateway, REST API, members who talk."""

from bot.sandbox.components import Button, Choice, Select
from bot.sandbox.errors import ApiError, NoAnswerError, RefusedError, SandboxError
from bot.sandbox.faults import Faults
from bot.sandbox.interactions import Interaction
from bot.sandbox.message import Message, Upload
from bot.sandbox.model import Channel, Guild, Member, Role
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.users import User

__all__ = [
    "ApiError",
    "Button",
    "Channel",
    "Choice",
    "Faults",
    "Guild",
    "Interaction",
    "Member",
    "Message",
    "NoAnswerError",
    "RefusedError",
    "Role",
    "Sandbox",
    "SandboxError",
    "Select",
    "Upload",
    "User",
]
