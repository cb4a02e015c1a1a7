"""The closed vocabulary of the proofs: in which scenario an example is run, and what can be seen in it."""

from __future__ import annotations

SCENARIOS = {
    "import": "the text is run as a module",
    "construct": "an instance is made",
    "call": "an instance is made and called eagerly, once",
    "call-twice": "called eagerly twice with the same input",
    "build-call": "`build(shape)` is called, then the layer is called",
    "function": "called inside `tf.function`: twice, then with half the batch; beside it three eager calls",
    "functional": "put in a functional model with an unknown batch size; predicts with two batch sizes",
    "fit": "put in a subclassed model (a model: used as it is), compiled and fitted",
    "fit-functional": "put in a functional model, compiled and fitted",
    "batches": "fitted, then evaluated on two and on eight copies of one sample",
    "step": "a compiled model's `train_step` is run eagerly",
    "step-batches": "a compiled model's `train_step` is run eagerly on two and on eight copies of one sample",
    "evaluate": "a compiled model is fitted and evaluated",
    "fit-callbacks": "fitted for three epochs with the callbacks of the example, at a learning rate of 0",
    "fit-metrics": "a model compiled with mae as a metric and fitted for two epochs",
    "save": "in a functional model (a model: as it is), weights set, saved as .keras and loaded",
    "save-plain": "as save, but loaded without naming the class",
    "save-h5": "as save, but as legacy .h5",
    "save-fitted": "a model is fitted, saved as .keras and loaded",
    "weights": "weights set, `save_weights`, loaded into a new instance that has been called",
    "build-load": "weights set, `save_weights`, loaded into a new instance that has only been built",
    "checkpoint": "weights set, written by `tf.train.Checkpoint`, read into a new instance that has been called",
    "config": "`from_config(get_config())`",
    "settings": "made with name, trainable and dtype given",
    "instances": "two instances are made and each called once",
    "mask": "called on an input that carries a mask",
    "mixed": "called under the mixed_float16 policy",
    "control": "called eagerly with two batch sizes: what every plan must stand before anything is proved by it",
    "left-out": "each argument that the configuration leaves out gets another value, is saved and loaded",
}

SYMPTOMS = {
    "raises": "raises=Type: part of the message",
    "untracked": "a variable was made that is not in `variables`",
    "variables-grow": "the second call (or the call after build) makes variables again",
    "output-differs": "two identical calls give different results",
    "output-none": "the call returns None",
    "output-frozen": "eager calls vary, calls of the traced function repeat one result",
    "leaked-tensor": "an attribute holds a tensor of a graph that is gone",
    "python-state-frozen": "plain attributes end up with other values than after eager calls",
    "untrained": "a trainable variable is the same after another epoch",
    "frozen-trained": "a layer that says it is not trainable has weights that a fit changed",
    "training-ignored": "Dropout is not told in `fit` that it is training",
    "training-leaked": "Dropout drops in `predict`",
    "loss-lost": "training and the reported loss are the same whether the model's losses count or not",
    "losses-grow": "after the second call `losses` is longer than after the first",
    "loss-unreported": "the history shows a loss of 0.0 or none",
    "metric-missing": "a metric given to `compile` is not in the history",
    "metric-not-reset": "a metric keeps growing from epoch to epoch",
    "output-lost": "the loaded model predicts something else",
    "weights-lost": "the instance that loaded the weights gives another result",
    "config-differs": "plain attributes of the restored instance differ",
    "settings-lost": "name, trainable or dtype are not what was given",
    "shared-state": "the second instance starts with what the first one put into a list or dict",
    "mask-dropped": "the output has no mask",
}

TRAITS = {
    "shared-sublayer": "a container holds the same layer twice",
    "shared-weights": "a second instance has weights of the first one",
    "sublayer-unused": "a sublayer was made and never called",
    "output-is-input": "the call returns its input",
    "output-repeats": "two identical calls give the same result",
    "same-values": "two weights of the same shape start with the same values",
    "attribute-reset": "`Layer.__init__` gave a setting such as `trainable` another value than the class had set before",
    "loss-grows": "the reported loss is larger for a larger batch of equal samples",
    "step-grows": "a step on a larger batch of equal samples changes the weights more",
    "evaluate-zero": "`evaluate` reports 0.0, or nothing, for what `fit` reported",
    "change-unseen": "the loss stays the same from epoch to epoch, though an eager call gives another one afterwards",
    "weights-missing": "the loaded model has fewer weights than the one that was saved",
    "mask-kept": "the output has a mask, though `compute_mask` gives none",
    "loss-misreported": "the loss of a fit that changes no weights is not the one that `evaluate` reports",
    "prints-symbols": "`print` showed a tensor that has no value",
    "losses-overwritten": "a step adds more losses than it finds when it reads `self.losses`",
    "no-gradient": "no gradient reaches a trainable variable that a fit leaves as it is",
    "read-in-steps": "the output depends on such a variable, through steps that have no gradient",
    "control-passed": "the same instance, inputs and batch sizes came to an end without what the scenario adds",
    "passes-otherwise": "what fails in the scenario comes to an end with inputs of another shape",
    "own-train-step": "a model whose Dropout is not told that it trains has a `train_step` of its own",
    "made-by-chance": "two instances differ though all their variables have the same values",
    "unfed": "`call` has arguments that got no value",
    "argument-lost": "an argument with another value than its default is not the same after saving and loading",
    "argument-kept": "an argument with another value than its default is the same after saving and loading",
    "argument-unseen": "no value of an argument was found that changes anything",
    "warns": "warns=part of a warning",
}
"""Seen in right code too, so they count only where a page's bad example names them."""


def matches(declared: str, seen: str) -> bool:
    """Whether what was seen is what was declared: `raises=` and `warns=` name a part of the text."""
    name, _, text = declared.partition("=")
    seen_name, _, seen_text = seen.partition("=")
    return name == seen_name and text in seen_text
