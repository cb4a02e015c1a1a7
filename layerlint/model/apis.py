"""What the functions of TensorFlow, Keras, NumPy and Python give back, by qualified name.

Only what is certain is listed; `result_kind` answers `Kind.UNKNOWN` for the rest.
"""

from __future__ import annotations

from layerlint.keras_names import exists, keras_name
from layerlint.model.facts import Kind

BUILTINS = frozenset(
    [
        "abs",
        "all",
        "any",
        "bool",
        "bytes",
        "callable",
        "chr",
        "dict",
        "dir",
        "divmod",
        "enumerate",
        "filter",
        "float",
        "format",
        "frozenset",
        "getattr",
        "hasattr",
        "hash",
        "hex",
        "id",
        "int",
        "isinstance",
        "issubclass",
        "iter",
        "len",
        "list",
        "map",
        "max",
        "min",
        "next",
        "object",
        "oct",
        "ord",
        "pow",
        "print",
        "range",
        "repr",
        "reversed",
        "round",
        "set",
        "setattr",
        "delattr",
        "slice",
        "sorted",
        "str",
        "sum",
        "super",
        "tuple",
        "type",
        "vars",
        "zip",
        "open",
        "property",
    ]
)

PLAIN_BUILTINS = frozenset(
    [
        "bool",
        "bytes",
        "callable",
        "chr",
        "dir",
        "float",
        "format",
        "hasattr",
        "hash",
        "hex",
        "id",
        "int",
        "isinstance",
        "issubclass",
        "len",
        "oct",
        "ord",
        "print",
        "repr",
        "str",
    ]
)

# Names below "tensorflow." (after the compat prefixes are taken off).
_TF_PLAIN = frozenset(
    [
        "executing_eagerly",
        "is_tensor",
        "is_symbolic_tensor",
        "inside_function",
        "get_static_value",
        "version",
        "print",
    ]
)
_TF_OTHER_PREFIXES = (
    "__internal__",
    "autograph",
    "config",
    "data.",
    "debugging",
    "distribute",
    "errors",
    "experimental",
    "feature_column",
    "io.",
    "lite",
    "lookup",
    "mlir",
    "nest",
    "profiler",
    "queue",
    "saved_model",
    "summary",
    "sysconfig",
    "test",
    "tpu",
    "train",
    "types",
    "xla",
    "estimator",
    "logging",
    "flags",
    "app",
    "gfile",
    "python",
    "layers",
    "assert",
    "variable_creator_scope",
    "init_scope",
    "name_scope",
    "control_dependencies",
    "device",
    "function",
    "custom_gradient",
    "recompute_grad",
    "GradientTape",
    "Graph",
    "Module",
    "RegisterGradient",
    "TensorArray",
    "RaggedTensor",
    "SparseTensor",
    "IndexedSlices",
    "group",
    "no_op",
    "py_function",
    "numpy_function",
    "load_",
    "ragged",
    "sparse",
    "get_logger",
    "get_current_name_scope",
    "grad_pass_through",
    "stop_gradients",
    "placeholder",
    "get_variable",
    "variable_scope",
    "global_variables",
    "trainable_variables",
)
_TF_SHAPE = frozenset({"TensorShape", "broadcast_static_shape"})
_TF_STRUCTURES = frozenset(
    [
        "split",
        "unstack",
        "meshgrid",
        "map_fn",
        "while_loop",
        "cond",
        "case",
        "switch_case",
        "scan",
        "foldl",
        "foldr",
        "vectorized_map",
        "nn.moments",
        "nn.top_k",
        "math.top_k",
        "unique",
        "unique_with_counts",
        "linalg.svd",
        "linalg.qr",
        "linalg.eigh",
        "linalg.eig",
        "nn.fused_batch_norm",
        "dynamic_partition",
        "identity_n",
        "clip_by_global_norm",
        "gradients",
        "while_loop_v2",
        "nn.bidirectional_dynamic_rnn",
        "nn.dynamic_rnn",
        "nn.ctc_beam_search_decoder",
        "linalg.lu",
        "image.combined_non_max_suppression",
        "image.non_max_suppression_padded",
        "image.non_max_suppression_with_scores",
        "nn.weighted_moments",
    ]
)
HIGHER_ORDER = frozenset(
    [
        "map_fn",
        "while_loop",
        "cond",
        "case",
        "switch_case",
        "scan",
        "foldl",
        "foldr",
        "vectorized_map",
        "nest.map_structure",
        "nest.map_structure_up_to",
        "recompute_grad",
        "custom_gradient",
        "function",
        "distribute.get_replica_context",
        "vmap",
        "fori_loop",
        "switch",
        "associative_scan",
        "init_scope",
    ]
)
_DTYPES = frozenset(
    [
        "float16",
        "float32",
        "float64",
        "bfloat16",
        "int8",
        "int16",
        "int32",
        "int64",
        "uint8",
        "uint16",
        "uint32",
        "uint64",
        "bool",
        "string",
        "half",
        "double",
        "complex64",
        "complex128",
        "qint8",
        "resource",
        "variant",
    ]
)
_OPS_NOT_TENSORS = frozenset(
    {"shape", "ndim", "dtype", "is_tensor", "size", "convert_to_numpy", "nonzero", "unstack", "split"}
)
_OPS_STRUCTURES = frozenset(
    [
        "split",
        "unstack",
        "scan",
        "cond",
        "while_loop",
        "fori_loop",
        "vectorized_map",
        "map",
        "switch",
        "associative_scan",
        "moments",
        "top_k",
        "meshgrid",
        "nonzero",
        "slogdet",
        "qr",
        "svd",
        "eigh",
        "lu_factor",
        "array_split",
        "associative_scan",
    ]
)
_BACKEND_NOT_TENSORS = frozenset(
    [
        "cast_to_floatx",
        "floatx",
        "epsilon",
        "set_floatx",
        "set_epsilon",
        "image_data_format",
        "set_image_data_format",
        "backend",
        "clear_session",
        "get_uid",
        "is_keras_tensor",
        "is_tensor",
        "dtype",
        "ndim",
        "int_shape",
        "count_params",
        "learning_phase",
        "set_learning_phase",
        "is_sparse",
        "get_value",
        "set_value",
        "batch_set_value",
        "batch_get_value",
        "eval",
        "function",
        "get_session",
        "name_scope",
        "rnn",
        "variable",
        "is_float_dtype",
        "result_type",
        "standardize_dtype",
        "standardize_data_format",
        "StatelessScope",
        "KerasTensor",
        "is_placeholder",
        "reset_uids",
        "manual_variable_initialization",
        "track_variable",
        "in_train_phase",
    ]
)


