"""Where the pictures of `layerlint graph` go, and what is refused before anything runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import layerlint.cli.target_pictures
from layerlint.cli.picture_places import PicturePlaces, file_names, picture_places
from layerlint.cli.target_traces import TargetJob, TracedTarget
from layerlint.errors import LayerlintError
from layerlint.trace.targets import named_targets
from layerlint.trace.traced import ArgumentValue, Trace
from tests.cli.streams import End, end_of

LAYER = "import keras\n\n\nclass {}(keras.layers.Layer):\n    def call(self, x):\n        return x\n"


def places(targets: Sequence[str], output: str | None = None, **given: Any) -> PicturePlaces:
    given = {"format": None, "several": len(targets) > 1, "terminal": False, **given}
    return picture_places(targets, output=output, **given)


@pytest.mark.parametrize(
    ("targets", "names"),
    [
        (["a.py:A", "a.py:B"], ["A", "B"]),
        (["a.py:A", "b.py:A", "b.py:B"], ["a.A", "b.A", "B"]),
        (["x/a.py:A", "y/a.py:A"], ["x.a.A", "y.a.A"]),
        (["x/y/a.py:A", "y/a.py:A"], ["x.y.a.A", "y.a.A"]),
        (["a.py:Block", "a.py:BLOCK"], ["a.Block", "a.BLOCK-2"]),
        (["p/__init__.py:A", "p/a.py:A"], ["p.A", "a.A"]),
        (["keras.layers:Dense", "mine.py:Dense"], ["layers.Dense", "mine.Dense"]),
        (["./a.py:A", "../a.py:A"], ["a.A", "a.A-2"]),
        (["a.py:Outer.Inner"], ["Outer.Inner"]),
        (["a.py:Outer.Inner", "Outer.py:Inner"], ["Outer.Inner", "Inner"]),
        (["a.py:../../x", "a b.py:A", "c.py:A"], ["..-..-x", "a-b.A", "c.A"]),
    ],
)
def test_every_target_has_a_file_of_its_own(targets: list[str], names: list[str]) -> None:
    found = file_names(targets, "svg")
    assert found == tuple(f"{name}.svg" for name in names)
    assert len({name.casefold() for name in found}) == len(targets)


def test_one_target_goes_where_it_is_sent(tmp_path: Path) -> None:
    one = ["src/a.py:A"]
    assert places(one) == PicturePlaces("svg", ("-",))
    assert places(one, terminal=True) == PicturePlaces("svg", ("A.svg",))
    assert places(one, terminal=True, format="mermaid") == PicturePlaces("mermaid", ("-",))
    assert places(one, terminal=True, format="png") == PicturePlaces("png", ("A.png",))
    assert places(one, "-", terminal=True, format="png") == PicturePlaces("png", ("-",))
    assert places(one, "x.html") == PicturePlaces("html", ("x.html",))
    assert places(one, "x.picture", format="svg") == PicturePlaces("svg", ("x.picture",))
    assert places(one, "x.mmd", format="mermaid") == PicturePlaces("mermaid", ("x.mmd",))
    assert places(one, str(tmp_path)) == PicturePlaces("svg", (f"{tmp_path}/A.svg",))
    assert places(one, "new/", format="pdf") == PicturePlaces("pdf", ("new/A.pdf",))


def test_several_go_to_a_folder(tmp_path: Path) -> None:
    two = ["a.py:A", "b.py:B"]
    assert places(two, "out") == PicturePlaces("svg", ("out/A.svg", "out/B.svg"), "out")
    mermaid = PicturePlaces("mermaid", ("v1.2/A.mmd", "v1.2/B.mmd"), "v1.2")
    assert places(two, "v1.2", format="mermaid") == mermaid
    (tmp_path / "is.svg").mkdir()
    folder = str(tmp_path / "is.svg")
    assert places(two, folder).paths == (f"{folder}/A.svg", f"{folder}/B.svg")
    assert places(["a.py:A"], "out", several=True).paths == ("out/A.svg",)


@pytest.mark.parametrize(
    ("targets", "output", "given", "message"),
    [
        (["a.py:A", "a.py:B"], None, {}, "2 targets, `A`, `B`: give a folder for their pictures with -o DIR"),
        (["a.py:A", "b.py:A"], "-", {}, "2 targets, `a.py:A`, `b.py:A`: give a folder"),
        (["a.py:A", "a.py:B"], "x.svg", {}, "-o x.svg is one file; give a folder, with --format"),
        (["a.py:A"], None, {"several": True}, "a folder was named, which has `A`: give a folder"),
        ([f"a.py:A{n}" for n in range(9)], None, {}, "`A5` and 3 more: give a folder"),
        (["a.py:A"], "x.svg", {"format": "png"}, "-o x.svg says svg, and --format says png"),
        (["a.py:A"], "x.bmp", {}, "no format goes with the suffix .bmp"),
        (["a.py:A"], None, {"format": "jpg"}, "--format `jpg` is not one of svg, png"),
        (["a.py:A", "a.py:B"], "out", {"format": "svgg"}, "did you mean `svg`?"),
    ],
)
def test_what_does_not_go_together_is_refused(
    targets: list[str], output: str | None, given: dict[str, Any], message: str
) -> None:
    with pytest.raises(LayerlintError) as refused:
        places(targets, output, **given)
    assert message in str(refused.value)


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine")
    with pytest.raises(LayerlintError, match="out is a file, and their pictures need a folder"):
        places(["a.py:A", "a.py:B"], str(tmp_path / "out"))


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for folder in ("src/one", "src/two"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "blocks.py").write_text(LAYER.format("Block"))
    (tmp_path / "src" / "head.py").write_text(LAYER.format("Head"))
    return tmp_path


def test_targets_are_named_once_and_in_order(project: Path) -> None:
    named = named_targets(["src/head.py", "src", "src/head.py:Head"])
    assert named.targets == ("src/head.py:Head", "src/one/blocks.py:Block", "src/two/blocks.py:Block")
    assert named.several
    assert not named_targets(["src/head.py"]).several
    assert named_targets(["src/one"]).several


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("src:Block", "did you mean `src/one/blocks.py:Block` or `src/two/blocks.py:Block`?"),
        ("src:Nothing", "`src` is a folder; name a file in it"),
        ("src/head.py:Heda", "did you mean `Head`?"),
        ("src/head.py:Zzzzzz", "has no class `Zzzzzz`; it has Head"),
    ],
)
def test_what_may_be_meant_is_named(project: Path, target: str, message: str) -> None:
    with pytest.raises(LayerlintError) as refused:
        named_targets([target])
    assert message in str(refused.value)


@pytest.fixture
def graph(project: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., End]:
    """The command, with traces of nothing; that of a class in `two` cannot be had."""

    def traced(jobs: Sequence[TargetJob], *_: Any, **__: Any) -> Iterator[TracedTarget]:
        for one in jobs:
            target = one.job.target
            lost = "two" in target
            yield TracedTarget(target, None if lost else Trace(target, None), "it was lost" if lost else "")

    monkeypatch.setattr(layerlint.cli.target_pictures, "traced_targets", traced)
    return lambda *arguments: end_of(["graph", *arguments, "--no-findings"], monkeypatch)


@pytest.mark.slow
def test_a_folder_is_drawn_into_a_folder_that_is_made(project: Path, graph: Callable[..., End]) -> None:
    end = graph("src", "-o", "new/pictures", "--format", "json")
    assert end.code == 2
    assert end.err.splitlines() == [
        "wrote new/pictures/Head.json",
        "wrote new/pictures/one.blocks.Block.json",
        "error: src/two/blocks.py:Block: it was lost",
        "wrote new/pictures/index.html",
    ]
    page = (project / "new/pictures/index.html").read_text()
    assert "3 layers, 1 failed" in page
    assert "it was lost" in page
    assert sorted(path.name for path in (project / "new/pictures").iterdir()) == [
        ".layerlint-gallery.jsonl",
        "Head.json",
        "index.html",
        "one.blocks.Block.json",
    ]


@pytest.mark.slow
def test_a_second_run_draws_only_what_changed(project: Path, graph: Callable[..., End]) -> None:
    def wrote(*more: str) -> list[str]:
        end = graph("src", "-o", "out", "--format", "json", *more)
        assert "error: src/two/blocks.py:Block: it was lost" in end.err
        lines = [line for line in end.err.splitlines() if line.startswith("wrote out/")]
        assert lines[-1] == "wrote out/index.html"
        assert "3 layers, 1 failed" in (project / "out/index.html").read_text()
        return [line.removeprefix("wrote out/") for line in lines[:-1]]

    both = ["Head.json", "one.blocks.Block.json"]
    assert wrote() == both
    assert wrote() == []
    (project / "src/head.py").write_text(LAYER.format("Head") + "\n# more\n")
    assert wrote() == ["Head.json"]
    (project / "out/Head.json").write_text("damaged")
    assert wrote() == ["Head.json"]
    assert wrote("--depth", "1") == both
    manifest = project / "out/.layerlint-gallery.jsonl"
    manifest.write_bytes(manifest.read_bytes()[:-40])  # killed while it wrote
    assert wrote("--depth", "1") == ["one.blocks.Block.json"]
    (project / "src/one/layerlint.toml").write_text("exclude = []\n")
    assert "one.blocks.Block.json" in wrote("--depth", "1")


def test_a_run_that_is_stopped_goes_on(
    project: Path, graph: Callable[..., End], monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = layerlint.cli.target_pictures.draw
    drawn: list[int] = []

    def stops(*given: Any) -> bytes:
        drawn.append(1)
        if len(drawn) == 2:
            raise KeyboardInterrupt
        return draw(*given)

    monkeypatch.setattr(layerlint.cli.target_pictures, "draw", stops)
    assert graph("src", "-o", "out", "--format", "json").code == 130
    end = graph("src", "-o", "out", "--format", "json")
    assert "wrote out/one.blocks.Block.json" in end.err
    assert "wrote out/Head.json" not in end.err
    assert "1 of 3 have not changed" in end.err


def test_a_page_of_the_users_stays(project: Path, graph: Callable[..., End]) -> None:
    (project / "site").mkdir()
    page = project / "site" / "index.html"
    page.write_text("<h1>mine</h1>")
    end = graph("src/one", "-o", "site")
    assert end.code == 0
    assert "warning: site/index.html was not written by layerlint and is kept" in end.err
    assert page.read_text() == "<h1>mine</h1>"
    page.unlink()
    for _ in range(2):
        assert "wrote site/index.html" in graph("src/one", "-o", "site").err


def test_no_picture_takes_the_place_of_the_page() -> None:
    assert file_names(["a.py:index"], "html") == ("index-2.html",)
    assert file_names(["a.py:index", "a.py:Index"], "html") == ("a.index.html", "a.Index-2.html")


def test_a_pipe_gets_the_bytes_and_a_terminal_the_file(
    project: Path, graph: Callable[..., End], monkeypatch: pytest.MonkeyPatch
) -> None:
    end = graph("src/head.py:Head")
    assert end.code == 0
    assert end.out.startswith("<svg")
    monkeypatch.setattr("layerlint.cli.graph.is_terminal", lambda: True)
    end = graph("src/head.py:Head")
    assert (end.code, end.out, end.err) == (0, "", "wrote Head.svg\n")
    assert (project / "Head.svg").read_text().startswith("<svg")


def test_inferred_values_are_printed_and_given_ones_are_not(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    units = ArgumentValue("units", "8", "default")
    inputs = ArgumentValue("x", "float32[None,8]", "given")

    def traced(jobs: Sequence[TargetJob], *_: Any, **__: Any) -> Iterator[TracedTarget]:
        yield TracedTarget(jobs[0].job.target, Trace(jobs[0].job.target, None, init=(units,), fed=(inputs,)))

    monkeypatch.setattr(layerlint.cli.target_pictures, "traced_targets", traced)
    end = end_of(["graph", "src/head.py:Head", "-o", "head.svg"], monkeypatch)
    assert (
        end.err == "wrote head.svg\ninferred; set your own with --init and --input:\n  units = 8: default\n"
    )
    assert end_of(["graph", "src/head.py:Head", "-o", "-"], monkeypatch).err == ""
