"""Layers of Keras itself, built with the arguments of this table: no weight is lost, none is invented."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from functools import cache

import pytest

from layerlint.trace.assemble import assemble
from tests.trace.conftest import Tracer, python_of

pytestmark = pytest.mark.slow

ROW, PAIR = "float32[None,4]", "[float32[None,4], float32[None,4]]"
SEQUENCE, IMAGE, VOLUME = "float32[None,6,4]", "float32[None,8,8,3]", "float32[None,4,4,4,2]"
LABELLED = "{'images': float32[None,8,8,3], 'labels': float32[None,4]}"

TABLE: dict[str, tuple[str, str]] = {
    "Activation": ("'relu'", ROW),
    "ActivityRegularization": ("l1=0.1", ROW),
    "AdaptiveAveragePooling1D": ("2", SEQUENCE),
    "AdaptiveAveragePooling2D": ("2", IMAGE),
    "AdaptiveAveragePooling3D": ("2", VOLUME),
    "AdaptiveMaxPooling1D": ("2", SEQUENCE),
    "AdaptiveMaxPooling2D": ("2", IMAGE),
    "AdaptiveMaxPooling3D": ("2", VOLUME),
    "Add": ("", PAIR),
    "AdditiveAttention": ("", "[float32[None,6,4], float32[None,6,4]]"),
    "AlphaDropout": ("0.1", ROW),
    "Attention": ("use_scale=True", "[float32[None,6,4], float32[None,6,4]]"),
    "AugMix": ("value_range=(0, 255)", IMAGE),
    "AutoContrast": ("", IMAGE),
    "Average": ("", PAIR),
    "AveragePooling1D": ("", SEQUENCE),
    "AveragePooling2D": ("", IMAGE),
    "AveragePooling3D": ("", VOLUME),
    "BatchNormalization": ("", ROW),
    "Bidirectional": ("keras.layers.GRU(3)", SEQUENCE),
    "CategoryEncoding": ("num_tokens=5", "int32[None,3]"),
    "CenterCrop": ("4, 4", IMAGE),
    "Concatenate": ("", PAIR),
    "ContrastLimitedAdaptiveHistogramEqualization": ("", IMAGE),
    "Conv1D": ("3, 2", SEQUENCE),
    "Conv1DTranspose": ("3, 2", SEQUENCE),
    "Conv2D": ("3, 2", IMAGE),
    "Conv2DTranspose": ("3, 2", IMAGE),
    "Conv3D": ("2, 2", "float32[None,4,4,4,2]"),
    "Conv3DTranspose": ("2, 2", VOLUME),
    "ConvLSTM1D": ("2, 2", "float32[None,3,6,2]"),
    "ConvLSTM2D": ("2, 2", "float32[None,3,6,6,2]"),
    "ConvLSTM3D": ("2, 2", "float32[None,3,4,4,4,2]"),
    "Cropping1D": ("", SEQUENCE),
    "Cropping2D": ("", IMAGE),
    "Cropping3D": ("", VOLUME),
    "CutMix": ("", LABELLED),
    "Dense": ("3", ROW),
    "DepthwiseConv1D": ("2", SEQUENCE),
    "DepthwiseConv2D": ("2", IMAGE),
    "Discretization": ("bin_boundaries=[0.0, 1.0]", ROW),
    "Dot": ("-1", PAIR),
    "Dropout": ("0.5", ROW),
    "ELU": ("", ROW),
    "EinsumDense": ("'ab,bc->ac', 3, bias_axes='c'", ROW),
    "Embedding": ("10, 3", "int32[None,6]"),
    "Equalization": ("", IMAGE),
    "Flatten": ("", IMAGE),
    "GRU": ("3, return_sequences=True", SEQUENCE),
    "GRUCell": ("3", "float32[None,4], states=[float32[None,3]]"),
    "GaussianDropout": ("0.1", ROW),
    "GaussianNoise": ("0.1", ROW),
    "GlobalAveragePooling1D": ("", SEQUENCE),
    "GlobalAveragePooling2D": ("", IMAGE),
    "GlobalAveragePooling3D": ("", VOLUME),
    "GlobalMaxPooling1D": ("", SEQUENCE),
    "GlobalMaxPooling2D": ("", IMAGE),
    "GlobalMaxPooling3D": ("", VOLUME),
    "GroupNormalization": ("1", IMAGE),
    "GroupQueryAttention": ("4, 4, 2", "float32[None,6,8], float32[None,6,8]"),
    "HashedCrossing": ("num_bins=5", "[int32[None,1], int32[None,1]]"),
    "Hashing": ("num_bins=5", "int32[None,3]"),
    "Identity": ("", ROW),
    "IntegerLookup": ("vocabulary=[1, 2]", "int32[None,3]"),
    "LSTM": ("3", SEQUENCE),
    "LSTMCell": ("3", "float32[None,4], states=[float32[None,3], float32[None,3]]"),
    "Lambda": ("function=tf.nn.relu", ROW),
    "LayerNormalization": ("", ROW),
    "LeakyReLU": ("", ROW),
    "LocallyConnected1D": ("3, 2", SEQUENCE),
    "LocallyConnected2D": ("3, 2", IMAGE),
    "Masking": ("", SEQUENCE),
    "MaxPooling1D": ("", SEQUENCE),
    "MaxPooling2D": ("", IMAGE),
    "MaxPooling3D": ("", VOLUME),
    "Maximum": ("", PAIR),
    "MelSpectrogram": ("fft_length=64, sequence_stride=32", "float32[None,256]"),
    "Minimum": ("", PAIR),
    "MixUp": ("", LABELLED),
    "MultiHeadAttention": ("2, 4", "float32[None,6,4], float32[None,6,4]"),
    "Multiply": ("", PAIR),
    "Normalization": ("", ROW),
    "PReLU": ("", ROW),
    "Permute": ("(2, 1)", SEQUENCE),
    "Pipeline": ("[keras.layers.Dense(3), keras.layers.ReLU()]", ROW),
    "RMSNormalization": ("", ROW),
    "RNN": ("keras.layers.LSTMCell(3)", SEQUENCE),
    "RandAugment": ("", IMAGE),
    "RandomBrightness": ("0.1", IMAGE),
    "RandomColorDegeneration": ("0.1", IMAGE),
    "RandomColorJitter": ("", IMAGE),
    "RandomContrast": ("0.1", IMAGE),
    "RandomCrop": ("4, 4", IMAGE),
    "RandomElasticTransform": ("", IMAGE),
    "RandomErasing": ("", IMAGE),
    "RandomFlip": ("", IMAGE),
    "RandomGaussianBlur": ("", IMAGE),
    "RandomGrayscale": ("", IMAGE),
    "RandomHeight": ("0.1", IMAGE),
    "RandomHue": ("0.1", IMAGE),
    "RandomInvert": ("", IMAGE),
    "RandomPerspective": ("", IMAGE),
    "RandomPosterization": ("4", IMAGE),
    "RandomRotation": ("0.1", IMAGE),
    "RandomSaturation": ("0.1", IMAGE),
    "RandomSharpness": ("0.1", IMAGE),
    "RandomShear": ("0.1", IMAGE),
    "RandomTranslation": ("0.1, 0.1", IMAGE),
    "RandomWidth": ("0.1", IMAGE),
    "RandomZoom": ("0.1", IMAGE),
    "ReLU": ("", ROW),
    "RepeatVector": ("3", ROW),
    "Rescaling": ("2.0", ROW),
    "Reshape": ("(2, 2)", ROW),
    "Resizing": ("4, 4", IMAGE),
    "ReversibleEmbedding": ("10, 3", "int32[None,6]"),
    "STFTSpectrogram": ("frame_length=64, frame_step=32, fft_length=64", "float32[None,256,1]"),
    "SeparableConv1D": ("3, 2", SEQUENCE),
    "SeparableConv2D": ("3, 2", IMAGE),
    "SimpleRNN": ("3", SEQUENCE),
    "SimpleRNNCell": ("3", "float32[None,4], states=[float32[None,3]]"),
    "Softmax": ("", ROW),
    "Solarization": ("", IMAGE),
    "SpatialDropout1D": ("0.1", SEQUENCE),
    "SpatialDropout2D": ("0.1", IMAGE),
    "SpatialDropout3D": ("0.1", VOLUME),
    "SpectralNormalization": ("keras.layers.Dense(3)", ROW),
    "StackedRNNCells": (
        "[keras.layers.GRUCell(3), keras.layers.GRUCell(2)]",
        "float32[None,4], states=[float32[None,3], float32[None,2]]",
    ),
    "StringLookup": ("vocabulary=['a']", "string[None,2]"),
    "Subtract": ("", PAIR),
    "TextVectorization": ("vocabulary=['a']", "string[None,1]"),
    "ThresholdedReLU": ("", ROW),
    "TimeDistributed": ("keras.layers.Dense(3)", SEQUENCE),
    "UnitNormalization": ("", ROW),
    "UpSampling1D": ("", SEQUENCE),
    "UpSampling2D": ("", IMAGE),
    "UpSampling3D": ("", VOLUME),
    "ZeroPadding1D": ("", SEQUENCE),
    "ZeroPadding2D": ("", IMAGE),
    "ZeroPadding3D": ("", VOLUME),
}

NOT_BUILT = {
    "AbstractRNNCell": "an interface",
    "DenseFeatures": "takes columns of an API that is gone",
    "FlaxLayer": "wraps code of another framework",
    "InputLayer": "stands for an input, and is never called",
    "JaxLayer": "wraps code of another framework",
    "Layer": "has no call of its own",
    "MaxNumBoundingBoxes": "takes boxes beside images, and has no weights",
    "TFSMLayer": "loads a saved model from disk",
    "TorchModuleWrapper": "wraps code of another framework",
    "Wrapper": "has no call of its own",
}
"""Layers that no table can build."""


LIST = """
import gc, importlib, importlib.util, json
gc.disable()
module = next(name for name in {names} if importlib.util.find_spec(name))
layers = importlib.import_module(module + ".layers")
names = {{name: thing.__name__ for name, thing in vars(layers).items()
          if isinstance(thing, type) and issubclass(thing, layers.Layer)}}
