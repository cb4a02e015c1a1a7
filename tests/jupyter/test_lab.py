"""A page of JupyterLab in headless Chromium, used as a reader of docs/notebooks.md uses it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.jupyter.test_notebook import LINEAR
from tests.render.browser import started

pytestmark = pytest.mark.thorough  # a server, a browser and TensorFlow run

nbformat = pytest.importorskip("nbformat")
pytest.importorskip("jupyterlab")

GOOD = """class Good(keras.layers.Layer):
    def __init__(self, units=4, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(units)

    def call(self, inputs):
        return self.dense(inputs)"""
CELLS = [
    "import keras\nimport tensorflow as tf\nimport layerlint",
    "%load_ext layerlint",
    LINEAR,
    GOOD,
    f"%%layerlint\n{GOOD}",
    "layerlint.graph(Good(), tf.zeros((2, 3)))",
]
_ALL_RAN = """() => {
  const prompts = [...document.querySelectorAll(".jp-CodeCell .jp-InputPrompt")].map((one) => one.textContent);
  return prompts.length >= %d && prompts.every((text) => /\\[[0-9]+\\]/.test(text));
}"""


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a notebook in a running JupyterLab."""
    folder: Path = tmp_path_factory.mktemp("lab")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in CELLS])
    book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(book, folder / "a.ipynb")
    port = _free_port()
    address = f"http://127.0.0.1:{port}"
    places = {f"JUPYTER_{name}_DIR": str(folder / name) for name in ("CONFIG", "DATA", "RUNTIME")}
    environment = {
        **os.environ,
        **places,
        "IPYTHONDIR": str(folder / "ipython"),
        "CUDA_VISIBLE_DEVICES": "-1",
    }
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    options = [f"--port={port}", f"--ServerApp.root_dir={folder}", "--no-browser", "--allow-root"]
    open_to_all = ["--IdentityProvider.token=", "--ServerApp.password=", "--LabApp.news_url="]
    command = [sys.executable, "-m", "jupyterlab", *options, *open_to_all]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        for _ in range(240):
            try:
                urllib.request.urlopen(f"{address}/api", timeout=5).close()
                break
            except OSError:
                time.sleep(0.5)
        yield f"{address}/lab/tree/a.ipynb"
        process.terminate()


def test_a_page_of_jupyterlab_shows_findings_and_a_picture(lab: str) -> None:
    with started() as browser:
        page = browser.new_page(viewport={"width": 1100, "height": 2600})
        page.goto(lab, timeout=240_000)
        page.click(".jp-Notebook .jp-CodeCell >> nth=0", timeout=240_000)
        page.get_by_role("menuitem", name="Run").first.click()
        page.get_by_text("Restart Kernel and Run All Cells…").first.click()
        page.click(".jp-Dialog .jp-mod-warn, .jp-Dialog .jp-mod-accept")
        page.wait_for_function(_ALL_RAN % len(CELLS), timeout=240_000)
        page.wait_for_selector(".jp-CodeCell >> nth=5 >> .jp-OutputArea svg", timeout=60_000)
        cells = page.query_selector_all(".jp-CodeCell")
        shown: list[Any] = [_outputs(cell) for cell in cells]
    assert "LL104" in shown[2]
    assert "cell [3], line 4" in shown[2]
    assert shown[1] == shown[3] == ""
    assert "No findings in cell [5]" in shown[4]


def _outputs(cell: Any) -> str:
    return "".join(area.inner_text() for area in cell.query_selector_all(".jp-OutputArea-output"))
