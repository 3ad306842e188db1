"""Names of countries and currencies: what is kept is what Babel says, whatever stands in the cache folder."""

from pathlib import Path

import pytest
from babel.numbers import format_currency, list_currencies

from bot.answers.words import money
from bot.library import cldr


def test_amounts_are_written_as_babel_writes_them() -> None:
    for currency in sorted(list_currencies() & cldr.tables().symbols.keys()):
        for amount in (0, 7, -5, 85_000, 1_234_567):
            expected = format_currency(amount, currency, format="¤#,##0", locale="en", currency_digits=False)
            assert money(amount, currency) == expected


@pytest.mark.parametrize("content", ["", "{", "[]", '{"countries": {}}', "null"])
def test_a_damaged_file_is_made_anew(content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    there = cldr.tables.__wrapped__()
    (path,) = (tmp_path / "career-bot").glob("cldr-*.json")
    path.write_text(content)
    assert cldr.tables.__wrapped__() == there == cldr.read()
    assert path.read_text() != content
    assert cldr.tables.__wrapped__() == there
