"""Print what the coder of events makes of labelled leads of the press: ``python bench/real_leads.py``.

Right is type, pair of countries and status together. The labels stand in tests/quality/events/real_leads.jsonl, set by
set in the order in which they were made; the texts stay in the corpora under TAWATUR_SHARED.
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.quality.real_leads import read_leads, score


def main() -> None:
    leads = read_leads()
    if not leads:
        print("skipped: the corpora are not there (TAWATUR_SHARED)")
        return
    for group in ("first", "second", "third", "fourth"):
        some = [lead for lead in leads if lead.group == group]
        wanted, right, wrong = score(some)
        print(
            f"{group:8s}{len(some):5d} leads {wanted:5d} acts"
            f"   P {right / max(1, right + wrong):.3f}   R {right / max(1, wanted):.3f}"
        )


if __name__ == "__main__":
    main()
