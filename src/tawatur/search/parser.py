"""What a reader typed, as a `Query`: words, ``OR``, ``-word`` or ``NOT``, ``word*``, ``"phrase"``.

Words are joined by AND, which binds tighter than OR, as in logic: «أ ب OR ج» asks for both أ and ب, or for
ج. Parentheses group.
"""

import re
from dataclasses import dataclass

from tawatur.errors import QueryError
from tawatur.model.query import And, Not, Or, Phrase, Query, Word
from tawatur.text.arabic import letters
from tawatur.text.clean import clean_line
from tawatur.text.tokens import split_words

LONGEST_QUERY = 2000
MOST_WORDS = 64
_DEEPEST = 20
_SHORTEST_PREFIX = 2

# A phrase in any quotation marks, a parenthesis, a minus before something, or a run of anything else.
_PIECE = re.compile(
    r"\"(?P<straight>[^\"]*)(?P<straight_end>\"?)"
    r"|[«“„](?P<curved>[^»”“]*)(?P<curved_end>[»”“]?)"
    r"|(?P<open>\()|(?P<close>\))"
    r"|(?<![^\s(])(?P<minus>[-−])(?=[^\s)])"
    r"|(?P<word>[^\s()\"«“„]+)"
)
_OPERATORS = ("OR", "NOT", "AND", "|")


@dataclass(frozen=True, slots=True)
class _Piece:
    """A piece of the query: kind is ``word``, ``phrase``, ``(``, ``)``, ``OR``, ``NOT`` or ``AND``."""

    kind: str
    text: str
    start: int


def parse_query(typed: str) -> Query:
    """Return the query as a tree.

    Raises:
        QueryError: nothing to search for, a quotation mark or parenthesis without its partner, an operator
            without its words, only things to leave out, or more than can be searched for; the message says
            at which character, counted from 1.
    """
    if len(typed) > LONGEST_QUERY:
        raise QueryError(f"the query is longer than {LONGEST_QUERY} characters: shorten it")
    pieces = _split(typed)
    words = sum(piece.kind in ("word", "phrase") for piece in pieces)
    if not words:
        raise QueryError("the query holds no word to search for: type at least one")
    if words > MOST_WORDS:
        raise QueryError(f"the query has more than {MOST_WORDS} words: shorten it")
    return _Parser(pieces, len(typed)).parse()


def _split(typed: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    for match in _PIECE.finditer(typed):
        start = match.start()
        if match["straight"] is not None or match["curved"] is not None:
            pieces += _split_phrase(match, start)
        elif match["open"] or match["close"]:
            pieces.append(_Piece(match.group(), match.group(), start))
        elif match["minus"]:
            pieces.append(_Piece("NOT", match.group(), start))
        elif match["word"] in _OPERATORS:
            pieces.append(_Piece("OR" if match["word"] == "|" else match["word"], match["word"], start))
        else:
            pieces += _split_word(match["word"], start)
    return pieces


def _split_phrase(match: re.Match[str], start: int) -> list[_Piece]:
    if not (match["straight_end"] or match["curved_end"]):
        raise QueryError(f"the quotation mark at character {start + 1} is never closed: close or remove it")
    text = clean_line(match["straight"] or match["curved"] or "")
    return [_Piece("phrase", text, start)] if split_words(text) else []


def _split_word(typed: str, start: int) -> list[_Piece]:
    text = typed.rstrip(".,،;؛:؟?!»”")
    star = text.find("*")
    if 0 <= star < len(text) - 1:
        raise QueryError(f"the * at character {start + star + 1} stands inside a word: put it at the end")
    words = split_words(text)
    if star >= 0 and (not words or len(words[-1]) < _SHORTEST_PREFIX):
        raise QueryError(
            f"at least {_SHORTEST_PREFIX} letters are needed before the * at character {start + star + 1}"
        )
    if not words:
        return []
    if len(words) > 1 and star < 0:  # «كوفيد-19», «أ.ف.ب»: its parts, adjacent
        return [_Piece("phrase", text, start)]
    return [_Piece("word", text, start)]


class _Parser:
    """Reads ``or: and (OR and)*``, ``and: part+``, ``part: NOT? (word | phrase | (or))``."""

    def __init__(self, pieces: list[_Piece], end: int) -> None:
        self._pieces = pieces
        self._place = 0
        self._end = end
        self._depth = 0

    def parse(self) -> Query:
        query = self._parse_or()
        piece = self._peek()
        if piece is not None:
            raise QueryError(f"the ) at character {piece.start + 1} was never opened: remove it")
        return query

    def _peek(self) -> _Piece | None:
        return self._pieces[self._place] if self._place < len(self._pieces) else None

    def _parse_or(self) -> Query:
        parts = [self._parse_and()]
        piece = self._peek()
        while piece is not None and piece.kind == "OR":
            self._place += 1
            parts.append(self._parse_and())
            piece = self._peek()
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _parse_and(self) -> Query:
        first = self._peek()
        parts: list[Query] = []
        piece = first
        while piece is not None and piece.kind not in ("OR", ")"):
            if piece.kind == "AND":
                self._expect_words(piece, is_between=bool(parts))
            else:
                parts.append(self._parse_part())
            piece = self._peek()
        where = self._end if piece is None else piece.start
        if not parts:
            raise QueryError(f"a word is missing at character {where + 1}")
        if all(isinstance(part, Not) for part in parts):
            start = first.start if first else 0
            raise QueryError(f"only words to leave out from character {start + 1} on: add one to search for")
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _expect_words(self, piece: _Piece, *, is_between: bool) -> None:
        self._place += 1
        following = self._peek()
        if not is_between or following is None or following.kind in ("OR", "AND", ")"):
            raise QueryError(f"{piece.text} at character {piece.start + 1} needs a word on either side")

    def _parse_part(self) -> Query:
        piece = self._peek()
        if piece is None or piece.kind in ("OR", "AND", ")"):
            raise QueryError(f"a word is missing at character {(piece.start if piece else self._end) + 1}")
        self._place += 1
        if piece.kind == "NOT":
            part = self._parse_part()
            return part.part if isinstance(part, Not) else Not(part)
        if piece.kind == "(":
            return self._parse_group(piece)
        if piece.kind == "phrase":
            return Phrase(piece.text, piece.start)
        text = piece.text.rstrip("*")
        (word,) = split_words(text)[-1:]
        return Word(word, is_prefix=text != piece.text, start=piece.start)

    def _parse_group(self, opening: _Piece) -> Query:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise QueryError(
                f"parentheses deeper than {_DEEPEST} at character {opening.start + 1}: write it flatter"
            )
        query = self._parse_or()
        if self._peek() is None:
            raise QueryError(f"the ( at character {opening.start + 1} is never closed: close or remove it")
        self._place += 1
        self._depth -= 1
        return query


def has_marks(text: str) -> bool:
    """Tell whether a word or phrase carries tashkeel, which then must not contradict the text."""
    return any(char in letters.TASHKEEL for char in text)
