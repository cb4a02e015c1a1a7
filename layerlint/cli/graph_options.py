"""The options of `layerlint graph` and `layerlint trace`, each declared once."""

from __future__ import annotations

from dataclasses import dataclass

from layerlint.errors import LayerlintError
from layerlint.settings.option import Flag, option, required

_CALL, _RUN, _FILE, _SHOWN = "constructor and call", "running", "output", "what is shown"
"""The headings of `--help`."""
_MOST_SECONDS = 1_000_000
_MOST_MEBI = 1 << 30


@dataclass(frozen=True, slots=True)
class TraceOptions:
    """The options of both commands: which layers to trace, and how."""

    target: list[str] = required(
        Flag(
            "path/to/file.py:Class, module:Class, module:make_model; a file or folder for all in it.",
            "TARGET",
            positional=True,
        ),
    )
    init: str = option(
        "", Flag("Constructor arguments: \"units=4, activation='relu'\".", "ARGUMENTS", group=_CALL)
    )
    input: list[str] | None = option(
        None, Flag('An input: "float32[None,64]"; may be repeated.', "SPEC", group=_CALL)
    )
    call: str = option(
        "",
        Flag('Arguments of the call: "training=True".', "ARGUMENTS", group=_CALL, also=("--call-kwargs",)),
    )
    training: bool | None = option(None, Flag("The same as --call training=...", group=_CALL))
    train_step: bool | None = option(
        None, Flag("Trace train_step; by default where the model has its own.", group=_CALL)
    )
    from_tests: bool = option(
        False, Flag("Run the project's tests, and make and call layers as they do.", group=_CALL)
    )
    keras: str | None = option(None, Flag("The Keras to run.", "2|3|auto", group=_RUN))
    python: str | None = option(None, Flag("The Python that has TensorFlow.", "PATH", group=_RUN))
    time_limit: float = option(60.0, Flag("How long one layer may take.", "SECONDS", group=_RUN))
    memory_limit: int = option(8192, Flag("How much memory one layer may take.", "MIB", group=_RUN))

    def __post_init__(self) -> None:
        """Raises `LayerlintError` for a limit out of range."""
        if not 0 < self.time_limit <= _MOST_SECONDS:  # also refuses NaN
            raise LayerlintError(f"--time-limit takes seconds, more than 0 and at most {_MOST_SECONDS:,}")
        if not 0 <= self.memory_limit <= _MOST_MEBI:
            raise LayerlintError(f"--memory-limit takes MiB, at most {_MOST_MEBI:,}, or 0 for no limit")


@dataclass(frozen=True, slots=True)
class GraphOptions:
    """How `graph` draws what was traced, and where the picture goes."""

    output: str | None = option(
        None,
        Flag(
            "The file to write; its suffix sets the format. A folder for several targets.",
            "FILE",
            group=_FILE,
            also=("-o",),
            after="target",
        ),
    )
    format: str | None = option(None, Flag("svg, png, pdf, dot, json, mermaid, html.", "FORMAT", group=_FILE))
    depth: int | None = option(
        None, Flag("Draw layers below this depth closed.", "N", group=_SHOWN, after="python", minimum=0)
    )
    fold: bool = option(True, Flag("Draw equal blocks in a row once.", group=_SHOWN))
    ops: str | None = option(None, Flag("Which ops to draw.", "all|branches|none", group=_SHOWN))
    weights: str = option("auto", Flag("How to draw weights.", "auto|rows|summary|nodes|none", group=_SHOWN))
    rankdir: str = option("TB", Flag("Which way data flows.", "TB|LR", group=_SHOWN))
    order: bool = option(False, Flag("Number the calls.", group=_SHOWN))
    theme: str = option("auto", Flag("The colours.", "auto|light|dark", group=_SHOWN))
    engine: str = option("auto", Flag("The layout engine.", "auto|wasm|dot", group=_FILE))
    link: str = option(
        "{path}#L{line}",
        Flag(
            "Links to source lines: vscode, cursor, pycharm, idea, none, or a template of your own.",
            "TEMPLATE",
            group=_FILE,
        ),
    )
    findings: bool = option(True, Flag("Show the findings of `check`.", group=_SHOWN))


@dataclass(frozen=True, slots=True)
class TreeOptions:
    """How `trace` prints what was traced."""

    output_format: str = option("text", Flag("How to print it.", "text|json", group=_FILE, after="target"))
    depth: int | None = option(
        None, Flag("Print layers below this depth closed.", "N", group=_SHOWN, after="python", minimum=0)
    )
    fold: bool = option(True, Flag("Print equal layers in a row once.", group=_SHOWN))
