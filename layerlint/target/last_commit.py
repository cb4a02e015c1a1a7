"""When a project was last committed to, read from git's own files: no program is run.

A project that nobody touched since before Keras 3 is not for it.
"""

from __future__ import annotations

import os
import re
import struct
import zlib
from typing import BinaryIO

from layerlint.target.places import Places

_SHA = re.compile(r"[0-9a-f]{40}")
_REF = re.compile(r"ref: (refs/[\w./+@-]{1,200})")
_TIME = re.compile(rb"\ncommitter [^\n]{0,400}> (\d{9,10}) [+-]\d{4}\n")
_MOST = 1 << 16
_PACKS = 20


def last_commit(places: Places) -> int:
    """The second of the commit that is checked out; 0 where that cannot be read quickly."""
    git = os.path.join(places.top, ".git")
    sha = _head(places, git)
    if not sha:
        return 0
    try:
        data = _loose(places, git, sha) or _packed(places, git, bytes.fromhex(sha))
    except (OSError, ValueError, struct.error, zlib.error):
        return 0
    time = _TIME.search(data)
    return int(time[1]) if time is not None else 0


def _head(places: Places, git: str) -> str:
    head = places.text(os.path.join(git, "HEAD"), _MOST).strip()
    if _SHA.fullmatch(head):
        return head
    ref = _REF.fullmatch(head)
    if ref is None or ".." in ref[1]:
        return ""
    own = places.text(os.path.join(git, *ref[1].split("/")), _MOST).strip()
    if _SHA.fullmatch(own):
        return own
    packed = re.search(
        rf"(?m)^([0-9a-f]{{40}}) {re.escape(ref[1])}$", places.text(os.path.join(git, "packed-refs"))
    )
    return packed[1] if packed is not None else ""


def _loose(places: Places, git: str, sha: str) -> bytes:
    data = places.data(os.path.join(git, "objects", sha[:2], sha[2:]), _MOST)
    return zlib.decompressobj().decompress(data, _MOST) if data else b""


def _packed(places: Places, git: str, sha: bytes) -> bytes:
    folder = os.path.join(git, "objects", "pack")
    for name in [name for name in places.names(folder) if name.endswith(".idx")][:_PACKS]:
        index = os.path.join(folder, name)
        pack = f"{index.removesuffix('.idx')}.pack"
        if not places.is_own_file(index) or not places.is_own_file(pack):
            continue
        with open(index, "rb") as file:
            offset = _offset(file, sha)
        if offset:
            with open(pack, "rb") as file:
                return _commit(file, offset)
    return b""


def _offset(file: BinaryIO, sha: bytes) -> int:
    """Where the object stands in the pack, by its index of version 2; 0 where it does not."""
    table = file.read(8 + 1024)
    if len(table) < 8 + 1024 or table[:8] != b"\xfftOc\0\0\0\x02":
        return 0
    fanout = struct.unpack(">256I", table[8:])
    low, high, count = fanout[sha[0] - 1] if sha[0] else 0, fanout[sha[0]], fanout[255]
    while low < high:
        middle = (low + high) // 2
        file.seek(1032 + 20 * middle)
        entry = file.read(20)
        if entry == sha:
            file.seek(1032 + 24 * count + 4 * middle)
            (offset,) = struct.unpack(">I", file.read(4))
            return int(offset) if offset < 1 << 31 else 0
        low, high = (middle + 1, high) if entry < sha else (low, middle)
    return 0


_COMMIT = 1
"""The kind of an object that is a whole commit; one that is kept as a difference is left alone."""


def _commit(file: BinaryIO, offset: int) -> bytes:
    file.seek(offset)
    data = file.read(_MOST)
    if len(data) < 2 or data[0] >> 4 & 7 != _COMMIT:
        return b""
    place = 0
    while place < len(data) - 1 and data[place] & 0x80:
        place += 1
    return zlib.decompressobj().decompress(data[place + 1 :], _MOST)
