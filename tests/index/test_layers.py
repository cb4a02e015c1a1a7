"""Which classes are Keras layers, found across files without importing them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from layerlint.files.discovery import discover
from layerlint.files.sources import ModuleSource, read
from layerlint.index.import_search import ImportSearch
from layerlint.index.layer_index import LayerIndex, find_layers


def layers_in(folder: Path, files: dict[str, str], only: str | None = None, **search: Any) -> LayerIndex:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    paths = [str(folder / only)] if only else discover([str(folder)]).files
    sources = [source for source in map(read, paths) if isinstance(source, ModuleSource)]
    return find_layers(sources, ImportSearch(str(folder), **search))


def names(found: LayerIndex) -> list[str]:
    return [layer.qualname for layer in found.layers]


@pytest.mark.parametrize(
    "text",
    [
        "import keras\nclass A(keras.Layer): pass",
        "import tensorflow as tf\nclass A(tf.keras.layers.Layer): pass",
        "from tensorflow import keras\nclass A(keras.Model): pass",
        "from tensorflow.keras import layers as L\nclass A(L.Dense): pass",
        "import tensorflow as tf\ntfkl = tf.keras.layers\nclass A(tfkl.Layer): pass",
        "import keras\nK = keras\nclass A(K.layers.Layer): pass",
        "import tensorflow as tf\nLayer = tf.keras.layers.Layer\nclass A(Layer): pass",
        "import tf_keras\nclass A(tf_keras.layers.Layer): pass",
        "from keras_core.layers import Layer\nclass A(Layer): pass",
        "from tensorflow.python.keras.engine.base_layer import Layer\nclass A(Layer): pass",
        "from keras.src.layers.layer import Layer\nclass A(Layer): pass",
        "from tensorflow.keras.layers import *\nclass A(Layer): pass",
        "import tensorflow.keras as tk\nclass A(tk.layers.Layer): pass",
        "try:\n    from tensorflow import keras\nexcept ImportError:\n    import keras\nclass A(keras.Layer): pass",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import keras\nclass A(keras.Layer): pass",
        "import keras\nfrom typing import Generic, TypeVar\nT = TypeVar('T')\nclass A(keras.Layer, Generic[T]): pass",
        "import keras\nclass A(\n    keras.Layer,  # the base\n): pass",
        "import keras\nif True:\n    class A(keras.Layer):\n        pass",
        "import tensorflow.compat.v2 as tf\nclass A(tf.keras.layers.Layer): pass",
        "import keras\nLayer, Model = keras.Layer, keras.Model\nclass A(Layer): pass",
        "import keras, six, abc\nclass A(six.with_metaclass(abc.ABCMeta, keras.Layer)): pass",
        "import keras\nclass A(keras.Layer if keras else object): pass",
        "import keras\nBase = keras.Layer if keras else object\nclass A(Base): pass",
        "import keras\n\x0cclass A(keras.Layer): pass",
        "import keras\nclass A(keras.Layer, metaclass=type): pass",
        "import keras\nmatch keras:\n  case _:\n    class A(keras.Layer): pass",
    ],
)
def test_every_way_to_name_the_base_class(tmp_path: Path, text: str) -> None:
    found = layers_in(tmp_path, {"a.py": text})
    assert names(found) == ["A"]
    assert found.layers[0].complete


@pytest.mark.parametrize(
    "text",
    [
        "class Layer: pass\nclass A(Layer): pass",
        "from lasagne.layers import Layer\nclass A(Layer): pass",
        "from torch.nn import Module as Layer\nclass A(Layer): pass",
        "import keras\nclass A(keras.callbacks.Callback): pass",
        "import keras\nclass A(keras.metrics.Metric): pass",
        "import tensorflow as tf\nclass A(tf.Module): pass",
        "class A(A): pass",
        "class A(B): pass\nclass B(A): pass",
    ],
)
def test_what_is_no_layer(tmp_path: Path, text: str) -> None:
    assert names(layers_in(tmp_path, {"a.py": text})) == []


def test_bases_in_other_files_at_any_depth(tmp_path: Path) -> None:
    files = {
        "pkg/__init__.py": "from .base import Base\n",
        "pkg/base.py": "import keras\nclass Base(keras.Layer): pass\n",
        "pkg/mid.py": "from . import Base as Root\nclass Mid(Root): pass\n",
        "pkg/sub/__init__.py": "",
        "pkg/sub/top.py": "from ..mid import Mid\nfrom pkg import mid as m\nclass A(Mid): pass\nclass B(m.Mid): pass\n",
    }
    found = layers_in(tmp_path, files, only="pkg/sub/top.py")
    assert names(found) == ["A", "B"]
    assert [ancestor.qualified for ancestor in found.layers[0].ancestors] == ["pkg.mid.Mid", "pkg.base.Base"]
    assert found.layers[0].roots == ("keras.Layer",)
    assert found.parents == {"pkg.mid.Mid", "pkg.base.Base"}


@pytest.mark.parametrize(
    ("statement", "base"),
    [
        ("from base import Base", "Base"),
        ("import base", "base.Base"),
        ("import base as b", "b.Base"),
        ("from base import *", "Base"),
    ],
)
def test_modules_of_one_name_in_several_folders(tmp_path: Path, statement: str, base: str) -> None:
    """An import finds the module of its own folder first, whichever was read first."""
    files = {
        "first/base.py": "class Base: pass",
        "first/main.py": f"import keras\n{statement}\nclass A({base}, keras.Layer): pass",
        "second/base.py": "import keras\nclass Base(keras.Layer): pass",
        "second/main.py": f"{statement}\nclass B({base}): pass",
        "third/base.py": "class Other: pass",
        "third/main.py": f"{statement}\nclass C({base}): pass",
    }
    assert names(layers_in(tmp_path, files)) == ["A", "Base", "B"]


def test_a_package_that_is_checked_from_inside_knows_its_own_name(tmp_path: Path) -> None:
    files = {
        "pkg/__init__.py": "",
        "pkg/sub/__init__.py": "from pkg.sub.base import Base\n",
        "pkg/sub/base.py": "import keras\nclass Base(keras.Layer): pass\n",
        "pkg/top.py": "from pkg import sub\nclass A(sub.Base): pass\n",
    }
    layers_in(tmp_path, files)
    sources = [
        source for source in map(read, [str(tmp_path / "pkg/top.py")]) if isinstance(source, ModuleSource)
    ]
    assert names(find_layers(sources, ImportSearch(top=str(tmp_path / "pkg")))) == ["A"]


@pytest.mark.parametrize(
    ("compat", "base"),
    [
        ("from tensorflow import keras", "keras.layers.Layer"),
        ("from keras import *", "layers.Layer"),
        ("from tensorflow.keras.layers import *", "experimental.EinsumDense"),
        ("import tensorflow as tf\nif tf:\n    keras = tf.keras", "keras.Model"),
        ("import tensorflow as tf", "tf.keras.layers.Layer"),
    ],
)
def test_a_module_of_the_project_that_hands_on_keras(tmp_path: Path, compat: str, base: str) -> None:
    first = base.partition(".")[0]
    files = {
        "pkg/__init__.py": "",
        "pkg/compat/__init__.py": "from pkg.compat.inner import *\n",
        "pkg/compat/inner.py": f"{compat}\n",
        "pkg/a.py": f"from pkg.compat import {first}\nclass A({base}): pass\n",
        "pkg/b.py": f"from . import compat\nclass A(compat.{base}): pass\n",
        "pkg/c.py": f"import pkg.compat as c\nclass A(c.inner.{base}): pass\n",
    }
    found = layers_in(tmp_path, files)
    assert [layer.module for layer in found.layers] == ["pkg.a", "pkg.b", "pkg.c"]
    assert all(layer.complete for layer in found.layers)


@pytest.mark.parametrize(
    "function",
    [
        "    import keras\n    class A(keras.Layer): pass",
        "    import tensorflow as tf\n    Base = tf.keras.layers.Layer\n    class A(Base): pass",
        "    from keras.layers import Layer as L\n    for i in range(2):\n        class A(L): pass",
        "    import keras\n    def inner():\n        class A(keras.Layer): pass",
        "    import keras\n    class Base(keras.Layer): pass\n    with x:\n        class A(Base): pass",
        "    import keras\n    class Outer:\n        def inner(self):\n            class A(keras.Layer): pass",
    ],
)
def test_classes_in_functions_and_methods(tmp_path: Path, function: str) -> None:
    text = f"class Test:\n  def test(self):\n{function}\n"
    found = layers_in(tmp_path, {"a.py": text})
    assert found.layers[-1].name == "A"
    assert found.layers[-1].qualname.startswith("Test.test.<locals>.")


@pytest.mark.parametrize(
    "function",
    [
        "def make(Layer):\n    class A(Layer): pass",
        "def make(*, Layer=None):\n    def inner():\n        class A(Layer): pass",
        "def make():\n    from torch.nn import Module as Layer\n    class A(Layer): pass",
        "def make():\n    Layer = choose()\n    class A(Layer): pass",
    ],
)
def test_what_a_function_binds_hides_what_the_module_has(tmp_path: Path, function: str) -> None:
    assert names(layers_in(tmp_path, {"a.py": f"from keras.layers import Layer\n{function}\n"})) == []


def test_star_imports_and_src_roots(tmp_path: Path) -> None:
    files = {
        "lib/blocks.py": "from keras.layers import *\nclass Block(Layer): pass\n",
        "app/main.py": "from blocks import *\nclass A(Block): pass\n",
    }
    found = layers_in(tmp_path, files, only="app/main.py", src_roots=(str(tmp_path / "lib"),))
    assert names(found) == ["A"]


def test_bases_in_installed_packages_are_read_as_source(tmp_path: Path) -> None:
    files = {
        "site/vendor/__init__.py": "import keras\nraise RuntimeError('never imported')\nclass Base(keras.Layer): pass\n",
        "app/main.py": "from vendor import Base\nclass A(Base): pass\n",
    }
    found = layers_in(tmp_path, files, only="app/main.py", site_paths=(str(tmp_path / "site"),))
    assert names(found) == ["A"]


def test_an_unknown_mixin_leaves_the_class_incomplete(tmp_path: Path) -> None:
    found = layers_in(
        tmp_path, {"a.py": "import keras\nfrom gone import Mixin\nclass A(Mixin, keras.Layer): pass"}
    )
    assert names(found) == ["A"]
    assert not found.layers[0].complete


def test_base_classes_can_be_named_by_the_user(tmp_path: Path) -> None:
    files = {"a.py": "from gone import Fancy\nclass A(Fancy): pass"}
    assert names(layers_in(tmp_path, files)) == []
    assert names(layers_in(tmp_path, files, base_classes=frozenset({"gone.Fancy"}))) == ["A"]


def test_nested_classes_and_their_own_text(tmp_path: Path) -> None:
    text = (
        "import keras\r\nclass Outer:\r\n    @keras.saving.register_keras_serializable()\r\n"
        "    class Inner(keras.Layer):\r\n        x = 1\r\n\r\ny = 2\r\n"
    )
    (tmp_path / "a.py").write_bytes(text.encode())
    found = find_layers([ModuleSource(str(tmp_path / "a.py"), text)], ImportSearch(top=str(tmp_path)))
    (inner,) = found.layers
    assert (inner.qualname, inner.first_line, inner.end_line, inner.indented) == ("Outer.Inner", 3, 5, True)
    assert inner.text == "".join(text.splitlines(keepends=True)[2:5])


def test_a_file_that_does_not_parse_is_told_with_its_place(tmp_path: Path) -> None:
    found = layers_in(
        tmp_path, {"a.py": "import keras\nclass A(keras.Layer):\n    def call(self, x:\n        return x\n"}
    )
    (broken,) = found.broken
    assert broken.line == 3
    assert found.layers == ()


def test_a_model_is_told_from_a_layer(tmp_path: Path) -> None:
    text = (
        "import keras\nclass A(keras.Layer): pass\nclass B(keras.Model): pass\n"
        "class C(keras.Sequential): pass\nclass D(B): pass"
    )
    assert [layer.is_model for layer in layers_in(tmp_path, {"a.py": text}).layers] == [
        False,
        True,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("text", "root"),
    [
        (
            "import tensorflow_model_optimization as tfmot\nclass A(tfmot.quantization.keras.QuantizeWrapperV2): pass",
            "tf_keras.layers.Layer",
        ),
        ("import tensorflow_recommenders as tfrs\nclass A(tfrs.Model): pass", "tensorflow.keras.Model"),
        ("from keras_hub import layers\nclass A(layers.TransformerEncoder): pass", "keras.layers.Layer"),
        (
            "import tensorflow.compat.v1 as tf\nclass A(tf.nn.rnn_cell.RNNCell): pass",
            "tensorflow.compat.v1.keras.layers.Layer",
        ),
    ],
)
def test_layers_of_packages_that_are_not_installed_are_known_by_name(
    tmp_path: Path, text: str, root: str
) -> None:
    (layer,) = layers_in(tmp_path, {"a.py": text}).layers
    assert layer.roots == (root,)
    assert layer.is_model is root.endswith("Model")
    assert not layer.complete


def test_other_classes_of_such_packages_are_no_layers(tmp_path: Path) -> None:
    text = (
        "import tensorflow_model_optimization as tfmot\nimport tensorflow_recommenders as tfrs\n"
        "class A(tfmot.quantization.keras.QuantizeConfig): pass\nclass B(tfrs.metrics.FactorizedTopK): pass\n"
    )
    assert names(layers_in(tmp_path, {"a.py": text})) == []


@pytest.mark.parametrize(
    "text",
    [
        "from keras.layers import Dense\nclass Dense(Dense): pass",
        "import keras\nLayer = keras.Layer\nclass Layer(Layer): pass",
        "import keras\nclass Layer(keras.Layer): x = 1\nclass Layer(Layer): pass",
    ],
)
def test_a_class_may_take_the_name_of_its_base(tmp_path: Path, text: str) -> None:
    layer = layers_in(tmp_path, {"a.py": text}).layers[-1]
    assert layer.complete
    assert layer.first_line == text.count("\n") + 1
    assert len(layer.ancestors) == text.count("class ") - 1


def test_modules_that_import_all_of_each_other(tmp_path: Path) -> None:
    files = {
        "a.py": "from b import *\nimport keras\nclass A(keras.Layer): pass\nclass C(B): pass\nclass D(Gone): pass\n",
        "b.py": "from a import *\nclass B(A): pass\n",
    }
    assert names(layers_in(tmp_path, files)) == ["A", "C", "B"]


@pytest.mark.slow
def test_a_long_chain_of_classes_the_last_one_first(tmp_path: Path) -> None:
    text = "".join(f"class A{i}(A{i + 1}): pass\n" for i in range(1200))
    found = layers_in(tmp_path, {"a.py": f"{text}import keras\nclass A1200(keras.Layer): pass\n"})
    assert len(found.layers) == 1201
    assert len(found.layers[0].ancestors) == 1200


@pytest.mark.parametrize("value", ["-" * 100_000 + "1", "+".join(["1"] * 20_000), "(" * 5000 + ")" * 5000])
def test_what_python_cannot_parse_is_a_broken_file(tmp_path: Path, value: str) -> None:
    found = layers_in(tmp_path, {"a.py": f"import keras\nclass A(keras.Layer):\n  x = {value}\n"})
    assert len(found.broken) == 1


@pytest.mark.parametrize("paths", [("a/model.py", "model.py"), ("model.py", "z/model.py")])
@pytest.mark.parametrize("packages", [(), ("a",), ("z",)])
def test_files_of_one_name_in_folders_that_are_no_packages(
    tmp_path: Path, paths: tuple[str, ...], packages: tuple[str, ...]
) -> None:
    """Each is read, whichever comes first: also the one at the top, whose path gives it no longer name."""
    files = dict.fromkeys(paths, "import keras\nclass A(keras.Layer): pass")
    files |= {f"{folder}/__init__.py": "" for folder in packages if f"{folder}/model.py" in paths}
    found = layers_in(tmp_path, files)
    assert sorted(layer.path for layer in found.layers) == sorted(str(tmp_path / path) for path in paths)


def test_more_files_of_one_name_than_names_for_them(tmp_path: Path) -> None:
    text = "import keras\nclass A(keras.Layer): pass"
    found = layers_in(tmp_path, {"a.b.py": text, "a/b.py": text, "b.py": text, "a.py": text, "c/b.py": text})
    assert len(found.layers) == 5
