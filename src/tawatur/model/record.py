"""Records to JSON lines and back, derived from the dataclass fields.

A field ``in_`` is written ``in``. A field with metadata ``omit_none`` is left out while it is None, one with
``internal`` is never written, and one with ``extra`` holds unknown keys, which pass through unchanged.
"""

import dataclasses
import json
import types
import typing
from collections.abc import Callable, Mapping
from functools import cache
from math import isinf
from operator import attrgetter
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from tawatur.errors import RecordError

T = TypeVar("T")
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}")
# Floats are written with four decimals where they are scores; coordinates need no more either.
_DECIMALS = 4


@dataclasses.dataclass(frozen=True, slots=True)
class _Plan:
    """How the records of a class are written.

    Attributes:
        names: JSON names of the fields that are written, in contract order.
        values: gives the fields' values in the same order.
        rich: names of the fields whose values need rewriting.
        omitted: names of the fields that are left out while they are None.
        extra: the field that holds unknown keys, or None.
    """

    names: tuple[str, ...]
    values: Callable[[Any], tuple[Any, ...]]
    rich: tuple[str, ...]
    omitted: tuple[str, ...]
    extra: str | None


@cache
def _plan(cls: Any) -> _Plan:
    written = [f for f in dataclasses.fields(cls) if not f.metadata.get("internal")]
    extra = next((f.name for f in written if f.metadata.get("extra")), None)
    written = [f for f in written if f.name != extra]
    hints = get_type_hints(cls)
    names = [f.name for f in written]
    return _Plan(
        names=tuple(name.rstrip("_") for name in names),
        # With one name alone, attrgetter gives no tuple.
        values=attrgetter(*names)
        if len(names) > 1
        else lambda record: tuple(getattr(record, n) for n in names),
        rich=tuple(name.rstrip("_") for name in names if not _is_plain(hints[name])),
        omitted=tuple(f.name.rstrip("_") for f in written if f.metadata.get("omit_none")),
        extra=extra,
    )


def _is_plain(hint: Any) -> bool:
    """Tell whether values of a type are written as they are."""
    if get_origin(hint) in (Union, types.UnionType):
        return all(_is_plain(arm) for arm in get_args(hint))
    return hint in (str, int, bool, type(None))


def to_dict(record: Any) -> dict[str, Any]:
    """Return a record as plain dictionaries, lists, strings and numbers, fields in contract order."""
    plan = _plan(type(record))  # type: ignore[arg-type]
    result = dict(zip(plan.names, plan.values(record), strict=True))
    for name in plan.rich:
        value = result[name]
        if value is not None:
            result[name] = _plain(value)
    for name in plan.omitted:
        if result[name] is None:
            del result[name]
    if plan.extra:
        for key, value in getattr(record, plan.extra).items():
            result.setdefault(key, value)
    return result


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return round(value, _DECIMALS)
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, dict | Mapping):
        return dict(value)
    return to_dict(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False)


def _read_float(digits: str) -> float:
    # Python makes Infinity of 1e999 and takes NaN: passed on, no other reader would take the line.
    number = float(digits)
    if isinf(number):
        raise ValueError(f"{digits} is beyond the numbers that can be kept")
    return number


def _refuse_constant(name: str) -> float:
    raise ValueError(f"{name} is no JSON")


def to_json(record: Any) -> str:
    """Return a record as one JSON line without its newline, Arabic written as Arabic."""
    return _ENCODER.encode(to_dict(record))


def from_json(line: str | bytes, cls: type[T]) -> T:
    """Read one JSON line as a record.

    A missing field has its default; null takes the default where the field may not be null; unknown keys are
    kept in ``extra`` where the record has it. Lone surrogates become U+FFFD, one for one.

    Raises:
        RecordError: the line is no JSON object, or a field has the wrong type; the message names it.
    """
    try:
        data = json.loads(line, parse_float=_read_float, parse_constant=_refuse_constant)
    except (ValueError, RecursionError) as error:
        raise RecordError(f"not valid JSON: {error}") from error
    if not isinstance(data, dict):
        raise RecordError(f"a JSON object is needed, not {type(data).__name__}")
    return from_dict(data, cls)


