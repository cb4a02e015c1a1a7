"""A key of the cache for the tests alone."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def user_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("user")


@pytest.fixture(autouse=True)
def own_key(user_cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if sys.platform == "linux":
        monkeypatch.setenv("XDG_CACHE_HOME", str(user_cache))
    monkeypatch.delenv("LAYERLINT_CACHE_DIR", raising=False)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
