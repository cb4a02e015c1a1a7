"""Arguments of Keras 1, which no Keras takes any more."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from layerlint.tables.keras_names import constructor

_NEW_NAMES = {
    "output_dim": "units",
    "init": "kernel_initializer",
    "W_regularizer": "kernel_regularizer",
    "b_regularizer": "bias_regularizer",
    "U_regularizer": "recurrent_regularizer",
    "W_constraint": "kernel_constraint",
    "b_constraint": "bias_constraint",
    "bias": "use_bias",
    "nb_filter": "filters",
    "filter_length": "kernel_size",
    "border_mode": "padding",
    "subsample": "strides",
    "subsample_length": "strides",
    "dim_ordering": "data_format",
    "p": "rate",
    "inner_init": "recurrent_initializer",
    "inner_activation": "recurrent_activation",
    "dropout_W": "dropout",
    "dropout_U": "recurrent_dropout",
    "pool_length": "pool_size",
}
_OF_MODELS = {"input": "inputs", "output": "outputs"}


def old_arguments(short: str, keywords: Sequence[str | None]) -> Iterator[tuple[str, str]]:
    """The arguments of Keras 1 among the keywords of a call, each with its name of today."""
    if short in {"Model", "models.Model"}:
        yield from ((keyword, _OF_MODELS[keyword]) for keyword in keywords if keyword in _OF_MODELS)
        return
    for keyword in keywords:
        new = _NEW_NAMES.get(keyword or "")
        parameters = constructor(short, 3) or constructor(short, 2)
        if new and parameters is not None and new in parameters.names and keyword not in parameters.names:
            yield keyword or "", new