print(json.dumps([module, names]))
"""


@dataclass(frozen=True)
class Known:
    """The layers of a Keras: where they are, and of every public name the class's own."""

    module: str
    names: dict[str, str]


@cache
def known(keras: int) -> Known:
    """Asked once a process, and of the Keras alone that is tested there."""
    code = LIST.format(names=["keras"] if keras == 3 else ["tf_keras", "keras"])
    done = subprocess.run([python_of(keras), "-c", code], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    return Known(*json.loads(done.stdout.splitlines()[-1]))


@pytest.mark.parametrize("keras", [3, 2])
def test_the_table_has_every_layer(keras: int) -> None:
    """By its name, or by that of its class for one that goes by several names."""
    if python_of(keras) != sys.executable:
        pytest.skip("the table is that of the Keras of this interpreter")
    missing = [name for name, own in known(keras).names.items() if not {name, own} & {*TABLE, *NOT_BUILT}]
    assert missing == []


@pytest.mark.parametrize("keras", [3, 2])
@pytest.mark.parametrize("name", list(TABLE))
def test_recorded_weights_are_the_layer_s(tracer: Tracer, name: str, keras: int) -> None:
    if name not in known(keras).names:
        pytest.skip(f"Keras {keras} has no {name}")
    init, given = TABLE[name]
    traced = tracer(f"{known(keras).module}.layers:{name}", keras, init=init, inputs=(given,))
    assert traced.failure is None, traced.log
    kinds = [item.variable_kind for item in traced.variables]
    assert "untracked" not in kinds
    assert kinds.count("trainable") + kinds.count("non-trainable") == traced.layers[0].weights
    graph = assemble(traced, library=True)
    drawn = [weight.id for _, weight in graph.weights]
    assert len(drawn) == len(set(drawn)) == len(kinds)
    assert all(item.initializer for item in traced.variables)
