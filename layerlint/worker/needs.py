"""What a class needs that no argument supplies: a subclass, a package or another release of it, a file, the network."""

from __future__ import annotations

import ast
import errno
import inspect
import re
import socket
import sys
import textwrap
from collections.abc import Iterator
from types import CodeType, FrameType
from urllib.error import URLError

from .exceptions import causes
from .lessons import gist
from .other_releases import lacks_name

_ABSTRACT = re.compile(
    r"\babstract\b|\bsubclass(es|ed|ing)?\b|does not have a `call|override (this|the|`)|"
    r"(must|should|has to) (be )?(implement|override)|\b[Nn]o implementation of",
    re.IGNORECASE,
)
_PACKAGE = re.compile(
    r"\b(pip|conda) install\b|\binstall(ed)?\b|requires? (the )?[`'\"]?[\w-]+[`'\"]? (package|library|module)|"
    r"not (available|found)|is required",
    re.IGNORECASE,
)
_FILE = re.compile(
    r"No such file or directory|No file or directory found|[Ff]ile (.{1,80} )?(does not exist|not found)|"
    r"[Uu]nable to (synchronously )?open file"
)
_NETWORK = re.compile(
    r"urlopen error|Name or service not known|Temporary failure in name resolution|URL fetch failure|"
    r"Max retries exceeded|Connection (refused|reset|aborted)|Network is unreachable|Failed to resolve|[Nn]o internet"
)
_UNREACHED = {"ConnectTimeout", "ConnectionTimeout", "ConnectError", "MaxRetryError", "NewConnectionError"}
_NETWORK_ERRORS = {errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ECONNREFUSED, errno.ETIMEDOUT}


def need(error: BaseException) -> str:
    """Return "abstract", "release", "package", "file" or "network"; "" for a failure of the class or its arguments."""
    for cause in causes(error):
        text = gist(str(cause))
        if _is_abstract(cause, text):
            return "abstract"
        if lacks_name(cause):
            return "release"
        if isinstance(cause, ImportError):
            missing = isinstance(cause, ModuleNotFoundError) or _PACKAGE.search(text) is not None
            return "package" if missing else ""
        if (
            isinstance(cause, AttributeError)
            and "'NoneType' object has no attribute" in text
            and _was_optional(cause)
        ):
            return "package"
        if isinstance(cause, (URLError, socket.gaierror, ConnectionError)) or _is_network(cause, text):
            return "network"
        if isinstance(cause, FileNotFoundError) or _FILE.search(text):
            return "file"
    return ""


def is_final(error: BaseException) -> bool:
    """Whether no other argument or input helps: the class is abstract, or an import failed."""
    return isinstance(error, ImportError) or need(error) in ("abstract", "release", "package")


def _is_network(error: BaseException, text: str) -> bool:
    names = {base.__name__ for base in type(error).__mro__}
    unreached = isinstance(error, OSError) and error.errno in _NETWORK_ERRORS
    return unreached or bool(names & _UNREACHED) or _NETWORK.search(text) is not None


def _is_abstract(error: BaseException, text: str) -> bool:
    if isinstance(error, NotImplementedError):
        return _ABSTRACT.search(text) is not None or (not text and _only_raises(_raised_in(error)))
    return isinstance(error, TypeError) and "instantiate abstract class" in text


def _innermost(error: BaseException) -> FrameType | None:
    entry = error.__traceback__
    while entry is not None and entry.tb_next is not None:
        entry = entry.tb_next
    return None if entry is None else entry.tb_frame


def _raised_in(error: BaseException) -> CodeType | None:
    frame = _innermost(error)
    return None if frame is None else frame.f_code


def _was_optional(error: BaseException) -> bool:
    """Whether a name is None because an optional import failed: `except ImportError: words = None`."""
    frame = _innermost(error)
    if frame is None:
        return False
    nothing = {name for name in frame.f_code.co_names if frame.f_globals.get(name, "") is None}
    module = sys.modules.get(str(frame.f_globals.get("__name__")))
    try:
        tree = ast.parse(inspect.getsource(module)) if module is not None and nothing else None
    except (OSError, TypeError, SyntaxError, ValueError):
        return False
    tried = [node for node in ast.walk(tree) if isinstance(node, ast.Try)] if tree is not None else []
    imported = {
        alias.asname or alias.name.partition(".")[0]
        for statement in tried
        for node in statement.body
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for alias in node.names
    }
    return bool(nothing & imported)


def _only_raises(code: CodeType | None) -> bool:
    """Whether a method only raises, for subclasses to override."""
    if code is None:
        return False
    try:
        function = ast.parse(textwrap.dedent(inspect.getsource(code))).body[0]
    except (OSError, SyntaxError, IndexError, ValueError):
        return False
    body = list(_effective(function))
    return len(body) == 1 and isinstance(body[0], ast.Raise)


def _effective(function: ast.stmt) -> Iterator[ast.stmt]:
    """The statements of a function, without its docstring and those without effect."""
    for statement in getattr(function, "body", []):
        nothing = isinstance(statement, ast.Pass) or (
            isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant)
        )
        if not nothing and not (isinstance(statement, ast.Delete)):
            yield statement
