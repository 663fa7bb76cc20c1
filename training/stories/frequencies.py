"""Counts in how many distinct texts of a press each stem stands, for `group/frequencies.tsv`.

    python training/stories/frequencies.py ../shared/data/corpus/ant_multi_2018_feb_aug.jsonl.zst ... > FILE

The statistics of the ANT corpora (cited in the file's head) may be shipped; none of their text is. Texts with
the same title count once, as copies of one text, so that a stock phrase of many tellings is not made rare.
"""

import io
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import zstandard

from tawatur.search.analyzer import stem_terms

# As many words of a text as the stories look at.
_WORDS = 200
_FEWEST = 4
_HEAD = """\
# In how many of {count} texts each stem of `search.analyzer` stands, in title and first words; stems of fewer
# than {fewest} texts are left out. Counted by training/stories/frequencies.py over the ANT corpora (Apache-2.0):
# Chouigui, Ben Khiroun, Elayeb: ANT corpus, an Arabic news text collection for textual classification, 2017.
# license: as this project"""


def read_texts(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (title, text) of a packed corpus."""
    with path.open("rb") as packed:
        lines = io.TextIOWrapper(zstandard.ZstdDecompressor().stream_reader(packed), encoding="utf-8")
        for line in lines:
            row = json.loads(line)
            yield row["title"], row["text"]


def main() -> None:
    """Write the table to standard output."""
    titles: set[str] = set()
    counts: Counter[str] = Counter()
    for name in sys.argv[1:]:
        for title, text in read_texts(Path(name)):
            if title in titles:
                continue
            titles.add(title)
            words = " ".join(text.split()[:_WORDS])
            counts.update(set(stem_terms(f"{title} {words}")))
    print(_HEAD.format(count=len(titles), fewest=_FEWEST))
    print(f"texts\t{len(titles)}")
    for stem, count in sorted(counts.items()):
        if count >= _FEWEST:
            print(f"{stem}\t{count}")


if __name__ == "__main__":
    main()
