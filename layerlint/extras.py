"""How to install an extra of layerlint, from the place that it was installed from itself."""

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
    """Where pip or uv took layerlint from, as they wrote it down; nothing for an index of packages."""
    try:
        found = json.loads(distribution("layerlint").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError, OSError):
        return {}
    return found if isinstance(found, dict) else {}


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
        return f"{'-e ' if editable else ''}{_shown(folder, extra)}"
    if folder and os.path.isfile(folder):
        return _shown(folder, extra)
    return f"'layerlint[{extra}]'"


def _shown(path: str, extra: str) -> str:
    """The path and the extra as one types them here."""
    relative = os.path.relpath(path)
    far = relative.startswith(os.path.join(os.pardir, os.pardir))
    return shlex.quote(f"{path if far else relative}[{extra}]")
