"""From files to diagnostics, after each file's own settings and comments."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from layerlint.errors import LayerlintError, our_bug
from layerlint.known.suppress import may_matter
from layerlint.report import Failure
from layerlint.rule import Diagnostic
from layerlint.rulebook.catalog import SYNTAX_ERROR
from layerlint.rulebook.plugins import rule_set
from layerlint.rulebook.runtime_rules import RUNTIME_RULES
from layerlint.run.files import CheckedFile
from layerlint.settings.select import with_severity
from layerlint.settings.target import Target
from layerlint.settings.values import Settings

if TYPE_CHECKING:
    from layerlint.index.remembered import ModuleMemory
    from layerlint.workers import Helper


def diagnose(
    files: Mapping[str, CheckedFile],
    settings: Settings,
    target: Target,
    failures: list[Failure],
    only: Collection[str] | None = None,
    jobs: int = 1,
    cache: str | None = None,
    memory: ModuleMemory | None = None,
    modules: list[str] | None = None,
    helper: Helper | None = None,
) -> tuple[dict[str, list[Diagnostic]], int]:
    """The diagnostics of each file after its own settings and comments, in lines of its module.

    With `only`, the other files are known but not checked. `modules` gets the files and folders to which names led.
    """
    from layerlint.index.layers import find_layers
    from layerlint.run.classes import check_classes

    layers = find_layers(
        [file.module for file in files.values()],
        src_roots=settings.src,
        site_paths=site_paths(),
        base_classes=settings.base_classes,
        memory=memory,
        jobs=jobs,
        meanwhile=_import_what_checks_need,
        glances=[file.look.glance for file in files.values()],
    )
    if only is not None:
        layers.layers = tuple(layer for layer in layers.layers if layer.path in only)
    wanted = {
        rule.code for rules in {id(f.rules): f.rules for f in files.values()}.values() for rule in rules
    }
    rules = [rule for rule in rule_set(settings).rules if rule.code in wanted]

    def keep() -> None:
        if memory is not None:
            with suppress(OSError):  # a full disk costs the next run its head start, nothing else
                memory.save()

    checked = check_classes(
        layers, rules, target.keras, jobs=jobs, cache=cache, helper=helper, meanwhile=keep
    )
    keep()
    if modules is not None:
        modules.extend(sorted(layers.opened.union(layers.project.modules)))
    failures.extend(Failure(path, message) for path, message in layers.failed)
    failures.extend(Failure(crash.path, crash.message) for crash in checked.crashes)
    found: dict[str, list[Diagnostic]] = {path: [] for path in files}
    for diagnostic in checked.diagnostics:
        found[diagnostic.path].append(diagnostic)
    for path, file in files.items():
        try:
            found[path] = _kept(file, found[path], target.keras)
        except LayerlintError:
            raise
        except Exception as error:
            failures.append(Failure(path, our_bug("reading its suppressions failed", error, "file")))
        if not found[path]:
            file.let_go()  # of most files nothing is to be shown
    return found, checked.layers


def _import_what_checks_need() -> None:
    import layerlint.run.lint  # noqa: F401


def _kept(file: CheckedFile, diagnostics: list[Diagnostic], keras: int) -> list[Diagnostic]:
    comments = file.look.comments and may_matter(file.text, file.rules, found=bool(diagnostics))
    if not diagnostics and not comments:
        return []
    chosen = {rule.code: rule for rule in file.rules}
    broken = any(d.code == SYNTAX_ERROR.code for d in diagnostics)
    ran = [r for r in file.rules if keras in r.targets and r not in RUNTIME_RULES and not broken]
    mine = [with_severity(d, chosen[d.code], file.settings) for d in diagnostics if d.code in chosen]
    if not comments:
        return mine
    kept, about = file.suppressions.apply(file.path, mine, ran=ran, known=rule_set(file.settings).known)
    return [*kept, *(d for d in about if d.code in chosen)]


def site_paths() -> tuple[str, ...]:
    """Where installed packages are: of this interpreter, and of a `.venv` beside the project."""
    found = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
    environment = os.environ.get("VIRTUAL_ENV")
    for folder in filter(None, (environment, ".venv", "venv")):
        found.extend(str(path) for path in sorted(Path(folder).glob("lib/python3*/site-packages")))
        found.extend(str(path) for path in Path(folder).glob("Lib/site-packages"))
    return tuple(dict.fromkeys(os.path.abspath(path) for path in found))
