"""Which language a text is in, as far as letters and the commonest words can tell surely."""

import re
from functools import cache, lru_cache

from tawatur.text.arabic import letters

_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC_LETTERS = re.compile(f"[{letters.LETTER_CLASS}]+")
_WORD = re.compile(
    f"[{letters.LETTER_CLASS}{letters.MARK_CLASS}{letters.TATWEEL}{letters.ZERO_WIDTH_NON_JOINER}]+"
)
_MARKS = re.compile(f"[{letters.MARK_CLASS}{letters.TATWEEL}]")
_SAMPLE = 4000  # letters enough to be sure, few enough to be quick

# Letters that stand in one language of the Arabic script and hardly in Arabic, which prints پ چ ڤ گ in names.
_OWN_LETTERS = {
    "fa": "یکپچژگ",
    "ur": "ٹڈڑںےہھ",
    "ckb": "ڕڵۆێە",
    "ps": "ټډړږښګڼېۍځڅ",
    "ug": "ۇۋېڭۈە",
    "sd": "ٻڄڃڇڦٿٽڪڳڱ",
}
_OWN_WORDS = {
    "ar": "في من على إلى الى أن ان التي الذي الذين عن مع هذا هذه ذلك كان كانت لم لن قد بعد قال كما أو بين"
    " ما لا اللي مش مو عشان ليش وين شو علاش ديال بزاف حنا واش راه كيفاش",
    "fa": "در به از که این را است با برای آن خود شد کرد های هم تا می یا اما بود شده گفت نیز",
    "ur": "کے میں کی سے نے کا ہے اور کو پر یہ ہیں کہ اس تھا ہو گیا بھی",
    "ckb": "لە و بە کە ئەو بۆ لەگەڵ ئەم کرد دەکات ئەوەی هەیە بوو دوای",
    "ps": "د په او چې له ته کې سره دی دا هم شوي کوي وو یې",
}
_LATIN_WORDS = {
    "en": "the of and to in that is was for with on as by at from has have are his they said which were",
    "fr": "le la les des du de et en est une un dans pour que qui sur au par avec plus ce sont il elle pas",
    "es": "el la los las de del y en que un una por con para su es se al lo como más fue",
    "de": "der die das und in den von zu mit ist im auf für nicht ein eine dem des als auch sich wird",
    "it": "il la di che e in per un una del della con non sono gli le da è al nel più",
    "tr": "ve bir bu için ile da de olarak olan çok daha gibi sonra kadar ise dedi",
    "pt": "o a de que e do da em um uma para com não os as no na por mais ao foi",
}


def find_language(text: str) -> str | None:
    """Return the BCP 47 code of the language most of the text is in, or None where it cannot be told surely.

    Dialects of Arabic are ``ar``. A name or two words are often no evidence, and then the answer is None.
    """
    found = "".join(_LETTERS.findall(text[: _SAMPLE * 2]))
    if not found:
        return None
    arabic = sum(map(len, _ARABIC_LETTERS.findall(found)))
    if arabic * 2 > len(found):
        return _find_among_arabic_script(text[: _SAMPLE * 2])
    latin = sum(1 for char in found if char < "\u0250" or "\u1e00" <= char < "\u1f00")
    if latin * 2 > len(found):
        return _find_among_latin(text[: _SAMPLE * 2])
    hebrew = sum(1 for char in found if "\u05d0" <= char <= "\u05ea")
    return "he" if hebrew * 2 > len(found) else None


def _find_among_arabic_script(text: str) -> str | None:
    words = _WORD.findall(text)
    if _MARKS.search(text):
        words = [_MARKS.sub("", word) for word in words]
    scores = dict.fromkeys(_OWN_WORDS, 0.0)
    letters_seen = dict.fromkeys(_OWN_LETTERS, 0)
    for word in words:
        by_word, by_letter = _weigh(word)
        for code, weight in by_word:
            scores[code] += weight
        for code in by_letter:
            letters_seen[code] += 1
    return _decide(scores, letters_seen, len(words))


@lru_cache(maxsize=1 << 15)
def _weigh(word: str) -> tuple[tuple[tuple[str, float], ...], tuple[str, ...]]:
    """Return what a word says for each language by itself, and the languages whose own letters it has."""
    by_word = [(code, 1.0) for code, own in _word_sets().items() if word in own]
    if len(word) > 4 and word.startswith(("ال", "وال", "بال", "لل", "فال", "كال")):
        by_word.append(("ar", 1.0))
    elif word.endswith(("ة", "ى")) or "أ" in word or "إ" in word:
        by_word.append(("ar", 0.5))
    by_letter = tuple(code for code, own in _letter_sets().items() if not own.isdisjoint(word))
    return tuple(by_word), by_letter


def _decide(scores: dict[str, float], letters_seen: dict[str, int], count: int) -> str | None:
    foreign = (
        letters_seen["ur"]
        + letters_seen["ckb"]
        + letters_seen["ps"]
        + letters_seen["ug"]
        + letters_seen["sd"]
    )
    persian = letters_seen["fa"]
    others = max(scores["fa"], scores["ur"], scores["ckb"], scores["ps"])
    if (
        scores["ar"] >= 1
        and scores["ar"] >= 0.12 * count
        and scores["ar"] > 1.5 * others
        and foreign * 4 < count
    ):
        return "ar"
    best = max(("ur", "ckb", "ps", "ug", "sd"), key=lambda code: (letters_seen[code], scores.get(code, 0)))
    if letters_seen[best] * 5 >= count and letters_seen[best] >= 2:
        return best if scores.get(best, 0) >= 1 else None
    by_words = max(("ur", "ckb", "ps"), key=lambda code: scores[code])
    if scores[by_words] >= 3 and scores[by_words] > 1.5 * max(scores["ar"], scores["fa"]):
        return by_words
    if (
        scores["fa"] >= 2
        and scores["fa"] > 1.5 * scores["ar"]
        and (persian * 8 >= count or scores["ar"] == 0)
    ):
        return "fa"
    return None


def _find_among_latin(text: str) -> str | None:
    words = [word.lower() for word in _LETTERS.findall(text)]
    scores = sorted(
        ((sum(word in own for word in words), code) for code, own in _latin_sets().items()), reverse=True
    )
    (best, code), (second, _) = scores[0], scores[1]
    return code if best >= 2 and best >= 0.15 * len(words) and best >= 1.3 * second else None


@cache
def _word_sets() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _OWN_WORDS.items()}


@cache
def _letter_sets() -> dict[str, frozenset[str]]:
    return {code: frozenset(own) for code, own in _OWN_LETTERS.items()}


@cache
def _latin_sets() -> dict[str, frozenset[str]]:
    return {code: frozenset(words.split()) for code, words in _LATIN_WORDS.items()}
