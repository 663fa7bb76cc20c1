"""The SQLite store passes the suite of every store."""

import pytest

from tawatur.store.sqlite.store import SqliteStore
from tests.store.contract import StoreContract


@pytest.fixture
def make_store(tmp_path):
    opened = []

    def open_again():
        for store in opened:
            store.close()
        opened.append(SqliteStore(tmp_path / "press.db"))
        return opened[-1]

    yield open_again
    for store in opened:
        store.close()


class TestSqliteStore(StoreContract):
    pass
