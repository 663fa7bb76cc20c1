"""JSON Schema of the contract's records, derived from their fields, for the OpenAPI description."""

import dataclasses
import types
from collections.abc import Mapping
from typing import Any, Union, get_args, get_origin, get_type_hints

_PLAIN = {str: "string", bool: "boolean", int: "integer", float: "number"}


def describe(record: type) -> dict[str, Any]:
    """Return the schemas of a record and of all records in it, by class name."""
    schemas: dict[str, Any] = {}
    _describe_record(record, schemas)
    return schemas


def _describe_record(record: Any, schemas: dict[str, Any]) -> dict[str, str]:
    name = record.__name__
    if name not in schemas:
        schemas[name] = {}
        hints = get_type_hints(record)
        written = [field for field in dataclasses.fields(record) if _is_written(field)]
        schemas[name] = {
            "type": "object",
            "description": (record.__doc__ or "").split("\n")[0],
            "properties": {
                field.name.rstrip("_"): _describe_hint(hints[field.name], schemas) for field in written
            },
        }
    return {"$ref": f"#/components/schemas/{name}"}


def _is_written(field: "dataclasses.Field[Any]") -> bool:
    return not field.metadata.get("internal") and not field.metadata.get("extra")


def _describe_hint(hint: Any, schemas: dict[str, Any]) -> dict[str, Any]:
    origin, arms = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        return {"anyOf": [_describe_hint(arm, schemas) for arm in arms]}
    if hint is type(None):
        return {"type": "null"}
    if origin is tuple:
        return {"type": "array", "items": _describe_hint(arms[0], schemas)}
    if origin is not None and issubclass(origin, Mapping):
        return {"type": "object"}
    if dataclasses.is_dataclass(hint):
        return dict(_describe_record(hint, schemas))
    return {"type": _PLAIN[hint]} if hint in _PLAIN else {}
