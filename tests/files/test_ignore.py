"""Ignore patterns: they mean what they mean to git, and none of them takes for ever."""

from __future__ import annotations

import random
import shutil
import subprocess
from pathlib import Path

import pathspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerlint.files.discovery import discover
from layerlint.files.ignore import Ignore
from tests import forked

NAMES = st.text("abc*.!#", min_size=1, max_size=3).filter(lambda name: name not in (".", ".."))
PATHS = st.builds(
    lambda names, is_folder: "/".join(names) + "/" * is_folder,
    st.lists(NAMES, min_size=1, max_size=6),
    st.booleans(),
)
PARTS = st.sampled_from(["a", "b", "c", "*", "?", "[ab]", "[a-b]", "\\a", "\\*", ".", "!", "#", " "])
SEGMENTS = st.one_of(
    st.sampled_from(["**", "*", "**", "a", "b"]), st.lists(PARTS, min_size=1, max_size=4).map("".join)
)
LINES = st.builds(
    lambda before, segments, after: before + "/".join(segments) + after,
    st.sampled_from(["", "", "/"]),
    st.lists(SEGMENTS, min_size=1, max_size=5),
    st.sampled_from(["", "", "/", " "]),
)


@settings(max_examples=300, deadline=None)
@given(LINES, PATHS)
@pytest.mark.slow
def test_a_pattern_means_what_it_means_to_pathspec(line: str, path: str) -> None:
    check_as_pathspec(line, path)


@pytest.mark.slow
@settings(max_examples=1500, deadline=None)
@given(LINES, PATHS)
def test_many_patterns_mean_what_they_mean_to_pathspec(line: str, path: str) -> None:
    check_as_pathspec(line, path)


def check_as_pathspec(line: str, path: str) -> None:
    if line.rstrip() == "/" or line.rstrip().rstrip("/").endswith("**"):
        return  # here git says otherwise: see below
    try:
        spec = pathspec.GitIgnoreSpec.from_lines([line], backend="simple")
    except ValueError:
        return  # a pattern that pathspec refuses, git takes for one that means nothing
    assert Ignore([line]).ignores(path) is (spec.check_file(path).include is True)


SETS = [
    "[ab]",
    "[!a]",
    "[^ab]",
    "[a-c]",
    "[c-a]",
    "[]a]",
    "[!]a]",
    "[a-]",
    "[-a]",
    "[[:alpha:]]",
    "[[:punct:]b]",
]
SETS += [
    "[\\]a]",
    "[\\a-c]",
    "[[:bad:]]",
    "[a",
    "[[:digit:]-a]",
    "[*]",
    "[?]",
    "[[]",
    "[a-\\c]",
    "[!a-b]",
    "[a-b-c]",
]


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.slow
def test_patterns_mean_what_they_mean_to_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    chosen = random.Random(17)

    def segment() -> str:
        if chosen.random() < 0.3:
            return chosen.choice(["**", "**", "*"])
        parts = [
            "a",
            "b",
            "*",
            "?",
            "\\a",
            "\\*",
            ".",
            "#",
            " ",
            "-",
            "]",
            "A",
            "1",
            *chosen.choices(SETS, k=5),
        ]
        return "".join(chosen.choices(parts, k=chosen.randint(1, 4)))

    def name() -> str:
        return "".join(chosen.choices("abc*.!#-]A1[ ", k=chosen.randint(1, 3)))

    for _ in range(120):
        pattern = "/".join(segment() for _ in range(chosen.choice([1, 1, 1, 2, 2, 3, 4])))
        pattern = chosen.choice(["", "", "/"]) + pattern + chosen.choice(["", "", "/", " ", "\\ "])
        if any(part.count("[") > part.count("]") for part in pattern.split("/")):
            continue  # a set that goes on behind a slash
        paths = ["/".join(name() for _ in range(chosen.randint(1, 6))) for _ in range(60)]
        paths = [path for path in paths if not {".", ".."} & set(path.split("/"))]
        (tmp_path / ".gitignore").write_text(f"{pattern}\n")
        asked = subprocess.run(
            ["git", "-C", str(tmp_path), "check-ignore", "--no-index", "-z", "--stdin"],
            input="\0".join(paths).encode(),
            capture_output=True,
            check=False,
        )
        ignored = set(asked.stdout.decode().split("\0"))
        for path in paths:
            assert Ignore([pattern]).ignores(path) is (path in ignored), (pattern, path)


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git")
@pytest.mark.slow
def test_the_same_files_are_found_as_by_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)
    monkeypatch.chdir(tmp_path)
    for folder in ("", "a", "b", "a/a", "a/b", "b/a", "b/b", "a/b/a"):
        (tmp_path / folder).mkdir(exist_ok=True)
        for name in ("a.py", "b.py", "c.py"):
            (tmp_path / folder / name).touch()
    chosen = random.Random(17)
    lines = [
        "a",
        "a/",
        "/a",
        "/a/*",
        "a/**",
        "**/b",
        "*.py",
        "b/",
        "/b/**/a",
        "*",
        "/*/",
        "**/",
        "a/b",
        "a.py",
        "?/a.py",
    ]
    for _ in range(60):
        text = [chosen.choice(["", "", "!"]) + chosen.choice(lines) for _ in range(chosen.randint(1, 4))]
        (tmp_path / ".gitignore").write_text("\n".join(text) + "\n")
        below = chosen.choice(lines)
        (tmp_path / "a" / ".gitignore").write_text(f"{chosen.choice(['', '!'])}{below}\n")
        command = ["git", "ls-files", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, capture_output=True, check=True).stdout.decode().split("\0")
        assert list(discover(["."]).files) == sorted(path for path in listed if path.endswith(".py")), (
            text,
            below,
        )


