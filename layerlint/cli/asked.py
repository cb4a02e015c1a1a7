"""What `layerlint check` was asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from layerlint.cache.shape import Maybe, fits
from layerlint.errors import LayerlintError


@dataclass(frozen=True, slots=True)
class Asked:
    """One field for each option of `layerlint check`; None is an option that was not given."""

    paths: list[str] | None = None
    keras: str | None = None
    select: list[str] | None = None
    ignore: list[str] | None = None
    extend_select: list[str] | None = None
    fix: bool = False
    unsafe_fixes: bool = False
    diff: bool = False
    fix_only: bool = False
    show_fixes: bool = False
    exit_non_zero_on_fix: bool = False
    fixable: list[str] | None = None
    unfixable: list[str] | None = None
    add_ignore: str | None = None
    prove: bool = False
    prove_all: bool = False
    python: str | None = None
    output_format: str | None = None
    output_file: str | None = None
    show_notes: bool = False
    statistics: bool = False
    exit_zero: bool = False
    config: list[str] | None = None
    isolated: bool = False
    exclude: list[str] | None = None
    extend_exclude: list[str] | None = None
    force_exclude: bool = False
    baseline: str | None = None
    write_baseline: str | None = None
    changed_only: bool = False
    base: str | None = None
    stdin_filename: str | None = None
    show_settings: bool = False
    show_files: bool = False
    color: bool | None = None
    quiet: bool = False
    no_cache: bool = False
    cache_dir: str | None = None
    watch: bool = False
    jobs: str = "0"
    allow_project_plugins: bool = False

    @property
    def chosen(self) -> tuple[str, ...]:
        """The files and folders to check."""
        return tuple(self.paths or ["."])

    @property
    def proves(self) -> bool:
        return self.prove or self.prove_all

    @property
    def fixes(self) -> bool:
        return self.fix or self.diff or self.fix_only

    @property
    def alters(self) -> bool:
        """Whether files may be changed, or code of the user run."""
        return self.fixes or self.proves or self.add_ignore is not None

    @property
    def can_be_kept(self) -> bool:
        """Whether the same command prints the same while no file has changed."""
        needs_more = (self.output_file, self.write_baseline, self.changed_only, self.base, self.config)
        alters = self.alters or self.allow_project_plugins
        return not (self.no_cache or alters or any(needs_more) or self.chosen == ("-",))

    @property
    def processes(self) -> int:
        """How many processes may work, 0 for one on each core. Raises `LayerlintError` for what is no number."""
        if not self.jobs.isdecimal():
            raise LayerlintError(
                f"--jobs takes a number of processes, or 0 for one on each core; `{self.jobs}` is neither"
            )
        return int(self.jobs)

    @property
    def settings(self) -> Mapping[str, object]:
        """The options that are settings too, by the names that these have."""
        return {
            "keras": self.keras,
            "select": self.select,
            "ignore": self.ignore,
            "extend-select": self.extend_select,
            "fixable": self.fixable,
            "unfixable": self.unfixable,
            "output-format": self.output_format,
            "exclude": self.exclude or None,
            "extend-exclude": self.extend_exclude or None,
            "force-exclude": self.force_exclude or None,
            "baseline": self.baseline,
            "cache-dir": self.cache_dir,
        }


_SHAPES = {
    "bool": bool,
    "str": str,
    "bool | None": Maybe(bool),
    "str | None": Maybe(str),
    "list[str] | None": Maybe([str]),
}


def revived(kept: Mapping[str, Any]) -> Asked | None:
    """What was asked for by a command that is kept; None for data of another shape, or that no such command asks for."""
    if not fits(kept, {field.name: _SHAPES[str(field.type)] for field in fields(Asked)}):
        return None
    asked = Asked(**kept)
    return asked if asked.can_be_kept else None
