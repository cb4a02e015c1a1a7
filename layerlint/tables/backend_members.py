"""Members that layers and models of Keras 3 have with other backends than TensorFlow."""

from __future__ import annotations

from layerlint.tables.keras_names import is_model, members_in_any

_OF_LAYER = frozenset(
    (  # noqa: SIM905
        # those of `torch.nn.Module`
        "add_module apply bfloat16 buffers children compile cpu cuda double eval extra_repr float forward get_buffer"
        " get_extra_state get_parameter get_submodule half ipu load_state_dict modules mtia named_buffers named_children"
        " named_modules named_parameters parameters register_backward_hook register_buffer register_forward_hook"
        " register_forward_pre_hook register_full_backward_hook register_full_backward_pre_hook"
        " register_load_state_dict_post_hook register_load_state_dict_pre_hook register_module register_parameter"
        " register_state_dict_post_hook register_state_dict_pre_hook requires_grad_ set_extra_state set_submodule"
        " share_memory state_dict to to_empty train training type xpu zero_grad"
        # those that Keras adds to it
        " torch_params track_module_parameters parameter_list"
    ).split()
)
"""Of a layer or a model: with PyTorch it is a module."""
_OF_MODEL = frozenset({"compute_loss_and_updates", "jax_state_sync"})
"""Of a model: with JAX it has a trainer of its own."""
REGISTERS = frozenset({"add_module", "register_buffer", "register_module", "register_parameter"})
"""Methods of a module of PyTorch that set an attribute of any name."""


def members_with_any_backend(short: str, *, torch: bool) -> frozenset[str]:
    """The attributes and methods that an instance has in one version of Keras or another, with one backend or another.

    `torch` says whether the code may run with PyTorch, whose names are common words: `train`, `half`, `type`.
    """
    of_layer = _OF_LAYER if torch else frozenset()
    return members_in_any(short) | of_layer | (_OF_MODEL if is_model(short) else frozenset())
