"""Names in code that only one Keras has: what a text shows before it is parsed.

Counted over a project they are evidence of its Keras. One alone may as well be the mistake that a rule is to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from layerlint.target.legacy_switch import switch_line

Sign = tuple[str, int]
"""A name as it stands in the text, and its line."""


class Signs(NamedTuple):
    """What one file shows.

    old      names that no Keras 3, or no TensorFlow that brings it, has
    new      names that no Keras 2 has
    private  imports of `tensorflow.python.keras`
    uses     whether it imports `keras` or `tf.keras` at all
    legacy   the line that sets `TF_USE_LEGACY_KERAS` whenever the file runs, 0 for none
    asks     whether it asks for a version, so that it may be for both
    """

    old: list[Sign]
    new: list[Sign]
    private: list[Sign]
    uses: bool
    legacy: int
    asks: bool


NOTHING = Signs([], [], [], False, 0, False)

_K = r"(?:tensorflow\.|tf\.)?keras\."
_OLD_IMPORTS = re.compile(
    rf"[ \t]*(?:from|import)[ \t]+({_K}(?:engine|legacy|objectives|layers\.(?:core|convolutional|recurrent|pooling|merge"
    r"|normalization|embeddings|advanced_activations|wrappers|noise|local|convolutional_recurrent|cudnn_recurrent"
    r"|experimental)|utils\.(?:np_utils|vis_utils|generic_utils|layer_utils|training_utils|io_utils|conv_utils|data_utils"
    r"|multi_gpu_utils)|backend\.tensorflow_backend|wrappers\.scikit_learn|experimental|optimizers\.legacy"
    r"|optimizers\.experimental|estimator)\b[\w.]*"
    r"|keras\.preprocessing\.(?:text|sequence|image)[ \t]+import[ \t]+(?:Tokenizer|ImageDataGenerator"
    r"|text_to_word_sequence|one_hot)\b|keras\.backend[ \t]+import[ \t]+\*"
    r"|tensorflow\.contrib\b|tensorflow\.examples\.tutorials\b|tensorflow_addons\b|keras_contrib\b|keras_applications\b"
    r"|keras_preprocessing\b)"
)
_OLD_NAMES = re.compile(
    rf"({_K}(?:layers\.experimental|experimental|optimizers\.legacy|estimator|utils\.multi_gpu_model)\b)"
    r"|import[^\n]{0,80}\b(np_utils|multi_gpu_model)\b"
)
_OPTIMIZERS = "Adam|SGD|RMSprop|Adagrad|Adadelta|Nadam|Adamax"
_CALLED = re.compile(r"(?<![\w.])([A-Za-z_]\w{0,60})(?:\.\w{1,60}){0,4}\([^()\n]{0,80}\blr[ \t]*=$")
_OLD_WORDS = [
    ("fit_generator(", re.compile(r"fit_generator\("), re.compile(r"\.(fit_generator)\($")),
    ("predict_generator(", re.compile(r"predict_generator\("), re.compile(r"\.(predict_generator)\($")),
    ("evaluate_generator(", re.compile(r"evaluate_generator\("), re.compile(r"\.(evaluate_generator)\($")),
    ("predict_classes(", re.compile(r"predict_classes\("), re.compile(r"\.(predict_classes)\($")),
    (
        "lr",
        re.compile(r"lr[ \t]*=(?!=)"),
        re.compile(rf"(?<![\w.])(?:[\w.]{{1,60}}\.)?((?:{_OPTIMIZERS})\([^()\n]{{0,80}}\blr)[ \t]*=$"),
    ),
    ("CuDNN", re.compile(r"CuDNN(?:LSTM|GRU)\("), re.compile(r"\b(CuDNN\w+)\($")),
    ("nb_", re.compile(r"nb_(?:epoch|filter|row|col)[ \t]*="), re.compile(r"\b(nb_\w+)[ \t]*=$")),
    ("border_mode", re.compile(r"border_mode[ \t]*="), re.compile(r"\b(border_mode)[ \t]*=$")),
    ("add_metric(", re.compile(r"self\.add_metric\("), re.compile(r"\bself\.(add_metric)\($")),
    ("add_weight(", re.compile(r"add_weight\([ \t\r\n]*[\"']"), re.compile(r"\b(add_weight\(\s*[\"'])$")),
]
"""A word that must be in the text, what is looked for, and what the line must be like up to there."""
_OLD_BACKEND = re.compile(
    r"K\.(sum|mean|square|sqrt|exp|log|dot|batch_dot|flatten|clip|maximum|minimum|abs|max|min|pow|reshape|concatenate|cast"
    r"|equal|round|ones_like|zeros_like|stack|expand_dims|squeeze|argmax|softmax|sigmoid|tanh|shape|variable|constant"
    r"|set_session|get_session|gradients|function|learning_phase|set_learning_phase|permute_dimensions|random_normal"
    r"|update|categorical_crossentropy|binary_crossentropy|switch|get_value|set_value)\("
)
_PLAIN_BACKEND = re.compile(
    r"[ \t]*(?:from keras import[^\n]{0,80}\bbackend as K\b|import keras\.backend as K\b)"
)
_TENSORFLOW_1 = re.compile(
    r"tf\.(placeholder|Session|InteractiveSession|contrib|ConfigProto|GPUOptions|global_variables_initializer|get_variable"
    r"|variable_scope|app\.run|app\.flags|truncated_normal|random_normal|random_uniform|get_default_graph"
    r"|reset_default_graph|layers\.(?:dense|conv2d|Layer|dropout|flatten)|train\.\w*Optimizer|set_random_seed|to_float|log"
    r"|summary\.FileWriter|keras\.backend\.(?:set_session|get_session))\b"
)
_NEW = re.compile(
    r"[ \t]*from keras import[^\n]{0,120}\b(ops)\b|\b((?:tf\.)?keras\.ops)(?:\.\w+\(|[ \t]+import\b|[ \t]+as\b)"
    r"|\b((?:tf\.)?keras\.random)\.\w+\(|from keras\.(random) import|[ \t]*(?:from|import)[ \t]+(keras_hub|keras_rs)\b"
    r"|\b((?:tf\.)?keras\.(?:KerasTensor|Variable|Operation|StatelessScope|distribution|dtype_policies|quantizers"
    r"|RematScope|utils\.PyDataset|layers\.TFSMLayer|config\.(?:set|enable|disable|floatx|backend)\w*))\b"
)
_BACKEND = re.compile(r"""(KERAS_BACKEND)["'\]), ]{1,4}=?[ \t]*["'](?:jax|torch)["']""")
_PRIVATE = re.compile(r"[ \t]*(?:from|import)[ \t]+(tensorflow\.python\.keras)\b")
_USES = re.compile(
    r"[ \t]*(?:import|from)[ \t]+(?:keras\b|tensorflow\.(?:compat\.v\d\.)?keras\b"
    r"|tensorflow\b[ \t]+import[^\n]{0,200}\bkeras\b)|.*\btf\.keras\b"
)
_ASKS = re.compile(r"(?:keras|tf|tensorflow)\.__version__|keras\.version\(\)|(?:TF|KERAS)_VERSION")
_MAY_ASK = (".__version__", "keras.version()", "_VERSION")
_MOST = 8
"""Names of one file that are kept."""
_LINES = 400
"""Lines of one file that are looked at."""


def mentions_keras(text: str) -> bool:
    """Whether the text may show anything."""
    return "keras" in text or "tensorflow" in text or "TF_USE_LEGACY_KERAS" in text


def signs_of(text: str) -> Signs:
    """What the text of a module shows. Comments are not looked at, where they stand alone in a line."""
    if not mentions_keras(text):
        return NOTHING
    lines = [(line, number) for line, number in _lines_with(text) if line.lstrip()[:1] not in ("#", '"', "'")]
    old = [*_in_lines(lines, _OLD_IMPORTS, match=True), *_in_lines(lines, _OLD_NAMES), *_old_words(text)]
    if any(_PLAIN_BACKEND.match(line) for line, _ in lines):
        old += _matching_names(text, _OLD_BACKEND)
    if (
        "import tensorflow as tf" in text
        and "compat.v1 as tf" not in text
        and "disable_v2_behavior" not in text
    ):
        old += _matching_names(text, _TENSORFLOW_1, "tf.")
    new = [*_in_lines(lines, _NEW), *(_matching_names(text, _BACKEND) if "KERAS_BACKEND" in text else [])]
    return Signs(
        _each_once(old),
        _each_once(new),
        _each_once(_in_lines(lines, _PRIVATE, match=True)),
        any(_USES.match(line) for line, _ in lines),
        switch_line(text),
        any(word in text for word in _MAY_ASK) and _ASKS.search(text) is not None,
    )


def _lines_with(text: str) -> Iterator[tuple[str, int]]:
    """The lines that mention TensorFlow or Keras, with their numbers."""
    position = number = 0
    nearest = dict.fromkeys(("keras", "tensorflow"), 0)
    for _ in range(_LINES):
        for word in [
            word for word, place_of_word in nearest.items() if place_of_word < position or not position
        ]:
            nearest[word] = text.find(word, position)
            if nearest[word] < 0:
                del nearest[word]
        if not nearest:
            return
        place_of_word = min(nearest.values())
        start, end = text.rfind("\n", 0, place_of_word) + 1, text.find("\n", place_of_word)
        end = end if end >= 0 else len(text)
        number += text.count("\n", position, start)
        yield text[start : min(end, start + _LINES)], number + 1
        position = end


def _in_lines(
    lines: Iterable[tuple[str, int]], pattern: re.Pattern[str], *, match: bool = False
) -> list[Sign]:
    signs = []
    for line, number in lines:
        found_match = pattern.match(line) if match else pattern.search(line)
        if found_match is not None:
            signs.append((" ".join(next(group for group in found_match.groups() if group).split()), number))
    return signs


def _old_words(text: str) -> Iterator[Sign]:
    for word, pattern, whole in _OLD_WORDS:
        if word not in text:
            continue
        for hit in pattern.finditer(text):
            start = text.rfind("\n", 0, hit.start()) + 1
            line = text[start : hit.end()]
            line_match = whole.search(line) if line.lstrip()[:1] != "#" and len(line) < _LINES else None
            if line_match is not None and (word != "lr" or _is_of_keras(text, line)):
                yield " ".join(line_match[1].split()), text.count("\n", 0, start) + 1
                break


def _is_of_keras(text: str, line: str) -> bool:
    """Whether the optimizer that the line calls may be one of Keras: by the import that binds the first of its names."""
    called = _CALLED.search(line)
    if called is None or "torch" not in text:
        return True
    name = called[1]
    bound = re.search(
        rf"(?m)^[ \t]*from[ \t]+([\w.]+)[ \t]+import\b[^#\n(]{{0,200}}(?:\([^()]{{0,400}})?\b{name}\b"
        rf"|^[ \t]*import[ \t]+([\w.]+)[ \t]+as[ \t]+{name}\b|^[ \t]*import[ \t]+({name})\b",
        text,
    )
    module = next(filter(None, bound.groups()), "") if bound is not None else ""
    return module.startswith(("keras", "tensorflow", "tf"))


def _matching_names(text: str, pattern: re.Pattern[str], before: str = "") -> list[Sign]:
    signs: list[Sign] = []
    for match in pattern.finditer(text):
        start = match.start()
        line = text.rfind("\n", 0, start) + 1
        whole = start == 0 or not (text[start - 1].isalnum() or text[start - 1] in "_.")
        if whole and text[line:start].lstrip()[:1] not in ("#", '"', "'"):
            signs.append((before + match[1], text.count("\n", 0, start) + 1))
            if len(signs) >= _MOST:
                break
    return signs


def _each_once(signs: list[Sign]) -> list[Sign]:
    once: dict[str, int] = {}
    for name, line in signs:
        once.setdefault(name, line)
    return list(once.items())[:_MOST]


class NotebookSigns(NamedTuple):
    """What a notebook shows outside its code: the Python that last ran it, whether its outputs are of an old Keras, the
    second in which Colab ran it last, 0 where it is not recorded, and the Keras whose progress bars its outputs have, 0
    for none or several.
    """

    kernel: str
    backend: bool
    ran: int
    bars: int


_KERNEL = re.compile(r'"version"\s*:\s*"(\d\.\d{1,2})[\d.]*"')
_RAN = re.compile(r'"timestamp"\s*:\s*(1\d{12})\b')
_OLD_OUTPUTS = ("Using TensorFlow backend.", "tensorflow_core/python", "tensorflow_core\\\\python")


_BARS = {
    2: re.compile(r"\d/\d{1,9} \[={5,30}[>.\]]"),
    3: re.compile(r"\d/\d{1,9}(?:\\u001b\[0m)? (?:\\u001b\[32m)?(?:\u2501|\\u2501){20}"),
}
"""By Keras: a progress bar in the JSON of a notebook."""


def _bars(raw: str) -> int:
    parts = {2: "[=====" in raw, 3: "\u2501" in raw or "\\u2501" in raw}
    shown = [keras for keras, bar in _BARS.items() if parts[keras] and bar.search(raw) is not None]
    return shown[0] if len(shown) == 1 else 0


def notebook_signs(raw: str) -> NotebookSigns:
    place = raw.rfind('"language_info"')
    kernel = _KERNEL.search(raw, place) if place >= 0 else None
    ran = max(map(int, _RAN.findall(raw)), default=0) if '"executionInfo"' in raw else 0
    old = any(output in raw for output in _OLD_OUTPUTS)
    return NotebookSigns(kernel[1] if kernel is not None else "", old, ran // 1000, _bars(raw))
