"""Which layers of Keras take one tensor, and which give one, whatever their arguments are."""

# ruff: noqa: SIM905  # names are read and changed more easily in lines than one by one

from __future__ import annotations

_OF_ONE = frozenset(
    """
        Dense EinsumDense Embedding Conv1D Conv2D Conv3D Conv1DTranspose Conv2DTranspose Conv3DTranspose
        Convolution1D Convolution2D Convolution3D Convolution2DTranspose Deconvolution2D
        SeparableConv1D SeparableConv2D DepthwiseConv1D DepthwiseConv2D LocallyConnected1D LocallyConnected2D
        MaxPooling1D MaxPooling2D MaxPooling3D MaxPool1D MaxPool2D MaxPool3D AveragePooling1D AveragePooling2D
        AveragePooling3D AvgPool1D AvgPool2D AvgPool3D GlobalMaxPooling1D GlobalMaxPooling2D GlobalMaxPooling3D
        GlobalMaxPool1D GlobalMaxPool2D GlobalAveragePooling1D GlobalAveragePooling2D GlobalAveragePooling3D
        GlobalAvgPool1D GlobalAvgPool2D BatchNormalization LayerNormalization GroupNormalization
        UnitNormalization Flatten Reshape Permute RepeatVector ZeroPadding1D ZeroPadding2D ZeroPadding3D
        Cropping1D Cropping2D Cropping3D UpSampling1D UpSampling2D UpSampling3D
    """.split()
)
_MERGE = frozenset({"Concatenate", "Add", "Multiply", "Average", "Maximum", "Minimum", "Subtract", "Dot"})


def gives_one_tensor(short: str) -> bool:
    """By the name below the package, "layers.Dense"."""
    return takes_one_tensor(short) or merges_tensors(short)


def merges_tensors(short: str) -> bool:
    """Whether it takes a list of tensors and refuses one tensor."""
    area, _, last = short.rpartition(".")
    return area == "layers" and last in _MERGE


def takes_one_tensor(short: str) -> bool:
    """Whether it refuses a list of tensors."""
    area, _, last = short.rpartition(".")
    return area == "layers" and last in _OF_ONE
