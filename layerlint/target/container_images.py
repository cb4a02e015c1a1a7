"""Images that code runs in: `FROM tensorflow/tensorflow:2.11.0-gpu` in a Dockerfile, `image:` in YAML and JSON."""

from __future__ import annotations

import re
from collections.abc import Iterator

from layerlint.tables.keras_versions import IMAGES
from layerlint.target.requirement import Requirement

_IMAGE = re.compile(
    r"(?im)^[ \t]*(?:from|image[ \t]*:|-[ \t]+image[ \t]*:|\"image\"[ \t]*:|-[ \t]+name[ \t]*:|docker_?image[ \t]*:)"
    r"[ \t]*(?:--platform=\S{1,60}[ \t]+)?[\"']?([\w./:@{}$-]{1,300})"
)
_TENSORFLOW = re.compile(
    r"(?:^|[/.-])(?:tf|tensorflow)(?:[-_](?:gpu|cpu))?[.:_-]{0,2}(?:gpu[.:-]|cpu[.:-])?v?(\d)[.-](\d{1,2})"
)
_TAG = re.compile(r"(?:^|/)(tensorflow|keras|python):v?(\d{1,2}(?:\.\d{1,3}){1,2})")
_UBUNTU = re.compile(r"ubuntu[:_-]?(?:(\d\d\.\d\d)|(trusty|xenial|bionic|focal))")
_NAMED = {"trusty": "14.04", "xenial": "16.04", "bionic": "18.04", "focal": "20.04"}
_OTHER_PYTHON = re.compile(r"conda|mamba|pyenv|deadsnakes|\buv\b|python-?3\.?(?:9|1\d)")
"""What brings another Python than that of the image."""
_NVIDIA = re.compile(r"nvcr\.io/nvidia/tensorflow:(\d\d)\.(\d\d)-tf(\d)")
_NVIDIA_LATER = (24, 4)
"""Images up to here have TensorFlow 2.15 at most."""
_ARGUMENT = re.compile(
    r"(?im)^[ \t]*(?:ARG|ENV)[ \t]+((?:TF|TENSORFLOW|KERAS)_?(?:VERSION|VER|TAG|IMAGE)?|PYTHON_?VERSION)"
    r"[ \t=]+[\"']?v?(\d{1,2}(?:\.\d{1,3}){1,2})"
)


def images(text: str) -> Iterator[Requirement]:
    """The packages of the images and the versions in build arguments, with their lines."""
    for match in _IMAGE.finditer(text):
        line = text.count("\n", 0, match.start(1)) + 1
        requirement = image(match[1], line)
        if requirement is not None:
            yield requirement
        elif (system := _ubuntu(match)) is not None and not _OTHER_PYTHON.search(text):
            yield Requirement("ubuntu", f":{system[1] or _NAMED[system[2]]}", line)
    for match in _ARGUMENT.finditer(text):
        word = match[1].lower()
        name = (
            "python" if word.startswith("python") else "keras" if word.startswith("keras") else "tensorflow"
        )
        yield Requirement(name, f":{match[2]}", text.count("\n", 0, match.start(1)) + 1)


def _ubuntu(match: re.Match[str]) -> re.Match[str] | None:
    """What a Dockerfile begins with: other files have images of machines."""
    return _UBUNTU.search(match[1]) if match[0].lstrip()[:4].lower() == "from" else None


def image(name: str, line: int) -> Requirement | None:
    """The package of an image by its name; None where the name does not show it."""
    if nvidia := _NVIDIA.search(name):
        old = (int(nvidia[1]), int(nvidia[2])) < _NVIDIA_LATER
        return Requirement("tensorflow", f":{nvidia[3]}.15", line) if old else None
    if tag := _TAG.search(name):
        return Requirement(tag[1], f":{tag[2]}", line) if tag[1] in IMAGES else None
    if tensorflow := _TENSORFLOW.search(name):
        return Requirement("tensorflow", f":{tensorflow[1]}.{tensorflow[2]}", line)
    return None
