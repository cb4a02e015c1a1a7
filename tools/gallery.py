"""The pictures of `docs/pictures.md`, traced from the fixtures with TensorFlow: `python -m tools.gallery`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from layerlint.graphs.fold import view
from layerlint.graphs.layer_graph import Graph
from layerlint.render import Options, Theme, render
from layerlint.render.images import png
from layerlint.render.svg import svg
from layerlint.trace.assemble import assemble
from layerlint.trace.finding_notes import with_findings
from layerlint.trace.jobs import Job
from layerlint.trace.result import trace
from layerlint.trace.specs import parse_arguments, parse_inputs
from layerlint.trace.traced import Trace
from layerlint.trace.worker_session import session

FOLDER = "fixtures/graph"


@dataclass(frozen=True, slots=True)
class Picture:
    """A file of the gallery, and the class or function of a fixture that it shows."""

    name: str
    target: str
    inputs: tuple[str, ...] = ()
    init: str = ""

    @property
    def job(self) -> Job:
        return Job(
            f"{FOLDER}/{self.target}", parse_arguments(self.init, "init"), parse_inputs(self.inputs, "inputs")
        )


PICTURES = (
    Picture("mlp_block", "mlp.py:MLPBlock", ("float32[3,64]",), "units=32"),
    Picture("vae", "vae.py:VAE", ("float32[None,784]",)),
    Picture("two_tower", "shapes.py:TwoTower", ("float32[None,4]", "float32[None,4]")),
    Picture("transformer_x12", "transformer.py:Encoder", ("int32[None,64]",)),
    Picture("resnet50", "deep.py:resnet50"),
    Picture("broken_layer", "shapes.py:Untracked", ("float32[None,3]",)),
    Picture("failed_call", "broken.py:FailsInCall", ("float32[None,3]",)),
    Picture("loop", "shapes.py:Loop", ("float32[None,8]",)),
    Picture("train_step", "vae.py:SteppedVAE", ("float32[None,784]",)),
)


def graph_of(traced: Trace) -> Graph:
    """The graph as the command draws it, run in the folder of the project."""
    return view(with_findings(assemble(traced), keras=3))


def graphs() -> Iterator[tuple[Picture, Graph]]:
    with session(python=sys.executable, keras="3") as worker:
        for picture in PICTURES:
            yield picture, graph_of(trace(picture.job, worker, time_limit=120.0, memory_limit=8192))


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for picture, graph in graphs():
        path = folder / f"{picture.name}.svg"
        path.write_bytes(render(graph, "svg", Options(prefix=picture.name)))
        path.with_suffix(".png").write_bytes(png(svg(graph, Options(theme=Theme.LIGHT)), zoom=1.0))
        print(f"wrote {path} and .png")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "docs/gallery"))
