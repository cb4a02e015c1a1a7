"""What each kind of file says of the Keras that a project is for, and where it says so."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from layerlint.files.notebook import notebook_text, read_notebook
from layerlint.target.file_targets import Targets, target_of
from layerlint.target.keras_target import UNKNOWN
from layerlint.target.signs import signs_of


def write(folder: Path, files: dict[str, str]) -> Path:
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def notebook(*cells: str, version: str = "") -> str:
    listed = [{"cell_type": "code", "metadata": {}, "outputs": [], "source": cell} for cell in cells]
    metadata = {"language_info": {"name": "python", "version": version}} if version else {}
    return json.dumps({"cells": listed, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5})


@pytest.mark.parametrize(
    ("name", "text", "keras", "line"),
    [
        ("requirements.txt", "numpy\ntensorflow==2.3.0\n", 2, 2),
        ("requirements/base.txt", "keras>=3\n", 3, 1),
        ("requirements_gpu.txt", "tensorflow-gpu==1.15\n", 2, 1),
        ("requirements.txt", "tensorflow=2.3.0=gpu_py38\n", 2, 1),
        ("requirements.txt", "Package    Version\n------- ----\ntensorflow    2.17.0\n", 3, 3),
        ("requirements.txt", "tensorflow==2.17.0\nkeras==3.5.0\ntf_keras==2.17.0\n", 3, 1),
        ("requirements.txt", "tensorflow>=2\ntensorflow-addons\n", 2, 2),
        ("pyproject.toml", "[project]\nname = 'x'\nrequires-python = '>=3.6,<3.9'\n", 2, 3),
        ("pyproject.toml", "[project]\ndependencies = [\n  'tensorflow>=2.16',\n]\n", 3, 3),
        ("pyproject.toml", '[tool.pixi.dependencies]\ntensorflow = "2.10.*"\n', 2, 2),
        ("poetry.lock", '[[package]]\nname = "x"\n\n[[package]]\nname = "keras"\nversion = "2.15.0"\n', 2, 5),
        ("uv.lock", '\n[[package]]\nname = "tensorflow"\nversion = "2.18.0"\n', 3, 3),
        ("Pipfile.lock", '{"default": {\n"keras": {\n"hashes": [],\n"version": "==3.1.0"}}}', 3, 2),
        ("Pipfile", '[packages]\ntensorflow = "*"\n[requires]\npython_version = "3.7"\n', 2, 4),
        ("environment.yml", "dependencies:\n  - python=3.7\n  - tensorflow\n", 2, 2),
        ("meta.yaml", "requirements:\n  run:\n    - tensorflow 2.3\n", 2, 3),
        ("setup.py", "setup(\n    python_requires='>=3.5,<3.8')", 2, 2),
        ("x.egg-info/requires.txt", "keras<3\n", 2, 1),
        ("PKG-INFO", "Name: x\nRequires-Dist: keras (>=3.0)\n\nkeras<3", 3, 2),
        (".python-version", "3.7.9\n", 2, 1),
        ("Dockerfile", "FROM tensorflow/tensorflow:2.11.0-gpu\n", 2, 1),
        ("Dockerfile", "# FROM tensorflow/tensorflow:2.18.0\nFROM tensorflow/tensorflow:2.3.0\n", 2, 2),
        ("docker/gpu.dockerfile", "FROM --platform=linux/amd64 tensorflow/tensorflow:2.17.0\n", 3, 1),
        ("Dockerfile.gpu", "FROM ubuntu\nRUN apt-get install -y x && \\\n  pip install tensorflow==2.4.1\n", 2, 3),
        ("Dockerfile", "FROM tensorflow/tensorflow:2.15.0\nRUN apt-get update\nRUN pip install keras==3.0.0\n", 3, 3),
        ("Dockerfile", "FROM tensorflow/tensorflow:2.17.0\nRUN pip install 'tensorflow<2.16'\n", 2, 2),
        ("Dockerfile", "FROM tensorflow/tensorflow:2.3.0 AS old\nFROM tensorflow/tensorflow:2.17.0\n", 3, 2),
        ("Dockerfile", "FROM nvidia/cuda:11.4.0-devel-ubuntu20.04\nRUN apt-get install -y python3-pip\n", 2, 1),
        ("Dockerfile", "FROM ubuntu:bionic\n", 2, 1),
        ("Dockerfile", "FROM nvidia/cuda:11.4.0-ubuntu20.04\nRUN pip install tensorflow==2.17\n", 3, 2),
        ("requirements.txt", "tf-agents[reverb]>=0.13.0\n", 2, 1),
        ("Dockerfile", "FROM nvcr.io/nvidia/tensorflow:22.03-tf2-py3\n", 2, 1),
        ("Dockerfile", "ARG TF_VERSION=2.9.1\nFROM ubuntu\n", 2, 1),
        ("Dockerfile", "FROM python:3.11\nENV TF_USE_LEGACY_KERAS=1\nRUN pip install tensorflow==2.17\n", 2, 2),
        (".devcontainer/devcontainer.json", '{\n  "image": "tensorflow/tensorflow:2.6.0"\n}', 2, 2),
        ("docker-compose.yml", "services:\n  a:\n    image: tensorflow/tensorflow:2.8.0\n", 2, 3),
        (".github/workflows/ci.yml", 'matrix:\n  tensorflow: ["2.13", "2.15"]\n', 2, 2),
        (".github/workflows/ci.yml", "matrix:\n  tf-version:\n    - 2.16.1\n    - 2.17.0\n", 3, 3),
        (".github/workflows/ci.yml", "steps:\n  - run: pip install tensorflow==2.12.0 pytest\n", 2, 2),
        (".travis.yml", 'env:\n  - TF_VERSION=1.15.0\n', 2, 2),
        (".travis.yml", "env:\n#  - TF_VERSION=2.18.0\n  - TF_VERSION=1.15.0\n", 2, 3),
        (
            ".github/workflows/ci.yml",
            'tf-version: "2.10.0"\ntf-version: "2.20.0"\nTF_USE_LEGACY_KERAS: ${{ matrix.old }}\n',
            2,
            1,
        ),
        (".github/workflows/ci.yml", "run: pip install keras==3.0\nTF_USE_LEGACY_KERAS: $OLD\n", 3, 1),
        ("tox.ini", "[testenv]\ndeps =\n    tensorflow==2.5.0\n", 2, 3),
        ("setup.sh", "pip3 install --upgrade 'tensorflow<2.11'\n", 2, 1),
        ("nets/requirements.txt", "tensorflow==2.8\n", 2, 1),
    ],
)  # fmt: skip
def test_a_file_speaks(tmp_path: Path, name: str, text: str, keras: int, line: int) -> None:
    target = target_of(str(write(tmp_path, {name: text})))
    assert target.evidence is not None
    assert (target.keras, target.evidence.line, target.guess) == (keras, line, False)
    assert f"{os.path.basename(name)}:{line} `" in target.reason


@pytest.mark.parametrize(
    ("name", "text", "keras"),
    [
        ("README.md", "Needs TensorFlow 2.3 and Python 3.", 2),
        ("README.md", "```\npip install keras==2.2.4\n```", 2),
        ("README.md", "![](https://img.shields.io/badge/TensorFlow-2.4-orange)", 2),
        ("README.rst", "* Python 3.6\n* tensorflow == 1.14", 2),
        ("README.md", "Built with Keras 3.4.", 3),
        ("README.md", "A TensorFlow2 implementation (tested on version 2.13.0) of a model", 2),
        ("README.md", "Keras layers, tested with version 3.2", 3),
    ],
)
def test_what_readers_are_told_is_a_guess(tmp_path: Path, name: str, text: str, keras: int) -> None:
    target = target_of(str(write(tmp_path, {name: text})))
    assert (target.keras, target.guess) == (keras, True)
    assert target.reason.startswith("a guess: ")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("README.md", "TensorFlow 2.0 or later, Python >= 3.6, TF 2.x"),
        (
            "README.md",
            "- Python 3.8 atau lebih tinggi\n- TensorFlow 2.4 o superior\n- Keras 2.4 ou supérieur",
        ),
        ("README.md", "Python 3.7 oder höher, TensorFlow 2.3 и выше\nPython 3.6 及以上\nTensorFlow 2.3以上"),
        ("README.md", "Python 3.6 and up, TensorFlow 2.2 ve üzeri, `TensorFlow 2.1`+"),
        ("README.md", "the model is `keras-2.1.h5`"),
        ("README.md", "TensorFlow runs on CUDA, and needs version 2.1 of the driver"),
        ("requirements.txt", "tensorflow>=2.4\ntensorflow-datasets==4.0\nmy-keras==2.1\nkerastuner<2"),
        ("requirements.txt", "keras-tuner==1.0\nh5py==2.10\nscikeras==0.3\n"),
        ("Dockerfile", "FROM python:3.10\n# pip install tensorflow\nRUN pip install tensorflow\n"),
        ("Dockerfile", "FROM tensorflow/tensorflow:latest-gpu\n"),
        (".github/workflows/ci.yml", 'matrix:\n  tensorflow: ["2.13", "2.18"]\n'),
        (".github/workflows/ci.yml", 'matrix:\n  python-version: [3.8, "3.12"]\n'),
        (".travis.yml", "env:\n#  - TF_VERSION=1.13.1\n  #- TF_VERSION=1.14.0\n  - DOCS=1\n"),
        ("build.sh", "# pip install tensorflow==1.13.1\nmake\n"),
        (".github/workflows/ci.yml", "steps:\n  # - run: pip install tensorflow==2.3.0\n  - run: make\n"),
        (
            ".github/workflows/ci.yml",
            'tf-version: "2.20.0"\nold: "1"\nenv:\n  TF_USE_LEGACY_KERAS: ${{ matrix.old }}\n',
        ),
        (
            ".gitlab-ci.yml",
            "script:\n  - export TF_USE_LEGACY_KERAS=$OLD\n  - pip install tensorflow==2.18\n",
        ),
        ("docs/environment.md", "tensorflow==2.3"),
        ("pyproject.toml", "[project]\nrequires-python = '>=3.7'\n"),
    ],
)
def test_what_fits_both_says_nothing(tmp_path: Path, name: str, text: str) -> None:
    assert target_of(str(write(tmp_path, {name: text}))) == UNKNOWN


def test_the_nearest_folder_speaks_first_and_the_stronger_kind(tmp_path: Path) -> None:
    files = {
        "requirements.txt": "tensorflow==2.11\n",
        "new/requirements.txt": "keras>=3\n",
        "new/deep/a.py": "",
        "old/a.py": "",
        "Dockerfile": "FROM tensorflow/tensorflow:2.18.0\n",
    }
    write(tmp_path, files)
    targets = Targets()
    assert targets.of(str(tmp_path / "new/deep/a.py")).keras == 3
    old = targets.of(str(tmp_path / "old/a.py"))
    assert old.keras == 2
    (said,) = targets.contradictions()
    assert "requirements.txt:1 `tensorflow==2.11` says Keras 2" in said
    assert "Dockerfile:1 `tensorflow:2.18.0` says Keras 3" in said


def test_a_requirement_of_keras_says_more_than_one_of_tensorflow(tmp_path: Path) -> None:
    files = {
        "requirements.txt": "tensorflow-gpu==2.5.0\n",
        "pyproject.toml": '[project]\ndependencies = ["keras>=3.0"]',
    }
    write(tmp_path, files)
    targets = Targets()
    assert targets.of(str(tmp_path / "a.py")).keras == 3
    (said,) = targets.contradictions()
    assert "requirements.txt:1 `tensorflow-gpu==2.5.0` says Keras 2" in said
    assert "read as Keras 3" in said


def test_requirements_of_keras_that_disagree_decide_nothing(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "requirements.txt": "keras==2.9\ntensorflow==2.9\n",
            "setup.cfg": "[options]\ninstall_requires =\n  keras>=3\n",
        },
    )
    assert Targets().of(str(tmp_path / "a.py")).guess


@pytest.mark.parametrize(
    ("cell", "keras"),
    [
        ("!pip install -q tensorflow==2.15", 2),
        ('%pip install "keras>=3.0"', 3),
        ("%tensorflow_version 1.x", 2),
        ("!pip install tensorflow_addons", 2),
    ],
)
def test_a_notebook_is_for_what_it_installs(tmp_path: Path, cell: str, keras: int) -> None:
    texts = {"a.ipynb": notebook(cell, "import keras"), "requirements.txt": f"keras=={5 - keras}.0\n"}
    write(tmp_path, texts)
    assert Targets().of(str(tmp_path / "a.ipynb")).keras == keras
    assert Targets().of(str(tmp_path / "b.ipynb")).keras == 5 - keras


def test_what_a_deep_readme_tells_is_not_for_the_project(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": PLAIN, "nets/hub/README.md": "TensorFlow 1.15"})
    assert target_of(str(tmp_path)) == UNKNOWN


def test_what_a_few_notebooks_install_is_for_them_alone(tmp_path: Path) -> None:
    plain = {f"{number}.ipynb": notebook("import keras") for number in range(12)}
    write(tmp_path, {**plain, "a.ipynb": notebook("!pip install tensorflow_addons", "import keras")})
    assert [Targets().of(str(tmp_path / name)).keras for name in ("a.ipynb", "1.ipynb", "b.py")] == [2, 3, 3]
    write(
        tmp_path,
        {f"b{number}.ipynb": notebook("!pip install tensorflow==2.9", "import keras") for number in range(9)},
    )
    assert Targets().of(str(tmp_path / "1.ipynb")).keras == 2


@pytest.mark.parametrize("cells", [["import keras\n", "%%bash\nls", "!ls\nx = keras"], ["x", "", "y\r\n"]])
def test_the_quick_text_of_a_notebook_has_the_same_names(cells: list[str]) -> None:
    raw = notebook(*cells)
    quick = [line for line in notebook_text(raw).splitlines() if line.strip()]
    whole = [line for line in read_notebook("a.ipynb", raw).text.splitlines() if line.strip()]
    assert quick == whole


def test_a_notebook_that_ran_before_keras_3_is_for_keras_2(tmp_path: Path) -> None:
    def ran(seconds: int) -> str:
        text = json.loads(notebook("import keras"))
        text["cells"][0]["metadata"] = {"executionInfo": {"elapsed": 3, "timestamp": seconds * 1000}}
        return json.dumps(text)

    write(tmp_path, {"a.ipynb": ran(1_669_827_076), "b.ipynb": ran(1_769_827_076)})
    targets = [Targets().of(str(tmp_path / name)) for name in ("a.ipynb", "b.ipynb")]
    assert [target.keras for target in targets] == [2, 3]
    assert "`ran on 2022-11-30`" in targets[0].reason


def test_modules_that_an_old_python_compiled(tmp_path: Path) -> None:
    write(tmp_path, {"a.py": PLAIN, "__pycache__/a.cpython-36.pyc": ""})
    assert target_of(str(tmp_path)).keras == 2
    write(tmp_path, {"__pycache__/b.cpython-311.pyc": ""})
    assert target_of(str(tmp_path)) == UNKNOWN


def test_a_notebook_that_ran_on_an_old_python_is_for_keras_2(tmp_path: Path) -> None:
    write(tmp_path, {"a.ipynb": notebook("import keras", version="3.6.9"), "b.py": "import keras\n"})
    write(tmp_path, {"c.ipynb": notebook("import keras", version="3.11.2")})
    assert [Targets().of(str(tmp_path / name)).keras for name in ("a.ipynb", "b.py", "c.ipynb")] == [2, 3, 3]


@pytest.mark.parametrize(
    ("output", "keras"),
    [
        ("25/25 [==============================] - 0s 2ms/step - loss: 1.3", 2),
        ("1/1 [==============================] - 0s 9ms/step\\n 1/25 [>.......] - ETA: 3s", 2),
        ("\x1b[1m25/25\x1b[0m \x1b[32m" + "\u2501" * 20 + "\x1b[0m\x1b[37m\x1b[0m \x1b[1m1s\x1b[0m", 3),
        ("25/25 " + "\u2501" * 20 + " 0s 2ms/step", 3),
    ],
)
@pytest.mark.parametrize("ascii_only", [True, False])
def test_a_notebook_that_shows_a_progress_bar_ran_on_its_keras(
    tmp_path: Path, output: str, keras: int, ascii_only: bool
) -> None:
    cell = {
        "cell_type": "code",
        "source": "import keras",
        "outputs": [{"output_type": "stream", "text": [output]}],
    }
    book = json.dumps({"cells": [cell], "nbformat": 4}, ensure_ascii=ascii_only)
    other = notebook("import keras", version="3.6.9" if keras == 3 else "3.11.2")
    write(tmp_path, {"a.ipynb": book, "b.ipynb": other})
    assert Targets().of(str(tmp_path / "a.ipynb")).keras == keras
    assert Targets().of(str(tmp_path / "b.ipynb")).keras == 5 - keras


def test_bars_of_pip_say_nothing(tmp_path: Path) -> None:
    text = "\x1b[2K   \x1b[90m" + "\u2501" * 40 + "\x1b[0m \x1b[32m1.0/1.0 MB\x1b[0m"
    cell = {
        "cell_type": "code",
        "source": "import keras",
        "outputs": [{"output_type": "stream", "text": [text]}],
    }
    write(tmp_path, {"a.ipynb": json.dumps({"cells": [cell], "nbformat": 4})})
    assert Targets().of(str(tmp_path / "a.ipynb")) == UNKNOWN


@pytest.mark.parametrize(("old", "keras"), [(1, 3), (2, 2), (3, 2)])
def test_most_notebooks_show_on_which_keras_a_project_ran(tmp_path: Path, old: int, keras: int) -> None:
    books = {f"{number}.ipynb": notebook("import keras", version="3.6.9") for number in range(old)}
    write(
        tmp_path,
        {**books, "last.ipynb": notebook("import keras", version="3.10.6"), "a.py": "import keras\n"},
    )
    assert Targets().of(str(tmp_path / "a.py")).keras == keras


OLD = "from keras.layers.merge import concatenate\nmodel.fit_generator(x)\n"
NEW = "import keras\nfrom keras import ops\n"
PLAIN = "import keras\n"


@pytest.mark.parametrize(
    ("texts", "keras"),
    [
        ([OLD, PLAIN, PLAIN, PLAIN, PLAIN, PLAIN], 3),
        ([OLD, OLD, PLAIN, PLAIN], 2),
        ([OLD, OLD, NEW, NEW], 3),
        ([OLD], 2),
        (["from keras.backend import *\n", OLD, PLAIN], 2),
        (["from tensorflow.keras.backend import *\n", PLAIN, PLAIN], 3),
        (["import keras\nmodel.fit_generator(x)\n"], 3),
        (["import tf_keras\n"] * 3 + [PLAIN], 3),
        (["from tensorflow.python.keras import layers\n", PLAIN, PLAIN], 3),
        (["from tensorflow.python.keras import layers\n"] * 3 + [PLAIN], 2),
        (["import tensorflow as tf\nx = tf.placeholder(1)\ntf.Session()\nfrom tensorflow import keras\n"], 2),
        (["import tensorflow.compat.v1 as tf\nx = tf.placeholder(1)\ntf.Session()\n" + PLAIN], 3),
        (["# model.fit_generator(x), keras.layers.merge\n" + PLAIN] * 4, 3),
    ],
)
def test_names_are_counted_over_the_project(tmp_path: Path, texts: list[str], keras: int) -> None:
    write(tmp_path, {f"m{number}.py": text for number, text in enumerate(texts)})
    target = Targets().of(str(tmp_path / "other.py"))
    assert (target.keras, target.guess) == (keras, True)


GENERATORS = "from tensorflow.keras.models import Model\nm.fit_generator(x)\nm.evaluate_generator(x)\n"


@pytest.mark.parametrize(
    ("text", "keras"),
    [
        (GENERATORS, 2),
        ("import keras\nm.fit_generator(x)\n", 3),
        (f"from keras import ops\n{GENERATORS}", 3),
        (f"import keras\nprint(keras.__version__)\n{GENERATORS}", 3),
        (PLAIN, 3),
    ],
)
def test_a_file_with_several_old_names_shows_its_own_keras_where_nothing_else_does(
    tmp_path: Path, text: str, keras: int
) -> None:
    write(tmp_path, {"a.py": text, **{f"m{number}.py": PLAIN for number in range(4)}})
    assert Targets().of(str(tmp_path / "a.py")).keras == keras
    assert Targets().of(str(tmp_path / "m1.py")).keras == 3
    write(tmp_path, {"requirements.txt": "keras>=3\n"})
    assert Targets().of(str(tmp_path / "a.py")).keras == 3


@pytest.mark.parametrize(
    ("image", "keras"),
    [("FROM python:3.11-slim", 3), ("FROM python:3.8-slim", 2), ("FROM debian", 2), (None, 2)],
)
def test_a_document_on_an_old_python_gives_way_to_the_image(
    tmp_path: Path, image: str | None, keras: int
) -> None:
    files = {"README.md": "```\nFROM python:3.8-slim\n```\n", "a.py": PLAIN}
    write(tmp_path, {**files, **({"Dockerfile": f"{image}\n"} if image else {})})
    assert Targets().of(str(tmp_path / "a.py")).keras == keras


@pytest.mark.parametrize(
    ("text", "old"),
    [
        ("import torch\nimport keras\ntorch.optim.SGD(net.parameters(), lr=0.1)\n", False),
        ("import torch.optim as optim\nimport keras\noptim.Adam(net.parameters(), lr=0.1)\n", False),
        ("from torch.optim import (\n    Adam,\n    SGD,\n)\nimport keras\nSGD([w], lr=0.1)\n", False),
        (
            "from torch import optim\nimport keras\noptim.Adam([w], lr=0.1)\nkeras.optimizers.Adam(lr=1)\n",
            True,
        ),
        ("import torch\nfrom keras.optimizers import SGD\nSGD(lr=0.1)\n", True),
        ("import torch\nfrom tensorflow.keras import optimizers as opt\nopt.SGD(lr=0.1)\n", True),
        ("from keras.optimizers import *\nSGD(lr=0.1)\n", True),
        ("import tensorflow as tf\ntf.keras.optimizers.Adam(lr=0.1)\n", True),
    ],
)
def test_the_optimizers_of_torch_have_a_learning_rate_of_their_own(text: str, old: bool) -> None:
    assert bool(signs_of(text).old) is old


def test_a_file_with_names_of_keras_3_is_for_it(tmp_path: Path) -> None:
    write(tmp_path, {"requirements.txt": "tensorflow<2.16\n", "a.py": NEW, "b.py": PLAIN})
    write(tmp_path, {"c.py": NEW + "if keras.__version__ >= '3':\n    pass\n"})
    assert [Targets().of(str(tmp_path / name)).keras for name in ("a.py", "b.py", "c.py")] == [3, 2, 2]


def test_a_newer_python_in_an_old_image_and_an_image_of_a_machine_say_nothing(tmp_path: Path) -> None:
    write(tmp_path / "a", {"Dockerfile": "FROM ubuntu:20.04\nRUN apt-get install python3.11\n"})
    write(
        tmp_path / "b",
        {".github/workflows/ci.yml": "jobs:\n  - name: ubuntu-20.04\n    image: ubuntu:20.04\n"},
    )
    write(tmp_path / "c", {"Dockerfile": "FROM nvidia/cuda:12.2.0-base-ubuntu22.04\n"})
    write(
        tmp_path / "d",
        {"docker-compose.yml": "image: tensorflow/tensorflow:2.3.0\nimage: tensorflow/tensorflow:2.17.0\n"},
    )
    for folder in "abcd":
        assert target_of(str(tmp_path / folder)).keras == 3
        assert target_of(str(tmp_path / folder)).guess


def test_a_python_that_makes_docs_is_no_contradiction(tmp_path: Path) -> None:
    docs = "jobs:\n  steps:\n    - with:\n        python-version: 3.8\n"
    write(tmp_path, {"Dockerfile": "RUN pip install keras==3.0.0\n", ".github/workflows/docs.yml": docs})
    target = target_of(str(tmp_path))
    assert (target.keras, target.contradictions) == (3, ())


def test_a_python_that_makes_docs_says_less_than_what_a_container_installs(tmp_path: Path) -> None:
    pages = {".github/workflows/pages.yml": "steps:\n  - python-version: 3.8\n"}
    write(tmp_path, {**pages, "a.py": PLAIN})
    assert Targets().of(str(tmp_path / "a.py")).keras == 2
    write(tmp_path, {"Dockerfile": "FROM python\nRUN pip install keras==3.0.0\n"})
    assert Targets().of(str(tmp_path / "a.py")).keras == 3


def test_a_notebook_that_ran_on_an_old_keras_is_not_for_what_another_one_installs(tmp_path: Path) -> None:
    write(tmp_path, {"new.ipynb": notebook("!pip install keras-hub\n", "import keras\n", version="3.11.4")})
    write(tmp_path, {"old.ipynb": notebook("import keras\n", version="3.6.1")})
    write(tmp_path, {"other.ipynb": notebook("import keras\n")})
    names = ("new.ipynb", "old.ipynb", "other.ipynb")
    assert [Targets().of(str(tmp_path / name)).keras for name in names] == [3, 2, 3]
    write(tmp_path, {"requirements.txt": "keras>=3\n"})
    assert [Targets().of(str(tmp_path / name)).keras for name in names] == [3, 3, 3]


def test_the_variable_for_the_old_keras_is_for_tensorflow_alone(tmp_path: Path) -> None:
    text = 'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n'
    write(tmp_path, {"a/__init__.py": text, "a/b.py": PLAIN, "c.py": PLAIN})
    inside, outside = (Targets().of(str(tmp_path / name)) for name in ("a/b.py", "c.py"))
    assert (inside.of_root("tf.keras"), inside.of_root("keras")) == (2, 3)
    assert outside.of_root("tf.keras") == 3


def test_tf_keras_beside_a_new_tensorflow_is_for_those_who_ask_for_it(tmp_path: Path) -> None:
    write(tmp_path, {"requirements.txt": "tensorflow>=2.16\ntf_keras\n", "a.py": PLAIN})
    assert Targets().of(str(tmp_path / "a.py")).of_root("tf.keras") == 3
    write(tmp_path, {"train.py": 'import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n'})
    target = Targets().of(str(tmp_path / "a.py"))
    assert (target.of_root("tf.keras"), target.of_root("keras"), target.contradictions) == (2, 3, ())
    assert target.legacy.endswith("train.py:2 `TF_USE_LEGACY_KERAS`")
    write(tmp_path, {"requirements.txt": "tensorflow\ntf_keras\n"})
    assert Targets().of(str(tmp_path / "a.py")).keras == 2


SWITCH = 'os.environ["TF_USE_LEGACY_KERAS"] = "1"\n'


@pytest.mark.parametrize(
    ("name", "text", "switches"),
    [
        ("train.py", f"import os\n{SWITCH}", True),
        ("train.py", f"import os\ntry:\n    {SWITCH}finally:\n    pass\n", True),
        ("train.py", f"import os, tensorflow as tf\nif tf.__version__ >= '2.16':\n    {SWITCH}", True),
        ("train.py", 'import os\nif "TF_USE_LEGACY_KERAS" not in os.environ:\n    ' + SWITCH, True),
        ("train.py", f"import os, sys\nif sys.argv[1] == '2':\n    {SWITCH}", False),
        ("train.py", f"import os\ndef old():\n    {SWITCH}", False),
        ("train.py", f'SCRIPT = """\nimport os\n{SWITCH}"""\n', False),
        ("benchmarks/train.py", f"import os\n{SWITCH}", False),
    ],
)
def test_one_run_for_the_old_keras_does_not_switch_the_project(
    tmp_path: Path, name: str, text: str, switches: bool
) -> None:
    write(tmp_path, {"requirements.txt": "tensorflow>=2.16\ntf_keras\n", "a.py": PLAIN, name: text})
    assert bool(Targets().of(str(tmp_path / "a.py")).legacy) is switches


@pytest.mark.parametrize("folder", ["tests", "fixtures/keras2", "docs", "examples/old"])
def test_folders_that_stand_aside_speak_for_themselves_alone(tmp_path: Path, folder: str) -> None:
    write(tmp_path, {f"{folder}/requirements.txt": "tensorflow==2.11\n", "a.py": PLAIN})
    assert Targets().of(str(tmp_path / "a.py")) == UNKNOWN
    assert Targets().of(str(tmp_path / folder / "b.py")).keras == 2
    write(tmp_path, {"nets/requirements.txt": "tf-keras>=2.16\n"})
    assert Targets().of(str(tmp_path / "a.py")) == UNKNOWN


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(("year", "keras"), [(2021, 2), (2024, 2), (2025, 3)])
def test_the_last_commit_tells_an_old_project(tmp_path: Path, year: int, keras: int, packed: bool) -> None:
    (tmp_path / "a.py").write_text(PLAIN)
    date = f"{year}-03-04T05:06:07+0000"
    who = {f"GIT_{one}_{what}": "a@b" for one in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **who, "GIT_COMMITTER_DATE": date, "GIT_AUTHOR_DATE": date}
    commands = [["init", "-q"], ["add", "."], ["commit", "-qm", "a"], *([["gc", "-q"]] if packed else [])]
    for command in commands:
        subprocess.run(["git", *command], cwd=tmp_path, check=True, env=environment)
    target = target_of(str(tmp_path))
    assert (target.keras, target.guess) == (keras, True)
    assert (f"`last commit on {year}-03-04`" in target.reason) is (keras == 2)
    write(tmp_path, {"requirements.txt": "keras>=3\n"})
    assert target_of(str(tmp_path)).keras == 3


@pytest.mark.parametrize("text", ["", "ref: refs/heads/../../x", "ref: refs/heads/a", "0" * 40, "\0" * 99])
def test_a_repository_that_is_none_says_nothing(tmp_path: Path, text: str) -> None:
    write(tmp_path, {"a.py": PLAIN, ".git/HEAD": text, ".git/packed-refs": "x refs/heads/a\n"})
    write(tmp_path, {".git/objects/pack/a.idx": "\xfftOc" * 400, ".git/objects/pack/a.pack": "PACK"})
    assert target_of(str(tmp_path)) == UNKNOWN


def test_an_environment_in_the_project_speaks(tmp_path: Path) -> None:
    write(tmp_path, {".venv/lib/python3.10/site-packages/keras-2.15.0.dist-info/METADATA": ""})
    target = target_of(str(tmp_path))
    assert (target.keras, target.guess) == (2, False)
    assert target.reason.endswith("`keras 2.15.0`")


def test_nothing_outside_the_project_is_read(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("tensorflow==2.3\n")
    inside = write(tmp_path / "inside", {"a.py": PLAIN})
    (inside / "requirements.txt").symlink_to(tmp_path / "requirements.txt")
    (inside / "docker").symlink_to(tmp_path)
    (inside / "round").symlink_to(inside)
    assert target_of(str(inside)) == UNKNOWN
    (inside / "pins.txt").write_text("tensorflow==2.3\n")
    (inside / "requirements.txt").unlink()
    (inside / "requirements.txt").symlink_to("pins.txt")
    assert target_of(str(inside)).keras == 2


@pytest.mark.parametrize(
    "name", ["Dockerfile", "README.md", "poetry.lock", "a.ipynb", ".github/workflows/a.yml"]
)
@pytest.mark.parametrize(
    "data", [b"\xff\xfe\0t", b"tensorflow=" * 50_000, b"keras\0 - " * 9_000, b"- [" * 90_000]
)
def test_files_of_any_content_are_read_in_no_time(tmp_path: Path, name: str, data: bytes) -> None:
    path = write(tmp_path, {}) / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    assert target_of(str(tmp_path)).keras in (2, 3)


def test_a_list_that_powershell_wrote_is_read(tmp_path: Path) -> None:
    write(tmp_path, {})
    (tmp_path / "requirements.txt").write_bytes("tensorflow==2.9.0\r\n".encode("utf-16"))
    assert target_of(str(tmp_path)).keras == 2


@pytest.mark.parametrize("mark", [".git/HEAD", ".git", ".hg/requires"])
def test_a_repository_in_the_folder_speaks_for_itself_alone(tmp_path: Path, mark: str) -> None:
    other = tmp_path / "clones" / "other"
    (other / mark).parent.mkdir(parents=True)
    (other / mark).touch()
    (other / "requirements.txt").write_text("keras==2.9\n")
    (other / "model.py").write_text("import keras\n")
    (tmp_path / "pyproject.toml").touch()
    assert target_of(str(tmp_path / "model.py")).evidence is None
    assert target_of(str(other / "model.py")).keras == 2


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('import os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n', 2),
        ('import os\nos.environ.setdefault("TF_USE_LEGACY_KERAS", "1")\n', 2),
        ('import os\n\nos.environ.update(\n    TF_USE_LEGACY_KERAS="1",\n)\n', 4),
        ('import os\n!pip install keras\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n', 3),
        ('import os, sys\nif sys.argv[1] == "2":\n    os.environ["TF_USE_LEGACY_KERAS"] = "1"\n', 0),
        ('import os\n\n\ndef old():\n    os.environ["TF_USE_LEGACY_KERAS"] = "1"\n', 0),
        ('import os\n!ls\nif old:\n    os.environ["TF_USE_LEGACY_KERAS"] = "1"\n', 0),
        ('CODE = """\nimport os\nos.environ["TF_USE_LEGACY_KERAS"] = "1"\n"""\n', 0),
        ('"""Set os.environ["TF_USE_LEGACY_KERAS"] = "1" before."""\nimport keras\n', 0),
    ],
)
def test_only_what_runs_whenever_the_file_does_switches_to_the_old_keras(text: str, line: int) -> None:
    assert signs_of(text).legacy == line


def test_a_script_that_may_switch_to_the_old_keras_says_nothing_of_the_project(tmp_path: Path) -> None:
    """It broke the first picture of this project's own README."""
    script = 'import os, sys\nif sys.argv[1] == "2":\n    os.environ["TF_USE_LEGACY_KERAS"] = "1"\n'
    extras = "tensorflow>=2.16\ntf_keras\n"
    write(tmp_path, {"requirements.txt": extras, "benchmarks/plans.py": script, "a.py": PLAIN})
    assert Targets().of(str(tmp_path / "a.py")).of_root("tf.keras") == 3
