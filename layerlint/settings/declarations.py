"""What a run is asked to do, as frozen data; `layerlint.settings.load` reads it from files."""

from __future__ import annotations

from dataclasses import dataclass

from layerlint.rule import Severity

DEFAULT_EXCLUDE = (
    ".bzr",
    ".direnv",
    ".eggs",
    ".git",
    ".hg",
    ".ipynb_checkpoints",
    ".layerlint_cache",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    "__pycache__",
    "__pypackages__",
    "build",
    "dist",
    "node_modules",
    "site-packages",
    "venv",
)


@dataclass(frozen=True, slots=True)
class Selection:
    """Which rules one place asks for: the settings file, or the command line after it."""

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    fixable: tuple[str, ...] | None = None
    unfixable: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TraceTarget:
    """How to build and call one class: the texts are those of the options `--init`, `--input`, `--call`."""

    target: str
    init: str = ""
    input: tuple[str, ...] = ()
    call: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a run is asked to do, for the files that one settings file speaks of.

    `folder` is what patterns are relative to; `src`, `baseline` and `cache_dir` are joined to the folder of
    the file that names them. `command_line` holds what `--select`, `--ignore` and their like ask for.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fixable: tuple[str, ...] = ("ALL",)
    unfixable: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    keras: str = "auto"
    src: tuple[str, ...] = (".", "src")
    exclude: tuple[str, ...] = DEFAULT_EXCLUDE
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    base_classes: tuple[str, ...] = ()
    baseline: str | None = None
    output_format: str = "full"
    cache_dir: str = ".layerlint_cache"
    required_version: str | None = None
    plugins: tuple[str, ...] = ()
    trace: tuple[TraceTarget, ...] = ()
    folder: str = "."
    file: str | None = None
    command_line: Selection = Selection()
    allow_project_plugins: bool = False
    """Whether the user lets plugins that are not installed packages run; no settings file can say so."""

    @property
    def selections(self) -> tuple[Selection, ...]:
        """What the file asks for, then what the command line asks for."""
        own = Selection(self.select, self.ignore, self.extend_select, self.fixable, self.unfixable)
        return own, self.command_line
