"""tawatur.toml and the environment into one frozen record; the only place that reads either."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from urllib.parse import urlsplit

from tawatur.errors import TawaturError


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set, by ``tawatur.toml`` or by environment variables named ``TAWATUR_…``.

    Attributes:
        library: path of the default library file.
        contact: address that sites may write to; sent in the user agent of the fetcher.
        delay: seconds before each request to a host; its robots.txt may ask for more.
        allow_hosts: hosts on private networks that the fetcher may call, as ``name`` or ``name:port``.
        keep_articles, keep_pages: days to keep articles and raw pages; 0 is for ever.
        public_url: where the desk can be reached from outside; hubs are asked to tell of news there (WebSub).
    """

    library: Path
    contact: str = ""
    delay: float = 1.0
    allow_hosts: tuple[str, ...] = ()
    keep_articles: int = 0
    keep_pages: int = 0
    public_url: str = ""


def read_settings(environ: Mapping[str, str] | None = None, file: Path | None = None) -> Settings:
    """Read the settings: the environment wins over the file, the file over the defaults.

    Args:
        environ: environment variables; default ``os.environ``.
        file: a settings file; default ``TAWATUR_SETTINGS``, else ``tawatur.toml`` in the working folder.

    Raises:
        TawaturError: the file cannot be read or holds an unknown setting.
    """
    environ = os.environ if environ is None else environ
    values = _read_file(file or Path(environ.get("TAWATUR_SETTINGS", "tawatur.toml")))
    library = (
        environ.get("TAWATUR_LIBRARY") or values.get("library") or str(data_folder(environ) / "tawatur.db")
    )
    hosts = environ.get("TAWATUR_ALLOW_HOSTS")
    return Settings(
        library=Path(str(library)),
        contact=str(environ.get("TAWATUR_CONTACT") or values.get("contact", "")),
        delay=_seconds(environ.get("TAWATUR_DELAY") or values.get("delay", 1.0)),
        public_url=_address(environ.get("TAWATUR_PUBLIC_URL") or values.get("public_url", "")),
        allow_hosts=tuple(hosts.split(",")) if hosts else _strings(values.get("allow_hosts", [])),
        keep_articles=_days(
            "keep_articles", environ.get("TAWATUR_KEEP_ARTICLES") or values.get("keep_articles", 0)
        ),
        keep_pages=_days("keep_pages", environ.get("TAWATUR_KEEP_PAGES") or values.get("keep_pages", 0)),
    )


def data_folder(environ: Mapping[str, str]) -> Path:
    """Return the user's data folder for Tawatur (XDG Base Directory Specification)."""
    base = environ.get("XDG_DATA_HOME") or str(
        Path(environ.get("HOME", "~")).expanduser() / ".local" / "share"
    )
    return Path(base) / "tawatur"


def _seconds(value: object) -> float:
    try:
        seconds = float(str(value))
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 3_600:
        raise TawaturError(f"delay must be a number of seconds from 0 to 3600, not {value!r}")
    return seconds


def _days(name: str, value: object) -> int:
    text = str(value)
    if not (text.isascii() and text.isdecimal() and len(text) < 6):
        raise TawaturError(f"{name} must be a whole number of days, 0 for ever, not {value!r}")
    return int(text)


def _address(value: object) -> str:
    address = str(value)
    if address and urlsplit(address).scheme not in {"http", "https"}:
        raise TawaturError(f"public_url must be an http or https address, not {address!r}")
    return address


def _strings(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TawaturError("allow_hosts in tawatur.toml must be a list of host names")
    return tuple(str(item) for item in value)


def _read_file(file: Path) -> dict[str, object]:
    if not file.is_file():
        return {}
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TawaturError(f"{file} cannot be read as TOML: {error}") from error
    unknown = sorted(set(values) - {one.name for one in fields(Settings)})
    if unknown:
        raise TawaturError(f"{file} has an unknown setting: {', '.join(unknown)}")
    return values
