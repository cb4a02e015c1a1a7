"""A first look at a text: whether code outside layer classes may do something that a rule speaks of."""

from __future__ import annotations

import re

from layerlint.tables.removed import gone

_MEMBERS = re.compile(
    r"\.(?:reset_states\b|get_(?:input|output)(?:_shape|_mask)?_at\b|(?:in|out)bound_nodes\b|_keras_shape\b"
    r"|_name[ \t]*\+?=[^=]|lr\b"
    r"|(?:fit|evaluate|predict)_generator\b|_decayed_lr\b|to_yaml\b|depthwise_kernel\b)"
)
_WORDS = (
    "learning_phase",
    "in_train_phase",
    "in_test_phase",
    "multi_gpu_model",
    "utils.generic_utils",
    "utils.np_utils",
    "utils.layer_utils",
    "wrappers.scikit_learn",
    "layers.experimental",
    "optimizers.experimental",
    "optimizers.legacy",
    "\nfrom keras import backend",
    "\nfrom keras.backend import",
    " keras.backend.",
)
_FIRST = tuple(word.removeprefix("\n") for word in _WORDS if word.startswith("\n"))
_INNER = re.compile(
    r"keras(?:\.src)?(?:\.engine|[ \t]+import[ \t]+engine)\b|keras\.src\.(?:mixed_precision|distribute|preprocessing"
    r"|premade|estimator|legacy_tf|saving\.legacy|optimizers\.(?:legacy|optimizer_v1|utils)|initializers\.initializers"
    r"|utils\.(?:generic|conv|layer|np|losses|metrics|vis|data|version|control_flow|tf)_util"
    r"|layers\.(?:noise|kernelized|serialization|convolutional\.base_(?:conv|depth|sep)"
    r"|rnn\.(?:base_|abstract|cell_wr|gru_lstm|legacy|rnn_utils|dropout_rnn_cell_mixin|cudnn)))"
)


_IMPORTS = re.compile(
    r"^from[ \t]+((?:tensorflow\.)?keras\b[\w.]*)[ \t]+import[ \t]*(\([^)]*|[^\n(]+)", re.MULTILINE
)


_ARGUMENTS = re.compile(
    r"\b(?:lr|batch_input_shape|dynamic|time_major|fused|virtual_batch_size|jit_compile)[ \t]*=[^=]"
)


def may_matter(text: str) -> bool:
    """Whether the text may have something outside layer classes that a rule speaks of."""
    if "keras" not in text or "import tf_keras" in text or "from tf_keras" in text:
        return False
    if any(word in text for word in _WORDS) or text.startswith(_FIRST):
        return True
    return any(
        pattern.search(text) is not None for pattern in (_INNER, _MEMBERS, _ARGUMENTS)
    ) or _imports_what_is_gone(text)


def _imports_what_is_gone(text: str) -> bool:
    """Whether an import takes something from Keras that Keras 3 no longer has there."""
    return any(
        (full := f"{module}.{name.split()[0]}") and gone(full, full) is not None
        for module, names in _IMPORTS.findall(text)
        for name in names.strip("( \t\n").split(",")
        if name.strip() and not name.strip().startswith(("#", ")", "*"))
    )
