"""Articles that share band keys are neighbors, and so are the members of their groups."""

from tawatur.model.bonds import Bonds, Syndication
from tawatur.store.protocol import Entry, Fingerprint
from tawatur.store.sqlite.store import SqliteStore
from tests.store.contract import make_article

HIGH = 2**64 - 1


def put(store, number, *bands, text=None):
    fields = {"text": text} if text else {}
    entry = Entry(make_article(number, **fields), fingerprint=Fingerprint("1", str(number).encode(), bands))
    store.put([entry])


def names(store, *ids):
    return {article.id: sketch for article, sketch in store.neighborhood(ids)}


def test_neighbors_share_a_band_or_a_group(tmp_path):
    store = SqliteStore(tmp_path / "a.db")
    put(store, 1, 5, HIGH)
    put(store, 2, HIGH)
    put(store, 3, 7)
    put(store, 4, 8)
    store.put_bonds([Bonds(i, Syndication("g", "id-2", None, "copy", 1.0)) for i in ("id-2", "id-3")], "1")
    assert names(store, "id-1") == {"id-1": b"1", "id-2": b"2", "id-3": b"3"}
    assert names(store, "id-4") == {}
    assert store.lacking_fingerprints(["id-4", "nobody"], "1") == ()
    assert store.lacking_fingerprints(["id-4"], "2") == ("id-4",)
    store.close()


def test_another_text_has_other_bands(tmp_path):
    store = SqliteStore(tmp_path / "a.db")
    put(store, 1, 5)
    put(store, 2, 5)
    put(store, 2, 6, text="نص آخر تماما.")
    assert names(store, "id-1") == {}
    store.put_fingerprints([(make_article(2), Fingerprint("1", b"old", (5,)))])
    assert names(store, "id-1") == {}
    store.close()
