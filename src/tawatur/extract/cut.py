"""Cuts the lines below a headline into body, read-also, tag lines, source lines and other articles."""

import re
from collections.abc import Sequence

from tawatur.extract import markers
from tawatur.extract.blocks import Block, Layer
from tawatur.extract.body import in_tag_list, prose_size
from tawatur.extract.cuttings import Cut, TagLine
from tawatur.extract.facts import find_marked_box, find_stated_sources, is_time, without_tail
from tawatur.extract.hints import hints_meta, hints_tags
from tawatur.extract.lines import find_statement, is_byline, is_clock_line, is_date_line, is_label
from tawatur.extract.matter import covers, following_prose, is_headline, is_other_matter
from tawatur.extract.notices import PAYWALL, RIGHTS, SKIP, find_notice
from tawatur.extract.pictures import belongs_to_picture, find_pictured
from tawatur.extract.recommended import trim_title
from tawatur.model.article import ReadAlso

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_CAPTION_TAGS = frozenset(("figcaption", "caption"))
# a line of keywords as social networks write them: `#كلمة_أخرى #كلمة`
_HASHTAGS = re.compile(r"(?:[#＃][\w]+[\s،,|]*)+")
# the end of the first sentence of a line
_SENTENCE = re.compile(r"[.؟!](?=\s|$)")
# more tag lines than that are no article's
MAX_LINES = 20
# lines, and parts of lines, in which glued markers are looked for
MAX_PIECES = 2_000
MIN_TITLE = 12
MAX_QUESTION = 150  # of a poll
MAX_TAG, MAX_TAG_WORDS = 60, 7
# a line of facts about an article: its day, its source, how often it was read
MAX_FACTS = 160


