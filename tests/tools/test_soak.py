"""The soak: a short run of it, and that it sees, and makes small, the faults that it is there for."""

from __future__ import annotations

import mmap
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import pytest

from layerlint.rulebook.catalog import RULES
from tests.quickest import amounts
from tools.soak import call
from tools.soak.__main__ import main
from tools.soak.call import Ended
from tools.soak.case import Case, Problem, Tried, from_json, read_case, to_json
from tools.soak.failures import Failures
from tools.soak.kinds import Kind, kinds, make
from tools.soak.kinds.settings import untouched
from tools.soak.layers import laid_out, module, valid
from tools.soak.minimise import Budget, minimised, reduced
from tools.soak.safety import harmless
from tools.soak.soak import Plan, numbered, soak
from tools.soak.verdict import judge, same

KINDS = kinds()


def run(kind: Kind, count: int, out: Path, tries: int = 0) -> tuple[Failures, list[str]]:
    told: list[str] = []
    return soak(Plan((kind,), 0, None, count, 1, out, tries=tries), told.append), told


def signatures(found: Failures) -> list[str]:
    return [signature for _, signature in found.by_signature]


@pytest.mark.parametrize("count", amounts(8, 50, 200))
@pytest.mark.slow
def test_a_short_soak_has_no_failure(count: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--count", str(count), "--seed", "17", "--out", str(tmp_path)])
    told = capsys.readouterr().out
    assert told.splitlines()[-1] == "failures: 0", told
    assert code == 0


@pytest.mark.slow
def test_reserved_address_space_and_time_already_used_are_no_fault(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reserved = mmap.mmap(-1, 6 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS, prot=0)
    monkeypatch.setattr(call, "CPU_SECONDS", 1)
    found, told = run(KINDS["modules"], 4, tmp_path)
    assert not found.total, told
    reserved.close()


# It can fail


@pytest.mark.slow
def test_a_run_without_memory_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(call, "MEMORY", 0)
    found, told = run(KINDS["modules"], 6, tmp_path, tries=1)
    assert found.total, told
    assert {"not enough memory", "the process died: exit code 70"} & set(signatures(found)), signatures(found)


@pytest.fixture
def failing_rule() -> Iterator[None]:
    """LL502 fails on classes that have a method `call`."""
    rule = next(rule for rule in RULES if rule.code == "LL502")
    before = rule.check

    def check(layer: object) -> Iterator[object]:
        if any(method.name == "call" for method in layer.own.methods):  # type: ignore[attr-defined]
            raise ZeroDivisionError("planted")
        yield from ()

    object.__setattr__(rule, "check", check)
    yield
    object.__setattr__(rule, "check", before)


@pytest.mark.slow
@pytest.mark.usefixtures("failing_rule")
def test_a_rule_that_fails_is_seen_and_made_small(tmp_path: Path) -> None:
    found, told = run(KINDS["modules"], 3, tmp_path, tries=50)
    (failure,) = [one for (_, name), one in found.by_signature.items() if "ZeroDivisionError" in name]
    assert failure.problem.what == "internal error"
    (content,) = failure.case.files.values()
    assert len(content) < 700, content  # 46 bytes where there is time enough
    assert b"def call" in content
    assert told[-1] == f"failures: {found.total}"
    assert main(["--replay", str(next(tmp_path.glob("*internal-error*")))]) == 1


@pytest.mark.slow
def test_a_writer_that_is_not_atomic_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    atomic = os.replace

    def replace(source: str, target: str, **inside: int) -> None:
        if inside:
            return atomic(source, target, **inside)  # in the cache
        content = Path(source).read_bytes()
        with open(target, "wb") as file:
            file.write(content[: len(content) // 2])
            file.flush()
            os.utime(target)
            file.write(content[len(content) // 2 :])
        return os.unlink(source)

    numbers = iter(range(100))

    def fix_that_is_killed(dice: Random) -> Case:
        """A fix of one file that is killed before one of its changes of files, each of them in turn."""
        options = {"how": "a change", "part": 0.0, "number": next(numbers), "size": 0}
        text = b"import keras\nclass A(keras.layers.Layer):\n    def Call(self, x): return x\n"
        return Case(
            "", "", {"a.py": text}, ("--fix", "--unsafe-fixes", "--no-cache", "--keras", "3"), options
        )

    monkeypatch.setattr(os, "replace", replace)
    kind = Kind("kills", 1, fix_that_is_killed, KINDS["kills"].run, shrinks=False)
    found, _ = run(kind, 12, tmp_path)
    assert any(name.startswith("a byte is lost") for name in signatures(found)), signatures(found)


@pytest.mark.slow
def test_a_cache_that_cannot_be_decoded_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fits(*_: object) -> bool:
        raise ZeroDivisionError("planted")

    monkeypatch.setattr("layerlint.run.class_cache.fits", fits)
    found, _ = run(KINDS["caches"], 8, tmp_path)
    assert any("internal error: planted" in name for name in signatures(found)), signatures(found)


def one_kind(act: Callable[[], object]) -> Kind:
    """A kind whose second case does something bad; the others are fine."""

    def run_case(case: Case, folder: Path) -> Tried:
        call.limit_cpu()
        if case.name.endswith("-1"):
            act()
        return Tried(notes={"done": 1})  # type: ignore[arg-type]

    return Kind("one", 1, lambda dice: Case("", "", {"a.py": b"x\n"}), run_case, shrinks=False)


@pytest.mark.slow
def test_an_input_that_ends_the_process_is_known_and_the_others_are_done(tmp_path: Path) -> None:
    found, told = run(one_kind(lambda: os.kill(os.getpid(), signal.SIGKILL)), 5, tmp_path)
    (failure,) = found.by_signature.values()
    assert (failure.problem, failure.case.name) == (Problem("the process died", "SIGKILL"), "one-0-1")
    assert any(line.startswith("all") and line.split() == ["all", "5", "1"] for line in told)


@pytest.mark.slow
def test_an_input_without_end_is_a_time_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def loop() -> None:
        while True:
            pass

    monkeypatch.setattr(call, "CPU_SECONDS", 0)
    found, _ = run(one_kind(loop), 3, tmp_path)
    assert signatures(found) == ["time-out: SIGXCPU"]


@pytest.mark.parametrize(
    ("code", "out", "err", "problem"),
    [
        (0, "All good.\n", "", ""),
        (1, "a.py:1:1: LL203 x\n", "warning: y\n", ""),
        (2, "", "error: a.toml: not valid TOML\n", ""),
        (1, "", "", "exit code 1 without a finding"),
        (2, "", "oops\n", "exit code 2 without an error line"),
        (3, "", "", "exit code"),
        (-11, "", "", "signal"),
        (-24, "", "", "time-out"),
        (1, "", "Traceback (most recent call last):\nValueError: x\n", "traceback"),
        (2, "", "error: LL1 failed; this is a bug in layerlint, please report it\n", "internal error"),
        (0, "", "a.py:3: SyntaxWarning: x\n", "Python warns"),
        (0, "\x1b[31m\n", "", "a control character is printed raw"),
        (2, "", "error: x\n::error::soak\n", "a name is printed as a command for GitHub"),
    ],
)
def test_verdict(code: int, out: str, err: str, problem: str) -> None:
    tried = Tried()
    judge(Ended(("check",), code, out, err), tried, names_are_odd=True)
    assert [one.what for one in tried.problems] == ([problem] if problem else [])


def test_ends_that_differ() -> None:
    one = Ended(("check",), 0, "Checked 1 file, 0.10 s.\n", "")
    tried = Tried()
    assert same(one, Ended(("check",), 0, "Checked 1 file, 0.37 s.\n", ""), tried, "runs")
    assert not same(one, Ended(("check",), 0, "Checked 2 files, 0.10 s.\n", ""), tried, "runs")
    assert [problem.signature for problem in tried.problems] == ["runs differ: stdout"]


def test_a_file_that_is_gone_or_changed_is_seen(tmp_path: Path) -> None:
    case = Case("settings", "settings-0-0", {"a.json": b"{}", "b.json": b"{}", "c.py": b""})
    case.write(tmp_path)
    (tmp_path / "a.json").unlink()
    (tmp_path / "b.json").write_bytes(b"")
    tried = Tried()
    untouched(case, tmp_path, tried)
    assert [problem.what for problem in tried.problems] == [
        "a file of the user is gone",
        "a file of the user is another",
    ]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ('cache-dir = "../outside"', True),
        ('cache-dir = "sub"', True),
        ("cache-dir = (", True),
        ('cache-dir = "/"', False),
        ('cache-dir = "\\u002Fa"', False),
        ('cache-dir = "../.."', False),
        ('cache-dir = "a/../../../b"', False),
        ('src = [["~"]]', False),
        ('baseline = { "/a" = 1 }', False),
    ],
)
def test_no_settings_lead_out_of_a_case(text: str, safe: bool) -> None:
    assert harmless(text.encode()) is safe


# Dice


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_a_case_follows_from_its_number(kind: Kind, tmp_path: Path) -> None:
    cases = [make(kind, 3, number) for number in range(3)]
    assert cases == [make(kind, 3, number) for number in range(3)]
    assert len({str(case.files) for case in cases}) > 1
    assert [from_json(to_json(case)) for case in cases] == cases


def test_every_kind_is_there() -> None:
    cases = numbered(Plan(tuple(KINDS.values()), 0, None, None, 1, Path()))
    assert {next(cases)[0].name for _ in range(500)} == set(KINDS)


@pytest.mark.parametrize("number", range(30))
def test_the_grammar_makes_valid_modules(number: int) -> None:
    dice = Random(number)
    assert valid(laid_out(dice, module(dice)))


# Small


def test_parts_that_do_not_matter_are_left_out() -> None:
    parts = [f"{number}\n" for number in range(100)]
    assert reduced(parts, lambda some: "17\n" in some and "83\n" in some) == ["17\n", "83\n"]


def test_files_options_lines_and_tokens_are_left_out() -> None:
    files = {"a.py": b"x = 1\ny = bad(2, 3)\n", "b.py": b"z = 1\n"}
    case = Case("modules", "modules-0-0", files, ("--keras", "3", "--show-notes", "--quiet"))
    small = minimised(
        case, lambda one: b"bad" in one.files.get("a.py", b"") and "--quiet" in one.arguments, Budget()
    )
    assert (small.files, small.arguments) == ({"a.py": b"bad"}, ("--quiet",))


@pytest.mark.slow
def test_a_written_case_is_read_again(tmp_path: Path) -> None:
    found, _ = run(one_kind(lambda: os.kill(os.getpid(), signal.SIGKILL)), 2, tmp_path)
    (failure,) = found.by_signature.values()
    (folder,) = tmp_path.iterdir()
    assert read_case(folder) == read_case(folder / "case.json") == failure.case
    assert "--replay" in (folder / "problem.txt").read_text()
    assert (folder / "files" / "a.py").read_bytes() == b"x\n"
