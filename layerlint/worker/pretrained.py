"""Pretrained weights of the models of Keras: a picture does not depend on them, and waits for no download."""

from __future__ import annotations

import functools
import inspect
import os
import sys
from typing import Any

from .keras_api import Api

ORIGIN = "keras-applications/"
"""A part of the address of every file of weights."""
_ENDING = ".not-downloaded"


def without_downloads(api: Api) -> list[str]:
    """Let the models of `keras.applications` keep their initial weights where no pretrained ones are in the cache.

    Returns a list that gets the name of each file that would have been downloaded. Files that users download themselves
    are downloaded. It changes Keras for the rest of the process.
    """
    left_out: list[str] = []
    download: Any = getattr(api.keras.utils, "get_file", None)
    module: Any = sys.modules.get(str(getattr(download, "__module__", "")))
    is_known = download is not None and module is not None and vars(module).get("get_file") is download
    if not is_known:
        return left_out

    @functools.wraps(download)
    def get_file(*args: Any, **kwargs: Any) -> Any:
        arguments = inspect.signature(download).bind(*args, **kwargs).arguments
        name, origin = str(arguments.get("fname") or ""), str(arguments.get("origin") or "")
        if ORIGIN not in origin or not name.endswith(".h5") or os.path.exists(_cached(arguments, name)):
            return download(*args, **kwargs)
        left_out.append(name)
        return name + _ENDING

    load = api.keras.Model.load_weights

    @functools.wraps(load)
    def load_weights(self: Any, filepath: Any, *args: Any, **kwargs: Any) -> Any:
        return None if str(filepath).endswith(_ENDING) else load(self, filepath, *args, **kwargs)

    module.get_file = get_file
    api.keras.Model.load_weights = load_weights
    return left_out


def notes(left_out: list[str]) -> list[str]:
    """Return the note on files of weights that were not downloaded; none where there are none."""
    names = " and ".join(f"`{name}`" for name in dict.fromkeys(left_out))
    return [f"its weights are the initial ones: {names} was not downloaded"] if names else []


def _cached(arguments: dict[str, Any], name: str) -> str:
    """The path of a file in the cache of Keras."""
    home = arguments.get("cache_dir") or os.environ.get("KERAS_HOME") or os.path.join("~", ".keras")
    return os.path.join(os.path.expanduser(str(home)), str(arguments.get("cache_subdir") or "datasets"), name)
