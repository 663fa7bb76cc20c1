"""The demonstration press: invented outlets served on loopback as ordinary websites."""

from .answers import Answer, answer_for
from .newsroom import Newsroom, PressArticle, PressOutlet, load_newsroom
from .printing import expected_time
from .server import FIRST_PORT, Press, open_press

__all__ = [
    "FIRST_PORT",
    "Answer",
    "Newsroom",
    "Press",
    "PressArticle",
    "PressOutlet",
    "answer_for",
    "expected_time",
    "load_newsroom",
    "open_press",
]
