"""Classes of other packages that are layers, for runs in an environment where the package is not installed.

Where it is installed its source decides, if it can be followed. Only modules are listed whose classes are
layers or models, except some that the ends of their names mark.
"""

from __future__ import annotations

_LAYER, _OLD_LAYER = "keras.layers.Layer", "tf_keras.layers.Layer"
_V1_LAYER = "tensorflow.compat.v1.keras.layers.Layer"

_MODULES = {
    "keras_cv.layers": _LAYER,
    "keras_cv.models": "keras.Model",
    "keras_hub.layers": _LAYER,
    "keras_hub.tokenizers": _LAYER,
    "keras_nlp.layers": _LAYER,
    "keras_nlp.tokenizers": _LAYER,
    "keras_rs.layers": _LAYER,
    "spektral.layers": "tensorflow.keras.layers.Layer",
    "spektral.models": "tensorflow.keras.Model",
    "tensorflow_addons.layers": "tensorflow.keras.layers.Layer",
    "tensorflow_addons.rnn": "tensorflow.keras.layers.Layer",
    "tensorflow_model_optimization.python.core.quantization.keras.quantize_wrapper": _OLD_LAYER,
    "tensorflow_probability.layers": _OLD_LAYER,
    "tensorflow_recommenders.layers": "tensorflow.keras.layers.Layer",
    "tensorflow_recommenders.tasks": "tensorflow.keras.layers.Layer",
    "tensorflow.layers": _V1_LAYER,
    "tensorflow.compat.v1.layers": _V1_LAYER,
    "tensorflow.nn.rnn_cell": _V1_LAYER,
    "tensorflow.compat.v1.nn.rnn_cell": _V1_LAYER,
}
_CLASSES = {
    "keras_hub.models.Backbone": "keras.Model",
    "keras_hub.models.Task": "keras.Model",
    "keras_hub.models.Preprocessor": _LAYER,
    "keras_nlp.models.Backbone": "keras.Model",
    "keras_nlp.models.Task": "keras.Model",
    "keras_nlp.models.Preprocessor": _LAYER,
    "tensorflow_recommenders.Model": "tensorflow.keras.Model",
    "tensorflow_recommenders.models.Model": "tensorflow.keras.Model",
    "tensorflow_model_optimization.quantization.keras.QuantizeWrapper": _OLD_LAYER,
    "tensorflow_model_optimization.quantization.keras.QuantizeWrapperV2": _OLD_LAYER,
    "tf_agents.networks.Network": "tensorflow.keras.layers.Layer",
    "tf_agents.networks.network.Network": "tensorflow.keras.layers.Layer",
    "transformers.TFPreTrainedModel": "tf_keras.Model",
    "transformers.modeling_tf_utils.TFPreTrainedModel": "tf_keras.Model",
}
_OTHERS = (
    "Config",
    "Output",
    "Regularizer",
    "Scheme",
    "Registry",
    "Quantizer",
    "State",
    "StateTuple",
    "Spec",
)
"""Ends of the names of classes in those modules that are no layers."""


def known_root(qualified: str) -> str | None:
    """The class of Keras that the class derives from, None for one that is not known."""
    if qualified in _CLASSES:
        return _CLASSES[qualified]
    module, _, name = qualified.rpartition(".")
    if not name[:1].isupper() or name.endswith(_OTHERS):
        return None
    while module:
        if module in _MODULES:
            return _MODULES[module]
        module = module.rpartition(".")[0]
    return None
