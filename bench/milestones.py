"""Print the milestones of the demonstration press beside what was found: ``python bench/milestones.py [--misses]``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.quality.milestones_score import judge_milestones, judge_years, press_events


def main() -> None:
    events = press_events()
    judged = judge_milestones(events)
    print(f"{'day':10}  {'parties':8} {'sign':4} {'change':>7}  {'found':32} milestone")
    for one in judged:
        told = one.milestone
        sign = ("+" if told.rises else "-") + (" ok" if one.is_sign_right else "  !")
        found = f"{one.found.date} {one.found.type} {one.found.rule}" if one.found else "-- none --"
        print(f"{told.day}  {'-'.join(told.parties):8} {sign:4} {one.change:7.3f}  {found:32} {told.what}")
    found = sum(one.found is not None for one in judged)
    signs = sum(one.is_sign_right for one in judged)
    print(f"\nfound within two days {found}/{len(judged)} = {found / len(judged):.2f} (bar .85)")
    print(f"sign of the change right {signs}/{len(judged)} = {signs / len(judged):.2f} (bar .90)\n")
    years = judge_years(events)
    for year in years:
        if year.right != year.found:
            print(
                f"{year.year} {'-'.join(year.pair)}: stands {sorted(year.right)}, found {sorted(year.found)}"
            )
    right = sum(year.right == year.found for year in years)
    told = [year for year in years if year.right]
    print(f"standing states right at {right}/{len(years)} ends of years")
    print(
        f"of those at which something stands {sum(year.right == year.found for year in told)}/{len(told)} (bar: all)"
    )


if __name__ == "__main__":
    main()
