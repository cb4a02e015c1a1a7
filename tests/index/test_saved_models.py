"""Which texts save or load whole models."""

import pytest

from layerlint.files.sources import ModuleSource
from layerlint.index.layer_index import find_layers
from layerlint.index.saved_models import saved_names

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
]


@pytest.mark.parametrize("line", WHOLE)
def test_a_text_that_saves_whole_models_names_classes(line: str) -> None:
    assert "Net" in saved_names(f"import keras\n{line}\nnet = Net(3)\n")


@pytest.mark.parametrize("line", WEIGHTS)
def test_a_text_that_saves_weights_or_other_things_names_none(line: str) -> None:
    assert not saved_names(f"import keras\n{line}\nnet = Net(3)\n")


def test_a_class_is_saved_where_another_file_does_it() -> None:
    net = "import keras\nclass Net(keras.Model): pass\nclass Other(keras.Model): pass\n"
    train = "import keras\nfrom net import Net\nNet().save('net.keras')\n"
    layers = find_layers([ModuleSource("net.py", net), ModuleSource("train.py", train)]).layers
    assert [(one.name, one.saved_whole) for one in layers] == [("Net", True), ("Other", False)]
