"""What was found below one headline."""

from dataclasses import dataclass, field

from tawatur.extract.blocks import Block
from tawatur.model.article import ReadAlso


@dataclass(slots=True)
class TagLine:
    """A run of keywords as printed, and its pieces where the page links or lists them one by one."""

    text: str
    pieces: tuple[str, ...] = ()
    colon: bool = False


@dataclass(slots=True)
class Cut:
    """What was found below one headline, in reading order."""

    title: str = ""
    paragraphs: list[Block] = field(default_factory=list)
    read_also: list[ReadAlso] = field(default_factory=list)
    tag_lines: list[TagLine] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    clocks: list[str] = field(default_factory=list)
    others: list["Cut"] = field(default_factory=list)