def tf_name(qualified: str) -> str | None:
    """The name below TensorFlow, without compat prefixes: "tensorflow.compat.v1.zeros" is "zeros"."""
    if not qualified.startswith("tensorflow."):
        return None
    name = qualified.removeprefix("tensorflow.")
    for prefix in ("compat.v1.", "compat.v2.", "_api.v2."):
        name = name.removeprefix(prefix)
    return name


def is_higher_order(qualified: str) -> bool:
    """Whether the function calls the functions that it is given, now."""
    name = tf_name(qualified)
    if name is None:
        short = keras_name(qualified)
        if short is not None and short.startswith("ops."):
            return True
        return qualified in {
            "map",
            "filter",
            "sorted",
            "max",
            "min",
            "reduce",
            "functools.reduce",
            "sum",
            "any",
            "all",
        }
    return name in HIGHER_ORDER


def tf_result(name: str) -> Kind:
    """The kind that the TensorFlow function of that short name gives; TENSOR for every ordinary operation."""
    if name == "Variable":
        return Kind.VARIABLE
    if name in _TF_PLAIN:
        return Kind.PLAIN
    if name in _TF_SHAPE:
        return Kind.SHAPE
    if name in _DTYPES or name.startswith(("dtypes.as_dtype", "as_dtype")):
        return Kind.DTYPE
    if name.endswith("initializer") or name.startswith("initializers."):
        return Kind.INITIALIZER
    if name in _TF_STRUCTURES:
        return Kind.INPUT
    if name.startswith(_TF_OTHER_PREFIXES):
        return Kind.UNKNOWN
    last = name.rpartition(".")[2]
    if last[:1].isupper():
        return Kind.OBJECT
    return Kind.TENSOR


def _is_public(short: str) -> bool:
    """Whether it is a function that Keras offers, by its own name or from the module that implements it."""
    area, _, last = short.partition(".")
    return any(
        exists(name, keras) for name in (short, f"{area}.{last.rpartition('.')[2]}") for keras in (2, 3)
    )


def keras_result(short: str) -> Kind:
    """The kind that a function of Keras gives, by its name below the package ("ops.mean")."""
    area, _, last = short.rpartition(".")
    if short in {"Input", "layers.Input"}:
        return Kind.KERAS_TENSOR
    if short in {"Variable", "backend.Variable"}:
        return Kind.VARIABLE
    if (area == "ops" or area.startswith("ops.")) and not _is_public(short):
        return Kind.UNKNOWN
    if area == "ops" or area.startswith("ops."):
        if last in _OPS_STRUCTURES:
            return Kind.INPUT
        return Kind.UNKNOWN if last in _OPS_NOT_TENSORS else Kind.TENSOR
    if area == "backend" and not _is_public(short):
        return Kind.UNKNOWN
    if area == "backend":
        if last == "int_shape":
            return Kind.SHAPE
        if last == "variable":
            return Kind.VARIABLE
        return Kind.UNKNOWN if last in _BACKEND_NOT_TENSORS else Kind.TENSOR
    if area == "random":
        return Kind.SEED_GENERATOR if last == "SeedGenerator" else Kind.TENSOR
    if short == "initializers.get":
        return Kind.INITIALIZER
    if short == "regularizers.get":
        return Kind.REGULARIZER
    if short in {"layers.deserialize", "layers.add", "layers.concatenate"}:
        return Kind.SUBLAYER if short == "layers.deserialize" else Kind.TENSOR
    if area == "activations" and last not in {"get", "serialize", "deserialize"}:
        return Kind.TENSOR
    if (
        area in {"losses", "metrics"}
        and last[:1].islower()
        and last not in {"get", "serialize", "deserialize"}
    ):
        return Kind.TENSOR
    return Kind.UNKNOWN


# Methods and attributes of tensors and weights.
TENSOR_METHODS = frozenset(
    {
        "assign",
        "assign_add",
        "assign_sub",
        "read_value",
        "value",
        "gather_nd",
        "sparse_read",
        "scatter_nd_update",
    }
)
SHAPE_METHODS = frozenset({"as_list", "with_rank", "with_rank_at_least", "merge_with", "concatenate", "copy"})
