"""The verb behind a verbal noun, so that a query for «زيارة» also finds «يزور»; by list and by pattern."""

import re
from functools import cache, lru_cache
from pathlib import Path

from tawatur.text.arabic.fold import fold
from tawatur.text.arabic.stem import find_stem
from tawatur.text.arabic.words import count_word

_FEWEST = 4

# Patterns on folded lemmas and the verb each gives, derived forms II to X.
_PATTERNS = (
    (re.compile(r"^(ا\w{1,4})اء$"), r"\1ي"),  # اجراء → اجري
    (re.compile(r"^(ا\w{1,3}ا\w)ه$"), r"\1"),  # استقاله → استقال
    (re.compile(r"^(ا\w{2,4})ا(\w)$"), r"\1\2"),  # اجتماع → اجتمع
    (re.compile(r"^ت(\w)(\w)ي(\w)$"), r"\1\2\3"),  # توقيع → وقع
    (re.compile(r"^م(\w)ا(\w)اه$"), r"\1ا\2ي"),  # ملاقاه → لاقي
    (re.compile(r"^م(\w)ا(\w)(\w)ه$"), r"\1ا\2\3"),  # مناقشه → ناقش
)


@lru_cache(1 << 12)
def find_verbs(stem: str) -> tuple[str, ...]:
    """Return the stems (as `find_stem` gives them) of the verbs behind a verbal noun's stem; often none."""
    listed = _listed().get(stem)
    if listed:
        return listed
    for pattern, replacement in _PATTERNS:
        verb, found = pattern.subn(replacement, stem)
        if found and count_word(verb) >= _FEWEST:
            verb = find_stem(verb)
            return (verb,) if verb != stem else ()
    return ()


@cache
def _listed() -> dict[str, tuple[str, ...]]:
    text = (Path(__file__).parent / "verbal_nouns.tsv").read_text(encoding="utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {
        find_stem(noun): tuple(
            stem for stem in dict.fromkeys(map(find_stem, verbs.split())) if stem != fold(noun)
        )
        for noun, verbs in rows
    }
