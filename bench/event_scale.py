"""Print what joining tellings costs as a library grows: ``python bench/event_scale.py [COUNT…]`` (default 2500 to 20000).

The tellings are those of the demonstration press, perturbed: other countries, other days over ten years, a third of the
words changed. Processor time of `form_events` and of one relation, no annotation. Flat means: time a telling stays the same.
"""

import gc
import random
import sys
import time
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tawatur.group.event import form_events
from tawatur.group.relation import form_relation
from tawatur.knowledge.countries import load_countries
from tawatur.model.article import Article, Outlet
from tests.quality.milestones_score import press_articles

DAYS, TELLINGS_AN_ACT = 3650, 3


def perturb(count):
    chance = random.Random(5)
    codes = sorted(load_countries())[:60]
    told = [(article, mention) for article in press_articles() for mention in article.events or ()]
    words = [word for article, _ in told for word in article.text.split()]
    articles = []
    while len(articles) < count:
        article, mention = chance.choice(told)
        field = article.title if mention.in_ == "title" else article.text
        sentence = field[slice(*mention.sentence)].split()
        day = date(2015, 1, 1) + timedelta(days=chance.randrange(DAYS))
        parties = chance.sample(codes, len(mention.actors) + len(mention.recipients))
        named = [replace(actor, country=code, entity=f"country:{code}") for actor, code in
                 zip((*mention.actors, *mention.recipients), parties, strict=True)]  # fmt: skip
        for _ in range(TELLINGS_AN_ACT):
            text = " ".join(chance.choice(words) if chance.random() < 0.3 else word for word in sentence)
            act = replace(
                mention, actors=tuple(named[: len(mention.actors)]), recipients=tuple(named[len(mention.actors) :]),
                date=day.isoformat(), until=None, date_precision="day", in_="text", sentence=(0, len(text)), place=None,
            )  # fmt: skip
            outlet = Outlet(id=f"outlet{chance.randrange(300)}", country=chance.choice(codes))
            articles.append(
                Article(
                    id=str(len(articles)), text=text, published=day.isoformat(), outlet=outlet, events=(act,)
                )
            )
    return articles[:count]


def main(counts):
    gc.disable()
    print(f"{'tellings':>9} {'events':>8} {'seconds':>8} {'µs a telling':>13} {'relation, s':>12}")
    for count in counts:
        articles = perturb(count)
        start = time.process_time()
        events = form_events(articles, ())
        spent = time.process_time() - start
        start = time.process_time()
        form_relation(events, ("MAR", "FRA"))
        print(
            f"{count:9} {len(events):8} {spent:8.2f} {spent / count * 1e6:13.0f} {time.process_time() - start:12.3f}"
        )


if __name__ == "__main__":
    main([int(text) for text in sys.argv[1:]] or [2500, 5000, 10000, 20000])
