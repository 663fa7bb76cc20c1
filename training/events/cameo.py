"""Make knowledge/data/cameo.tsv from PLOVER's published table of CAMEO codes: ``python training/events/cameo.py``.

Only codes, categories, modes and contexts are taken over, no description. Needs data/events/plover/CAMEO2PLOVER-2021.txt
under TAWATUR_SHARED (openeventdata/PLOVER@5e0c24fba623, CC BY-SA 4.0).
"""

import os
import re
import sys
from pathlib import Path

SHARED = Path(os.environ.get("TAWATUR_SHARED", "../shared"))
SOURCE = SHARED / "data/events/plover/CAMEO2PLOVER-2021.txt"
OUT = Path(__file__).parents[2] / "src/tawatur/knowledge/data/cameo.tsv"
LINE = re.compile(r"(\d{3,4}): ([A-Z]+)\s*,([^,#]*)(?:,([^#]*))?")
HEADER = """\
# CAMEO codes of PLOVER's categories, modes and contexts: the rows of openeventdata/PLOVER@5e0c24fba623,
# CAMEO2PLOVER-2021.txt, Creative Commons Attribution-ShareAlike 4.0; this file stays under that license. Changes: table
# form, descriptions left out, rows with basis `own` added by Tawatur where the table is silent or knows only a narrower act.
# Made by training/events/cameo.py. contexts: parted by |; empty: any, and of
# an own row: where no published row fits by its context; `*` of an own row: always.
code\ttype\tmode\tcontexts\tbasis
"""
# Where the published rows say nothing of a mode, or only a part of it.
OWN = (
    ("030", "AGREE", "", ""),
    ("080", "RETREAT", "", ""),
    ("110", "ACCUSE", "", ""),
    ("042", "CONSULT", "visit", "*"),  # who visits acts; 043 is the same visit told from the host
    ("112", "ACCUSE", "allege", ""),
    ("160", "SANCTION", "discontinue", "*"),  # published rows know aid alone
    ("143", "PROTEST", "strike", "*"),  # published under boycott
    ("186", "ASSAULT", "targeted", "*"),  # published under assassinate, a mode of earlier drafts
    ("195", "ASSAULT", "aerial", "*"),
    ("195", "ASSAULT", "drone", "*"),
    ("173", "SANCTION", "convict", "*"),
    ("1721", "COERCE", "censor", "*"),
)


def main() -> None:
    if not SOURCE.exists():
        sys.exit(f"{SOURCE} is missing; set TAWATUR_SHARED to the folder that holds data/")
    rows = []
    for line in SOURCE.read_text(encoding="utf-8").splitlines():
        found = LINE.match(line)
        if found:
            code, type_, mode, contexts = (part or "" for part in found.groups())
            names = "|".join(name.strip() for name in contexts.split(";") if name.strip())
            rows.append((code, type_, mode.strip(), names, "published"))
    rows += [(*row, "own") for row in OWN]
    OUT.write_text(HEADER + "".join("\t".join(row) + "\n" for row in rows), encoding="utf-8")
    print(f"{len(rows)} rows in {OUT.name}")


if __name__ == "__main__":
    main()
