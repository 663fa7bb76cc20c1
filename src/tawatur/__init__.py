"""Tawatur reads the Arabic press: what happened, who says so, and who only copied it."""

from tawatur.annotate.stage import annotate_article as annotate
from tawatur.errors import Rejected, TawaturError, Unreadable
from tawatur.group.stage import group_articles as group
from tawatur.model.article import Article
from tawatur.model.record import from_json, to_json
from tawatur.pipeline.library import Library
from tawatur.pipeline.read import read, read_all

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Library",
    "Rejected",
    "TawaturError",
    "Unreadable",
    "__version__",
    "annotate",
    "from_json",
    "group",
    "read",
    "read_all",
    "to_json",
]
