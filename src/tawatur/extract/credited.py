"""Outlets that sentences credit, and whether an unknown name among them is an outlet at all."""

import re
from collections.abc import Callable, Iterator

from tawatur.extract.spelling import pattern, phrases
from tawatur.extract.telling import find_told

_VOWELS = re.compile("[\u064b-\u0652\u0670]")
# «وبحسب ما نقلت «…»»: a name that nobody knows, without a noun for what it is
_PRINTED = re.compile(r"(?:نقل|[أا]ورد|نشر)ت?(?:ه|ها)?\s*[«\"“(]")
_QUOTED = (
    r"(?<!\w)(?:[وف]?(?:@credited_source@)\s*ما\s+(?:نقل|[أا]ورد|نشر)ت?(?:ه|ها)?|(?:نقل|[أا]ورد|نشر)ت?(?:ه|ها))"
    r"\s*[«\"“(](?P<name>[^»\"”)\n]{2,40})[»\"”)]"
)
MAX_WORDS = 4


def find_credited(text: str, known: Callable[[str], int]) -> Iterator[str]:
    """Yield the outlets that sentences credit, as they are named there; one may come twice.

    Args:
        text: one paragraph.
        known: 2 for a name that surely is an outlet's, 1 where it is an ordinary word as well, else 0.
    """
    text = _VOWELS.sub("", text)
    yield from find_told(text, known)
    if _PRINTED.search(text) is None:
        return
    for match in pattern(_QUOTED).finditer(text):
        name = match["name"].strip()
        if len(name.split()) <= MAX_WORDS:
            yield name


def is_somebody(name: str, text: str) -> bool:
    """Tell whether a text speaks of a name elsewhere as of a club, a firm or a town, and not as of an outlet.

    Args:
        name: of a supposed outlet that nobody knows («لموقع ميلان»).
        text: the whole article, with its headline.
    """
    told = pattern(r"(?:@outlet_kinds@|@credited_tells@|@credited_source@)\s*$")
    # «مجلة الأطباء» is one however often doctors are spoken of; «موقع ميلان» is not
    strong = [noun for noun in phrases("outlet_kinds") if noun not in phrases("credited_loose")]
    if re.search(rf"(?:{'|'.join(strong)})\s+[«\"“]?{re.escape(name)}(?!\w)", text):
        return False
    bare, all_ = 0, 0
    for match in re.finditer(rf"(?<!\w)[وفبل]?{re.escape(name)}(?!\w)", text):
        before = text[max(match.start() - 24, 0) : match.start()].rstrip(' «"“”(')
        all_ += 1
        bare += told.search(before) is None and text[match.start() - 1 : match.start()] not in tuple('«"“(')
    return bare > 0 and bare * 2 >= all_
