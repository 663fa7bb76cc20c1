"""Prints one table of what `annotate` and search find on labelled parts that no rule was tuned on.

    python bench/capabilities.py

Each line: capability, our figure, what it is measured on, what others published (not measured here, other texts unless
said), size of what ships for it, and articles a second on this machine, one process. Sets marked * come from
TAWATUR_SHARED (default ../shared); their lines are left out where it is missing.
"""

import os
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.path.insert(0, str(Path(__file__).parents[1] / "tests/quality"))
sys.path.insert(0, str(Path(__file__).parents[1] / "training/ner"))

import entities_score
import events_score
import quotes_score
import times_score
import topics_score

from demo.newsroom import load_newsroom
from tawatur.annotate.entities import find_entities
from tawatur.annotate.events import find_events
from tawatur.annotate.keyphrases import find_keyphrases
from tawatur.annotate.names import load_name_model
from tawatur.annotate.quotations import find_quotations
from tawatur.annotate.times import find_article_times
from tawatur.annotate.topics import find_topics
from tawatur.knowledge.gazetteer import load_gazetteer
from tawatur.model.article import Article
from tawatur.search.match import is_answer, read_article
from tawatur.search.parser import parse_query

ROOT = Path(__file__).parents[1]
SHARED = Path(os.environ.get("TAWATUR_SHARED", ROOT.parent / "shared")) / "data"
MODELS = ROOT / "src/tawatur/models"


def search():
    right = wanted = wrong = unwanted = 0
    for line in (ROOT / "tests/quality/search_pairs_aside.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            query, sentence, found, _ = line.split("\t")
            answer = is_answer(parse_query(query), read_article("", sentence))
            wanted, right = wanted + (found == "1"), right + (found == "1" and answer)
            unwanted, wrong = unwanted + (found == "0"), wrong + (found == "0" and answer)
    return f"recall {right / wanted:.3f}, false {wrong / unwanted:.3f}"


def names():
    if not (SHARED / "ner").exists():
        return None
    from corpora import read_aqmar, score
    from test_names_quality import label

    sentences = read_aqmar(SHARED / "ner")
    return f"F1 {score(sentences, [label(sentence) for sentence in sentences])['three'][2]:.1f}"


def entities():
    figures = entities_score.score("aside")
    return f"spans {figures['spans']:.1f}, B-cubed {figures['bcubed_strict']:.1f}"


def times():
    return f"F1 {times_score.score('aside')[2]:.3f}"


def quotations():
    found = quotes_score.score("aside")
    return f"P {found['precision']:.3f} R {found['recall']:.3f}, speaker {found['speaker_precision']:.3f}"


def topics():
    return f"accuracy {topics_score.score('aside')['accuracy']:.3f}"


def events():
    found = events_score.score("aside")
    return f"P {found.precision:.3f} R {found.recall:.3f}"


def speeds():
    """Return articles a second of each finder over the demonstration press, given what it stands on."""
    articles = [
        Article(
            title=piece.title,
            text="\n\n".join(piece.paragraphs),
            published=piece.published.isoformat(),
            language="ar",
        )
        for piece in load_newsroom().articles
    ]
    spent = dict.fromkeys(("entities", "times", "events", "topics", "keyphrases", "quotations"), 0.0)

    def timed(name, finder, *arguments):
        started = time.process_time()
        found = finder(*arguments)
        spent[name] += time.process_time() - started
        return found

    for warm in (True, False):
        spent = dict.fromkeys(spent, 0.0)
        for article in articles[:20] if warm else articles:
            entities = timed(
                "entities", find_entities, article.title, article.text, load_gazetteer(), load_name_model()
            )
            when = timed("times", find_article_times, article)
            timed("events", find_events, article, entities, when)
            timed("topics", find_topics, article.title, article.text)
            timed("keyphrases", find_keyphrases, article.title, article.text, entities, when)
            timed("quotations", find_quotations, article.title, article.text, entities)
    rates = {name: len(articles) / seconds for name, seconds in spent.items()}
    return rates | {"all together": len(articles) / sum(spent.values())}


def size(folder):
    return f"{sum(path.stat().st_size for path in (MODELS / folder).iterdir()) / 1e6:.1f} MB"


def main():
    rates = speeds()
    table = [
        ("search forms", search(), "pairs set aside", "see bench/search_quality.py", "", ""),
        ("names", names(), "AQMAR* (Wikipedia)", "AraBERT 81-83 on ANERcorp", size("ner"), "entities"),
        ("entities", entities(), "passages set aside", "", "", "entities"),
        ("times", times(), "sentences set aside", "", "", "times"),
        ("quotations", quotations(), "passages set aside", "P .93 R .88 (rules, own set)", "", "quotations"),
        ("topics", topics(), "articles set aside", "", size("topics"), "topics"),
        ("keyphrases", "see bench/keyphrases.py", "", "", "", "keyphrases"),
        ("events", events(), "leads set aside", "", "", "events"),
        ("all of annotate", "", "", "", "", "all together"),
    ]
    print(f"{'capability':16} {'ours':38} {'measured on':24} {'published':30} {'size':>7} {'articles/s':>10}")
    for name, ours, where, published, ships, rate in table:
        if ours is not None:
            speed = f"{rates[rate]:10.0f}" if rate else ""
            print(f"{name:16} {ours:38} {where:24} {published:30} {ships:>7} {speed}")


if __name__ == "__main__":
    main()
