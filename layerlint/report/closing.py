"""The last lines of a report for people: totals, elapsed time and available fixes."""

from __future__ import annotations

from layerlint.report.colors import Paint
from layerlint.report.outcome import Report
from layerlint.rule import Evidence, Severity
from layerlint.text import Safety, printable


def closing_lines(report: Report, paint: Paint) -> str:
    """The totals, then the available fixes, one line each."""
    lines = [_totals(report, paint)]
    if report.failures:
        lines.append(f"{counted(len(report.failures), 'failure')}: the work is not complete, see the errors.")
    lines += _fixes(report, paint)
    if report.migrated:
        lines.append(_migration(report))
    return "\n".join(lines) + "\n"


def counted(number: int, noun: str) -> str:
    """`1 file`, `2 files`, `3 classes`."""
    plural = noun + ("es" if noun.endswith(("s", "x")) else "s")
    return f"{number:,} {noun if number == 1 else plural}"


def _totals(report: Report, paint: Paint) -> str:
    visible = report.visible
    totals = [
        counted(n, severity.value)
        for severity in Severity
        if (n := sum(d.severity is severity for d in visible))
    ]
    hidden = len(report.diagnostics) - len(visible)
    if totals:
        head = "Found " + " and ".join(filter(None, (", ".join(totals[:-1]), totals[-1])))
    elif report.failures:
        head = "No findings"
    else:
        head = paint("All checks passed", "green")
    proofs = [
        f"{n:,} {evidence.value}"
        for evidence in Evidence
        if evidence is not Evidence.STATIC and (n := sum(d.evidence is evidence for d in visible))
    ]
    if proofs:
        head += f" ({', '.join(proofs)})"
    if report.fixed:
        head += f" ({counted(report.fixed, 'finding')} fixed)"
    if hidden:
        head += f" ({counted(hidden, 'note')} hidden, see `--show-notes`)"
    if report.in_baseline:
        head += f" ({counted(report.in_baseline, 'place')} in the baseline)"
    extent = f" in {counted(report.files, 'file')} with {counted(report.layers, 'layer')}"
    target = ""
    if report.keras is not None:
        target = f", Keras {report.keras}"
        if report.keras_reason:
            target += f" ({printable(report.keras_reason)})"
    return f"{head}{extent}{target}, {report.elapsed:.2f} s."


def _migration(report: Report) -> str:
    """The changes that a migration to Keras 3 needs, by kind."""
    changes = [d for d in report.visible if d.migration]
    mechanical = [d.fix for d in changes if d.fix is not None]
    unsafe = sum(fix.safety is Safety.UNSAFE for fix in mechanical)
    kinds = []
    if mechanical:
        means = f"`--fix` makes {'it' if len(mechanical) == 1 else 'them'}"
        if unsafe == len(mechanical):
            means = "`--fix --unsafe-fixes` makes " + ("it" if unsafe == 1 else "them")
        elif unsafe:
            means = f"`--fix` makes {len(mechanical) - unsafe:,}, `--unsafe-fixes` {unsafe:,} more"
        kinds.append(f"{counted(len(mechanical), 'mechanical change')} ({means})")
    if len(changes) > len(mechanical):
        left = len(changes) - len(mechanical)
        kinds.append(f"{counted(left, 'change')} that {'needs' if left == 1 else 'need'} you")
    if report.old_layers:
        kinds.append(f"{counted(report.old_layers, 'layer')} of Keras 2 itself (import `keras` first)")
    nothing = "nothing besides the baseline" if report.in_baseline else "nothing that layerlint can see"
    return f"To move this project to Keras 3: {', '.join(kinds) or nothing}."


def _fixes(report: Report, paint: Paint) -> list[str]:
    safe = sum(d.fix is not None and d.fix.safety is Safety.SAFE for d in report.visible)
    unsafe = sum(d.fix is not None and d.fix.safety is Safety.UNSAFE for d in report.visible)
    mark = f"[{paint('*', 'cyan')}]"
    if report.unsafe_fixes and safe + unsafe:
        return [f"{mark} {safe + unsafe:,} fixable with `--fix --unsafe-fixes`."]
    if safe:
        more = f" ({unsafe:,} more with `--unsafe-fixes`)" if unsafe else ""
        return [f"{mark} {safe:,} fixable with `--fix`{more}."]
    return [f"{unsafe:,} fixable with `--fix --unsafe-fixes`."] if unsafe else []