def from_dict(data: Mapping[str, Any], cls: type[T]) -> T:
    """Read a JSON object as a record; see `from_json`."""
    readers, required, extra_name = _readers(cls)  # type: ignore[arg-type]
    values: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for key, value in data.items():
        entry = readers.get(key)
        if entry is None:
            extra[key] = value
            continue
        name, read = entry
        try:
            result = read(value)
        except RecordError as error:
            raise RecordError(f"{key}: {error}") from error
        if result is not _DEFAULT:
            values[name] = result
    missing = [name for name in required if name not in values]
    if missing:
        raise RecordError(f"{cls.__name__} needs {', '.join(missing)}")
    if extra_name and extra:
        values[extra_name] = extra
    return cls(**values)


_DEFAULT = object()
_Reader = Callable[[Any], Any]


@cache
def _readers(cls: Any) -> tuple[dict[str, tuple[str, _Reader]], tuple[str, ...], str | None]:
    hints = get_type_hints(cls)
    readers: dict[str, tuple[str, _Reader]] = {}
    required: list[str] = []
    extra_name = None
    for f in dataclasses.fields(cls):
        if f.metadata.get("extra"):
            extra_name = f.name
            continue
        if f.metadata.get("internal"):
            continue
        readers[f.name.rstrip("_")] = (f.name, _reader(hints[f.name]))
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING:
            required.append(f.name)
    return readers, tuple(required), extra_name


def _reader(hint: Any) -> _Reader:  # noqa: PLR0911 - one line a kind of hint
    """Return a function that reads a JSON value as ``hint``, or gives _DEFAULT for a null that may not be."""
    origin = get_origin(hint)
    if origin in (Union, types.UnionType):
        (inner,) = (arm for arm in get_args(hint) if arm is not type(None))
        read = _reader(inner)
        return lambda value: None if value is None else read(value)
    if origin is tuple:
        return _tuple_reader(get_args(hint))
    if dataclasses.is_dataclass(hint):
        return lambda value: _read_record(value, typing.cast("type", hint))
    if hint is Any:
        return lambda value: value
    if origin is not None and issubclass(origin, Mapping):
        return lambda value: _DEFAULT if value is None else _expect(value, dict)
    if hint is float:
        return lambda value: _DEFAULT if value is None else float(_expect(value, (int, float)))
    if hint is str:
        return lambda value: _DEFAULT if value is None else _clean(_expect(value, str))
    return lambda value: _DEFAULT if value is None else _expect(value, hint)


def _tuple_reader(arms: tuple[Any, ...]) -> _Reader:
    read = _reader(arms[0])
    variadic = len(arms) == 2 and arms[1] is Ellipsis

    def read_tuple(value: Any) -> Any:
        if value is None:
            return _DEFAULT
        items = tuple(read(item) for item in _expect(value, list))
        if not variadic and len(items) != len(arms):
            raise RecordError(f"{len(arms)} values are needed, not {len(items)}")
        return tuple(item for item in items if item is not _DEFAULT)

    return read_tuple


def _read_record(value: Any, cls: type) -> Any:
    return _DEFAULT if value is None else from_dict(_expect(value, dict), cls)


def _expect(value: Any, wanted: Any) -> Any:
    if isinstance(value, bool) and wanted is not bool:
        raise RecordError("a true or false stands where another value is needed")
    if not isinstance(value, wanted):
        raise RecordError(f"{type(value).__name__} stands where {_name(wanted)} is needed")
    return value


def _name(wanted: Any) -> str:
    return " or ".join(arm.__name__ for arm in wanted) if isinstance(wanted, tuple) else str(wanted.__name__)


def _clean(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 line can carry, one for one."""
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text
