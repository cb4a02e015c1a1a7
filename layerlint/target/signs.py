"""Names in code that only one Keras has: what a text shows before it is parsed.

Counted over a project they tell what it is for. One of them alone may as well be the mistake that a rule is to find.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Sign = tuple[str, int]
"""A name as it stands in the text, and its line."""


class Signs(NamedTuple):
    """What one file shows.

    old      names that no Keras 3, or no TensorFlow that brings it, has
    new      names that no Keras 2 has
    private  imports of `tensorflow.python.keras`
    uses     whether it imports `keras` or `tf.keras` at all
    legacy   the line that sets `TF_USE_LEGACY_KERAS`, 0 for none
    asks     whether it asks for a version, so that it may be for both
    """

    old: list[Sign]
    new: list[Sign]
    private: list[Sign]
    uses: bool
    legacy: int
    asks: bool


NOTHING = Signs([], [], [], False, 0, False)

_I = r"(?:^|\n)[ \t]*(?:from|import)[ \t]+"
_K = r"(?:tensorflow\.|tf\.)?keras\."
_OPTIMIZERS = r"(?:Adam|SGD|RMSprop|Adagrad|Adadelta|Nadam|Adamax)"
_OLD = [
    (
        "keras.",
        re.compile(
            rf"{_I}({_K}(?:engine|legacy|objectives|layers\.(?:core|convolutional|recurrent|pooling|merge|normalization"
            r"|embeddings|advanced_activations|wrappers|noise|local|convolutional_recurrent|cudnn_recurrent|experimental)"
            r"|utils\.(?:np_utils|vis_utils|generic_utils|layer_utils|training_utils|io_utils|conv_utils|data_utils"
            r"|multi_gpu_utils)|backend\.tensorflow_backend|wrappers\.scikit_learn|experimental|optimizers\.legacy"
            r"|optimizers\.experimental|estimator)\b[\w.]*)"
        ),
    ),
    (
        "keras.",
        re.compile(
            r"(?:^|\n)[ \t]*(?:from|import)[ \t]+(keras\.preprocessing\.(?:text|sequence|image)[ \t]+import[ \t]+"
            r"(?:Tokenizer|ImageDataGenerator|text_to_word_sequence|one_hot)\b)"
        ),
    ),
    ("_generator", re.compile(r"\.((?:fit|predict|evaluate)_generator)\(")),
    ("predict_classes", re.compile(r"\.(predict_classes)\(")),
    ("lr", re.compile(rf"\b({_OPTIMIZERS}\((?:[^()\n]{{0,80}},)?[ \t]*lr[ \t]*=)")),
    ("np_utils", re.compile(r"from[ \t]+keras\.utils[ \t]+import[^\n]{0,80}\b(np_utils|multi_gpu_model)\b")),
    ("multi_gpu_model", re.compile(r"import[^\n]{0,80}\b(multi_gpu_model)\b")),
    ("CuDNN", re.compile(r"\b(CuDNN(?:LSTM|GRU))\(")),
    (
        "keras.",
        re.compile(
            rf"\b({_K}(?:layers\.experimental|experimental|optimizers\.legacy|estimator|utils\.multi_gpu_model)\b)"
        ),
    ),
    ("nb_epoch", re.compile(r"\b(nb_epoch)[ \t]*=")),
    ("border_mode", re.compile(r"\b(border_mode)[ \t]*=")),
    ("nb_filter", re.compile(r"\b(nb_(?:filter|row|col))[ \t]*=")),
    ("add_weight", re.compile(r"\b(add_weight\([ \t\n]*[\"'])")),
    ("add_metric", re.compile(r"\bself\.(add_metric)\(")),
    ("tensorflow.contrib", re.compile(rf"{_I}(tensorflow\.contrib)\b")),
    ("tensorflow.examples", re.compile(rf"{_I}(tensorflow\.examples\.tutorials)\b")),
    ("tensorflow_addons", re.compile(rf"{_I}(tensorflow_addons)\b")),
    ("keras_contrib", re.compile(rf"{_I}(keras_contrib)\b")),
    ("keras_applications", re.compile(rf"{_I}(keras_applications|keras_preprocessing)\b")),
]  # fmt: skip
"""Each with a word that must be in the text."""
_OLD_BACKEND = re.compile(
    r"\bK\.(sum|mean|square|sqrt|exp|log|dot|batch_dot|flatten|clip|maximum|minimum|abs|max|min|pow|reshape|concatenate|cast"
    r"|equal|round|ones_like|zeros_like|stack|expand_dims|squeeze|argmax|softmax|sigmoid|tanh|shape|variable|constant"
    r"|set_session|get_session|gradients|function|learning_phase|set_learning_phase|permute_dimensions|random_normal"
    r"|update|categorical_crossentropy|binary_crossentropy|switch|get_value|set_value)\("
)
_PLAIN_BACKEND = re.compile(
    r"\n[ \t]*(?:from keras import[^\n]{0,80}\bbackend as K\b|import keras\.backend as K\b)"
)
_TENSORFLOW_1 = re.compile(
    r"\btf\.(placeholder|Session|InteractiveSession|contrib|ConfigProto|GPUOptions|global_variables_initializer|get_variable"
    r"|variable_scope|app\.run|app\.flags|truncated_normal|random_normal|random_uniform|get_default_graph"
    r"|reset_default_graph|layers\.(?:dense|conv2d|Layer|dropout|flatten)|train\.\w*Optimizer|set_random_seed|to_float"
    r"|log|summary\.FileWriter|keras\.backend\.(?:set_session|get_session))\b"
)
_NEW = [
    ("ops", re.compile(r"(?:^|\n)[ \t]*from keras import[^\n]{0,120}\b(ops)\b")),
    ("keras.ops", re.compile(r"\b((?:tf\.)?keras\.ops)(?:\.\w+\(|[ \t]+import\b|[ \t]+as\b)")),
    ("keras.random", re.compile(r"\b((?:tf\.)?keras\.random)\.\w+\(|from keras\.(random) import")),
    (
        "keras.",
        re.compile(
            r"\b((?:tf\.)?keras\.(?:KerasTensor|Variable|Operation|StatelessScope|distribution|dtype_policies|quantizers|"
            r"RematScope|utils\.PyDataset|layers\.TFSMLayer|config\.(?:set|enable|disable|floatx|backend)\w*))\b"
        ),
    ),
    ("keras_hub", re.compile(rf"{_I}(keras_hub)\b")),
    ("keras_rs", re.compile(rf"{_I}(keras_rs)\b")),
    ("KERAS_BACKEND", re.compile(r"""(KERAS_BACKEND)["'\]), ]{1,4}=?[ \t]*["'](?:jax|torch)["']""")),
]
_PRIVATE = re.compile(rf"{_I}(tensorflow\.python\.keras)\b")
_USES = re.compile(
    r"\n[ \t]*(?:import|from)[ \t]+(?:keras\b|tensorflow\.(?:compat\.v\d\.)?keras\b"
    r"|tensorflow\b[ \t]+import[^\n]{0,200}\bkeras\b)|\btf\.keras\b"
)
_LEGACY = re.compile(r"""\n[^#\n]{0,80}TF_USE_LEGACY_KERAS["'\]), ]{1,4}=?[ \t]*["']?(?:1|[Tt]rue)\b""")
_ASKS = re.compile(
    r"keras\.(?:__version__|version\(\))|tf\.__version__|tensorflow\.__version__|TF_VERSION|KERAS_VERSION"
)
_MOST = 8
"""Names of one file that are kept."""


def speaks(text: str) -> bool:
    """Whether the text may show anything."""
    return "keras" in text or "tensorflow" in text or "TF_USE_LEGACY_KERAS" in text


def signs_of(text: str) -> Signs:
    """What the text of a module shows. Comments are not looked at, where they stand alone in a line."""
    if not speaks(text):
        return NOTHING
    text = f"\n{text}"
    old = [sign for word, pattern in _OLD if word in text for sign in _found(text, pattern)]
    if "K." in text and _PLAIN_BACKEND.search(text):
        old += _found(text, _OLD_BACKEND)
    if (
        "import tensorflow as tf" in text
        and "compat.v1 as tf" not in text
        and "disable_v2_behavior" not in text
    ):
        old += _found(text, _TENSORFLOW_1, "tf.")
    new = [sign for word, pattern in _NEW if word in text for sign in _found(text, pattern)]
    legacy = _LEGACY.search(text) if "TF_USE_LEGACY_KERAS" in text else None
    return Signs(
        _each_once(old),
        _each_once(new),
        _each_once(_found(text, _PRIVATE) if "tensorflow.python.keras" in text else []),
        "keras" in text and _USES.search(text) is not None,
        text.count("\n", 0, legacy.end()) if legacy is not None else 0,
        _ASKS.search(text) is not None,
    )


def _found(text: str, pattern: re.Pattern[str], before: str = "") -> list[Sign]:
    found: list[Sign] = []
    for match in pattern.finditer(text):
        name = next(group for group in match.groups() if group)
        start = match.start(match.lastindex or 0)
        line = text.rfind("\n", 0, start) + 1
        if text[line:start].lstrip()[:1] not in ("#", '"', "'"):
            found.append((before + " ".join(name.split()), text.count("\n", 0, start)))
            if len(found) >= _MOST:
                break
    return found


def _each_once(found: list[Sign]) -> list[Sign]:
    once: dict[str, int] = {}
    for name, line in found:
        once.setdefault(name, line)
    return list(once.items())[:_MOST]


class NotebookSigns(NamedTuple):
    """What a notebook shows outside its code: the Python that last ran it, whether its outputs are of an old Keras, and
    the second in which Colab ran it last, 0 where it does not tell.
    """

    kernel: str
    backend: bool
    ran: int


_KERNEL = re.compile(r'"version"\s*:\s*"(\d\.\d{1,2})[\d.]*"')
_RAN = re.compile(r'"timestamp"\s*:\s*(1\d{12})\b')
_OLD_OUTPUTS = ("Using TensorFlow backend.", "tensorflow_core/python", "tensorflow_core\\\\python")


def notebook_signs(raw: str) -> NotebookSigns:
    place = raw.rfind('"language_info"')
    kernel = _KERNEL.search(raw, place) if place >= 0 else None
    ran = max(map(int, _RAN.findall(raw)), default=0) if '"executionInfo"' in raw else 0
    return NotebookSigns(
        kernel[1] if kernel is not None else "", any(one in raw for one in _OLD_OUTPUTS), ran // 1000
    )
