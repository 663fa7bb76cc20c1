"""Score find_entities on the labelled passages: spans a kind, B-cubed over mentions, countries, roles."""

import re
from collections import Counter, defaultdict
from pathlib import Path

from tawatur.annotate.entities import find_entities
from tawatur.annotate.names import load_name_model
from tawatur.knowledge.gazetteer import load_gazetteer

_OPENING = re.compile(r"\[([poclex])(\w*)([-^*]?):")
_KINDS = {"p": "person", "o": "organization", "l": "place", "c": "country", "e": "event", "x": "other"}
_FORMS = {"": "name", "-": "adjective", "^": "capital", "*": "office"}
# General heads that may be in or out of a span, see guidelines.md.
_HEADS = frozenset(
    [
        *("صحيفة", "جريدة", "قناة", "شركة", "مصرف", "بنك", "تنظيم", "وكالة", "نادي", "حركة"),
        *("جماعة", "حزب", "مجموعة", "منظمة", "جبهة", "شبكة", "مجلة", "موقع", "إذاعة"),
    ]
)
MEASURED = ("person", "organization", "place", "country")


def read_field(marked):
    """Return (plain text, mentions): a mention is (start, end, key, kind, form)."""
    plain, stack, mentions = "", [], []
    place = 0
    while place < len(marked):
        opening = _OPENING.match(marked, place)
        if opening:
            stack.append((len(plain), opening))
            place = opening.end()
        elif marked[place] == "]" and stack:
            start, found = stack.pop()
            kind, name, sign = found.groups()
            mentions.append((start, len(plain), kind + name, _KINDS[kind], _FORMS[sign]))
            place += 1
        else:
            plain += marked[place]
            place += 1
    return plain, sorted(mentions)


def read_passages(name):
    """Yield (date, title, text, mentions); a mention is (field, start, end, key, kind, form)."""
    path = Path(__file__).parent / "entities" / f"{name}.txt"
    for passage in path.read_text(encoding="utf-8").split("## ")[1:]:
        head, *lines = passage.strip().splitlines()
        title = next((line.removeprefix("#T ") for line in lines if line.startswith("#T ")), "")
        text = "\n\n".join(line for line in lines if not line.startswith("#T "))
        fields = {"title": read_field(title), "text": read_field(text)}
        gold = [(field, *mention) for field, (_, some) in fields.items() for mention in some]
        yield head.split()[0], fields["title"][0], fields["text"][0], gold


def split_roles(gold, texts):
    """Return (mentions, roles): an office right beside the name of its holder is a role."""
    roles = []
    for mention in gold:
        field, start, end, key, _, form = mention
        if form != "office":
            continue
        for other in gold:
            if (other[0], other[3], other[5]) != (field, key, "name"):
                continue
            between = texts[field][end : other[1]] if other[1] >= end else texts[field][other[2] : start]
            if "." not in between and len(between.split()) <= 4 and other[1] >= end - 1:
                roles.append((field, start, end, other[1], other[2]))
                break
            if other[2] <= start and not re.search(r"[.\w]", between):
                roles.append((field, start, end, other[1], other[2]))
                break
    spans = {role[:3] for role in roles}
    return [mention for mention in gold if mention[:3] not in spans or mention[5] != "office"], roles


def take_head_off(mention, texts):
    """Return a mention without the general heads before its name, so that both ways to span it are one."""
    field, start, end, *rest = mention
    while True:
        head = re.match(r"([^\W\d_]+)[\s«»\"]+(?=\w)", texts[field][start:end])
        if head is None or head[1] not in _HEADS:
            return (field, start, end, *rest)
        start += head.end()


def list_found(date, title, text):
    """Return (mentions like the gold ones, the entities)."""
    entities = find_entities(title, text, load_gazetteer(), load_name_model(), published=date)
    found = [
        (m.in_, m.start, m.end, number, entity.kind, m.form)
        for number, entity in enumerate(entities)
        for m in entity.mentions
    ]
    return found, entities


def score(name, missed=None):
    """Return a dict of figures in percent; what is wrong is added to the list ``missed``."""
    missed = [] if missed is None else missed
    counts = Counter()
    shares = defaultdict(list)
    for date, title, text, all_gold in read_passages(name):
        texts = {"title": title, "text": text}
        gold, roles = split_roles(all_gold, texts)
        found, entities = list_found(date, title, text)
        gold = [mention for mention in gold if mention[4] in MEASURED]
        loose = [mention for mention in all_gold if mention[4] not in MEASURED]
        found = [m for m in found if m[4] in MEASURED and not any(_overlap(m, other) for other in loose)]
        gold = [take_head_off(m, texts) for m in gold]
        found = [take_head_off(m, texts) for m in found]
        _count_spans(gold, found, counts)
        _count_resolved(gold, roles, {m[:3]: entities[m[3]] for m in found}, counts)
        _measure_groups(gold, found, shares)
        _list_missed(gold, found, texts, missed)
    return _make_figures(counts, shares)


