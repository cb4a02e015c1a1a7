"""Names of functions of TensorFlow, Keras and Python, by what they give back."""

# ruff: noqa: SIM905  # names are read and changed more easily in lines than one by one

from __future__ import annotations

CONTROL_FLOW = frozenset(
    """
        map_fn while_loop cond case switch_case scan foldl foldr vectorized_map
    """.split()
)
"""Functions that run the functions they are given as loops and branches, and give what these return."""
PLAIN_BUILTINS = frozenset(
    """
        bool bytes callable chr dir float format hasattr hash hex id int isinstance issubclass len oct ord
        print repr str
    """.split()
)
"""Functions of Python that give a plain value."""
TF_PLAIN = frozenset(
    """
        executing_eagerly is_tensor is_symbolic_tensor inside_function get_static_value version print
    """.split()
)
"""Functions of TensorFlow that give no tensor."""
TF_OTHER_PREFIXES = tuple(
    """
        __internal__ autograph compat. config data. debugging distribute errors experimental feature_column io. lite
        lookup mlir nest profiler queue saved_model summary sysconfig test tpu train types xla estimator
        logging flags app gfile python layers assert variable_creator_scope init_scope name_scope
        control_dependencies device function custom_gradient recompute_grad GradientTape Graph Module
        RegisterGradient TensorArray RaggedTensor SparseTensor IndexedSlices group no_op py_function
        numpy_function load_ ragged sparse get_logger get_current_name_scope grad_pass_through
        stop_gradients placeholder get_variable variable_scope global_variables trainable_variables
    """.split()
)
"""What begins so gives an object that nothing is known of."""
TF_SHAPE = frozenset(
    """
        TensorShape broadcast_static_shape
    """.split()
)
"""Functions that give a shape."""
TF_STRUCTURES = CONTROL_FLOW | frozenset(
    """
        split unstack meshgrid nn.moments nn.top_k math.top_k unique unique_with_counts linalg.svd linalg.qr
        linalg.eigh linalg.eig nn.fused_batch_norm dynamic_partition identity_n clip_by_global_norm
        gradients while_loop_v2 nn.bidirectional_dynamic_rnn nn.dynamic_rnn nn.ctc_beam_search_decoder
        linalg.lu linalg.eigh_tridiagonal image.image_gradients nn.isotonic_regression
        image.combined_non_max_suppression image.non_max_suppression_padded
        image.non_max_suppression_with_scores nn.weighted_moments nn.normalize_moments nn.sufficient_statistics
        nn.max_pool_with_argmax nn.fractional_avg_pool nn.fractional_max_pool nn.collapse_repeated
        nn.ctc_greedy_decoder nn.ctc_unique_labels nn.static_rnn nn.approx_max_k nn.approx_min_k math.approx_max_k
        math.approx_min_k linalg.normalize linalg.slogdet hessians shape_n import_graph_def
        image.sample_distorted_bounding_box image.stateless_sample_distorted_bounding_box
        image.generate_bounding_box_proposals nondifferentiable_batch_function
        strings.unicode_decode_with_offsets strings.unicode_split_with_offsets audio.decode_wav
        required_space_to_batch_paddings quantization.quantize
        random.all_candidate_sampler random.fixed_unigram_candidate_sampler random.learned_unigram_candidate_sampler
        random.log_uniform_candidate_sampler random.uniform_candidate_sampler nn.all_candidate_sampler
        nn.fixed_unigram_candidate_sampler nn.learned_unigram_candidate_sampler nn.log_uniform_candidate_sampler
        nn.uniform_candidate_sampler
        moments svd qr self_adjoint_eig setdiff1d listdiff tuple quantization.quantized_concat
        quantization.fake_quant_with_min_max_vars_gradient graph_util.import_graph_def
        quantization.fake_quant_with_min_max_vars_per_channel_gradient
    """.split()
)
"""Functions that give a tensor, or several of them."""
TF_SEQUENCES = frozenset(
    {"split", "unstack", "meshgrid", "nn.moments", "nn.top_k", "math.top_k", "linalg.qr"}
)
"""Those that give a list or tuple of tensors."""
HIGHER_ORDER = CONTROL_FLOW | frozenset(
    """
        nest.map_structure nest.map_structure_up_to recompute_grad custom_gradient function
        distribute.get_replica_context vmap fori_loop switch associative_scan init_scope
    """.split()
)
"""Functions that call the functions they are given, now."""
DTYPES = frozenset(
    """
        float16 float32 float64 bfloat16 int8 int16 int32 int64 uint8 uint16 uint32 uint64 bool string half
        double complex64 complex128 qint8 resource variant
    """.split()
)
"""Data types."""
OPS_NOT_TENSORS = frozenset(
    """
        shape ndim dtype is_tensor size convert_to_numpy nonzero unstack split custom_gradient result_type device
        name_scope
    """.split()
)
"""Functions of `keras.ops` that may give something else than a tensor."""
OPS_STRUCTURES = frozenset(
    """
        split unstack scan cond while_loop fori_loop vectorized_map map switch associative_scan moments
        top_k meshgrid nonzero slogdet qr svd eig eigh lu_factor array_split dsplit hsplit vsplit
        fft fft2 ifft2 rfft stft histogram jvp unique unravel_index ctc_decode
    """.split()
)
"""Functions of `keras.ops` that give a tensor, or several of them."""
BACKEND_NOT_TENSORS = frozenset(
    """
        cast_to_floatx floatx epsilon set_floatx set_epsilon image_data_format set_image_data_format backend
        clear_session get_uid is_keras_tensor is_tensor dtype ndim int_shape count_params learning_phase
        set_learning_phase is_sparse is_int_dtype get_value set_value batch_set_value batch_get_value eval function
        get_session name_scope rnn variable is_float_dtype result_type standardize_dtype
        standardize_data_format StatelessScope KerasTensor is_placeholder reset_uids
        manual_variable_initialization track_variable in_train_phase
    """.split()
)
"""Functions of the Keras backend that give no tensor."""
SHAPE_METHODS = frozenset(
    """
        as_list with_rank with_rank_at_least merge_with concatenate copy
    """.split()
)
"""Methods of a shape that give one again, or a list."""
