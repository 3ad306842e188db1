"""The countries of a part of the world, so that a table for Europe holds no other."""

_LISTED = {
    "the European Union": "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE",
    "Western Europe": "AT BE CH DE FR GB IE LI LU MC NL",
    "Central Europe": "AT CH CZ DE HU LI PL SI SK",
    "Eastern Europe": "BG BY CZ EE HU LT LV MD PL RO RU SK UA",
    "Northern Europe": "DK EE FI GB IE IS LT LV NO SE",
    "Southern Europe": "AD AL BA CY ES GR HR IT ME MK MT PT RS SI SM VA",
    "Scandinavia": "DK NO SE",
    "Southeast Asia": "BN ID KH LA MM MY PH SG TH TL VN",
    "Central Asia": "KG KZ TJ TM UZ",
    "East Asia": "CN HK JP KP KR MN MO TW",
    "South Asia": "AF BD BT IN LK MV NP PK",
    "the Middle East": "AE BH CY EG IL IQ IR JO KW LB OM PS QA SA SY TR YE",
    "West Africa": "BF BJ CI CV GH GM GN GW LR ML MR NE NG SL SN TG",
    "East Africa": "BI DJ ER ET KE KM MG MU MW MZ RW SC SO SS TZ UG ZM ZW",
    "North Africa": "DZ EG LY MA SD TN",
    "South America": "AR BO BR CL CO EC GY PE PY SR UY VE",
    "the rest of Africa": "AO BW CD CF CG CM GA GQ LS NA ST SZ TD ZA",
    "Mexico and the Caribbean": "CU DO HT MX PR",
    "Central America": "BZ CR GT HN NI PA SV",
}
_COUNTRIES = {name: frozenset(listed.split()) for name, listed in _LISTED.items()}

_EUROPE = (
    "the European Union",
    *(f"{part} Europe" for part in ("Western", "Central", "Eastern", "Northern", "Southern")),
)
_ASIA = ("Southeast Asia", "Central Asia", "East Asia", "South Asia")
_COUNTRIES |= {
    "Europe": frozenset().union(*(_COUNTRIES[part] for part in _EUROPE)) | {"XK"},
    "Asia": frozenset().union(*(_COUNTRIES[part] for part in _ASIA), _COUNTRIES["the Middle East"] - {"EG"})
    | {"AM", "AZ", "GE"},
    "Africa": frozenset().union(*(_COUNTRIES[f"{part} Africa"] for part in ("West", "East", "North")))
    | _COUNTRIES["the rest of Africa"],
    "Latin America": _COUNTRIES["South America"]
    | _COUNTRIES["Central America"]
    | _COUNTRIES["Mexico and the Caribbean"],
}


def countries_of(region: str | None) -> frozenset[str]:
    """The countries of a part of the world, by the name under which it is shown; none of another name.

    >>> "DE" in countries_of("Europe"), "US" in countries_of("Europe"), countries_of(None)
    (True, False, frozenset())
    """
    return _COUNTRIES.get(region or "", frozenset())
