"""The sides and channels of the images that a layer takes, by its settings: `image_size=64`, `cfg.in_channels`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .input_forms import Feed, rank_sizes

_SIZE = re.compile(r"^_?(image|img|input)_(size|shape|resolution|dims?)$|^_?(resolution|image)$")
_CHANNELS = re.compile(r"^_?(in|input|image|img|num|n|nb)_(channels|chans)$|^_?channels$")
_USUAL = rank_sizes(4, 8)
MOST = 1024


def with_image_sizes(feeds: Iterable[Feed], layer: Any, arguments: Mapping[str, Any]) -> Iterator[Feed]:
    """Yield the inputs, each after the same with the size of the settings where that differs."""
    for feed in feeds:
        sized = with_image_size(feed, layer, arguments)
        yield from (feed,) if sized is feed else (sized, feed)


def with_image_size(feed: Feed, layer: Any, arguments: Mapping[str, Any]) -> Feed:
    """Return the inputs with the sides and channels of the settings in place of the usual ones.

    `arguments` are those of the constructor, by name.
    """
    settings = [*arguments.items(), *_settings(layer)]
    height, width, channels = next(filter(None, (_sides(name, value) for name, value in settings)), (0, 0, 0))
    named = (value for name, value in settings if _CHANNELS.search(name) and _is_size(value) and value <= 16)
    channels = channels or next(named, 0)
    if not (height or channels):
        return feed
    shape = [None, height or _USUAL[1], width or _USUAL[2], channels or _USUAL[3]]
    args = [{**form, "shape": shape} if _is_usual(form) else form for form in feed.args]
    return (
        feed if args == feed.args else Feed(args, feed.kwargs, f"{feed.why}, with the size of its settings")
    )


def _settings(layer: Any) -> Iterator[tuple[str, Any]]:
    """The attributes of a layer, and those of the plain objects that it holds as its settings."""
    own = list(vars(layer).items())
    yield from own
    for name, value in own:
        if re.search(r"(^|_)(cfg|config|settings|hparams|params|args)$", name) and hasattr(value, "__dict__"):
            yield from vars(value).items()


def _sides(name: str, value: Any) -> tuple[int, int, int] | None:
    """Height, width and channels by a size of an image; no channels where it has none."""
    if not _SIZE.search(name):
        return None
    if _is_size(value) and value >= 8:
        return value, value, 0
    sizes = list(value) if isinstance(value, (list, tuple)) else []
    if len(sizes) not in (2, 3) or not all(map(_is_size, sizes)) or min(sizes[:2]) < 8:
        return None
    return sizes[0], sizes[1], sizes[2] if len(sizes) == 3 else 0


def _is_size(value: Any) -> bool:
    return type(value) is int and 0 < value <= MOST


def _is_usual(form: Any) -> bool:
    return bool(form["kind"] == "tensor" and form["dtype"] == "float32" and form["shape"] == _USUAL)
