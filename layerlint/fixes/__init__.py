"""The fixers by name, each with the title of its fix."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layerlint.extract.spans import Spans
from layerlint.files.edits import LineIndex
from layerlint.fixes import (
    added_losses,
    build,
    certainty,
    config,
    construct,
    existing_weights,
    randomness,
    renames,
    signature,
    slash_names,
    sublayer_containers,
    sublayers,
    variables,
)
from layerlint.fixes.kept_comments import keep_comments
from layerlint.fixes.site import Edits, Site
from layerlint.model.facts import LayerClass
from layerlint.rule import FixRequest, Rule
from layerlint.text import Fix, Safety


@dataclass(frozen=True, slots=True)
class Fixer:
    """`title` may name the values of the request in braces; a fix that is not `certain` is unsafe."""

    title: str
    edits: Callable[[Site], Edits | None]
    certain: Callable[[Site], bool] = certainty.always


FIXERS = {
    "add-kwargs": Fixer(
        "Take `**kwargs` and pass it to `super().__init__()`",
        construct.add_kwargs,
        certainty.has_own_signature,
    ),
    "add-losses": Fixer("Add the model's own losses", added_losses.add_losses),
    "add-mask": Fixer("Add `mask=None` to `compute_mask`", signature.add_mask),
    "add-self": Fixer("Add `self` to `{name}`", signature.add_self, certainty.has_an_object),
    "add-super-init": Fixer(
        "Call `super().__init__()` first", construct.add_super_init, certainty.passes_nothing
    ),
    "add-training": Fixer("Add `training=None` to `call`", signature.add_training),
    "add-weight-keywords": Fixer("Name the arguments of `add_weight`", existing_weights.add_weight_keywords),
    "assign-of-weight": Fixer("Call `{name}` of the weight", existing_weights.assign_of_weight),
    "backend-to-ops": Fixer("Use `keras.ops.{name}`", renames.backend_to_ops),
    "batch-size-alone": Fixer("Pass the batch size alone", renames.batch_size_alone),
    "build-shape": Fixer("Add `input_shape` to `build`", signature.build_shape),
    "build-sublayer": Fixer("Build `self.{path}` in `build`", build.build_sublayer),
    "call-layer": Fixer("Call the layer itself", sublayers.call_layer, certainty.takes_tensor),
    "choice-by-training": Fixer("Choose by `training`", renames.choice_by_training),
    "complete-get-config": Fixer("Record the missing arguments in `get_config`", config.complete_get_config),
    "compute-dtype": Fixer("Use the layer's dtype where none is given", signature.compute_dtype),
    "config-with-super": Fixer(
        "Include `super().get_config()`", config.config_with_super, certainty.is_only_config
    ),
    "deque-to-list": Fixer("Keep the layers in a list", sublayer_containers.deque_to_list),
    "drop-argument": Fixer("Leave out `{old}`", renames.drop_argument),
    "dtype-of-weight": Fixer("Read `dtype` of the weight", existing_weights.dtype_of_weight),
    "empty-shape": Fixer("Write `shape=()`", signature.literal_argument),
    "false-for-phase": Fixer("Write `False`, which the phase is here", renames.false_for_phase),
    "fill-attribute": Fixer("Fill `self.{path}` itself", sublayer_containers.fill_attribute),
    "freeze-last": Fixer("Set `self.trainable` after the sublayers", construct.freeze_last),
    "keep-seed-generator": Fixer("Keep a `SeedGenerator` on the layer", randomness.keep_seed_generator),
    "leave-out-area": Fixer("Leave out `{area}`", renames.leave_out_area),
    "mask-in-training": Fixer("Ask for `{name}` while training", renames.mask_in_training),
    "list-to-tuple": Fixer("Add a tuple", signature.list_to_tuple),
    "literal-argument": Fixer("Write `{argument}` as a string", signature.literal_argument),
    "mark-built": Fixer("Mark the layer as built at the end of `build`", signature.mark_built),
    "no-masks-to-none": Fixer("Take a list without masks for no mask", signature.no_masks_to_none),
    "none-as-default": Fixer(
        "Take `None` as the default", sublayer_containers.none_as_default, certainty.is_never_none
    ),
    "not-trainable": Fixer(
        "Create the weight with `trainable=False`", existing_weights.not_trainable, certainty.is_overwritten
    ),
    "number-to-shape": Fixer("Write the size as a tuple", signature.number_to_shape, certainty.is_one_size),
    "own-initializers": Fixer("Make an initializer for each weight", randomness.own_initializers),
    "own-noise-shape": Fixer("Read `noise_shape`", renames.own_noise_shape),
    "pass-arguments": Fixer("Pass the arguments to `super().__init__()`", construct.pass_arguments),
    "pass-kwargs": Fixer("Pass `**{kwargs}` to `super().__init__()`", construct.pass_kwargs),
    "pass-training": Fixer("Pass `training={training}`", signature.pass_training),
    "shape-as-tuple": Fixer("Use the shape as a tuple", signature.shape_as_tuple),
    "super-without-class": Fixer("Write `super().__init__`", construct.super_without_class),
    "super-keyword-arguments": Fixer(
        "Pass keyword arguments to `super().__init__`", construct.super_keyword_arguments
    ),
    "raise-attribute-error": Fixer("Raise an `AttributeError`", signature.raise_attribute_error),
    "rebinding-to-assign": Fixer("Update `self.{path}` in place", existing_weights.rebinding_to_assign),
    "record-arguments": Fixer("Write `get_config`", config.write_get_config),
    "record-attribute": Fixer("Return `self.{path}`", config.record_attribute),
    "reduce-loss": Fixer("Add the mean of the loss", added_losses.reduce_loss),
    "register": Fixer("Register the class for loading", construct.register),
    "remove-decorator": Fixer("Remove the decorator", construct.remove_decorator, certainty.is_plain_method),
    "rename-argument": Fixer("Write `{new}` for `{old}`", renames.rename_argument),
    "rename-config-key": Fixer("Write `{new}` for `{old}`", config.rename_config_key),
    "own-name": Fixer("Write `name`", renames.own_name),
    "rename-function": Fixer("Write `{name}`", renames.rename_function),
    "rename-method": Fixer(
        "Rename the method to `{name}`", construct.rename_method, certainty.is_no_override
    ),
    "rename-parameter": Fixer("Write `{new}` for `{old}`", signature.rename_parameter),
    "repeat-to-comprehension": Fixer(
        "Make a layer for each entry, with a comprehension",
        sublayers.repeat_to_comprehension,
        certainty.can_be_repeated,
    ),
    "setdefault-to-item": Fixer(
        "Assign the item where it is missing", sublayer_containers.setdefault_to_item
    ),
    "sublayer-to-init": Fixer("Create the layer once in `__init__`", sublayers.sublayer_to_init),
    "super-init-first": Fixer("Move `super().__init__()` to the start", construct.super_init_first),
    "supports-masking": Fixer("Set `self.supports_masking = True` in `__init__`", construct.supports_masking),
    "underscore-for-slash": Fixer("Write `_` for `/` in the name", slash_names.underscore_for_slash),
    "unwrap-call": Fixer("Keep the assignment alone", renames.unwrap_call),
    "value-as-argument": Fixer(
        "Give its `value`", existing_weights.value_as_argument, certainty.has_no_subclass
    ),
    "value-of-weight": Fixer("Read `value`", existing_weights.value_of_weight, certainty.has_no_subclass),
    "variable-to-add-weight": Fixer("Create the weight with `add_weight`", variables.variable_to_add_weight),
    "write-get-config": Fixer("Write `get_config` and `from_config`", config.write_get_config),
    "without-attribute": Fixer("Leave it out", existing_weights.without_attribute),
    "zeros-for-metric": Fixer('Write `initializer="zeros"`', existing_weights.zeros_for_metric),
    "weight-to-build": Fixer("Create the weight once in `build`", build.weight_to_build),
}


def make_fix(
    rule: Rule, request: FixRequest, layer: LayerClass, spans: Spans, lines: LineIndex
) -> Fix | None:
    """The fix that a finding requests, in lines of the module; None when it is not certain.

    Raises `KeyError` for an unknown fixer.
    """
    fixer = FIXERS[request.fixer]
    site = Site(layer, spans, lines, request.at, request.values)
    if site.overwritten:
        return None
    edits = fixer.edits(site)
    if not edits or not keep_comments(edits, lines):
        return None
    title = fixer.title
    for key, value in request.values:
        title = title.replace(f"{{{key}}}", value)
    certain = request.certain and fixer.certain(site)
    safety = rule.fix if rule.fix is not None and certain else Safety.UNSAFE
    return Fix(title, edits, safety)
