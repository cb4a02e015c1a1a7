"""Hints to install an extra name what works from where layerlint was installed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from layerlint import extras


@pytest.mark.parametrize(
    ("origin", "hint"),
    [
        (None, "pip install 'layerlint[server]'"),
        ({}, "pip install 'layerlint[server]'"),
        (
            {
                "url": "https://example.org/x.git",
                "vcs_info": {"vcs": "git", "requested_revision": "v1"},
            },
            "pip install 'layerlint[server] @ git+https://example.org/x.git@v1'",
        ),
        (
            {"url": "https://example.org/x.git", "vcs_info": {"vcs": "git", "commit_id": "a1"}},
            "pip install 'layerlint[server] @ git+https://example.org/x.git@a1'",
        ),
        ({"url": "file:///gone", "dir_info": {}}, "pip install 'layerlint[server]'"),
        ({"url": "HERE", "dir_info": {}}, "pip install '.[server]'"),
        ({"url": "HERE", "dir_info": {"editable": True}}, "pip install -e '.[server]'"),
        ({"url": "HERE/a%20b.whl", "archive_info": {}}, "pip install 'a b.whl[server]'"),
    ],
)
def test_a_hint(
    origin: dict[str, Any] | None, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Installed:
        def read_text(self, name: str) -> str | None:
            return json.dumps(origin).replace("HERE", tmp_path.as_uri()) if origin is not None else None

    monkeypatch.setattr(extras, "distribution", lambda name: Installed())
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a b.whl").touch()
    assert os.path.isdir(".")
    assert extras.install_hint("server") == hint
