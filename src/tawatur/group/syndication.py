"""Groups copies and finds their origin; the result does not depend on the order of the articles."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tawatur.group.changes import find_changes
from tawatur.group.copies import Likeness, Text, compare
from tawatur.group.fingerprint import SHARED_KEYS, count_shared
from tawatur.model.bonds import Syndication
from tawatur.model.moment import bounds

# Of the many articles that hold a stock passage, or a text that everyone prints, these are compared.
_EARLIEST, _LATEST = 10, 40
# A text bound to so many copies is placed; what else it might be bound to changes nothing.
_ENOUGH_COPIES = 20
# So many candidates of one text are compared in full, those that share most.
_MOST_COMPARED = 60
# A text joins a group when it is bound to this share of its members, and stays when bound to the other.
_JOINING_SHARE, _STAYING_SHARE = 0.5, 0.3
# In a large group so many bonds are enough: every copy was compared with its earliest members.
_STAYING_BONDS = 5
_CREDITING_FORMS = ("source_line", "agency_signature", "dateline")

Pairs = Mapping[tuple[str, str], Likeness]


def find_pairs(texts: Sequence[Text]) -> dict[tuple[str, str], Likeness]:
    """Return the bound pairs among texts, keyed by their two ids in order."""
    holders: dict[int, list[int]] = {}
    pairs: dict[tuple[str, str], Likeness] = {}
    ordered = sorted(texts, key=_age)
    for place, text in enumerate(ordered):
        met: list[int] = []
        for key in text.fingerprint.keys:
            known = holders.get(key)
            if known is None:
                holders[key] = [place]
            else:
                met += known if len(known) <= _EARLIEST + _LATEST else known[:_EARLIEST] + known[-_LATEST:]
                known.append(place)
        pairs.update(_compare_all(text, ordered, Counter(met)))
    return pairs


def _compare_all(
    text: Text, ordered: Sequence[Text], shared: Mapping[int, int]
) -> Iterator[tuple[tuple[str, str], Likeness]]:
    """Yield what binds a text to earlier ones, the earliest first; `shared` counts common keys."""
    copies = 0
    near = [place for place, count in shared.items() if count >= _keys_needed(text, ordered[place])]
    if len(near) > _MOST_COMPARED:
        near = sorted(near, key=lambda place: (-shared[place], place))[:_MOST_COMPARED]
    for place in sorted(near):
        other = ordered[place]
        likeness = compare(text, other)
        if likeness is not None:
            yield _pair(text.article.id, other.article.id), likeness
            copies += likeness.kind == "copy"
            if copies >= _ENOUGH_COPIES:
                return


def _keys_needed(one: Text, other: Text) -> int:
    """Ask a single shared key of short texts, which may have no second one."""
    return min(SHARED_KEYS, max(1, min(len(one.fingerprint.keys), len(other.fingerprint.keys)) // 2))


def form_groups(texts: Sequence[Text], pairs: Pairs) -> dict[str, Syndication]:
    """Return the place of each article that stands in a group, by article id.

    Args:
        texts: all texts that the pairs name, and maybe more.
        pairs: bound pairs, from `find_pairs`.
    """
    by_id = {text.article.id: text for text in texts}
    bound: dict[str, set[str]] = defaultdict(set)
    for (one, other), likeness in pairs.items():
        if likeness.kind == "copy":
            bound[one].add(other)
            bound[other].add(one)
    found: dict[str, Syndication] = {}
    for members in _components(bound):
        for group in _split_chains(members, bound, by_id):
            if len(group) > 1:
                found.update(_describe_group([by_id[member] for member in group]))
    _add_excerpts(found, by_id, pairs)
    return found


def _age(text: Text) -> tuple[bool, str, str]:
    """Order by publication, the undated last."""
    span = bounds(text.article.published)
    return span is None, span[0].isoformat() if span else "", text.article.id


def _pair(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _components(bound: Mapping[str, set[str]]) -> list[list[str]]:
    """Return the connected components of the graph, each in order of ids."""
    components = []
    seen: set[str] = set()
    for start in sorted(bound):
        if start in seen:
            continue
        seen.add(start)
        reached = [start]
        for node in reached:
            fresh = bound[node] - seen
            seen |= fresh
            reached.extend(sorted(fresh))
        components.append(sorted(reached))
    return components


def _split_chains(
    members: list[str], bound: Mapping[str, set[str]], by_id: Mapping[str, Text]
) -> list[list[str]]:
    """Part what hangs together only through a third text, such as a round-up between two wires.

    The center of a group is the text bound to most others; with it go the texts bound to it and those bound
    to half of these, without those that nothing but the center binds. What is left is parted in the same way.
    """
    groups = []
    rest = set(members)
    while rest:
        center = max(sorted(rest), key=lambda node: (len(bound[node] & rest), -len(by_id[node].article.text)))
        group = {center} | (bound[center] & rest)
        fewest = _JOINING_SHARE * len(group)
        group |= {node for node in rest - group if len(bound[node] & group) >= fewest}
        least = min(_STAYING_BONDS, _STAYING_SHARE * (len(group) - 1))
        group = {node for node in group if node == center or len(bound[node] & group) >= least}
        groups.append(sorted(group))
        rest -= group
    return groups


def _describe_group(texts: list[Text]) -> dict[str, Syndication]:
    ordered = sorted(texts, key=_age)
    group = _group_id(ordered[0].article.id)
    origin, origin_outlet, reason = _find_origin(ordered)
    found = {}
    for text in ordered:
        if text is origin:
            found[text.article.id] = Syndication(
                group, text.article.id, origin_outlet, "origin", 1.0, reason=reason
            )
            continue
        nearest = origin or next(other for other in ordered if other is not text)
        found[text.article.id] = Syndication(
            group=group,
            origin=origin.article.id if origin else None,
            origin_outlet=origin_outlet,
            role="copy",
            similarity=_containment(text, nearest),
            changed=find_changes(text.article.text, origin.article.text) if origin else (),
            reason=reason,
        )
    return found


def _containment(one: Text, other: Text) -> float:
    shorter, longer = sorted((one.fingerprint.shingles, other.fingerprint.shingles), key=len)
    return count_shared(shorter, longer) / max(1, len(shorter))


def _group_id(first: str) -> str:
    return "g" + hashlib.sha256(first.encode()).hexdigest()[:16]


def _find_origin(ordered: list[Text]) -> tuple[Text | None, str | None, str]:
    """Return the origin (None when it was never seen), its outlet, and one Arabic sentence that says why."""
    credited = _credited_outlets(ordered)
    for outlet, name in credited:
        for text in ordered:
            own = text.article.outlet
            if own is not None and outlet in (own.id, own.name):
                return text, outlet, f"نشره «{own.name or name}»، وهو المصدر الذي تذكره النسخ الأخرى."
    if credited:
        outlet, name = credited[0]
        return None, outlet, f"تنسب النسخ الخبر إلى «{name}»، ولم يُعثر على نصه الأصلي."
    origin = _earliest(ordered)
    own = origin.article.outlet
    outlet_id = (own.id or own.name) if own else None
    if origin.article.published is None:
        return origin, outlet_id, "لا تاريخ لأي نسخة ولا ذكر لمصدر، وهذا أطول النصوص."
    return origin, outlet_id, f"أقدم نسخة معروفة ({origin.article.published})، ولا تذكر النسخ مصدرا آخر."


def _credited_outlets(texts: list[Text]) -> list[tuple[str, str]]:
    """List (outlet id, or name where it has none; printed name) credited by the texts, most often first."""
    counts: Counter[str] = Counter()
    names: dict[str, str] = {}
    for text in texts:
        for credit in text.article.attribution:
            if credit.form in _CREDITING_FORMS:
                key = credit.outlet_id or credit.name
                counts[key] += 1
                names.setdefault(key, credit.name)
    return [(key, names[key]) for key, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]


def _earliest(ordered: list[Text]) -> Text:
    """Return the text that was surely first, else the longest of those that may have been."""
    spans = [bounds(text.article.published) for text in ordered]
    dated = [(span, text) for span, text in zip(spans, ordered, strict=True) if span is not None]
    if not dated:
        return min(ordered, key=lambda text: (-len(text.article.text), text.article.id))
    first_end = min(span[1] for span, _ in dated)
    rivals = [text for span, text in dated if span[0] <= first_end]
    return min(rivals, key=lambda text: (-len(text.article.text), text.article.id))


def _add_excerpts(found: dict[str, Syndication], by_id: Mapping[str, Text], pairs: Pairs) -> None:
    """Bind each holder of a paragraph to the group it holds most of; a copy stays a copy."""
    best: dict[str, tuple[float, str]] = {}
    for (one, other), likeness in sorted(pairs.items()):
        if likeness.kind != "excerpt" or likeness.holder is None:
            continue
        source = other if likeness.holder == one else one
        shared = likeness.similarity * min(
            len(by_id[one].fingerprint.shingles), len(by_id[other].fingerprint.shingles)
        )
        if likeness.holder not in found and shared > best.get(likeness.holder, (0.0, ""))[0]:
            best[likeness.holder] = (shared, source)
    for holder, (_, source) in sorted(best.items()):
        if source in best:
            continue
        if source not in found:
            found.update(_describe_group([by_id[source]]))
        place = found[source]
        likeness = pairs[_pair(holder, source)]
        found[holder] = Syndication(
            group=place.group,
            origin=place.origin,
            origin_outlet=place.origin_outlet,
            role="excerpt",
            similarity=likeness.similarity,
            reason="خبر آخر يتضمن فقرة من هذا النص.",
        )
