"""A first look at a text: whether code outside layer classes may do to models what a rule reports."""

from __future__ import annotations

import re

MAX_SIZE = 100_000
"""Characters of a unit that is read; a longer one is data."""

_OTHER_PHASE = ("learning_phase_scope", "set_learning_phase")
"""What switches layers to training without an argument."""
_TRAINS = re.compile(r"\bGradientTape\(")
_BUILDS = re.compile(r"\bInput\(")
_UNPACKS = re.compile(r"^[ \t]*\w+[ \t]*(?:,[ \t]*\w+[ \t]*)+=[ \t]*\w[^\n=]*\(", re.MULTILINE)
"""What a layer with several outputs gives: `x, height, width = patches(image)`."""
_ATTENDS = re.compile(r"\bMultiHeadAttention\(")
"""What is often called with too few arguments."""
_SLASHES = re.compile(r"\bname[ \t]*=[^,()\n\"']{0,80}[\"'][^\"'\n]{0,80}/")
"""A name with a slash, perhaps of a layer of the project."""
_CALLS = re.compile(r"\b(\w+)\(")
_TENSORFLOW = re.compile(r"\b(?:tf|tensorflow|K|backend)\.|\.(?:get_shape|set_shape|as_list)\(")
_SETS_ARGUMENT = re.compile(
    r"\.(?<!\bself\.)(?:kernel|bias|recurrent|gamma|beta|embeddings|depthwise|pointwise)_"
    r"(?:regularizer|constraint)[ \t]*=[^=]"
)
_USES = (
    ("TimeDistributed(", re.compile(r"TimeDistributed(?<!\wTimeDistributed)\(")),
    (".add_loss(", re.compile(r"\.add_loss\([ \t\n]*lambda\b")),
    ("_regularizer", _SETS_ARGUMENT),
    ("_constraint", _SETS_ARGUMENT),
    (
        "setattr(",
        re.compile(r"setattr(?<!\wsetattr)\([^,()]*,[ \t\n]*f?[\"'][^\"']*_(?:regularizer|constraint)[\"']"),
    ),
)
"""Patterns, each with a word that a text has where it matches: a search for words is much quicker."""
_COMPILES = re.compile(r"(?<!\bre)\.compile\(")
_OWN_COMPILE = re.compile(r"^[ \t]+def[ \t]+compile\([ \t\n]*self\b", re.MULTILINE)
_GIVES_CLASS = re.compile(r"\boptimizer\w*[ \t]*=[ \t]*(?:\w+\.)*[A-Z]\w*[ \t]*[,)\n]")
"""`optimizer=keras.optimizers.Adam`"""
_GIVES_DICT = re.compile(r"\.compile\([ \t\n]*(?:[\w.]+[ \t]*,[ \t\n]*)?\*\*")
_HOLDS_CLASS = re.compile(r"\boptimizer\w*(?:[\"'][ \t]*:|[ \t]*=)[ \t]*(?:\w+\.)*[A-Z]\w*[ \t]*[,}\])\n]")
"""`{"optimizer": keras.optimizers.Adam}`, for `compile(**settings)`"""
_LOSSES_BY_NAME = re.compile(r"\bloss[ \t]*=[ \t\n]*\{")
_ENTROPY = re.compile(r"[cC]ross_?[eE]ntropy")
_LINEAR = re.compile(
    r"\bDense\((?![^()]*activation)[^()]*\)|\bDense\([ \t\n]*(?:units[ \t]*=[ \t]*)?1[ \t]*,"
    r"|\bConv[123]D\([^(),]+,[ \t]*\(?1\b(?![^()]*activation)"
)
"""A layer that may end a network with numbers that are no probabilities."""
_FREEZES = re.compile(r"(?<![\w.])([\w.]+)\.trainable[ \t]*=[ \t]*(\w+)")
_FITS = re.compile(r"(?<![\w.])([\w.]+)\.(?:fit|train_on_batch)\(")
_NAMES = re.compile(
    r"\.(?<=\w\.)(?<!\bself\.)(?:name|dtype|(?:in|out)put(?:_shape)?|weights|losses)[ \t]*=[^=]"
)
_METRIC = re.compile(r"Metric(?<!\wMetric)\b[^:\n]{0,80}\):")
_VARIABLE = re.compile(r"\b(?:tf|K|backend|keras)\.(?:[vV]ariable)\(|\bmetrics\.[A-Z]\w*\(")
_LOSS = re.compile(r"\(y_true\b|@(?:tf\.)?function\b")
_LOSS_CLASS = re.compile(r"Loss(?<!\wLoss)\)?[^:\n]{0,20}\):")
_SCHEDULE = re.compile(r"LearningRateSchedule(?<!\wLearningRateSchedule)\)?[^:\n]{0,20}\):")
_GIVEN_LOSS = re.compile(
    r"\bloss(?:es)?[ \t]*=[ \t\n]*(?:(\w+)(?![\w.(\[]|[ \t]*[-+*/])|[\[{]([^\[\]{}]*)[\]}])"
)
"""`loss=error`, `loss=[error, "mse"]`, `loss={"a": error}`"""
_SECOND_LOSS = re.compile(r"\.compile\([^(),=]+(?:\([^()]*\))?,[ \t\n]*(\w+)[ \t\n]*[,)]")
_WORD = re.compile(r"\w+")


