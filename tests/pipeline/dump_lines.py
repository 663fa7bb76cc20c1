"""Makes lines of dumps in the formats of Wikidata and GeoNames, about things that we made up."""

import json


def item(value):
    return {
        "snaktype": "value",
        "datatype": "wikibase-item",
        "datavalue": {"value": {"entity-type": "item", "id": value}, "type": "wikibase-entityid"},
    }


def text(value):
    return {"snaktype": "value", "datatype": "external-id", "datavalue": {"value": value, "type": "string"}}


def day(value, precision=11):
    return {
        "snaktype": "value",
        "datatype": "time",
        "datavalue": {
            "value": {
                "time": f"+{value}T00:00:00Z",
                "timezone": 0,
                "before": 0,
                "after": 0,
                "precision": precision,
                "calendarmodel": "http://www.wikidata.org/entity/Q1985727",
            },
            "type": "time",
        },
    }


def point(latitude, longitude):
    value = {"latitude": latitude, "longitude": longitude, "altitude": None, "precision": 0.01}
    return {
        "snaktype": "value",
        "datatype": "globe-coordinate",
        "datavalue": {"value": value, "type": "globecoordinate"},
    }


def statement(snak, rank="normal", **qualifiers):
    return {
        "mainsnak": snak,
        "type": "statement",
        "rank": rank,
        "qualifiers": {name: [value] for name, value in qualifiers.items()},
    }


def entity(identity, arabic, english=None, aliases=(), sitelinks=5, **claims):
    labels = {}
    if arabic:
        labels["ar"] = {"language": "ar", "value": arabic}
    if english:
        labels["en"] = {"language": "en", "value": english}
    return {
        "type": "item",
        "id": identity,
        "labels": labels,
        "descriptions": {},
        "aliases": {"ar": [{"language": "ar", "value": name} for name in aliases]} if aliases else {},
        "claims": {
            name: [one if "mainsnak" in one else statement(one) for one in given]
            for name, given in claims.items()
        },
        "sitelinks": {f"wiki{number}": {} for number in range(sitelinks)},
    }


def line(*arguments, **claims):
    return json.dumps(entity(*arguments, **claims), ensure_ascii=False, separators=(",", ":")) + ",\n"


def dump(*lines):
    return ("[\n" + "".join(lines).rstrip(",\n") + "\n]\n").encode()


def place(number, name, others="", **facts):
    facts = {"country": "MA", "latitude": "33.1", "kind": "P", "people": "0"} | facts
    cells = [
        str(number),
        name,
        name,
        others,
        facts["latitude"],
        "-6.2",
        facts["kind"],
        "PPL",
        facts["country"],
    ]
    return (
        "\t".join(
            [*cells, "", "01", "", "", "", facts["people"], "", "120", "Africa/Casablanca", "2024-01-02"]
        )
        + "\n"
    )