class Flow:
    """The lines of one article's region, and how each is to be taken."""

    def __init__(
        self, layer: Layer, blocks: Sequence[Block], *, title: str, body: int, heading: str = "h1"
    ) -> None:
        self.layer, self.blocks = layer, list(blocks)
        self.title, self.body, self.heading = title, body, heading
        self.cut = Cut(title=title)
        self.size = self.pieces = 0
        self.mode: str | None = None
        # the box around the keywords that were taken below a label, and that around a marker and its items
        self.tag_list: int | None = None
        self.marked: int | None = None
        self.pictured = find_pictured(layer)

    def run(self) -> Cut:
        """Take line after line until the article ends or another one begins."""
        index = 0
        while index < len(self.blocks):
            taken = self._take(index)
            if taken == 0:
                break
            index += taken
        return self.cut

    def _take(self, index: int) -> int:
        """Take one line; return how many lines are done, 0 when nothing after it belongs to the article."""
        block = self.blocks[index]
        share = block.link_chars / max(len(block.text), 1)
        if self.size > 300 and markers.is_comment_policy(block.text):
            return self._take_marked(index, block, markers.END, 0, alone=True)
        block = without_tail(block)
        link = block.links[0][0] if block.links else 0
        found = markers.find_marker(block.text, share) or markers.find_label(block.text, link, share)
        if found is not None:
            return self._take_marked(index, block, found[0], found[1], alone=found[2])
        if self._starts_other(index):
            return 0
        if self.mode is not None and self._has_left(block):
            self.mode = None
        if self._outside(block):
            self._take_outside(block)
            return 1
        notice = find_notice(block.text)
        if notice is not None:
            return self._take_notice(index, block, notice)
        if self.mode is None or not self._take_item(block, share):
            self.mode = None
            self._take_line(block, share)
        return 1

    # -- what is not body ------------------------------------------------------------------------------

    def _outside(self, block: Block) -> bool:
        box = self.layer.boxes[block.box]
        if box.noise is not None or not self.layer.within(block.box, self.body):
            return True
        if self.pictured is None:
            return False
        if block.tag in _CAPTION_TAGS:
            return True
        return belongs_to_picture(self.layer, block, self.pictured)

    def _has_left(self, block: Block) -> bool:
        """Tell whether a line stands outside the box of the marker, or of the keywords below a label."""
        if self.marked is not None and not self.layer.within(block.box, self.marked):
            return True
        listed = self.tag_list
        return self.mode == markers.TAGS and listed is not None and not self.layer.within(block.box, listed)

    def _take_outside(self, block: Block) -> None:
        """Keep what a line outside the body still tells: recommended titles, tags."""
        box = self.layer.boxes[block.box]
        listed = in_tag_list(self.layer, block)
        if self.mode == markers.TAGS and not listed and box.noise not in (None, "links"):
            self.mode = None
        if self.mode == markers.TAGS or listed:
            self._add_tags(block, colon=False)
        elif self.mode == markers.SOURCE and len(block.text) <= 60:
            self.cut.sources.append(block.text)
            self.mode = None
        elif box.noise == "related" or self.mode == markers.READ_ALSO:
            self._add_links(block)
        elif box.noise is None and len(block.text) <= MAX_FACTS:
            self.cut.sources += find_stated_sources(block)

    def _take_marked(self, index: int, block: Block, kind: str, end: int, *, alone: bool) -> int:
        if kind == markers.END:
            if self.size > 0 and not (self.layer.within(block.box, self.body) and self._much_left(index)):
                self._scan_rest(index + 1)
                return 0
            return 1
        if alone:
            self.marked = find_marked_box(self.layer, block, self.body)
        if kind == markers.READ_ALSO:
            return self._take_read_also(index, block, end, alone=alone)
        if alone:
            self.mode, self.tag_list = kind, None
        elif kind == markers.SOURCE:
            self._add_source(block, end)
        elif kind == markers.TAGS:
            self._add_tag_text(block, 0)
        else:
            self.mode = None
            self._resume_after_link(block, end)
        return 1

    def _take_notice(self, index: int, block: Block, notice: str) -> int:
        """Pass over what the site says about itself; below its rights there is no more of the article."""
        if notice in (RIGHTS, PAYWALL):
            return self._take_marked(index, block, markers.END, 0, alone=True)
        if notice == SKIP:
            self.mode = markers.READ_ALSO
        elif self.mode != markers.WIDGET:
            self.mode = None
        return 1

    def _take_read_also(self, index: int, block: Block, end: int, *, alone: bool) -> int:
        self.mode = markers.READ_ALSO
        if alone and self._starts_other(index + 1):
            return 0
        if not alone:
            self.mode = None
            self._add_read_also(block, end)
        return 1

    def _much_left(self, index: int) -> bool:
        """Tell whether more prose follows in the body than was read: the line was a stray label."""
        left = sum(prose_size(b) for b in self.blocks[index + 1 :] if not self._outside(b))
        return left > 2 * self.size

    def _scan_rest(self, start: int) -> None:
        for block in self.blocks[start : start + 60]:
            if in_tag_list(self.layer, block):
                self._add_tags(block, colon=False)

    def _starts_other(self, index: int) -> bool:
        """Tell whether another article begins at a line; the rest of the flow is then read as that."""
        if index >= len(self.blocks) or self.size < 80:
            return False
        block = self.blocks[index]
        if self._opens_next(block):
            self._read_other(index)
            return True
        marked = self.mode == markers.READ_ALSO
        if (
            not is_headline(block)
            or (block.text.endswith((".", "؟")) and not marked and block.tag not in _HEADINGS)
            or (not marked and not self._is_new_heading(block))
        ):
            return False
        # Below a marker even a linked heading may open another article, if prose on its matter follows.
        may_open = self._is_new_heading(block) or (marked and block.tag in _HEADINGS)
        if covers(block.text, self.title) > 0.8 or (
            block.link_chars > 0.5 * len(block.text) and not may_open
        ):
            return False
        prose = following_prose(self.blocks, index + 1)
        host = " ".join(b.text for b in self.cut.paragraphs)
        if sum(len(b.text) for b in prose) < 120 or not is_other_matter(
            block.text, prose, self.title, host, marked=marked
        ):
            return False
        self._read_other(index)
        return True

    def _opens_next(self, block: Block) -> bool:
        """Tell whether a line is the heading of a recommended article that is printed whole."""
        nexts = self.layer.nexts
        return (
            bool(nexts) and block.tag in _HEADINGS and any(self.layer.within(block.box, one) for one in nexts)
        )

    def _is_new_heading(self, block: Block) -> bool:
        """Tell whether a heading could open another article, not a section: by its rank or its place."""
        if not self.layer.boxes[0].children:
            return True
        if block.tag not in _HEADINGS:
            return False
        return block.tag in ("h1", self.heading) or not self.layer.within(block.box, self.body)

    def _read_other(self, index: int) -> None:
        block = self.blocks[index]
        rest = self.blocks[index + 1 :]
        body = self.body if rest and self.layer.within(rest[0].box, self.body) else 0
        other = Flow(self.layer, rest, title=block.text, body=body, heading=block.tag).run()
        self.cut.others.append(other)
        self.cut.others.extend(other.others)
        other.others = []

    # -- what may be body -------------------------------------------------------------------------------

    def _take_item(self, block: Block, share: float) -> bool:
        """Take a line below a marker: a recommended title, a tag, a name; False when it is body."""
        if self.mode == markers.SOURCE:
            self.mode = None
            if len(block.text) <= 60 and not block.text.endswith("."):
                self.cut.sources.append(block.text)
                return True
            return False
        prose = prose_size(block)
        if self.mode == markers.WIDGET:
            return prose == 0 or (block.text.endswith("؟") and prose < MAX_QUESTION)
        if self.mode == markers.TAGS:
            listed = share > 0.5 or (len(block.text) <= 60 and prose == 0)
            if listed:
                self._add_tags(block, colon=False)
            return listed
        listed = share > 0.5 or (
            prose == 0 and (block.tag == "li" or is_headline(block)) and len(block.text) < 200
        )
        if listed and self.mode == markers.READ_ALSO:
            self._add_links(block, plain=True)
        return listed

    def _take_line(self, block: Block, share: float) -> None:
        text = block.text
        if in_tag_list(self.layer, block) and prose_size(block) == 0:
            self._add_tags(block, colon=False)
        elif share > 0.8 and len(text) < 220 and not text.endswith("."):
            self._add_links(block)
        elif text.startswith("#") and _HASHTAGS.fullmatch(text):
            names = tuple(one.strip("#＃").replace("_", " ") for one in re.split(r"[\s،,|]+", text) if one)
            self.cut.tag_lines.append(TagLine(" ، ".join(names), names))
        elif is_date_line(text) or is_time(block):
            # a day below the text is rarely the article's unless it says so
            (self.cut.dates if self.size == 0 or "نشر" in text else self.cut.late).append(text)
            self.cut.sources += find_stated_sources(block)
        elif (statement := find_statement(text)) is not None:
            self.cut.dates.append(statement)
        elif is_clock_line(text):
            self.cut.clocks.append(text)
        elif is_byline(text) or (hints_meta(self.layer.boxes[block.box].hint) and len(text) < 80):
            self.cut.bylines.append(text)
            self.cut.sources += find_stated_sources(block)
        elif not is_label(text):
            self._take_prose(block)

    def _take_prose(self, block: Block) -> None:
        """Keep a line of the body, without what is glued into or onto it."""
        self.pieces += 1
        glued = markers.find_glued(block.text) if self.pieces < MAX_PIECES else None
        if glued is None:
            self.cut.paragraphs.append(block)
            self.size += len(block.text)
            return
        kind, position = glued
        head = block.slice(0, position)
        if head.text.strip(" -–—|(["):
            self.cut.paragraphs.append(head)
            self.size += len(head.text)
        tail = block.slice(position)
        found = markers.find_marker(tail.text, 1.0)
        end = found[1] if found else 0
        if kind == markers.TAGS:
            self._add_tag_text(tail, 0)
        elif kind == markers.SOURCE:
            self._add_source(tail, end)
        elif kind == markers.READ_ALSO:
            if not tail.text[end:].strip(" :"):
                self.mode = markers.READ_ALSO
            self._add_read_also(tail, end)
        else:
            self._resume_after_link(tail, end)

    # -- what the lines that are no body tell -------------------------------------------------------------

    def _add_read_also(self, block: Block, end: int) -> None:
        links = [
            (a, b, h) for a, b, h in block.links if b > end and len(block.text[a:b].strip()) >= MIN_TITLE
        ]
        if links:
            for a, b, address in links:
                self._add_title(block.text[max(a, end) : b], address)
            self._resume(block, max(b for _, b, _ in links))
            return
        rest = block.text[end:]
        stop = _SENTENCE.search(rest)
        cut = stop.end() if stop and len(rest) > 220 else len(rest)
        self._add_title(rest[:cut], None)
        self._resume(block, end + cut)

    def _resume_after_link(self, block: Block, end: int) -> None:
        links = [b for a, b, _ in block.links if b > end]
        stop = max(links) if links else len(block.text)
        self._resume(block, stop)

    def _resume(self, block: Block, position: int) -> None:
        """Go on with the body after a read-also link that was set into a paragraph."""
        rest = block.slice(position)
        rest = rest.slice(len(rest.text) - len(rest.text.lstrip(' .،:؛|-–"»)')))
        if prose_size(rest) >= 40 and markers.find_marker(rest.text) is None:
            self._take_prose(rest)

    def _add_title(self, text: str, address: str | None) -> None:
        title = trim_title(text)
        if (
            len(title) >= MIN_TITLE
            and all(title != known.title for known in self.cut.read_also)
            and len(self.cut.read_also) < 40
        ):
            self.cut.read_also.append(ReadAlso(title=title, url=address or None))

    def _add_links(self, block: Block, *, plain: bool = False) -> None:
        for a, b, address in block.links:
            if not address.startswith(("#", "javascript:", "mailto:")):
                self._add_title(block.text[a:b], address)
        if plain and not block.links:
            self._add_title(block.text, None)

    def _add_source(self, block: Block, end: int) -> None:
        rest = block.text[end:]
        glued = markers.find_glued(rest)
        if glued is not None:
            self._take_prose(block.slice(end + glued[1]))
            rest = rest[: glued[1]]
        self.cut.sources.append(rest.strip())

    def _add_tags(self, block: Block, *, colon: bool) -> None:
        sections = [(a, b) for a, b, hint in block.marks if "category" in hint]
        pieces = tuple(
            block.text[a:b].strip()
            for a, b, _ in block.links
            if not any(start <= a and b <= end for start, end in sections)
        )
        if not pieces and (sections or self._labels_list(block)):
            return
        pieces = tuple(
            p for p in pieces or (block.text,) if len(p) <= MAX_TAG and p.count(" ") < MAX_TAG_WORDS
        )
        if not pieces:
            return
        if self.mode == markers.TAGS and self.tag_list is None:
            boxes = self.layer.boxes
            self.tag_list = boxes[max(boxes[block.box].parent, 0)].parent
        self.cut.tag_lines.append(TagLine(block.text, tuple(p for p in pieces if p), colon))

    def _labels_list(self, block: Block) -> bool:
        """Tell whether a line without links is what stands above a list of linked keywords."""
        for _, box in zip(range(4), self.layer.ancestors(block.box), strict=False):
            if hints_tags(box.hint) and box.links:
                return True
        return False

    def _add_tag_text(self, block: Block, start: int) -> None:
        """Keep a keyword line; a source line may be glued to its end."""
        found = markers.find_marker(block.text[start:], 1.0)
        end = start + (found[1] if found else 0)
        glued = markers.find_glued(block.text, end) if len(self.cut.tag_lines) < MAX_LINES else None
        stop = glued[1] if glued else len(block.text)
        run = block.slice(end, stop)
        pieces = tuple(run.text[a:b].strip() for a, b, _ in run.links)
        colon = ":" in block.text[start:end]
        self.cut.tag_lines.append(TagLine(run.text, tuple(p for p in pieces if p), colon))
        if glued:
            tail = block.slice(stop)
            again = markers.find_marker(tail.text, 1.0)
            if glued[0] == markers.SOURCE and again:
                self._add_source(tail, again[1])
            elif glued[0] == markers.TAGS and len(tail.text) < len(block.text):
                self._add_tag_text(tail, 0)
            elif glued[0] == markers.READ_ALSO and again:
                self._add_read_also(tail, again[1])