_FEEDS = re.compile(r"\.(?<!\bself\.)(?:fit|(?:train|test|predict)_on_batch|evaluate|predict|save)\(")
_WORDS_OF_FEEDS = (".fit(", "_on_batch(", ".evaluate(", ".predict(", ".save(")
_MORE_INPUTS = re.compile(
    r"def(?<!\wdef)[ \t]+call\([ \t\n]*self,[ \t\n]*\w+[^,=()\n]{0,80},[ \t\n]*(?:\*,[ \t\n]*)?"
    r"(?!training\b|mask\b)\w+[^,=()\n]{0,80}[,)]"
)
"""A `call` with a second argument that has no default."""


def may_have_units(text: str) -> bool:
    """Whether the text may have code outside layer classes that is read so."""
    of_keras = "eras" in text or ("tensorflow" in text and ".compile(" in text)
    if not of_keras or any(word in text for word in _OTHER_PHASE):
        return False
    is_object = any(look(text) for look in (is_metric, is_loss, is_schedule))
    return is_object or matters(text, text) or bool(compiled_losses(text)) or bool(made_losses(text))


def matters(text: str, module: str) -> bool:
    """Whether a function, a class or a top level with that text is read; `module` is the text of its whole module."""
    return any(look(text, module) for look in _LOOKS)


def _trains(text: str, module: str) -> bool:
    if "GradientTape(" in text and _TRAINS.search(text) is not None:
        return True
    return any(word in text and pattern.search(text) is not None for word, pattern in _USES)


def _builds(text: str, module: str) -> bool:
    if "Input(" not in text or _BUILDS.search(text) is None:
        return False
    if "tensorflow" in module and uses_tensorflow(text):
        return True
    if "/" in text and "class " in module and _SLASHES.search(text) is not None:
        return True
    return _UNPACKS.search(text) is not None or _ATTENDS.search(text) is not None


def _compiles(text: str, module: str) -> bool:
    if ".compile(" not in text or _COMPILES.search(text) is None:
        return False
    if _OWN_COMPILE.search(module) is not None or _GIVES_CLASS.search(text) is not None:
        return True
    if "**" in text and _GIVES_DICT.search(text) is not None and _HOLDS_CLASS.search(module) is not None:
        return True
    if _LOSSES_BY_NAME.search(text) is not None and "def call(" in module:
        return True
    return _ENTROPY.search(text) is not None and _LINEAR.search(module) is not None


def _uses_model(text: str, module: str) -> bool:
    """Whether it loads weights, feeds, saves or freezes a model that has what makes this wrong."""
    if ".load_weights(" in text and "class " in module:
        return True
    if _feeds(text) and _MORE_INPUTS.search(module) is not None:
        return True
    if _freezes_what_it_fits(text, module):
        return True
    return ".layers" in text and _NAMES.search(text) is not None


def _feeds(text: str) -> bool:
    return any(word in text for word in _WORDS_OF_FEEDS) and _FEEDS.search(text) is not None


def _makes_variables(text: str, module: str) -> bool:
    if "ariable(" not in text and "metrics." not in text:
        return False
    return _VARIABLE.search(text) is not None and _LOSS.search(text) is not None


_RAN = re.compile(r"(?<![\w.])(\w+)\.(?:fit|train_on_batch|predict|evaluate)\(")
_WORDS_OF_RAN = (".fit(", ".train_on_batch(", ".predict(", ".evaluate(")
_METHOD_CALL = re.compile(r"(?<![\w.])(\w+)\.(\w+)\(")
_ADDS = re.compile(
    r"^[ \t]+(?:self\.\w+\.(?:append|extend|insert)\(|setattr\(self,|self\.\w+[ \t]*=[ \t]*[\w.]*[A-Z]\w*\()",
    re.MULTILINE,
)


def _changes_what_ran(text: str, module: str) -> bool:
    """Whether a model that ran gets a call of a method of the module, which may add layers to it."""
    if not any(word in text for word in _WORDS_OF_RAN):
        return False
    ran = {match[1] for match in _RAN.finditer(text)}
    if not ran or _ADDS.search(module) is None:
        return False
    called = {match[2] for match in _METHOD_CALL.finditer(text) if match[1] in ran}
    return any(f"    def {name}(self" in module for name in called)


