"""Judged sets of stories, and the scores of what `group` makes of them."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log2
from pathlib import Path

from demo.newsroom import load_newsroom
from tawatur.annotate.stage import annotate_article
from tawatur.knowledge.table import parse_table
from tawatur.model.article import Article, Outlet
from tawatur.model.bonds import Bonds

FOLDER = Path(__file__).parent / "stories"
# Sagas of the demonstration press that no weight was fitted on.
ASIDE_SAGAS = frozenset({"saudi-iran", "world-cup-2022", "egypt-economy"})


@dataclass(frozen=True, slots=True)
class Judged:
    """An article with its right answers: the happening, the wider matter, whom it is about, what it copies."""

    article: Article
    story: str
    saga: str
    copy_of: str
    actors: str = ""


def load_short_news(part: str) -> list[Judged]:
    """Return ``dev`` or ``aside``, annotated."""
    rows = parse_table((FOLDER / f"{part}.tsv").read_text(encoding="utf-8"))
    return [
        Judged(
            annotate_article(
                Article(
                    id=row["id"],
                    title=row["title"],
                    text=row["text"],
                    published=row["published"],
                    outlet=Outlet(row["outlet"], row["outlet"]),
                    language="ar",
                )
            ),
            row["story"],
            row["saga"] or row["story"],
            row["id"],
            row["actors"],
        )
        for row in rows
    ]


def load_press(*, aside: bool) -> list[Judged]:
    """Return the demonstration press, the sagas kept aside or the others, annotated."""
    room = load_newsroom()
    found = []
    for piece in room.articles:
        if (piece.saga in ASIDE_SAGAS) != aside:
            continue
        outlet = room.outlets[piece.outlet]
        article = Article(
            id=piece.key,
            title=piece.title,
            text="\n\n".join(piece.paragraphs),
            published=piece.published.isoformat(),
            outlet=Outlet(outlet.id, outlet.name, outlet.domain, outlet.country),
            language="ar",
        )
        story = piece.story or piece.key
        found.append(
            Judged(annotate_article(article), story, piece.saga or story, piece.copy_of or piece.key)
        )
    return found


def is_related(one: Judged, other: Judged) -> bool:
    """Tell whether two articles belong to one matter or are about the same rarely named people."""
    return one.saga == other.saga or (bool(one.actors) and one.actors == other.actors)


def without_dates(judged: Iterable[Judged]) -> list[Judged]:
    """Return the same articles without any date."""
    return [replace(one, article=replace(one.article, published=None)) for one in judged]


def b_cubed(found: Mapping[str, Hashable], right: Mapping[str, Hashable]) -> tuple[float, float, float]:
    """Return precision, recall and F1 of a grouping, by item."""
    ours, theirs = _by_group(found, right), _by_group(right, right)
    precision = recall = 0.0
    for item in right:
        group, answer = ours[found[item]], theirs[right[item]]
        shared = len(group & answer)
        precision += shared / len(group)
        recall += shared / len(answer)
    precision, recall = precision / len(right), recall / len(right)
    return precision, recall, 2 * precision * recall / (precision + recall)


def _by_group(groups: Mapping[str, Hashable], items: Iterable[str]) -> dict[Hashable, set[str]]:
    found: dict[Hashable, set[str]] = defaultdict(set)
    for item in items:
        found[groups[item]].add(item)
    return found


@dataclass(frozen=True, slots=True)
class Shown:
    """How good related reading is: precision of what is shown, nDCG at 5, empty where nothing is related."""

    precision: float
    ndcg: float
    empty: int
    lonely: int


def score_related(judged: Sequence[Judged], bonds: Mapping[str, Bonds]) -> Shown:
    """Score suggestions: the same happening is worth 2, the same matter 1, copies of the article nothing."""
    by_id = {one.article.id: one for one in judged}
    shown = right = empty = lonely = 0
    gains = []
    for one in judged:
        worth = {other.article.id: _worth(one, other) for other in judged if other is not one}
        suggested = [item.article for item in bonds[one.article.id].related or ()]
        shown += len(suggested)
        right += sum(worth[identity] > 0 for identity in suggested)
        best: dict[str, int] = {}
        for identity, value in worth.items():
            text = by_id[identity].copy_of
            best[text] = max(value, best.get(text, 0))
        ideal = _gain(sorted(best.values(), reverse=True)[:5])
        if ideal == 0:
            lonely += 1
            empty += not suggested
        else:
            gains.append(_gain([worth[identity] for identity in suggested]) / ideal)
    return Shown(right / max(1, shown), sum(gains) / max(1, len(gains)), empty, lonely)


def _worth(one: Judged, other: Judged) -> int:
    if one.copy_of == other.copy_of:
        return 0
    return 2 if one.story == other.story else int(is_related(one, other))


def _gain(values: Sequence[int]) -> float:
    return sum(value / log2(place + 2) for place, value in enumerate(values))
