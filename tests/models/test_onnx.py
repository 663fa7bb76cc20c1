"""Models that a user brings, opened and asked; a tiny one of the same shape is made here."""

import sys
from pathlib import Path

import pytest

from tawatur.annotate.stage import annotate_article
from tawatur.errors import DamagedModel, MissingPackage
from tawatur.model.article import Article
from tawatur.models.onnx import TokenModel, load_token_model

sys.path.insert(0, str(Path(__file__).parent))

from tiny_onnx import LABELS, write_model

TEXT = "قال وسالم الطيب في الرباطين. زار الرباط."


@pytest.fixture
def folder(tmp_path):
    pytest.importorskip("onnxruntime", reason="the extra tawatur[transformers] is not installed")
    pytest.importorskip("tokenizers", reason="the extra tawatur[transformers] is not installed")
    return tmp_path / "model"


def named(article):
    return {
        (entity.kind, article.text[mention.start : mention.end])
        for entity in article.entities
        for mention in entity.mentions
    }


def test_pieces_are_labelled_where_they_stand(folder):
    (tokens,) = TokenModel(write_model(folder)).read([TEXT])
    found = [(TEXT[token.start : token.end], token.mark, token.kind) for token in tokens if token.kind]
    assert ("سالم", "B", "person") in found
    assert ("الطيب", "I", "person") in found
    assert ("الرباط", "B", "place") in found
    assert not [word for word, _, _ in found if word == "قال"]
    assert min(token.chance for token in tokens if token.kind) > 0.9


def test_batches_are_padded_and_come_back_in_order(folder):
    model = TokenModel(write_model(folder))
    read = model.read(["زار", *["قال سالم الطيب في الرباط"] * 20, ""])
    assert [len(tokens) for tokens in read] == [1, *[5] * 20, 0]


def test_names_of_an_article_with_exact_spans(folder):
    model = load_token_model(str(write_model(folder, kinds={"PERS": "person", "LOC": "place"}, pieces="all")))
    article = annotate_article(Article(text=TEXT, language="ar"), names=model)
    assert ("person", "سالم الطيب") in named(article)


def test_the_first_piece_alone_counts_where_the_model_was_taught_so(folder):
    article = annotate_article(Article(text=TEXT, language="ar"), names=TokenModel(write_model(folder)))
    assert ("person", "سالم الطيب") not in named(article)


def test_labels_under_other_names(folder):
    labels = ["O", "B-MENSCH", "I-MENSCH", "B-ORT", "B-ZEIT"]
    model = TokenModel(write_model(folder, labels, kinds={"MENSCH": "person"}))
    (tokens,) = model.read(["زار سالم الرباط"])
    assert [token.kind for token in tokens] == ["", "person", ""]


def test_what_is_wrong_is_said(folder, tmp_path):
    with pytest.raises(DamagedModel, match="holds no model"):
        TokenModel(tmp_path)
    write_model(folder)
    (folder / "config.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DamagedModel, match="id2label"):
        TokenModel(folder)
    write_model(folder)
    (folder / "tokenizer.json").write_text("{}", encoding="utf-8")
    with pytest.raises(DamagedModel, match="model"):
        TokenModel(folder)
    write_model(folder)
    (folder / "model.onnx").write_bytes(b"no model")
    with pytest.raises(DamagedModel, match="model"):
        TokenModel(folder)


def test_a_label_map_of_another_size_is_refused(folder):
    write_model(folder)
    config = '{"id2label": {"0": "O", "1": "B-PERS"}}'
    (folder / "config.json").write_text(config, encoding="utf-8")
    with pytest.raises(DamagedModel, match="2 labels"):
        TokenModel(folder).read([TEXT])


def test_without_the_extra_the_message_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "onnxruntime", None)
    with pytest.raises(MissingPackage, match=r"tawatur\[transformers\]"):
        TokenModel(tmp_path)


def test_labels_are_five():
    assert len(LABELS) == 5