def _make_figures(counts, shares):
    figures = {"mentions": sum(counts["gold", kind] for kind in MEASURED)}
    for kind in MEASURED:
        right = counts["right", kind]
        figures[kind] = _harmonic(_share(right, counts["found", kind]), _share(right, counts["gold", kind]))
    right, found = (sum(counts[side, kind] for kind in MEASURED) for side in ("right", "found"))
    figures["precision"], figures["recall"] = _share(right, found), _share(right, figures["mentions"])
    figures["spans"] = _harmonic(figures["precision"], figures["recall"])
    for part in (*_FORMS.values(), "country_code", "role"):
        figures[part] = _share(counts["right", part, 1], counts["gold", part, 1])
    figures["bcubed_strict"] = _harmonic(_mean(shares["precision"]), _mean(shares["recall"]))
    figures["bcubed"] = _harmonic(_mean(shares["held"]), _mean(shares["spared"]))
    return figures


def _overlap(one, other):
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _count_spans(gold, found, counts):
    sides = {"gold": {(*m[:3], m[4]) for m in gold}, "found": {(*m[:3], m[4]) for m in found}}
    sides["right"] = sides["gold"] & sides["found"]
    for side, mentions in sides.items():
        counts.update((side, kind) for *_, kind in mentions)


def _count_resolved(gold, roles, named, counts):
    """Count forms and countries of mentions, and the roles found, as (side, what, 1)."""
    for mention in gold:
        entity = named.get(mention[:3])
        counts["gold", mention[5], 1] += 1
        spans = {(m.in_, m.end, m.form) for m in entity.mentions} if entity else ()
        counts["right", mention[5], 1] += (mention[0], mention[2], mention[5]) in spans
        if mention[4] == "country" and entity is not None:
            counts["gold", "country_code", 1] += 1
            counts["right", "country_code", 1] += entity.country == mention[3][1:4]
    for field, start, end, *name in roles:
        entity = named.get((field, *name))
        told = {(r.in_, r.start, r.end) for r in entity.roles} if entity else ()
        counts["gold", "role", 1] += 1
        counts["right", "role", 1] += (field, start, end) in told


def _measure_groups(gold, found, shares):
    """Add B-cubed precision and recall of each mention; ``held`` and ``spared`` over those on both sides.

    In the strict figures a mention found on one side alone counts as nothing.
    """
    gold_of = {m[:3]: m[3] for m in gold}
    found_of = {m[:3]: m[3] for m in found}
    both = gold_of.keys() & found_of.keys()
    groups_gold, groups_found = defaultdict(set), defaultdict(set)
    for span, key in gold_of.items():
        groups_gold[key].add(span)
    for span, key in found_of.items():
        groups_found[key].add(span)
    for span in sorted(gold_of.keys() | found_of.keys()):
        ours = groups_found[found_of[span]] if span in found_of else set()
        theirs = groups_gold[gold_of[span]] if span in gold_of else set()
        shared = len(ours & theirs) if span in both else 0
        if span in found_of:
            shares["precision"].append(100 * shared / len(ours))
        if span in gold_of:
            shares["recall"].append(100 * shared / len(theirs))
        if span in both:
            shares["held"].append(100 * shared / len(ours & both))
            shares["spared"].append(100 * shared / len(theirs & both))


def _list_missed(gold, found, texts, missed):
    """Add what was not found, what was found and is not there, and what was split or joined."""
    found_keys = {(*m[:3], m[4]) for m in found}
    for mention in gold:
        if (*mention[:3], mention[4]) not in found_keys:
            field, start, end, _, kind, _ = mention
            others = [f"{m[4]}:{texts[field][m[1] : m[2]]}" for m in found if _overlap(m, mention)]
            around = texts[field][max(0, start - 25) : end + 15].replace("\n", " ")
            missed.append(("MISSED", kind, texts[field][start:end], around, *others))
    for mention in found:
        if not any(_overlap(mention, other) for other in gold):
            field, start, end, _, kind, _ = mention
            around = texts[field][max(0, start - 25) : end + 15].replace("\n", " ")
            missed.append(("EXTRA", kind, texts[field][start:end], around))
    found_of = {m[:3]: m[3] for m in found}
    gold_of = {m[:3]: m[3] for m in gold}
    for title, one, other in (("SPLIT", gold_of, found_of), ("JOINED", found_of, gold_of)):
        groups = defaultdict(lambda: defaultdict(set))
        for (field, start, end), key in one.items():
            if (field, start, end) in other:
                groups[key][other[field, start, end]].add(texts[field][start:end])
        missed += [
            (title, "", " / ".join(" ".join(sorted(part)) for part in parts.values()))
            for parts in groups.values()
            if len(parts) > 1
        ]


def _share(part, whole):
    return 100 * part / max(whole, 1)


def _mean(values):
    return sum(values) / max(len(values), 1)


def _harmonic(precision, recall):
    return 2 * precision * recall / max(precision + recall, 1e-9)
