"""A story put together for a reader: title, timeline of what was new, summary with sources."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tawatur.group.frequencies import Frequencies
from tawatur.model.article import Article
from tawatur.model.story import SummarySentence, Telling
from tawatur.search.analyzer import stem_terms
from tawatur.text.sentences import find_sentences

_MOST_SENTENCES, _FEWEST_WORDS, _MOST_WORDS = 5, 6, 45
_READ_SENTENCES = 8
# A sentence is new where at least this share of its weight was not said before.
_NEW = 0.5
_REPEATED = 0.45
# The first sentences of news say most.
_EARLY = 0.12


@dataclass(frozen=True, slots=True)
class _Sentence:
    text: str
    article: str
    weights: dict[str, float]
    place: int
    order: int


def choose_title(articles: Sequence[Article], frequencies: Frequencies) -> str:
    """Return the title that says most of what all titles and openings say; "" without articles."""
    spoken = _speak_of((f"{article.title} {article.text[:400]}" for article in articles), frequencies)

    def worth(article: Article) -> float:
        stems = {stem for stem in stem_terms(article.title) if not stem[0].isdigit()}
        said = sum(spoken.get(stem, 0.0) for stem in stems)
        return said / math.sqrt(len(stems) + 3)

    titled = [article for article in articles if article.title.strip()]
    best = max(titled, key=worth, default=None)
    return best.title if best else ""


def tell_timeline(
    texts: Sequence[tuple[Article, Sequence[str]]], frequencies: Frequencies
) -> tuple[Telling, ...]:
    """Return the tellings with what each said that none before it had said.

    Args:
        texts: in order of time, the article that stands for each text and the ids of its copies.
        frequencies: what words weigh.
    """
    said: set[str] = set()
    told = []
    for order, (article, copies) in enumerate(texts):
        sentences = list(_read(article, order, frequencies))
        news = max(sentences, key=lambda sentence: _count_new(sentence, said), default=None)
        is_new = news is not None and _count_new(news, said) >= _NEW * sum(news.weights.values())
        told.append(
            Telling(
                article=article.id,
                title=article.title,
                outlet=article.outlet,
                published=article.published,
                copies=tuple(copies),
                news=news.text if news is not None and is_new else "",
            )
        )
        said |= {stem for sentence in sentences for stem in sentence.weights}
    return tuple(told)


def summarize(articles: Sequence[Article], frequencies: Frequencies) -> tuple[SummarySentence, ...]:
    """Return up to five sentences, word for word, in the order in which they were told.

    Each says much of what the articles share and little of what another chosen one says.
    """
    sentences = [s for order, article in enumerate(articles) for s in _read(article, order, frequencies)]
    spoken = _speak_of((article.text[:1500] for article in articles), frequencies)
    chosen: list[_Sentence] = []
    while sentences and len(chosen) < _MOST_SENTENCES:
        best = max(sentences, key=lambda sentence: _value(sentence, spoken))
        sentences.remove(best)
        if all(_overlap(best, other) < _REPEATED for other in chosen):
            chosen.append(best)
    chosen.sort(key=lambda sentence: (sentence.order, sentence.place))
    return tuple(SummarySentence(sentence.text, sentence.article) for sentence in chosen)


def _read(article: Article, order: int, frequencies: Frequencies) -> Iterable[_Sentence]:
    place = 0
    for span in find_sentences(article.text[:6000]):
        text = " ".join(span.cut(article.text).split())
        stems = stem_terms(text)
        if not _FEWEST_WORDS <= len(stems) <= _MOST_WORDS:
            continue
        weights = {stem: weight for stem in stems if (weight := frequencies.weigh(stem)) > 0}
        if weights:
            yield _Sentence(text, article.id, weights, place, order)
            place += 1
        if place == _READ_SENTENCES:
            return


def _speak_of(texts: Iterable[str], frequencies: Frequencies) -> dict[str, float]:
    """Return how much each stem is spoken of: its weight, and how many texts use it."""
    used: Counter[str] = Counter()
    for text in texts:
        used.update({stem for stem in stem_terms(text) if not stem[0].isdigit()})
    return {stem: frequencies.weigh(stem) * math.log1p(count) for stem, count in used.items()}


def _value(sentence: _Sentence, spoken: dict[str, float]) -> float:
    said = sum(spoken.get(stem, 0.0) for stem in sentence.weights)
    return said / math.sqrt(len(sentence.weights) + 5) * math.exp(-_EARLY * sentence.place)


def _overlap(one: _Sentence, other: _Sentence) -> float:
    shared = sum(weight for stem, weight in one.weights.items() if stem in other.weights)
    return shared / min(sum(one.weights.values()), sum(other.weights.values()))


def _count_new(sentence: _Sentence, said: set[str]) -> float:
    return sum(weight for stem, weight in sentence.weights.items() if stem not in said)
