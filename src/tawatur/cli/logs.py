"""Logs on standard error: plain lines, or one JSON object a line for machines; never a password."""

import json
import logging
import re
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

# The password of an address, and values of parameters that are passed on like one.
_CREDENTIALS = re.compile(r"://[^/\s@]*@")
_SECRET = re.compile(r"(?i)\b(password|passwd|secret|token|api_?key|authorization)(\"?\s*[=:]\s*)\S+")


class JsonLines(logging.Formatter):
    """One JSON object a line: ``time``, ``level``, ``room``, ``text``, and ``fault`` where there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {
            "time": moment,
            "level": record.levelname.lower(),
            "room": record.name,
            "text": mask_secrets(record.getMessage()),
        }
        if record.exc_info:
            line["fault"] = mask_secrets(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


class PlainLines(logging.Formatter):
    """One line a record; line breaks in what came from outside cannot forge another."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line of a record, with the trace of a fault below it."""
        line = f"{record.levelname.lower()}: {mask_secrets(record.getMessage())}"
        line = line.replace("\r", "\\r").replace("\n", "\\n")
        return f"{line}\n{mask_secrets(self.formatException(record.exc_info))}" if record.exc_info else line


def mask_secrets(text: str) -> str:
    """Return a text without the credentials of addresses and without values named like secrets."""
    return _SECRET.sub(r"\1\2********", _CREDENTIALS.sub("://********@", text))


def set_up_logs(environ: Mapping[str, str]) -> None:
    """Write logs as ``TAWATUR_LOG`` (``plain`` or ``json``) and ``TAWATUR_LOG_LEVEL`` say; once a process."""
    logger = logging.getLogger("tawatur")
    if logger.handlers:
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines() if environ.get("TAWATUR_LOG") == "json" else PlainLines())
    logger.addHandler(handler)
    level = environ.get("TAWATUR_LOG_LEVEL", "warning").upper()
    logger.setLevel(level if level in logging.getLevelNamesMapping() else "WARNING")
    # Else what is above would print it once more where another handler stands there.
    logger.propagate = True
