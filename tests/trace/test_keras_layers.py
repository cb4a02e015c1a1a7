"""Layers of Keras itself, built with the arguments of this table: no weight is lost, none is invented."""

from __future__ import annotations

import pytest

from layerlint.trace.assemble import assemble
from tests.trace.conftest import Tracer

pytestmark = pytest.mark.slow

IMAGE, SEQUENCE, ROW, PAIR = (
    "float32[None,8,8,3]",
    "float32[None,6,4]",
    "float32[None,4]",
    "[float32[None,4], float32[None,4]]",
)

TABLE: dict[str, tuple[str, str]] = {
    "Activation": ("'relu'", ROW),
    "ActivityRegularization": ("l1=0.1", ROW),
    "Add": ("", PAIR),
    "AdditiveAttention": ("", "[float32[None,6,4], float32[None,6,4]]"),
    "AlphaDropout": ("0.1", ROW),
    "Attention": ("use_scale=True", "[float32[None,6,4], float32[None,6,4]]"),
    "AveragePooling2D": ("", IMAGE),
    "BatchNormalization": ("", ROW),
    "Bidirectional": ("keras.layers.GRU(3)", SEQUENCE),
    "CategoryEncoding": ("num_tokens=5", "int32[None,3]"),
    "Concatenate": ("", PAIR),
    "Conv1D": ("3, 2", SEQUENCE),
    "Conv2D": ("3, 2", IMAGE),
    "Conv2DTranspose": ("3, 2", IMAGE),
    "Conv3D": ("2, 2", "float32[None,4,4,4,2]"),
    "ConvLSTM2D": ("2, 2", "float32[None,3,6,6,2]"),
    "Cropping2D": ("", IMAGE),
    "Dense": ("3", ROW),
    "DepthwiseConv2D": ("2", IMAGE),
    "Dot": ("-1", PAIR),
    "Dropout": ("0.5", ROW),
    "ELU": ("", ROW),
    "EinsumDense": ("'ab,bc->ac', 3, bias_axes='c'", ROW),
    "Embedding": ("10, 3", "int32[None,6]"),
    "Flatten": ("", IMAGE),
    "GRU": ("3, return_sequences=True", SEQUENCE),
    "GRUCell": ("3", "float32[None,4], states=[float32[None,3]]"),
    "GaussianNoise": ("0.1", ROW),
    "GlobalAveragePooling2D": ("", IMAGE),
    "GroupNormalization": ("1", IMAGE),
    "LSTM": ("3", SEQUENCE),
    "Lambda": ("function=tf.nn.relu", ROW),
    "LayerNormalization": ("", ROW),
    "LeakyReLU": ("", ROW),
    "MaxPooling1D": ("", SEQUENCE),
    "MultiHeadAttention": ("2, 4", "float32[None,6,4], float32[None,6,4]"),
    "Normalization": ("", ROW),
    "PReLU": ("", ROW),
    "Permute": ("(2, 1)", SEQUENCE),
    "RNN": ("keras.layers.LSTMCell(3)", SEQUENCE),
    "RandomFlip": ("", IMAGE),
    "Rescaling": ("2.0", ROW),
    "Reshape": ("(2, 2)", ROW),
    "SeparableConv2D": ("3, 2", IMAGE),
    "SimpleRNN": ("3", SEQUENCE),
    "Softmax": ("", ROW),
    "SpectralNormalization": ("keras.layers.Dense(3)", ROW),
    "TimeDistributed": ("keras.layers.Dense(3)", SEQUENCE),
    "UnitNormalization": ("", ROW),
    "UpSampling2D": ("", IMAGE),
    "ZeroPadding2D": ("", IMAGE),
}


@pytest.mark.parametrize("keras", [3, 2])
@pytest.mark.parametrize("name", list(TABLE))
def test_recorded_weights_are_the_layer_s(tracer: Tracer, name: str, keras: int) -> None:
    init, given = TABLE[name]
    module = "keras.layers" if keras == 3 else "tf_keras.layers"
    traced = tracer(f"{module}:{name}", keras, init=init, inputs=(given,))
    assert traced.failure is None, traced.log
    kinds = [item.variable_kind for item in traced.variables]
    assert "untracked" not in kinds
    assert kinds.count("trainable") + kinds.count("non-trainable") == traced.layers[0].weights
    graph = assemble(traced, library=True)
    drawn = [weight.id for _, weight in graph.weights]
    assert len(drawn) == len(set(drawn)) == len(kinds)
    assert all(item.initializer for item in traced.variables)
