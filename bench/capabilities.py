"""Prints one table of what `annotate` and search find on labelled parts that no rule was tuned on.

    python bench/capabilities.py

Each line: capability, our figure, the bar it has to reach, the peer's or published figure, what ours is measured on,
size of what ships for it, and speed on this machine, one process. Peers marked "here" were run in this run; others are
what their authors published, on other texts unless said. Sets marked * come from TAWATUR_SHARED (default ../shared);
their lines are left out where it is missing. The last lines are of the whole of `annotate`.
"""

import os
import subprocess
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
    """Return a row for each kind of name on a set that the model never saw, and for all three together."""
    if not (SHARED / "ner").exists():
        return []
    from corpora import read_aqmar, read_wojood, score
    from test_names_quality import label

    rows = [
        # A cross-validation takes 40 minutes: what it printed when the model was last made.
        (
            "names, ANERcorp train*",
            "F1 75.7 (77.3 w/o other)",
            "75 on its test",
            "AraBERT 82.4, CRF 71.7",
            "five-fold, 0070",
        ),
    ]
    for name, read in (("AQMAR", read_aqmar), ("Wojood sample", lambda path: read_wojood(path, "test"))):
        sentences = read(SHARED / "ner")
        found = score(sentences, [label(sentence) for sentence in sentences])
        rows.append(
            (
                f"names, {name}*",
                f"F1 {found['three'][2]:.1f}",
                "",
                "CRF 46.9" if name == "AQMAR" else "",
                "never seen",
            )
        )
        for kind, printed in (("PERS", "persons"), ("ORG", "organizations"), ("LOC", "places")):
            precision, recall, f1 = found[kind]
            rows.append((f"  {printed}", f"P {precision:.1f} R {recall:.1f} F1 {f1:.1f}", "", "", ""))
    return rows


def keyphrases():
    """Return rows on AKEC and on the tags of Al Mayadeen, beside tf-idf in the same run."""
    import keyphrases as bench

    if not (bench.AKEC.exists() and bench.MAYADEEN.exists()):
        return []
    rows = []
    sets = (
        ("keyphrases, AKEC*", "F1@10", 2, "26", bench.read_akec()[1::2], "odd half"),
        (
            "tags, Al Mayadeen*",
            "R@10",
            1,
            "35",
            bench.read_mayadeen()[bench.SAMPLE // 4 :][:200],
            "publisher's tags",
        ),
    )
    for name, figure, column, bar, documents, where in sets:
        ours, peer = (bench.measure(documents, finder)[column] for finder in (bench.ours, bench.by_frequency))
        rows.append((name, f"{figure} {ours:.1f}", bar, f"tf-idf {peer:.1f} (here)", where))
    return rows


def count_speeds(articles):
    """Return words a second of the analyzer and of the names model, once it has met the words."""
    from tawatur.annotate.mentions import find_hits, split_words_of
    from tawatur.annotate.names import read_names
    from tawatur.search.analyzer import analyze

    texts = [article.text for article in articles]
    fields = [split_words_of(text, "text") for text in texts]
    words = sum(len(field.spans) for field in fields)
    hits = [find_hits(field, load_gazetteer()) for field in fields]
    rates = {}
    for name, work in (
        ("analyzer", lambda: [analyze(text) for text in texts]),
        ("names", lambda: [read_names(*pair, load_name_model()) for pair in zip(fields, hits, strict=True)]),
    ):
        work()
        started = time.process_time()
        work()
        rates[name] = words / (time.process_time() - started)
    return rates


def measure_process(articles):
    """Return (processor seconds to the first annotated article, megabytes at the end) of another process."""
    code = (
        "import sys,time,resource;from tawatur import Article,annotate,to_json;"
        "annotate(Article(title='عاد الوزير',text='عاد الوزير محمد إلى الرباط صباح أمس.',language='ar'));"
        "print(time.process_time());[annotate(Article(text=line,language='ar')) for line in sys.stdin];"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"
    )
    given = "\n".join(article.text.replace("\n", " ") for article in articles)
    done = subprocess.run(
        [sys.executable, "-c", code], input=given, capture_output=True, text=True, check=True, env=os.environ
    )
    first, memory = done.stdout.split()
    return float(first), float(memory)


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


def read_articles():
    return [
        Article(
            title=piece.title,
            text="\n\n".join(piece.paragraphs),
            published=piece.published.isoformat(),
            language="ar",
        )
        for piece in load_newsroom().articles
    ]


def speeds(articles):
    """Return articles a second of each finder over the demonstration press, given what it stands on."""
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
    articles = read_articles()
    rates = speeds(articles)
    words = count_speeds(articles)
    start, memory = measure_process(articles)

    def per_second(name):
        return f"{rates[name]:,.0f} articles/s"

    ner, named = size("ner"), names()
    table = [
        (
            "search forms",
            search(),
            "R .95, false .02",
            "see bench/search_quality.py",
            "pairs aside",
            "",
            f"{words['analyzer']:,.0f} words/s",
        ),
        *(
            (*row, ner, f"{words['names']:,.0f} words/s") if not at else (*row, "", "")
            for at, row in enumerate(named)
        ),
        ("entities", entities(), "B-cubed 85", "", "passages aside", "", per_second("entities")),
        ("topics", topics(), ".85", "", "articles aside", size("topics"), per_second("topics")),
        *((*row, "", per_second("keyphrases")) for row in keyphrases()),
        ("times", times(), "F1 .90", "dateparser 12 of 40 forms", "sentences aside", "", per_second("times")),
        (
            "quotations",
            quotations(),
            "P .93 R .85",
            "P .93 R .88 (own set)",
            "passages aside",
            "",
            per_second("quotations"),
        ),
        ("events", events(), "", "", "leads aside", "", per_second("events")),
        ("annotate, one process", "", "30 a core", "", "the press", "", per_second("all together")),
        ("  memory", f"{memory:.0f} MB", "600 MB", "", "", "", ""),
        ("  start, processor time", f"{start:.1f} s", "2 s", "", "", "", ""),
    ]
    heads = ("capability", "ours", "bar", "peer or published", "measured on", "size", "speed")
    widths = (24, 38, 17, 28, 17, 7)
    for row in (heads, *table):
        print(" ".join(f"{cell:{width}}" for cell, width in zip(row, widths, strict=False)), row[-1])


if __name__ == "__main__":
    main()
