"""The port the sandbox listens on: this one, or which next one is free."""

import contextlib
import errno
import ipaddress
import socket

from bot.errors import SandboxFailedError

TRIED = 100
"""Ports after a taken one among which a free one is looked for."""


class PortTakenError(SandboxFailedError):
    """Somebody else listens there; `free` is the next port that is free, if one was found."""

    def __init__(self, host: str, port: int, free: int | None):
        self.port, self.free = port, free
        hint = f"; {free} is free: career-bot sandbox --port {free}" if free else "; choose one with --port N"
        super().__init__(f"port {port} of {host} is taken, perhaps by another sandbox{hint}")


def numeric(host: str) -> str:
    """The number of a host that was given by number or by name. SandboxFailedError when it has none."""
    try:
        return str(socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)[0][4][0])
    except (OSError, UnicodeError):
        raise SandboxFailedError(
            f"--host is {host!r}, which is no address of this machine; allowed: such as 127.0.0.1"
        ) from None


def is_loopback(number: str) -> bool:
    """Whether only this machine reaches what listens there."""
    return ipaddress.ip_address(number).is_loopback


def listen(number: str, port: int) -> socket.socket:
    """A socket that listens, on a free port for 0. PortTakenError when it is taken."""
    try:
        return _bound(number, port)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            raise PortTakenError(number, port, _free_after(number, port)) from None
        reason = error.strerror or str(error)
        raise SandboxFailedError(f"port {port} of {number} cannot be listened on: {reason}") from None


def _bound(number: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in number else socket.AF_INET
    return socket.create_server((number, port), family=family)


def _free_after(number: str, port: int) -> int | None:
    for candidate in range(port + 1, min(port + TRIED, 65_535) + 1):
        with contextlib.suppress(OSError), _bound(number, candidate):
            return candidate
    return None


def names_of_this_machine(number: str) -> set[str]:
    """The names under which others may reach what listens on that number: itself, or where that means every
    address of this machine, all of those."""
    if not ipaddress.ip_address(number).is_unspecified:
        return {number}
    name = socket.gethostname()
    found = {name, f"{name}.local"}
    with contextlib.suppress(OSError):
        found |= {str(each[4][0]) for each in socket.getaddrinfo(name, None, type=socket.SOCK_STREAM)}
    return found | {outward()}


def outward() -> str:
    """The address by which this machine is known in its network; nothing is sent to find out."""
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.connect(("192.0.2.1", 9))
        return str(probe.getsockname()[0])
    return "127.0.0.1"
