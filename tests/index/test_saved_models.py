"""Which texts save or load whole models."""

import pytest

from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import find_layers
from layerlint.index.saved_models import built_names, model_uses, saved_names

WHOLE = [
    "model.save('a.keras')",
    "self.model.save(path)",
    "my_model_1.save(path)",
    "net.save(f'{name}.keras')",
    'net.save("net.h5")',
    "keras.models.load_model(path)",
    "tf.keras.saving.load_model(path)",
    "from keras.models import Sequential, load_model\nload_model(path)",
    "from tensorflow.keras.models import (load_model)",
    "keras.models.save_model(net, path)",
    "ModelCheckpoint('a.keras', save_best_only=True)",
    "ModelCheckpoint(os.path.join(path, 'a.keras'), monitor='loss')",
]
WEIGHTS = [
    "model.save_weights('a.weights.h5')",
    "np.save(path, x)",
    "figure.save(path)",
    "def load_model(path):\n    return Net()",
    "net = load_model(path)",
    "ModelCheckpoint(path, save_weights_only=True)",
    "ModelCheckpoint(\n    os.path.join(path, 'a'),\n    monitor='loss',\n    save_weights_only = True,\n)",
    "image.save('a.png')",
    "tf.saved_model.save(net, 'folder')",
]


@pytest.mark.parametrize("line", WHOLE)
def test_a_text_that_saves_whole_models_names_classes(line: str) -> None:
    assert "Net" in saved_names(f"import keras\n{line}\nnet = Net(3)\n")


@pytest.mark.parametrize("line", WEIGHTS)
def test_a_text_that_saves_weights_or_other_things_names_none(line: str) -> None:
    assert not saved_names(f"import keras\n{line}\nnet = Net(3)\n")


CLASSES = """import keras
class Block(keras.layers.Layer):
    pass
class Net(keras.Model):
    def __init__(self):
        self.block = make_block(
            3,
        )
class Other(keras.Model):
    pass
class Given(keras.layers.Layer):
    pass
def make_block(units):
    return Block(units)
"""
ALL = {"Block", "Net", "Other", "Given"}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("net = Net()\nnet.save('a.keras')\nother = Other()", {"Block", "Net"}),
        (
            "given = Given()\nnet = Net(given)\nnet.save('a.keras')\nnp.save(path, x)",
            {"Block", "Net", "Given"},
        ),
        (
            "def main():\n    net = Net()\n    keras.models.save_model(net, path)\n    Other()",
            {"Block", "Net"},
        ),
        ("model = keras.Sequential([Net()])\nmodel.save('a.keras')", ALL),
        ("net = Net()\nnet = wrapped(net)\nnet.save('a.keras')", ALL),
        ("net = Net()\nnet.save('a.keras')\nload_model(path)\nkeras.models.load_model(path)", ALL),
        (
            "KINDS = {\n    'other': Other,\n}\ndef make():\n    return KINDS['other']()\n"
            "net = make()\nnet.save('a.keras')",
            {"Other"},
        ),
        ("from nets import (Base,\n    build)\nbase = Base(3)\nOther(base)\nbase.save('a.keras')", set()),
        ("from nets import build\nnet = build(Net)\nnet.save('a.keras')", {"Block", "Net"}),
        ("from keras import Model\nnet = Model(x, y)\nnet.save('a.keras')", ALL),
        ("from nets import build\nnet = other.build(3)(Net())\nnet.save('a.keras')", {"Block", "Net"}),
        ("Net().save('a.keras')", ALL),
        ("self.net.save('a.keras')", ALL),
        ("def save(net):\n    net.save('a.keras')", ALL),
        ("net = Net()\nnet.save('a.keras')\nmodels[0].save('b.keras')", ALL),
    ],
)
def test_classes_that_no_saved_model_is_made_of_are_left_out(lines: str, names: set[str]) -> None:
    assert saved_names(CLASSES + lines) & ALL == names


def test_a_text_that_clones_a_functional_model_names_layers() -> None:
    text = "import keras\nclass Net(keras.Model): pass\nclass Noise(keras.layers.Layer): pass\n"
    assert saved_names(f"{text}target = keras.models.clone_model(model)\n") == {"Noise", "Layer", "Model"}
    assert not saved_names(f"{text}clone_model(model, clone_function=quantized)\n")


def test_a_class_is_saved_where_its_own_file_does_it() -> None:
    net = "import keras\nclass Net(keras.Model): pass\n"
    other = "import keras\nclass Other(keras.Model): pass\nOther().save('net.keras')\n"
    layers = find_layers([ModuleSource("net.py", net), ModuleSource("other.py", other)]).layers
    assert [(one.name, one.saved_whole) for one in layers] == [("Net", False), ("Other", True)]


BUILT = [
    "net = Net(3)\nnet.build((None, 3))\nnet.load_weights(path)",
    "def f():\n    self.net = models.Net()\n    self.net.build(input_shape=(None, 3))\n    self.net.load_weights(path)",
]
RUN = [
    "net = Net(3)\nnet.build((None, 3))\nnet(x)\nnet.load_weights(path)",
    "net = Net(3)\nnet.build((None, 3))\nnet.predict(x)\nnet.load_weights(path)",
    "net = Net(3)\nnet.load_weights(path)\nnet.build((None, 3))",
    "net = Net(3)\nnet.build((None, 3))\nnet = other()\nnet.load_weights(path)",
    "net = Net(3)\nother.net.build((None, 3))\nnet.load_weights(path)",
    "def make():\n    net = Net(3)\n    net.build((None, 3))\n\ndef load(net):\n    net.load_weights(path)",
]


@pytest.mark.parametrize("lines", BUILT)
def test_weights_are_loaded_into_what_is_only_built(lines: str) -> None:
    assert built_names(f"import keras\n{lines}\n") == {"Net"}


@pytest.mark.parametrize("lines", RUN)
def test_what_ran_before_has_its_weights(lines: str) -> None:
    assert not built_names(f"import keras\n{lines}\n")


LOOP = "with tf.GradientTape() as tape:\n    loss = model(x)\noptimizer.apply_gradients(pairs)\n"


@pytest.mark.parametrize(
    ("more", "eager"),
    [
        ("", True),
        ("vocab.fit(path)\nscaler.fit(x)\n", True),
        ("# The loss function of the best strategy\n", True),
        ("with strategy.scope(): ...\n", False),
        ("from tensorflow import Variable, function\n", False),
        ("model.fit(x)\n", False),
        ("@tf.function\ndef step(x): ...\n", False),
        ("x = keras.Input((3,))\n", False),
        ("    def train_step(self, data): ...\n", False),
    ],
)
def test_a_loop_of_its_own_without_a_graph_is_eager(more: str, eager: bool) -> None:
    assert model_uses(LOOP + more).eager is eager
    assert not model_uses(more).eager
