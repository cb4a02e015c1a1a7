"""A first look at a text: whether code outside layer classes may do something that a rule reports."""

from __future__ import annotations

import re

from layerlint.tables.removed import gone

_MEMBERS = re.compile(
    r"\.(?:reset_states\b|get_(?:input|output)(?:_shape|_mask)?_at\b|(?:in|out)bound_nodes\b|_keras_shape\b|_keras_history\.layer\b"
    r"|_name[ \t]*\+?=[^=]|lr\b"
    r"|(?:fit|evaluate|predict)_generator\b|predict_(?:classes|proba)\b|_decayed_lr\b|to_yaml\b|depthwise_kernel\b)"
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
    "\nimport keras.backend",
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


def _words_before(words: str, following: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """For each word its pattern, which begins with the word itself: the engine looks quickly for a plain text."""
    return tuple((word, re.compile(rf"{word}(?<!\w{word}){following}")) for word in words.split())


_ARGUMENTS = _words_before(
    "lr batch_input_shape dynamic time_major fused virtual_batch_size jit_compile", r"[ \t]*=[^=]"
)


_OF_TENSORFLOW_1 = re.compile(
    r"tf\.(?<!\wtf\.)(?:log|placeholder|Session|get_variable|variable_scope|layers\.|contrib\.|random_(?:normal|uniform)"
    r"|to_(?:float|int32|int64)|assign|div|global_variables_initializer|set_random_seed|ConfigProto"
    r"|get_default_graph|py_func|matrix_\w+|train\.\w+Optimizer)\b"
)
"""What often shows code for TensorFlow 1."""


def may_be_gone(text: str) -> bool:
    """Whether the text may name something that a Keras no longer has."""
    if any(word in text for word in _WORDS) or text.startswith(_FIRST):
        return True
    if any(pattern.search(text) is not None for pattern in (_INNER, _MEMBERS, _OF_TENSORFLOW_1)):
        return True
    return _has_any(_ARGUMENTS, text) or _imports_what_is_gone(text)


def _has_any(words: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> bool:
    return any(word in text and pattern.search(text) is not None for word, pattern in words)


def _imports_what_is_gone(text: str) -> bool:
    """Whether an import takes something from Keras that Keras 3 no longer has there."""
    return any(
        (full := f"{module}.{name.split()[0]}") and gone(full, full) is not None
        for module, names in _IMPORTS.findall(text)
        for name in names.strip("( \t\n").split(",")
        if name.strip() and not name.strip().startswith(("#", ")", "*"))
    )


_WORDS_OF_MISUSE = (
    *(
        "Lambda(",
        ".validation_data",
        "Constraint):",
        "def get_updates(",
        "def _resource_apply_dense(",
        "Regularizer):",
        "Initializer):",
        "LearningRateSchedule):",
        "Loss):",
        "Metric):",
        "Callback):",
        "reduction=",
        "RateScheduler(",
    ),
    *(
        "nb_filter",
        "border_mode",
        "inner_activation",
        "inner_init",
        "dim_ordering",
        "filter_length",
        "subsample",
    ),
    *(
        "W_regularizer",
        "U_regularizer",
        "b_regularizer",
        "dropout_W",
        "dropout_U",
        "pool_length",
        "Dropout(p=",
    ),
)
_OLD_OF_MODEL = re.compile(r"\bModel\([^()]*\b(?:in|out)put[ \t]*=")
_OLD_OF_DENSE = re.compile(
    r"\((?:[^()]*,)?[ \t\n]*(?:init|bias)[ \t]*=[^=]|(?<!Embedding)\((?:[^()]*,)?[ \t\n]*output_dim[ \t]*=[^=]"
)
_LOSS = re.compile(
    r"\bloss[ \t]*=[ \t\n]*(?:\[|\{|lambda\b|[\w.]+[ \t]*[\[,)(\n])|\.compile\([^,()]+(?:\([^()]*\))?,[ \t\n]*\w"
)
"""A loss that is a function."""
_INTEGER_SHAPE = re.compile(
    r"\bInput(?:Layer)?\([ \t\n]*(?:(?:input_)?shape[ \t]*=[ \t]*)?(?:\d+|\(\d+\))[ \t\n]*[,)]"
)
"""A number as the shape of an input."""
_USUAL = (
    r"(?:relu|softmax|sigmoid|tanh|linear|adam|Adam|sgd|rmsprop|mse|mae|accuracy|acc|he_normal|he_uniform|zeros|ones"
    r"|glorot_uniform|(?:sparse_)?categorical_crossentropy|binary_crossentropy|mean_squared_error)[\"']"
)
_NAMED = (
    *(
        (word, re.compile(rf"{word}[ \t]*=[ \t]*\[?[\"'](?!{_USUAL})"))
        for word in ["activation", "initializer", "regularizer", "constraint", "optimizer", "loss", "metrics"]
    ),
    (".get(", re.compile(r"\.get\([\"']")),
    *_words_before("Activation", r"\([\"'](?!(?:relu|softmax|sigmoid|tanh|linear)[\"'])"),
)
"""A text that may stand for an activation, a loss or the like, and is none of the usual ones."""
_FILE = re.compile(
    r"\bModelCheckpoint\(|\bsave_model\(|\.(?:save|load)_weights\((?![^()\n]{0,200}\.weights\.h5[\"'][ \t]*[,)])"
    r"|\.save\((?![ \t]*\)|[^()\n]{0,200}\.(?:keras|h5|hdf5|png|jpg|wav)[\"'][ \t]*[,)])"
)
"""What writes or reads a model, without a name that Keras 3 takes for certain."""
_SLASH = re.compile(r"\bname[ \t]*=[ \t]*[^\"'\n,)]{0,40}[\"'][^\"'\n]*/")
"""A name with a `/`."""
_INITIALIZER = re.compile(r"_initializer=[A-Za-z_]\w*[ \t\n]*[,)]")
_MAKES_LAYER = re.compile(
    r"^[ \t]*(\w+)[ \t]*=[ \t]*(?:\w+\.)*(?!Input\()[A-Z]\w*\((?:(?!\)[ \t]*\()[^\n])*\)[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
_CALL_ARGUMENTS = re.compile(
    r"\)\((\w+)|(?:\)\(|\b(?:add|subtract|multiply|average|maximum|concatenate)\()[\[(]([^\])\n]*)[\])]"
)
_CONSTRUCTED = re.compile(r"\b[A-Z]\w+\(\[?(\w+)[ \t]*[,)\]]")
_RESULT = re.compile(r"^[ \t]*(\w+)[ \t]*=[^\n=]*\)\(", re.MULTILINE)
_WORD = re.compile(r"\w+")


_KEY = re.compile(r"(?:\b(?:logs|history)(?:\.get\(|\[)|\bmonitor=)[\"'](?:val_)?acc(?:uracy)?[\"']")
"""The name of a metric that may be reported by another one."""
_METRICS = re.compile(
    r"\bmetrics[ \t]*=[ \t\n]*\[(?:[^\]]*,)?[ \t\n]*(?:lambda\b|(?:self\.)?[a-z_]\w*[ \t\n]*[,\]])"
)
"""A metric that is a function."""


def may_misuse(text: str) -> bool:
    """Whether the text may misuse an object of Keras."""
    if any(word in text for word in _WORDS_OF_MISUSE):
        return True
    if "name" in text and "/" in text and _SLASH.search(text) is not None:
        return True
    if _may_be_refused(text) or ("Input" in text and _INTEGER_SHAPE.search(text) is not None):
        return True
    if _may_be_old(text):
        return True
    if "ayers" not in text or ")(" not in text:
        return False
    layers = {match[1] for match in _MAKES_LAYER.finditer(text)}
    arguments = {
        name
        for match in _CALL_ARGUMENTS.finditer(text)
        for name in ([match[1]] if match[1] else _WORD.findall(match[2]))
    }
    return not layers.isdisjoint(arguments) or ("Input(" in text and _hands_tensors(text))


def _may_be_old(text: str) -> bool:
    """Whether it has arguments of the first versions of Keras, a model of several inputs, or a given initializer."""
    if "Model(" in text and (_OLD_OF_MODEL.search(text) is not None or text.count("Input(") > 1):
        return True
    of_dense = "output_dim" in text or "init=" in text or "bias=" in text
    if of_dense and _OLD_OF_DENSE.search(text) is not None:
        return True
    return "_initializer=" in text and _INITIALIZER.search(text) is not None


def _may_be_refused(text: str) -> bool:
    """Whether it names a file or an object for Keras, or a loss, that may be none of its own."""
    of_files = ".save" in text or "_weights(" in text or "Checkpoint(" in text or "save_model(" in text
    if (of_files and _FILE.search(text) is not None) or _has_any(_NAMED, text):
        return True
    if ".compile(" not in text:
        return False
    return any(pattern.search(text) is not None for pattern in (_LOSS, _METRICS, _KEY))


def _hands_tensors(text: str) -> bool:
    """Whether a class may be made with a tensor: `Flatten(x)`."""
    handed = {match[1] for match in _CONSTRUCTED.finditer(text)}
    return bool(handed) and not handed.isdisjoint(match[1] for match in _RESULT.finditer(text))


_IMPORT_OF_TENSORFLOW_1 = re.compile(
    r"^[ \t]+(?:import[ \t]+tensorflow\.compat\.v1[ \t]+as|from[ \t]+tensorflow\.compat[ \t]+import[ \t]+v1[ \t]+as)"
    r"[ \t]+(\w+)",
    re.MULTILINE,
)


def imports_tensorflow_1(text: str) -> bool:
    """Whether an import under a condition or in a function gives the name of TensorFlow to its version 1."""
    return "compat" in text and any(
        re.search(rf"^[ \t]*import[ \t]+tensorflow[ \t]+as[ \t]+{name}\b", text, re.MULTILINE)
        for name in {match[1] for match in _IMPORT_OF_TENSORFLOW_1.finditer(text)}
    )
