"""Values that say the same as before stay exactly as they were."""

from typing import Any


def settle(new: Any, before: Any) -> Any:
    """`new`, with everything in it that only leaves out empty values of `before` taken from there."""
    if _pruned(new) == _pruned(before):
        return before
    if isinstance(new, list) and isinstance(before, list):
        held = [(_pruned(item), item) for item in before if isinstance(item, dict)]
        return [next((item for pruned, item in held if pruned == _pruned(n)), n) for n in new]
    return new


def _pruned(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _pruned(part) for key, part in value.items() if part not in (None, [], {})}
    return [_pruned(part) for part in value] if isinstance(value, list | tuple) else value