def _freezes_what_it_fits(text: str, module: str) -> bool:
    """Whether `trainable` is set of a model that the text trains, by a function for any, or between two trainings."""
    if ".trainable" not in module or not (".fit(" in text or ".train_on_batch(" in text):
        return False
    trainings = len(_FITS.findall(text))
    if not trainings:
        return False
    if trainings > 1 and ".trainable" in text:
        return True
    trained = {match[1] for match in _FITS.finditer(module)}
    return any(
        match[1] in trained or match[2] not in {"True", "False"} for match in _FREEZES.finditer(module)
    )


_NEEDS_TRAINING = re.compile(
    r"def(?<!\wdef)[ \t]+call\([ \t\n]*self,[ \t\n]*\w+[ \t\n]*,[ \t\n]*training[ \t\n]*(?::[^=,()\n]{0,40})?[,)]"
)
"""A `call` whose `training` has no default."""


def _calls_what_needs_training(text: str, module: str) -> bool:
    puts_together = "Sequential(" in text or "Input(" in text
    return puts_together and "training" in module and _NEEDS_TRAINING.search(module) is not None


_OWN_LOSS = re.compile(r"\bloss[ \t]*=[ \t\n]*self\.(\w+)")


def _compiles_with_method(text: str, module: str) -> bool:
    """Whether a method of the class is the loss of a model."""
    if ".compile(" not in text:
        return False
    return any(f"def {name}(" in text for name in _OWN_LOSS.findall(text))


_DIVIDES = re.compile(
    r"\b(?:Dense|Conv[123]D|LSTM|GRU|SimpleRNN|Embedding|RepeatVector)\([^\n/#]{1,60}[^\n/#]/[^\n/]"
)


def _sizes_by_division(text: str, module: str) -> bool:
    """Whether it gives a layer a size that is made by `/`: `Dense(inputs.shape[1] / 2)`."""
    return "/" in text and _DIVIDES.search(text) is not None


_RUNS_CELL = re.compile(r"\bRNN\([ \t\n]*(?:cell[ \t]*=[ \t]*)?\w")


def _runs_own_cell(text: str, module: str) -> bool:
    """Whether it makes an `RNN`, in a module with a `call` that gets states."""
    return "RNN(" in text and "class " in module and _RUNS_CELL.search(text) is not None


_LOOKS = (
    _runs_own_cell,
    _sizes_by_division,
    _compiles_with_method,
    _calls_what_needs_training,
    _trains,
    _builds,
    _compiles,
    _uses_model,
    _makes_variables,
    _changes_what_ran,
)


def is_metric(text: str) -> bool:
    """Whether a class with that text may be a metric."""
    return "update_state(" in text and _METRIC.search(text) is not None


def is_loss(text: str) -> bool:
    """Whether a class with that text may be a loss."""
    return "def call(" in text and _LOSS_CLASS.search(text) is not None


def is_schedule(text: str) -> bool:
    """Whether a class with that text may be a learning rate schedule."""
    return "def __call__(" in text and _SCHEDULE.search(text) is not None


def compiled_losses(text: str) -> frozenset[str]:
    """The functions of a module that a model may be compiled with as its loss: those with such a name that it defines."""
    if ".compile(" not in text:
        return frozenset()
    names = {match[1] for match in _SECOND_LOSS.finditer(text)}
    for match in _GIVEN_LOSS.finditer(text):
        names.update([match[1]] if match[1] else _WORD.findall(match[2]))
    return frozenset(name for name in names if f"def {name}(" in text)


_MADE_LOSS = re.compile(r"\bloss[ \t]*=[ \t\n]*(\w+)\(")


def made_losses(text: str) -> frozenset[str]:
    """The functions of a module that make a loss for a model: `loss=focal_loss(2.0)`."""
    if ".compile(" not in text:
        return frozenset()
    return frozenset(name for name in _MADE_LOSS.findall(text) if f"def {name}(" in text)


def uses_tensorflow(text: str) -> bool:
    return _TENSORFLOW.search(text) is not None


_RETURNS_OBJECT = re.compile(r"^[ \t]+return[ \t]+(?:\w+\.)*[A-Z]\w+\([^()\n]*\)[ \t]*$", re.MULTILINE)


def returns_object(text: str) -> bool:
    """Whether a function with that text ends with a new object: `return layers.Dense(units)`."""
    return _RETURNS_OBJECT.search(text) is not None


def builds_with(text: str, helpers: set[str]) -> bool:
    """Whether it builds a model, and calls one of these functions of the module."""
    return bool(helpers) and _BUILDS.search(text) is not None and not helpers.isdisjoint(_CALLS.findall(text))
