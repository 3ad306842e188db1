"""How members write currencies: "$", "euros", "CHF" -> ISO codes."""

import re

from bot.library.cldr import tables

_CURRENCIES = {
    "$": "$", "dollar": "$", "dollars": "$", "bucks": "$", "us$": "USD", "usd": "USD", "€": "EUR",
    "eur": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP", "pounds": "GBP",
    "quid": "GBP",
    "₹": "INR", "inr": "INR", "rupee": "INR", "rupees": "INR", "ca$": "CAD",
    "c$": "CAD", "a$": "AUD", "au$": "AUD", "s$": "SGD", "nz$": "NZD",
    "hk$": "HKD",
    "r$": "BRL", "reais": "BRL", "zł": "PLN", "zl": "PLN",
    "kr": "kr", "kroner": "kr", "kronor": "kr",
    "hkd": "HKD", "cad": "CAD", "aud": "AUD",
    "sgd": "SGD", "nzd": "NZD", "chf": "CHF", "francs": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK",
    "pln": "PLN", "zloty": "PLN", "zlotys": "PLN", "zlotych": "PLN",
    "¥": "JPY", "jpy": "JPY", "yen": "JPY", "aed": "AED", "dirham": "AED", "dirhams": "AED", "brl": "BRL",
    "rub": "RUB", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB",
    "uah": "UAH", "hryvnia": "UAH", "hryvnias": "UAH", "czk": "CZK", "koruna": "CZK", "korunas": "CZK",
    "huf": "HUF", "forint": "HUF", "forints": "HUF", "ron": "RON", "lei": "RON", "lira": "TRY",
    "liras": "TRY",
    "zar": "ZAR", "rand": "ZAR", "rands": "ZAR", "ngn": "NGN", "naira": "NGN", "nairas": "NGN", "kes": "KES",
    "egp": "EGP", "mxn": "MXN", "peso": "peso", "pesos": "peso", "php": "PHP", "idr": "IDR", "rupiah": "IDR",
    "myr": "MYR", "ringgit": "MYR", "thb": "THB", "baht": "THB", "vnd": "VND", "krw": "KRW", "twd": "TWD",
    "cny": "CNY", "rmb": "CNY", "yuan": "CNY", "pkr": "PKR", "bdt": "BDT", "taka": "BDT",
    "ils": "ILS", "nis": "ILS", "shekel": "ILS", "shekels": "ILS", "sar": "SAR", "riyal": "SAR",
    "riyals": "SAR",
    "btc": "BTC", "bitcoin": "BTC", "bitcoins": "BTC", "eth": "ETH", "usdt": "USDT",
}  # fmt: skip
"""How members write currencies; "$", "kr" and pesos stay open until the country is known."""

_DOLLARS = frozenset({"USD", "CAD", "AUD", "NZD", "SGD", "HKD", "TWD"})
_KRONER = frozenset({"SEK", "NOK", "DKK", "ISK"})
_PESOS = frozenset({"MXN", "ARS", "CLP", "COP", "PHP", "UYU", "DOP", "CUP"})
_OPEN = {"$": (_DOLLARS, "USD"), "kr": (_KRONER, "SEK"), "peso": (_PESOS, "MXN")}

SIGNS = r"(?:us|ca|au|nz|hk|[acrs])\$|[$€£₹¥]"
WORDS = "|".join(sorted((word for word in _CURRENCIES if word.isalpha()), key=len, reverse=True))
BEFORE = rf"(?:{SIGNS}|(?:{WORDS})(?![^\W\d_]))"
AFTER = rf"(?:\s?(?:{SIGNS})|\s?(?:{WORDS})\b)"
"""Patterns of a currency before and behind an amount."""

_NOT_ASKED_FOR = frozenset(
    {"btc", "bitcoin", "bitcoins", "eth", "usdt", "ron", "lei", "nis", "kes", "sar", "kr"}
)
_ASKED_FOR = "|".join(name for name in _CURRENCIES if name.isalpha() and name not in _NOT_ASKED_FOR)
IN_A_CURRENCY = re.compile(rf"\bin\s+(?P<after>€|£|{_ASKED_FOR})(?!\w)", re.IGNORECASE)
"""The currency in which pay is asked for: "in euros". Some codes are too much like words."""


def currency_words() -> frozenset[str]:
    """The words by which currencies are named, as they are written and in singular."""
    written = {name for name in _CURRENCIES if name.isalpha() and len(name) > 2}
    return frozenset({*written, "kr", *(name.removesuffix("s") for name in written)})


def currency_of(written: str, country: str | None) -> str | None:
    """The ISO code of a currency as it is written; what several countries call so is the one of `country`."""
    currency = _CURRENCIES.get(written.strip().lower())
    if currency not in _OPEN:
        return currency
    own = tables().tender.get(country, [])[:1] if country else []
    those, usual = _OPEN[currency]
    return own[0] if own and own[0] in those else usual
