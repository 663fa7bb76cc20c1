"""How sure a coded act is: a logistic formula over a few features of the sentence and the frame."""

from math import exp

from tawatur.annotate.event_frames import Fit
from tawatur.annotate.event_words import Sentence

ASSERTED = 0.5
"""Acts below this are doubtful and come only on demand."""

_BASE = 2.4
_WEIGHTS = {
    "implicit": -0.9,
    "carried": -0.7,
    "far": -0.9,
    "noun": -0.3,
    "deep": -0.5,
    "no_object": -0.2,
    "hypothetical": -0.5,
    "supposed_alone": -2.6,
    "attribute": -2.6,
    "title": 0.3,
    "long": -0.4,
}


def find_confidence(sentence: Sentence, fit: Fit) -> float:
    """Return the chance, 0..1, that type, parties and status of an act are right."""
    features = {
        "implicit": fit.roles.implicit,
        "carried": fit.roles.carried,
        "far": fit.roles.steps > 8,
        "noun": fit.trigger.tense == "noun",
        "deep": sentence.in_ == "text" and sentence.number > 2,
        "no_object": fit.object_words == 0,
        "hypothetical": fit.standing.status == "hypothetical",
        "supposed_alone": _is_supposed_alone(fit),
        "attribute": _is_attribute(fit),
        "title": sentence.in_ == "title",
        "long": len(sentence.words) > 50,
    }
    total = _BASE + sum(_WEIGHTS[name] for name, holds in features.items() if holds)
    return round(1 / (1 + exp(-total)), 3)


def _is_supposed_alone(fit: Fit) -> bool:
    """Tell whether an attack that has not happened names nobody who would suffer it."""
    supposed = fit.standing.status in {"hypothetical", "planned"} and fit.frame.type == "ASSAULT"
    return supposed and len(fit.roles.recipients) + len(fit.roles.actors) <= 1


def _is_attribute(fit: Fit) -> bool:
    """Tell whether a relative clause only says who somebody is: «رئيسها الذي اختطف»."""
    told = fit.clause.opening == "relative" and fit.frame.type in {"ASSAULT", "COERCE"}
    return told and len(fit.roles.recipients) + len(fit.roles.actors) <= 1
