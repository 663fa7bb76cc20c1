"""The curve of a relation reckoned from the Parquet file of events alone, by the words of docs/relations.md."""

from datetime import date, timedelta
from math import log2


def reckon(rows, one, other, *, weights="plover"):
    """Return (day, cooperation, conflict, index) from the first day to the last; ``rows`` are the file's rows."""
    known = [row for row in rows if row["date"] and is_between(row, one, other)]
    counted = [row for row in known if is_counted(row, known)]
    if not counted:
        return []
    realised = {row["realises"] for row in counted if row["realises"]}
    added = {}
    for row in counted:
        added.setdefault(row["date"], []).append(weigh(row, weights, realised))
    day, last = (date.fromisoformat(edge(added)) for edge in (min, max))
    cooperation = conflict = 0.0
    curve = []
    while day <= last:
        today = added.get(day.isoformat(), [])
        cooperation = cooperation * 2 ** (-1 / 30) + sum(w for w in today if w > 0)
        conflict = conflict * 2 ** (-1 / 180) - sum(w for w in today if w < 0)
        index = (cooperation - conflict) / (cooperation + conflict + 1)
        curve.append((day.isoformat(), cooperation, conflict, index))
        day += timedelta(days=1)
    return curve


def is_between(row, one, other):
    actors, recipients = set(row["actor_keys"]), set(row["recipient_keys"])
    if not recipients:
        return {one, other} <= actors
    return (one in actors and other in recipients) or (other in actors and one in recipients)


def is_counted(row, known):
    if len(row["date"]) != 10:
        return False
    if not row["historical"]:
        return True
    if row["date_basis"] in {None, "publication"}:
        return False
    day = date.fromisoformat(row["date"])
    return not any(
        peer["type"] == row["type"]
        and not peer["historical"]
        and len(peer["date"]) == 10
        and abs((date.fromisoformat(peer["date"]) - day).days) <= 3
        for peer in known
    )


def weigh(row, weights, realised):
    if row["status"] in {"denied", "called_off", "hypothetical"}:
        return 0.0
    if row["status"] == "planned" and row["id"] in realised:
        return 0.0
    score = row["diplomatic_score"] if weights == "diplomatic" else row["intensity"] or 0.0
    s = 0.3 if row["status"] == "planned" else 1.0
    o = min(2.0, 1 + 0.25 * log2(max(1, row["origin_count"])))
    h = 0.5 if row["rule"] in {"solidarity.attack", "condemn.noun"} else 1.0
    n = len(set(row["actor_keys"]))
    p = 1 / (n - 1) if not row["recipient_keys"] and n > 1 else 1.0
    return score / 10 * row["confidence"] * s * o * h * p
