"""Copies among pairs judged by hand: precision, recall, formulas joined, and what went wrong on the open part.

    TAWATUR_SHARED=../shared python bench/copies.py [--aside] [--whole]

``--whole`` groups each corpus as a whole before it looks at the pairs, so that a chain over a third text counts.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.quality.copies_score import APART, CORPORA, SHARED, find_kinds, load_pairs, score


def main() -> int:
    """Print the figures, and on the open part what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--aside", action="store_true")
    parser.add_argument("--whole", action="store_true")
    args = parser.parse_args()
    if not all((SHARED / name).exists() for name in CORPORA.values()):
        print(f"the corpora are not at {SHARED}: set TAWATUR_SHARED; nothing measured", file=sys.stderr)
        return 0
    kinds = find_kinds(load_pairs("aside" if args.aside else "dev"), whole=args.whole)
    print(score(kinds))
    if not args.aside:
        for pair, kind in kinds.items():
            if (kind == "copy" and pair.label in APART) or (kind != "copy" and pair.label == "copy"):
                print(pair.family, pair.label, kind, pair.corpus, pair.one, pair.other, sep="\t")
    return 0


if __name__ == "__main__":
    sys.exit(main())
