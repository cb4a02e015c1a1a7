"""Tables of usual values for constructor arguments, as expressions: by name, annotation and attribute."""

from __future__ import annotations

BY_NAME = (
    (r"(^|_)(name|prefix|suffix)$", "'a'"),
    (r"^(?!.*drop|n_|num_)(\w+_)?(files?|filenames?|filepath|paths?|dir|directory|folder)$", "None"),
    (r"(^|_)dtype$", "'float32'"),
    (r"(^|_)data_format$", "'channels_last'"),
    (r"(^|_)(index|idx)$", "0"),
    (r"(coefficient|multiplier)$", "1.0"),
    (r"init(ializer)?_(range|std|stddev)$", "0.02"),
    (r"epsilon|(^|_)eps$", "1e-05"),
    (r"theta$|wavelength", "10000"),
    (r"^max_level$", "4"),
    (r"(^|_)level$", "3"),
    (r"^num_(local_)?experts$|^(n_)?experts$", "4"),
    (r"top_?k$|_per_tok(en)?$|^k$", "2"),
    (r"^from_|^no_", "False"),
    (r"^(use|is|with|has|apply|return|causal|train|do|include|enable)(_|$)", "True"),
    (r"^training$|_training$", "False"),
    (r"^trainable$|(attention|qkv|mlp|proj\w*)_bias$", "True"),
    (r"^(d|dim|n)_model$|^d_(head|inner|embed|ffn?|kv?|v|hidden|state|key|value|rotary)$", "8"),
    (r"^(heads|n_heads?|nheads?)$|(^|_)(num|nb)_(\w+_)?heads$", "2"),
    (r"(key|value|head)_dim$|size_per_head|head_size$", "8"),
    (r"^vocabulary$|^vocab$", "['a', 'b', 'c']"),
    (r"^merges$", "['a b']"),
    (r"boundaries$", "[0.0, 1.0]"),
    (r"embedding_(table|matrix|weights)$|^(candidate|item|user|pretrained|initial|word|token)_embeddings$",
     "tf.ones((100, 8))"),
    (r"vocab|^input_dim$|num_embeddings|num_tokens|num_items|num_users", "100"),
    (r"(num|nb?)_class(es)?$|^classes$|num_labels", "10"),
    (r"initializer|(^|_)(kernel|weights?|bias|w|b)_init$", "'glorot_uniform'"),
    (r"regularizer|constraint", "None"),
    (r"dilation", "1"),
    (r"dropout|(^|_)rate$|^drop|^p$", "0.1"),
    (r"kernel_size|^kernel$|conv_size|window", "3"),
    (r"pool_size|upsample|^scale_factor$|^block_size$", "2"),
    (r"_strides$", "[2, 2]"),
    (r"(patch|kernel)_sizes$", "[4, 4]"),
    (r"^strides?$|^groups$", "1"),
    (r"^ax[ei]s$|_axis$", "-1"),
    (r"^(dims|perm|permutation)$", "(2, 1)"),
    (r"^(num|nb?)_(\w+_)?(filters?|channels?|features|units|neurons|hidden)$", "8"),
    (r"^(num|nb?)_|_(count|layers|blocks)$|depth|^layers$|^blocks$|repeats?$|^steps$", "2"),
    (r"length|max_len|seq|positions|max_position|^maxlen$|^input_size$|num_patches", "16"),
    (r"^patch(_size)?$|patch_(height|width|size)$", "4"),
    (r"output_size$", "4"),
    (r"target_size$", "16"),
    (r"(image|input)_size$|^resolution$|image_(height|width)$|img_size$", "32"),
    (r"^(height|width|target_height|target_width)$", "16"),
    (r"(image|input)_shape$", "(32, 32, 3)"),
    (r"shape", "(8,)"),
    (r"value_range$", "(0, 255)"),
    (r"_range$|^range$", "(0.1, 0.5)"),
    (r"(rotary|rope|partial)(_\w+)?_(factor|percent(age)?|pct|fraction|ratio)$", "1.0"),
    (r"ratios?$", "2"),
    (r"fraction$|thresh(old)?(_(hi|lo|high|low))?$", "0.5"),
    (r"alpha|beta|gamma|momentum|factor|scale|weight|lambda|temperature|sigma|stddev|noise|decay", "0.1"),
    (r"activation|nonlinearity|(^|_)act(_(fn|func|function|layer))?$", "'relu'"),
    (r"(^|_)device$", "'cpu'"),
    (r"padding", "'same'"),
    (r"(^|_)(reduc\w*|pool\w*|aggregat\w*)_(fn|func|function)$", "tf.reduce_mean"),
    (r"(^|_)(fn|func|function|callable)$", "keras.activations.relu"),
    (r"^(layer|sublayer|wrapped|inner|block|module|sub_?layer)$", "keras.layers.Dense(8)"),
    (r"^cell$", "keras.layers.LSTMCell(8)"),
    (r"^cells$", "[keras.layers.LSTMCell(8)]"),
    (r"equation", "'...i,ij->...j'"),
    (r"(^|_)(encoder|decoder|backbone|model|network|generator|discriminator|teacher|student|head)$", "MODEL"),
    (r"units_list|hidden_units|mlp_units|layer_sizes|sizes$|dims$|filters_list|units$s", "[8, 8]"),
    (r"patch", "4"),
    (r"dim|unit|filter|channel|feature|hidden|embed|latent|size|d_model|d_ff|width|height|rank|out", "8"),
)  # fmt: skip
BY_ANNOTATION = {
    "int": "8",
    "float": "0.1",
    "bool": "True",
    "str": "'relu'",
    "tuple": "(8, 8)",
    "list": "[8, 8]",
    "sequence": "[8, 8]",
    "callable": "keras.activations.relu",
    "layer": "keras.layers.Dense(8)",
    "model": "MODEL",
}
MODEL = "keras.Sequential([keras.layers.Dense(8, activation='relu'), keras.layers.Dense(8)])"
LAYERS = "[keras.layers.Dense(8), keras.layers.Dense(8)]"
TABLE = "{'a': 0, 'b': 1, 'c': 2, 'ab': 3}"
"""A vocabulary with the number of each word."""
MAPPING = "{'a': 8, 'b': 8}"
SEQUENCES = ("[8, 8]", "(8, 8)", "[[8, 8], [8, 8]]", LAYERS, "['a', 'b']")
FUNCTIONAL = (
    "keras.Sequential([keras.Input((8,)), keras.layers.Dense(8, activation='relu'), keras.layers.Dense(8)])"
)
IMAGE_MODEL = "keras.Sequential([keras.Input((32, 32, 3)), keras.layers.Conv2D(8, 3, padding='same')])"
TOKEN_MODEL = "keras.Sequential([keras.Input((8,), dtype='int32'), keras.layers.Embedding(100, 8)])"
OTHERS = ("8", "0.1", "'relu'", "[8, 8]", "(8, 8)", "keras.layers.LSTM(8)", MODEL, "None")
_LAYER = ["keras.layers.Dense(8)", FUNCTIONAL]
_CONVOLUTION = ["keras.layers.Conv2D(8, 3, padding='same')"]
_EMBEDDING = ["keras.layers.Embedding(100, 8)"]
_CELL = ["keras.layers.LSTMCell(8)", "keras.layers.GRUCell(8)"]
BY_ATTRIBUTE = {
    "units": ["keras.layers.Dense(8)", "keras.layers.LSTM(8)"],
    **dict.fromkeys(("filters", "kernel_size", "strides", "dilation_rate", "data_format"), _CONVOLUTION),
    **dict.fromkeys(("input_dim", "output_dim", "embeddings"), _EMBEDDING),
    **dict.fromkeys(("state_size", "output_size", "get_initial_state"), _CELL),
    **{key: ["keras.layers.LSTM(8)"] for key in ("return_sequences", "return_state", "go_backwards")},
    **{key: ["keras.layers.Dense(8)", *_CONVOLUTION] for key in ("kernel", "bias", "use_bias")},
    **{key: ["keras.layers.MultiHeadAttention(2, 4)"] for key in ("num_heads", "key_dim")},
    **{key: ["keras.layers.BatchNormalization()"] for key in ("gamma", "beta", "moving_mean")},
    **{key: ["{'a': 8, 'b': 8}"] for key in ("items", "keys", "values")},
    "shape": ["tf.ones((100, 8))"],
    "dtype": ["tf.ones((100, 8))"],
    **{key: ["tf.ones((100, 8)).numpy()"] for key in ("tolist", "astype")},
    **{
        key: [FUNCTIONAL, IMAGE_MODEL, TOKEN_MODEL]
        for key in ("inputs", "input", "outputs", "output", "input_shape", "output_shape")
    },
    **dict.fromkeys(
        (
            "get_config",
            "weights",
            "build",
            "built",
            "trainable_variables",
            "trainable_weights",
            "compute_output_shape",
            "losses",
            "get_weights",
            "set_weights",
            "call",
            "compute_mask",
            "variables",
        ),
        _LAYER,
    ),
}
"""Values that have the attribute that an error message misses."""