@pytest.mark.parametrize(
    "line", ["", "#", "!", "/", "//", "a\\", "a[", "[", "[]", "[!", "[[:", "[[:a:]]", "[a-", "\\"]
)
def test_what_means_nothing_ignores_nothing(line: str) -> None:
    assert not any(Ignore([line]).ignores(path) for path in ("a", "a/b", "[", "b/", "\\"))


def test_a_byte_order_mark_is_no_part_of_the_first_pattern(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".git").mkdir()
    (tmp_path / ".gitignore").write_text("\ufeffa.py\r\n", encoding="utf-8")
    (tmp_path / "a.py").touch()
    assert list(discover(["."]).files) == []


HOSTILE = [
    ("*a*a*a*a*a*a*a*a*a*a*a*a*b", "a" * 200 + ".py"),
    ("*" * 2000 + "b", "a" * 200 + ".py"),
    ("?*" * 100 + "b", "a" * 200 + ".py"),
    ("*[a-b]" * 60 + "c", "a" * 200 + ".py"),
    ("a/**/" * 40 + "b", "a/" * 100 + "a.py"),
    ("**/*a*/" * 40 + "b", "a/" * 100 + "a.py"),
    ("**/" * 3000 + "b", "a/" * 100 + "a.py"),
]


@pytest.mark.parametrize("where", ["exclude", "extend-exclude", "per-file-ignores", ".gitignore"])
def test_no_pattern_takes_for_ever(tmp_path: Path, where: str) -> None:
    patterns = [pattern for pattern, _ in HOSTILE]
    for _, path in HOSTILE:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("import keras\n")
    values = {pattern: ["LL1"] for pattern in patterns} if where == "per-file-ignores" else patterns
    if where == ".gitignore":
        (tmp_path / ".git").mkdir()
        (tmp_path / where).write_text("\n".join(patterns))
    else:
        text = str(values).replace("': ", "' = ")
        (tmp_path / "layerlint.toml").write_text(f"{where} = {text}\n")
    done = forked.run_text("check", ".", "--no-cache", cwd=tmp_path, timeout=60)
    assert done.returncode == 0, done.stderr
    assert f"in {len({path for _, path in HOSTILE})} files" in done.stdout


@pytest.mark.parametrize(("pattern", "path"), HOSTILE)
def test_nor_on_a_path_as_long_as_systems_have_them(pattern: str, path: str) -> None:
    path = path.replace("a/", "a/" * 20).replace("aaa", "a" * 60)
    assert not Ignore([pattern]).ignores(path)
