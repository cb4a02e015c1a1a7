"""Every option of `layerlint check` and every setting, each declared once.

The fields of `CheckOptions` are options of the command line alone, those of `Settings` may stand in a settings file and,
with a `Flag`, on the command line too. The command line with its `--help`, the JSON schema of settings files,
`--show-settings` and the tables of the docs are generated from them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from layerlint.cache.run_cache import CACHE_DIR
from layerlint.errors import LayerlintError
from layerlint.rule import Severity
from layerlint.settings.option import Flag, Shape, declared_options, declared_settings, option, setting

ALLOW_PROJECT_PLUGINS = "LAYERLINT_ALLOW_PROJECT_PLUGINS"


class Group(StrEnum):
    """The purpose of an option of the command line; a row of the table in the README."""

    RULES = "rules"
    KERAS = "Keras"
    FIXES = "fixes"
    SUPPRESSION = "ignoring findings"
    PROOFS = "proofs"
    FILES = "files"
    SETTINGS = "settings"
    REPORT = "report"
    TIME = "speed and cache"


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
    """The rule selectors of the settings file, or of the command line."""

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
class CheckOptions:
    """The options of one `layerlint check`; None is an option that was left out. `settings` holds, by name, the values
    of options that are settings too.
    """

    paths: list[str] | None = option(None, Flag("Files or folders; - for stdin.", "PATH", positional=True))
    fix: bool = option(False, Flag("Apply the safe fixes.", group=Group.FIXES))
    unsafe_fixes: bool = option(False, Flag("Apply or show unsafe fixes too.", group=Group.FIXES))
    diff: bool = option(False, Flag("Print what --fix would change, and change nothing.", group=Group.FIXES))
    fix_only: bool = option(False, Flag("Fix, and do not report what is left.", group=Group.FIXES))
    show_fixes: bool = option(False, Flag("List what was fixed.", group=Group.FIXES))
    exit_non_zero_on_fix: bool = option(False, Flag("Exit 1 when something was fixed.", group=Group.FIXES))
    add_ignore: str | None = option(
        None, Flag("Write a comment that ignores each finding.", "REASON", group=Group.SUPPRESSION)
    )
    prove: bool = option(
        False,
        Flag("Run the layers that have findings, and prove or refute each finding.", group=Group.PROOFS),
    )
    prove_all: bool = option(False, Flag("Run and prove every layer (also --prove=all).", group=Group.PROOFS))
    python: str | None = option(
        None, Flag("The Python that has TensorFlow, for --prove.", "PATH", group=Group.PROOFS)
    )
    output_file: str | None = option(None, Flag("Write the report to a file.", "FILE", group=Group.REPORT))
    show_notes: bool = option(False, Flag("Show notes too.", group=Group.REPORT))
    statistics: bool = option(False, Flag("Count the findings of each rule.", group=Group.REPORT))
    exit_zero: bool = option(False, Flag("Exit 0 even with findings.", group=Group.REPORT, also=("-e",)))
    config: list[str] | None = option(
        None, Flag("A settings file, or a setting.", "FILE|SETTING", group=Group.SETTINGS)
    )
    isolated: bool = option(False, Flag("Read no settings file.", group=Group.SETTINGS))
    write_baseline: str | None = option(
        None, Flag("Write all findings to this file.", "FILE", group=Group.SUPPRESSION)
    )
    changed_only: bool = option(False, Flag("Check only files that git says changed.", group=Group.FILES))
    base: str | None = option(None, Flag("What --changed-only compares with.", "REF", group=Group.FILES))
    stdin_filename: str | None = option(
        None, Flag("The path that stdin stands for.", "PATH", group=Group.FILES)
    )
    show_settings: bool = option(False, Flag("Print the settings and stop.", group=Group.SETTINGS))
    show_files: bool = option(False, Flag("Print the files and stop.", group=Group.FILES))
    color: bool | None = option(None, Flag("Colours; by default on a terminal.", group=Group.REPORT))
    quiet: bool = option(False, Flag("Print findings and errors only.", group=Group.REPORT, also=("-q",)))
    no_cache: bool = option(False, Flag("Disable the cache.", group=Group.TIME))
    watch: bool = option(
        False, Flag("Check again whenever a file changes, until Ctrl-C.", group=Group.TIME, also=("-w",))
    )
    jobs: str = option("0", Flag("Processes; 0 is one for each core.", "N", group=Group.TIME, also=("-j",)))
    allow_project_plugins: bool = option(
        False,
        Flag("Allow plugins that are not installed packages.", group=Group.SETTINGS),
        variable=ALLOW_PROJECT_PLUGINS,
    )
    settings: Mapping[str, object] = field(default_factory=dict)

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
        """Whether the command may change files or run code of the user."""
        return self.fixes or self.proves or self.add_ignore is not None

    @property
    def is_cacheable(self) -> bool:
        """Whether the same command prints the same while no file has changed."""
        needs_more = (self.output_file, self.write_baseline, self.changed_only, self.base, self.config)
        alters = self.alters or self.allow_project_plugins
        return not (self.no_cache or alters or any(needs_more) or self.chosen == ("-",))

    @property
    def processes(self) -> int:
        """The number of processes, 0 for one on each core. Raises `LayerlintError` for other text."""
        if not self.jobs.isdecimal():
            raise LayerlintError(
                f"--jobs takes a number of processes, or 0 for one on each core; `{self.jobs}` is neither"
            )
        return int(self.jobs)


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one settings file and the command line.

    `folder` is what patterns are relative to; `src`, `baseline` and `cache_dir` are joined to the folder of
    the file that names them. `command_line` holds the selectors of `--select`, `--ignore` and similar options.
    """

    select: tuple[str, ...] | None = setting(
        None,
        Shape.CODES,
        '["LL1", "LL203"]',
        "The rules to check; without it, all that are not off by default.",
        Flag("Rules to run: LL101, LL1, a name, ALL.", "CODES", Group.RULES, after="paths"),
    )
    ignore: tuple[str, ...] = setting(
        (),
        Shape.CODES,
        '["LL701"]',
        "Rules not to check; the more specific of `select` and `ignore` wins.",
        Flag("Rules to leave out.", "CODES", Group.RULES),
    )
    extend_select: tuple[str, ...] = setting(
        (),
        Shape.CODES,
        '["LL9"]',
        "Rules to check in addition to `select`.",
        Flag("Rules to add.", "CODES", Group.RULES),
    )
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = setting(
        (),
        Shape.CODES_BY_GLOB,
        '{ "tests/**" = ["LL1"] }',
        "Rules not to check in the files that match; `!` in front of a pattern means all other files.",
    )
    fixable: tuple[str, ...] = setting(
        ("ALL",),
        Shape.CODES,
        '["ALL"]',
        "Rules that `--fix` may repair.",
        Flag("Rules that may be fixed.", "CODES", Group.FIXES, after="exit_non_zero_on_fix"),
    )
    unfixable: tuple[str, ...] = setting(
        (),
        Shape.CODES,
        '["LL203"]',
        "Rules that `--fix` leaves alone.",
        Flag("Rules that are not fixed.", "CODES", Group.FIXES),
    )
    severity: tuple[tuple[str, Severity], ...] = setting(
        (), Shape.SEVERITY_BY_CODE, '{ LL3 = "warning" }', "Severities that replace a rule's own."
    )
    keras: str = setting(
        "auto",
        Shape.KERAS,
        '"3"',
        "The Keras that the code is for; `auto` detects it.",
        Flag("The Keras that the code is for.", "2|3|auto", Group.KERAS, after="paths"),
    )
    src: tuple[str, ...] = setting(
        (".", "src"), Shape.PATHS, '["src"]', "Folders in which to look for modules of the project."
    )
    exclude: tuple[str, ...] = setting(
        DEFAULT_EXCLUDE,
        Shape.PATTERNS,
        '["build"]',
        "Files and folders not to check, instead of the default ones.",
        Flag("Paths to leave out.", "PATTERN", Group.FILES, after="isolated"),
    )
    extend_exclude: tuple[str, ...] = setting(
        (),
        Shape.PATTERNS,
        '["legacy/"]',
        "Files and folders not to check, in addition to `exclude`.",
        Flag("More paths to leave out.", "PATTERN", Group.FILES),
    )
    force_exclude: bool = setting(
        False,
        Shape.FLAG,
        "true",
        "Exclude also files that are named on the command line.",
        Flag("Leave out named files too.", group=Group.FILES),
    )
    base_classes: tuple[str, ...] = setting(
        (), Shape.STRINGS, '["mypkg.nn.Block"]', "Classes to treat as Keras layers, with full names."
    )
    baseline: str | None = setting(
        None,
        Shape.PATH,
        '"layerlint-baseline.json"',
        "A file of findings to accept.",
        Flag("Report only findings that are not in this file.", "FILE", Group.SUPPRESSION),
    )
    output_format: str = setting(
        "full",
        Shape.FORMAT,
        '"concise"',
        "How findings are printed.",
        Flag(
            "full, concise, grouped, json, json-lines, sarif, github, ...",
            "FORMAT",
            Group.REPORT,
            after="python",
        ),
    )
    cache_dir: str = setting(
        ".layerlint_cache",
        Shape.PATH,
        '".layerlint_cache"',
        "The folder of the cache, inside the folder of the settings file.",
        Flag("The folder of the cache.", "FOLDER", Group.TIME, after="no_cache"),
        variable=CACHE_DIR,
    )
    required_version: str | None = setting(
        None, Shape.STRING, '">=0.1"', "The versions of layerlint that may run on this project."
    )
    plugins: tuple[str, ...] = setting(
        (), Shape.STRINGS, '["mypkg.rules"]', "Modules with rules of your own."
    )
    trace: tuple[TraceTarget, ...] = setting(
        (),
        Shape.TRACE,
        '{ "src/blocks.py:Block" = { init = "units=4", input = "float32[None,8]" } }',
        "How to build and call a class for its picture: `init`, `input` and `call` as on the command line.",
    )
    folder: str = "."
    file: str | None = None
    command_line: Selection = Selection()
    allow_project_plugins: bool = False
    """Whether plugins that are not installed packages may run; no settings file can allow it."""

    @property
    def selections(self) -> tuple[Selection, ...]:
        """The selection of the file, then that of the command line."""
        of_file = Selection(self.select, self.ignore, self.extend_select, self.fixable, self.unfixable)
        return of_file, self.command_line


SETTINGS = declared_settings(Settings)
OPTIONS = (*declared_options(CheckOptions), *SETTINGS)
