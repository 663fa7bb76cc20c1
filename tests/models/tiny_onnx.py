"""Writes a token classification model of the usual shape, bytes and all, without the package ``onnx``.

The model looks each piece up in a table of logits: ``logits = Gather(table, input_ids)``.
"""

import json
import struct

PIECES = ["[UNK]", "[CLS]", "[SEP]", "و", "##سالم", "سالم", "الطيب", "الرباط", "##ين", "قال", "في", "زار"]
LABELS = ["O", "B-PERS", "I-PERS", "B-LOC", "B-DATE"]
NAMED = {"##سالم": 1, "سالم": 1, "الطيب": 2, "الرباط": 3, "قال": 4}


def varint(number):
    found = b""
    while number > 127:
        found += bytes([number & 127 | 128])
        number >>= 7
    return found + bytes([number])


def field(number, value):
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    data = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(data)) + data


def shape(kind, *sizes):
    dims = b"".join(field(1, field(1, size) if isinstance(size, int) else field(2, size)) for size in sizes)
    return field(1, field(1, kind) + field(2, dims))


def make_model(labels=LABELS):
    rows = [[8.0 if NAMED.get(piece, 0) == at else 0.0 for at in range(len(labels))] for piece in PIECES]
    numbers = struct.pack(f"<{len(PIECES) * len(labels)}f", *(number for row in rows for number in row))
    table = (
        field(1, len(PIECES)) + field(1, len(labels)) + field(2, 1) + field(8, "table") + field(9, numbers)
    )
    node = field(1, "table") + field(1, "input_ids") + field(2, "logits") + field(4, "Gather")
    given = [
        field(1, name) + field(2, shape(7, "batch", "pieces")) for name in ("input_ids", "attention_mask")
    ]
    out = field(1, "logits") + field(2, shape(1, "batch", "pieces", len(labels)))
    graph = field(1, node) + field(2, "tiny") + field(5, table)
    graph += b"".join(field(11, one) for one in given) + field(12, out)
    return field(1, 8) + field(7, graph) + field(8, field(2, 13))


def write_model(folder, labels=LABELS, **own):
    folder.mkdir(exist_ok=True)
    (folder / "model.onnx").write_bytes(make_model(labels))
    config = {"id2label": {str(number): label for number, label in enumerate(labels)}}
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": None,
        "pre_tokenizer": {"type": "Whitespace"},
        "post_processor": {
            "type": "BertProcessing",
            "sep": ["[SEP]", 2],
            "cls": ["[CLS]", 1],
        },
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: number for number, piece in enumerate(PIECES)},
        },
    }
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer, ensure_ascii=False), encoding="utf-8")
    if own:
        (folder / "labels.json").write_text(json.dumps(own), encoding="utf-8")
    return folder
