"""Score find_entities on the labelled passages: spans a kind, B-cubed over mentions, countries, roles.

Run as a script it prints the figures of a part, and what was missed where ``--missed`` is given.
"""

import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tawatur.annotate.entities import find_entities
from tawatur.annotate.names import load_name_model
from tawatur.knowledge.gazetteer import load_gazetteer

_OPENING = re.compile(r"\[([poclex])(\w*)([-^*]?):")
_KINDS = {"p": "person", "o": "organization", "l": "place", "c": "country", "e": "event", "x": "other"}
_FORMS = {"": "name", "-": "adjective", "^": "capital", "*": "office"}
_HEADS = frozenset(
    "صحيفة جريدة قناة شركة مصرف بنك تنظيم وكالة نادي حركة جماعة حزب مجموعة منظمة جبهة شبكة مجلة موقع إذاعة".split()
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
    entities = find_entities(title, text, load_gazetteer(), load_name_model())
    found = []
    for number, entity in enumerate(entities):
        for m in entity.mentions:
            found.append((m.in_, m.start, m.end, number, entity.kind, m.form))
    return found, entities


def score(name, missed=None):
    """Return a dict of figures in percent; what is wrong is added to the list ``missed``."""
    missed = [] if missed is None else missed
    right, gold_count, found_count = Counter(), Counter(), Counter()
    forms_right, forms_gold = Counter(), Counter()
    precision, recall, held, spared = [], [], [], []
    roles_right = roles_gold = countries_right = countries = 0
    for date, title, text, all_gold in read_passages(name):
        texts = {"title": title, "text": text}
        gold, roles = split_roles(all_gold, texts)
        found, entities = list_found(date, title, text)
        gold = [mention for mention in gold if mention[4] in MEASURED]
        loose = [mention for mention in all_gold if mention[4] not in MEASURED]
        found = [m for m in found if m[4] in MEASURED and not any(_overlap(m, other) for other in loose)]
        gold = [take_head_off(m, texts) for m in gold]
        found = [take_head_off(m, texts) for m in found]
        gold_keys = {(*m[:3], m[4]) for m in gold}
        found_keys = {(*m[:3], m[4]) for m in found}
        for *_, kind in gold_keys:
            gold_count[kind] += 1
        for *_, kind in found_keys:
            found_count[kind] += 1
        for *_, kind in gold_keys & found_keys:
            right[kind] += 1
        for mention in gold:
            forms_gold[mention[5]] += 1
            forms_right[mention[5]] += any(mention[:3] == m[:3] and mention[5] == m[5] for m in found)
        named = {m[:3]: entities[m[3]] for m in found}
        for mention in gold:
            if mention[4] == "country" and mention[:3] in named:
                countries += 1
                countries_right += named[mention[:3]].country == mention[3][1:4]
        for role in roles:
            roles_gold += 1
            entity = named.get((role[0], *role[3:]))
            roles_right += entity is not None and any(
                (r.in_, r.start) == (role[0], role[1]) and abs(r.end - role[2]) <= 1 for r in entity.roles
            )
        _measure_groups(gold, found, precision, recall, held, spared)
        for field, start, end, kind in sorted(gold_keys - found_keys):
            others = [f"{m[4]}:{texts[field][m[1] : m[2]]}" for m in found if m[0] == field and m[1] < end and start < m[2]]
            missed.append(("MISSED", kind, texts[field][start:end], texts[field][max(0, start - 25) : end + 15], others))
        for field, start, end, kind in sorted(found_keys - gold_keys):
            if not any(m[0] == field and m[1] < end and start < m[2] for m in gold):
                missed.append(("EXTRA", kind, texts[field][start:end], texts[field][max(0, start - 25) : end + 15], []))
        _list_splits(gold, found, texts, missed)
    figures = {"mentions": sum(gold_count.values())}
    for kind in MEASURED:
        figures[kind] = _harmonic(right[kind] / max(found_count[kind], 1), right[kind] / max(gold_count[kind], 1))
    total = sum(right.values())
    figures["spans_precision"] = 100 * total / max(sum(found_count.values()), 1)
    figures["spans_recall"] = 100 * total / max(sum(gold_count.values()), 1)
    figures["spans"] = _harmonic(figures["spans_precision"] / 100, figures["spans_recall"] / 100)
    for form in _FORMS.values():
        figures[form] = 100 * forms_right[form] / max(forms_gold[form], 1)
    figures["country_code"] = 100 * countries_right / max(countries, 1)
    figures["roles"] = 100 * roles_right / max(roles_gold, 1)
    figures["bcubed_strict"] = _harmonic(_mean(precision), _mean(recall))
    figures["bcubed"] = _harmonic(_mean(held), _mean(spared))
    return figures


def _overlap(one, other):
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]


def _measure_groups(gold, found, precision, recall, held, spared):
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
    for span in gold_of.keys() | found_of.keys():
        ours = groups_found[found_of[span]] if span in found_of else set()
        theirs = groups_gold[gold_of[span]] if span in gold_of else set()
        shared = len(ours & theirs) if span in both else 0
        if span in found_of:
            precision.append(shared / len(ours))
        if span in gold_of:
            recall.append(shared / len(theirs))
        if span in both:
            held.append(shared / len(ours & both))
            spared.append(shared / len(theirs & both))


def _list_splits(gold, found, texts, missed):
    """Add the things that were split in two or more, and those taken together."""
    found_of = {m[:3]: m[3] for m in found}
    gold_of = {m[:3]: m[3] for m in gold}
    for title, one, other in (("SPLIT", gold_of, found_of), ("JOINED", found_of, gold_of)):
        groups = defaultdict(lambda: defaultdict(set))
        for (field, start, end), key in one.items():
            if (field, start, end) in other:
                groups[key][other[(field, start, end)]].add(texts[field][start:end])
        for parts in groups.values():
            if len(parts) > 1:
                missed.append((title, "", " / ".join(sorted(" ".join(sorted(p)) for p in parts.values())), "", []))


def _mean(values):
    return sum(values) / max(len(values), 1)


def _harmonic(precision, recall):
    return 200 * precision * recall / max(precision + recall, 1e-9)


def main():
    missed = []
    for figure, value in score(sys.argv[1] if len(sys.argv) > 1 else "dev", missed).items():
        print(f"{figure:16} {value:6.1f}")
    if "--missed" in sys.argv:
        for line in missed:
            print(*line, sep=" | ")


if __name__ == "__main__":
    main()
