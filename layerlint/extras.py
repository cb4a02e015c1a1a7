"""How to install an extra of layerlint, from where layerlint itself was installed."""

from __future__ import annotations

import json
import os
import shlex
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from typing import Any
from urllib.parse import unquote, urlsplit


def install_hint(extra: str) -> str:
    """The command that adds an extra: `pip install 'layerlint[server]'`."""
    return f"pip install {_requirement(extra, _origin())}"


def _origin() -> Mapping[str, Any]:
    """The `direct_url.json` that pip or uv wrote; empty for a package index."""
    try:
        record = json.loads(distribution("layerlint").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError, OSError):
        return {}
    return record if isinstance(record, dict) else {}


def _requirement(extra: str, origin: Mapping[str, Any]) -> str:
    url = str(origin.get("url") or "")
    version_control = origin.get("vcs_info")
    if isinstance(version_control, dict):
        revision = version_control.get("requested_revision") or version_control.get("commit_id")
        at = f"@{revision}" if revision else ""
        return shlex.quote(f"layerlint[{extra}] @ {version_control.get('vcs')}+{url}{at}")
    folder = unquote(urlsplit(url).path) if url.startswith("file:") else ""
    if folder and os.path.isdir(folder):
        editable = isinstance(origin.get("dir_info"), dict) and origin["dir_info"].get("editable") is True
        return f"{'-e ' if editable else ''}{_quoted_path(folder, extra)}"
    if folder and os.path.isfile(folder):
        return _quoted_path(folder, extra)
    return f"'layerlint[{extra}]'"


def _quoted_path(path: str, extra: str) -> str:
    """The path and the extra as an argument for the shell."""
    relative = os.path.relpath(path)
    far = relative.startswith(os.path.join(os.pardir, os.pardir))
    return shlex.quote(f"{path if far else relative}[{extra}]")
