"""The curve of a relation reckoned from the Parquet file of events alone, by the words of docs/relations.md."""

from datetime import date, timedelta
from math import log2


def reckon(rows, one, other, *, weights="plover"):
    """Return (day, cooperation, conflict, index) from the first day to the last; ``rows`` are the file's rows."""
    known = [row for row in rows if row["date"] and is_between(row, one, other)]
    counted = [row for row in known if is_counted(row, known)]
    if not counted:
        return []
    done = {}
    for row in counted:
        if row["realises"]:
            done[row["realises"]] = min(done.get(row["realises"], row["date"]), row["date"])
    day, last = (date.fromisoformat(edge(row["date"] for row in counted)) for edge in (min, max))
    curve = []
    while day <= last:
        sums = {1: 0.0, -1: 0.0}
        for row in counted:
            age = (day - date.fromisoformat(row["date"])).days
            over = row["expires"] and (
                day.isoformat() > row["expires"] or day.isoformat() >= done.get(row["id"], "9")
            )
            if age >= 0 and not over:
                w = weigh(row, weights)
                sums[1 if w > 0 else -1] += abs(w) * 2 ** (-age / (30 if w > 0 else 180))
        cooperation, conflict = sums[1], sums[-1]
        curve.append(
            (day.isoformat(), cooperation, conflict, (cooperation - conflict) / (cooperation + conflict + 1))
        )
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


def weigh(row, weights):
    if row["status"] in {"denied", "called_off", "hypothetical"}:
        return 0.0
    score = row["diplomatic_score"] if weights == "diplomatic" else row["intensity"] or 0.0
    s = 0.3 if row["status"] == "planned" else 1.0
    o = min(2.0, 1 + 0.25 * log2(max(1, row["origin_count"])))
    h = 0.5 if row["rule"] in {"solidarity.attack", "condemn.noun"} else 1.0
    n = len(set(row["actor_keys"]))
    p = 1 / (n - 1) if not row["recipient_keys"] and n > 1 else 1.0
    return score / 10 * row["confidence"] * s * o * h * p
