"""Arabic letters, marks and invisible characters as named sets; every invisible character has a name here."""

# --- letters ---------------------------------------------------------------------------------------------
HAMZA = "ء"
ALEFS = "اأإآٱٲٳٵ"
HAMZA_SEATS = "ؤئ"
TA_MARBUTA = "ة"
ALEF_MAQSURA = "ى"
ARABIC_LETTERS = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ"
"""The letters of Standard Arabic, no foreign sounds."""

LOOK_ALIKES = {
    "ی": "ي",  # Persian yeh
    "ې": "ي",
    "ۍ": "ي",
    "ے": "ي",
    "ک": "ك",  # Persian kaf
    "ڪ": "ك",
    "ہ": "ه",  # Urdu heh goal
    "ۂ": "ه",
    "ھ": "ه",
    "ە": "ه",
    "ۀ": "ه",
    "ۃ": "ة",
}
"""Letters of other languages that Arabic text holds by the fault of a keyboard or a font."""

FOREIGN_SOUNDS = {
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "ڤ": "ف",
    "ڥ": "ف",
    "ڨ": "ق",
    "گ": "ك",
    "ڭ": "ك",
    "ݣ": "ك",
}
"""Letters for sounds that Arabic lacks and the plain letter most newsrooms print instead."""

TATWEEL = "\u0640"

# --- marks -----------------------------------------------------------------------------------------------
FATHATAN, DAMMATAN, KASRATAN = "\u064b", "\u064c", "\u064d"
FATHA, DAMMA, KASRA = "\u064e", "\u064f", "\u0650"
SHADDA, SUKUN = "\u0651", "\u0652"
MADDA_ABOVE, HAMZA_ABOVE, HAMZA_BELOW = "\u0653", "\u0654", "\u0655"
DAGGER_ALEF = "\u0670"

TASHKEEL = FATHATAN + DAMMATAN + KASRATAN + FATHA + DAMMA + KASRA + SHADDA + SUKUN
"""The eight marks that writers use to tell words apart."""

MARK_RANGES = (
    (0x0610, 0x061A),
    (0x064B, 0x065F),
    (0x0670, 0x0670),
    (0x06D6, 0x06DC),
    (0x06DF, 0x06E8),
    (0x06EA, 0x06ED),
    (0x08D3, 0x08E1),
    (0x08E3, 0x08FF),
)
"""All combining marks of the Arabic script, Quranic ones included, as inclusive ranges."""

# --- invisible characters --------------------------------------------------------------------------------
ZERO_WIDTH_SPACE = "\u200b"
ZERO_WIDTH_NON_JOINER = "\u200c"
ZERO_WIDTH_JOINER = "\u200d"
LEFT_TO_RIGHT_MARK = "\u200e"
RIGHT_TO_LEFT_MARK = "\u200f"
ARABIC_LETTER_MARK = "\u061c"
WORD_JOINER = "\u2060"
BYTE_ORDER_MARK = "\ufeff"
SOFT_HYPHEN = "\u00ad"
MONGOLIAN_VOWEL_SEPARATOR = "\u180e"
NO_BREAK_SPACE = "\u00a0"
REPLACEMENT = "\ufffd"

JOINERS = ZERO_WIDTH_NON_JOINER + ZERO_WIDTH_JOINER
BIDI_CONTROLS = (
    LEFT_TO_RIGHT_MARK
    + RIGHT_TO_LEFT_MARK
    + ARABIC_LETTER_MARK
    + "\u202a\u202b\u202c\u202d\u202e"  # embeddings, overrides and their end
    + "\u2066\u2067\u2068\u2069"  # isolates and their end
)
ZERO_WIDTHS = (
    ZERO_WIDTH_SPACE + WORD_JOINER + "\u2061\u2062\u2063\u2064" + BYTE_ORDER_MARK + MONGOLIAN_VOWEL_SEPARATOR
)
INVISIBLES = BIDI_CONTROLS + ZERO_WIDTHS + SOFT_HYPHEN
"""Everything that prints nothing and means nothing in a news text; the joiners are not among them."""

ODD_SPACES = NO_BREAK_SPACE + "\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u2800\u3000"
"""Spaces that are not U+0020."""

LINE_ENDS = "\u000b\u000c\u0085\u2028\u2029"
"""Line ends that are not U+000A or U+000D."""

# --- digits and punctuation ------------------------------------------------------------------------------
ARABIC_INDIC_DIGITS = "٠١٢٣٤٥٦٧٨٩"
EXTENDED_DIGITS = "۰۱۲۳۴۵۶۷۸۹"
DECIMAL_SEPARATOR = "٫"
THOUSANDS_SEPARATOR = "٬"
CLOSING_MARKS = '»”’")]}›'
"""Marks that may follow a full stop and still belong to its sentence."""

PRESENTATION_RANGES = ((0xFB50, 0xFDCF), (0xFDF0, 0xFDFC), (0xFE70, 0xFEFC))
"""Arabic presentation forms, noncharacters and ornaments left out, as inclusive ranges."""


def char_class(ranges: tuple[tuple[int, int], ...]) -> str:
    """Return inclusive ranges of code points as the inside of a regular expression's character class."""
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)


MARK_CLASS = char_class(MARK_RANGES)
LETTER_CLASS = (
    r"\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06ee\u06ef\u06fa-\u06ff"
    r"\u0750-\u077f\u08a0-\u08c9"
    r"\ufb50-\ufbb1\ufbd3-\ufd3d\ufd50-\ufdc7\ufdf0-\ufdfc\ufe70-\ufefc"
)
"""Letters of the Arabic script in all its languages, presentation forms included, for a character class."""
