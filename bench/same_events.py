"""Print how well tellings are joined into events, on labelled pairs: ``python bench/same_events.py``.

The press is in the repository; ANT and SaudiNewsNet are read from TAWATUR_SHARED (default ../shared), of which only ids
are kept here. Their windows are annotated anew (3,487 articles, minutes); without them only the press is scored.
"""

import gc
import json
import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tawatur.annotate.stage import annotate_article
from tawatur.group.event import form_events
from tawatur.group.stage import group_articles
from tawatur.model.article import Article, Outlet
from tests.quality.milestones_score import press_events
from tests.quality.same_event_score import Score, load_pairs, score_pairs

DATA = Path(os.environ.get("TAWATUR_SHARED", "../shared")) / "data"
ANT = DATA / "corpus/ant_multi_2018_feb_aug.jsonl.zst"
SNN = DATA / "corpus/saudinewsnet_2015.jsonl.zst"
COPIES = DATA / "stories/saudinewsnet_copy_groups_dev.jsonl"
BROADCASTERS = {
    "skynews": ("skynewsarabia", "ARE"), "alarabia": ("alarabiya", "SAU"),
    "bbc": ("bbc-arabic", "GBR"), "cnn": ("cnn-arabic", "USA"),
}  # fmt: skip
WINDOWS = (("2018-03-24", "2018-04-16"), ("2018-05-07", "2018-05-16"))
GROUPS, SEED = 260, 3


def read(path):
    import zstandard

    with zstandard.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def load_articles():
    for row in read(ANT):
        day = (row.get("published") or "")[:10]
        if row["category"] in {"middleEast", "internationalNews"} and any(a <= day <= b for a, b in WINDOWS):
            name, country = BROADCASTERS[row["source"]]
            yield Article(
                id=f"ant:{row['id']}", title=row["title"], text=row["text"], published=row["published"],
                outlet=Outlet(id=name, name=name, country=country), language="ar",
            )  # fmt: skip
    groups = {}
    for line in COPIES.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        groups[row["url"]] = row["group"]
    random.seed(SEED)
    kept = set(random.sample(sorted(set(groups.values())), GROUPS))
    for row in read(SNN):
        if groups.get(row["url"]) in kept:
            yield Article(
                id=f"snn:{row['id']}", title=row["title"], text=row["text"], published=(row.get("crawled") or "")[:10] or None,
                outlet=Outlet(id=row["source"], name=row["source"], country="SAU"), language="ar",
            )  # fmt: skip


def show(name, score):
    print(
        f"{name:12} precision {score.precision:.3f} recall {score.recall:.3f}  joined rightly {score.right}, wrongly "
        f"{score.wrong}, kept apart rightly {score.apart}, wrongly {score.lost}, not coded {score.missing}"
    )


def main():
    gc.disable()
    press = score_pairs(press_events(), load_pairs("demo"), name=lambda article: f"demo:{article}")
    show("press", press)
    missing = [path for path in (ANT, SNN, COPIES) if not path.exists()]
    if missing:
        print(f"{missing[0]} is missing: set TAWATUR_SHARED to score the corpora as well")
        return
    articles = [annotate_article(article) for article in load_articles()]
    events = form_events(articles, group_articles(articles, related=False))
    corpora = score_pairs(events, load_pairs("ant", "snn"))
    show("corpora", corpora)
    fields = ("right", "wrong", "lost", "apart", "missing")
    show("both", Score(*(getattr(press, name) + getattr(corpora, name) for name in fields)))
    print("bars: precision .95, recall .80")


if __name__ == "__main__":
    main()
