"""Every exception of the house, in one family tree.

TawaturError
├── Rejected        a document that is no news article, with its reason
├── Unreadable      a document that could not be read at all (empty, binary, cut, too large)
├── RecordError     a JSON record that is not what the contract says
├── QueryError      a search query that cannot be understood
├── Forbidden       an address that may not be called
├── FetchError      an address that did not answer as it should
├── DumpError       a dump for the knowledge base that cannot be read, or holds nothing for it
├── UnknownEntity   no entity of an id, or one that cannot be corrected so
├── UnknownStory    no story of an id, or one that cannot be corrected so
├── MissingPackage  an optional package that was not installed
├── DamagedModel    a trained model whose file is missing or is not what its card says
└── LibraryError    a library that cannot be opened or written
    ├── LibraryLocked    another process holds the ingesting lease
    │   └── LibraryBusy  another program holds the file locked for the moment
    ├── LibraryReadOnly  the file or its folder cannot be written
    ├── LibraryFull      the disk is full; what was kept before is safe
    └── LibraryTooNew    made by a newer version of Tawatur
"""


class TawaturError(Exception):
    """Base of all errors that Tawatur raises on purpose; the message names the input and the remedy."""


class Rejected(TawaturError):  # noqa: N818 - the public name of the contract
    """The document is no article: an index page, a soft 404, a consent wall.

    Attributes:
        reason: a short machine-readable word such as ``index_page``, ``soft_404``, ``consent_wall``,
            ``challenge_page``, ``no_text``, ``other_language``.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


class Unreadable(TawaturError):  # noqa: N818 - named like Rejected, its sister
    """The bytes cannot be read as any document that Tawatur knows.

    Attributes:
        reason: a short machine-readable word such as ``empty``, ``binary``, ``truncated``, ``too_large``.
    """

    def __init__(self, reason: str, detail: str = "") -> None:
        self.reason = reason
        self.detail = detail
        super().__init__(f"{reason}: {detail}" if detail else reason)


class RecordError(TawaturError):
    """A record that does not follow the contract; the message names the field."""


class QueryError(TawaturError):
    """A query that cannot be understood; the message says where."""


class DumpError(TawaturError):
    """A dump that is missing, cut short, or neither of Wikidata nor of GeoNames."""


class UnknownEntity(TawaturError):  # noqa: N818 - named like UnknownStory, its sister
    """No entity has this id, or the correction would leave nothing of it."""


class Forbidden(TawaturError):  # noqa: N818 - reads as what it says
    """The guard refused an outbound address (private network, scheme, port)."""


class FetchError(TawaturError):
    """An address did not answer as it should (status, time limit, size limit).

    Attributes:
        status: the HTTP status, or None when no answer came.
        retry_after: seconds that the server asked us to wait, or None.
    """

    def __init__(self, message: str, *, status: int | None = None, retry_after: float | None = None) -> None:
        self.status = status
        self.retry_after = retry_after
        super().__init__(message)


class UnknownStory(TawaturError):  # noqa: N818 - reads as what it says
    """No story or article of an id, or one that a correction cannot be made to."""


class LibraryError(TawaturError):
    """A library cannot be opened, read or written."""


class LibraryLocked(LibraryError):  # noqa: N818
    """Another process is ingesting into this library; the message names it."""


class LibraryBusy(LibraryLocked):
    """Another program holds the file locked for the moment; what was asked for may be asked for again."""


class LibraryReadOnly(LibraryError):  # noqa: N818
    """The library file or its folder is not writable."""


class LibraryFull(LibraryError):  # noqa: N818
    """The disk is full: nothing of the last batch was kept, nothing before it is lost, reading goes on."""


class LibraryTooNew(LibraryError):  # noqa: N818
    """The library was written by a newer version of Tawatur."""


class MissingPackage(TawaturError):  # noqa: N818 - named like Rejected, its sister
    """What is asked for needs a package that Tawatur is installed without; the message says how to get it."""


class DamagedModel(TawaturError):  # noqa: N818 - reads as what it is
    """A trained model whose file is missing, cannot be read, or is not the one its card describes."""
