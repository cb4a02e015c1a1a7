"""Hand-made graphs that show every part of the visual language, for tests and benchmarks.

They need no TensorFlow. Their rule codes are real; their files and lines are examples.
"""

from __future__ import annotations

from collections.abc import Callable

from layerlint.graphs.fold import view
from layerlint.graphs.graph_notes import FailureNote, FindingNote
from layerlint.graphs.layer_graph import (
    Edge,
    EdgeKind,
    Graph,
    LayerNode,
    LossNode,
    MetricNode,
    Port,
    RegionNode,
)
from layerlint.graphs.layer_weights import Weight, WeightKind
from layerlint.graphs.tensor_shapes import Shape
from layerlint.rule import Severity
from tools.draft import Draft


def mlp_block() -> Graph:
    """Three layers of the user's own with relu between them."""
    draft = Draft("MLPBlock", "mlp.py", 14, ("called on float32 (3, 64)",))
    x = draft.tensor("inputs", (3, 64))
    block = draft.open("mlp_block", "MLPBlock", 3169)
    sizes = ((64, 32), (32, 32), (32, 1))
    linears = []
    relus = []
    for number, size in enumerate(sizes, start=1):
        linears.append(
            draft.layer(
                block, f"linear_{number}", "Linear", (("w", size), ("b", (size[1],))), line=15 + number
            )
        )
        if number < 3:
            relus.append(draft.op(block, "relu", (3, 32), detail="tf.nn.relu", line=21 + number))
    y = draft.tensor("output", (3, 1), Port.OUTPUT)
    draft.flow(x, linears[0], (3, 64))
    draft.chain((3, 32), linears[0], relus[0], linears[1], relus[1], linears[2])
    draft.flow(linears[2], y, (3, 1))
    return draft.graph()


def vae() -> Graph:
    """Two levels of nesting, random state, a loss."""
    draft = Draft("VAE", "vae.py", 44, ("called on float32 (2, 784)", "training=False"))
    x = draft.tensor("inputs", (2, 784))
    root = draft.open("autoencoder", "VAE", 107_472)
    encoder = draft.open("encoder", "Encoder", 54_400, root, line=50)
    proj = draft.dense(encoder, "dense_proj", (784, 64), "relu", 24)
    mean = draft.dense(encoder, "dense_mean", (64, 32), line=25)
    log_var = draft.dense(encoder, "dense_log_var", (64, 32), line=26)
    sampling = draft.layer(
        encoder, "sampling", "Sampling", seed=True, detail="mean + exp(½·log_var)·noise", line=10
    )
    decoder = draft.open("decoder", "Decoder", 53_072, root, line=51)
    dproj = draft.dense(decoder, "dense_proj", (32, 64), "relu", 38)
    out = draft.dense(decoder, "dense_output", (64, 784), "sigmoid", 39)
    draft.nodes.append(
        LossNode(
            "kl",
            root,
            "add_loss",
            "0.764",
            "VAE.call",
            "-0.5 * mean(z_log_var - z_mean² - exp(z_log_var) + 1)",
            draft.at(58),
        )
    )
    y = draft.tensor("output", (2, 784), Port.OUTPUT)
    draft.flow(x, proj, (2, 784))
    draft.flow(proj, mean, (2, 64))
    draft.flow(proj, log_var, (2, 64))
    draft.flow(mean, sampling, (2, 32), "z_mean")
    draft.flow(log_var, sampling, (2, 32), "z_log_var")
    draft.flow(sampling, dproj, (2, 32), "z")
    draft.flow(dproj, out, (2, 64))
    draft.flow(out, y, (2, 784))
    draft.edges += [Edge(mean, "kl", EdgeKind.LOSS), Edge(log_var, "kl", EdgeKind.LOSS)]
    return draft.graph()


def two_tower() -> Graph:
    """Two inputs, one sublayer called twice."""
    draft = Draft("TwoTower", "towers.py", 4, ("called on 2 × float32 (2, 10)",))
    one = draft.tensor("inputs[0]", (2, 10))
    two = draft.tensor("inputs[1]", (2, 10))
    root = draft.open("two_tower", "TwoTower", 448)
    weights = (("kernel", (10, 16)), ("bias", (16,)))
    first = draft.layer(root, "shared", "Dense", weights, calls=2, line=7)
    second = draft.layer(root, "shared", "Dense", weights, call=2, calls=2, line=7)
    query = draft.dense(root, "query_head", (16, 8), line=8)
    candidate = draft.dense(root, "cand_head", (16, 8), line=9)
    dot = draft.layer(root, "dot", "Dot", setting="axes=1", line=10)
    y = draft.tensor("output", (2, 1), Port.OUTPUT)
    draft.flow(one, first, (2, 10))
    draft.flow(two, second, (2, 10))
    draft.flow(first, query, (2, 16))
    draft.flow(second, candidate, (2, 16))
    draft.flow(query, dot, (2, 8))
    draft.flow(candidate, dot, (2, 8))
    draft.flow(dot, y, (2, 1))
    draft.edges.append(Edge(first, second, EdgeKind.SHARED))
    return draft.graph()


def transformer(blocks: int = 12) -> Graph:
    """Equal blocks, drawn once, with residual edges and closed attention."""
    draft = Draft("Transformer", "model.py", 21, ("called on int32 (1, 16)", "training=False"))
    wide: Shape = (1, 16, 128)
    x = draft.tensor("ids", (1, 16), dtype="int32")
    root = draft.open("transformer", "Transformer", 128_000 + 198_272 * blocks + 258)
    last = draft.layer(root, "embed", "Embedding", (("embeddings", (1000, 128)),), line=23)
    draft.flow(x, last, (1, 16), dtype="int32")
    for number in range(blocks):
        last = _encoder_block(draft, root, f"blocks[{number}]", last, wide)
    mean = draft.op(root, "mean axis=1", (1, 128), detail="keras.ops.mean(x, axis=1)", line=31)
    head = draft.dense(root, "head", (128, 2), line=25)
    y = draft.tensor("output", (1, 2), Port.OUTPUT)
    draft.flow(last, mean, wide)
    draft.flow(mean, head, (1, 128))
    draft.flow(head, y, (1, 2))
    return draft.graph()


def _encoder_block(draft: Draft, root: str, name: str, last: str, wide: Shape) -> str:
    """Attention and a feed-forward net, each with a residual; returns what leaves the block."""
    block = draft.open(name, "EncLayer", 198_272, root, line=24)
    attn = draft.open("attn", "MultiHeadAttention", 66_048, block, line=8)
    draft.amend(-1, setting="4 heads × 32")
    heads: Shape = (1, 16, 4, 32)
    parts = {}
    for part in ("query", "key", "value"):
        parts[part] = draft.layer(
            attn, part, "EinsumDense", (("kernel", (128, 4, 32)), ("bias", (4, 32))), line=8
        )
    scores = draft.op(attn, "einsum", (1, 4, 16, 16))
    softmax = draft.layer(attn, "softmax", "Softmax", line=8)
    mixed = draft.op(attn, "einsum", heads)
    out = draft.layer(attn, "output", "EinsumDense", (("kernel", (4, 32, 128)), ("bias", (128,))), line=8)
    drop = draft.layer(block, "drop", "Dropout", setting="0.1", seed=True, calls=2, line=9)
    add = draft.op(block, "+", wide, line=16)
    norm1 = draft.layer(block, "ln1", "LayerNormalization", (("gamma", (128,)), ("beta", (128,))), line=10)
    ffn1 = draft.dense(block, "ffn1", (128, 512), "gelu", 11)
    ffn2 = draft.dense(block, "ffn2", (512, 128), line=12)
    again = draft.layer(block, "drop", "Dropout", setting="0.1", call=2, calls=2, line=9)
    add2 = draft.op(block, "+", wide, line=18)
    norm2 = draft.layer(block, "ln2", "LayerNormalization", (("gamma", (128,)), ("beta", (128,))), line=13)
    for part in ("query", "key", "value"):
        draft.flow(last, parts[part], wide)
    draft.flow(parts["query"], scores, heads)
    draft.flow(parts["key"], scores, heads)
    draft.chain((1, 4, 16, 16), scores, softmax, mixed)
    draft.flow(parts["value"], mixed, heads)
    draft.flow(mixed, out, heads)
    draft.chain(wide, out, drop, add, norm1, ffn1)
    draft.flow(last, add, wide)
    draft.flow(ffn1, ffn2, (1, 16, 512))
    draft.chain(wide, ffn2, again, add2, norm2)
    draft.flow(norm1, add2, wide)
    return norm2


def broken_layer() -> Graph:
    """Findings on the graph: untracked variables, and a weight made in `call`."""
    draft = Draft("BrokenScale", "scale.py", 3, ("called on float32 (2, 4)",))
    x = draft.tensor("inputs", (2, 4))
    root = draft.open("scale", "BrokenScale", 48)
    proj = draft.dense(root, "proj", (4, 8), line=6)
    times = draft.op(root, "×", (2, 8), detail="tf.multiply", line=11)
    plus = draft.op(root, "+", (2, 8), detail="tf.add", line=13)
    y = draft.tensor("output", (2, 8), Port.OUTPUT)
    weights = (
        Weight("s", "scales['a'][0]", (8,), kind=WeightKind.UNTRACKED, source=draft.at(7)),
        Weight("step", "step", (), kind=WeightKind.UNTRACKED, source=draft.at(8)),
        Weight("late", "late_bias", (8,), source=draft.at(12)),
    )
    draft.amend(1, weights=weights)
    draft.flow(x, proj, (2, 4))
    draft.chain((2, 8), proj, times, plus)
    draft.flow(plus, y, (2, 8))
    draft.edges += [
        Edge("s", times, EdgeKind.READS),
        Edge("late", plus, EdgeKind.READS),
        Edge(plus, "step", EdgeKind.UPDATES, label="assign_add"),
    ]
    untracked = (
        "is a bare tf.Variable, which Keras 3 neither trains nor saves: create it with self.add_weight()"
    )
    draft.findings += [
        FindingNote("LL201", Severity.ERROR, f"scales['a'][0] {untracked}", "s", draft.at(7)),
        FindingNote("LL201", Severity.ERROR, f"step {untracked}", "step", draft.at(8)),
        FindingNote(
            "LL102",
            Severity.WARNING,
            "late_bias is created in call(): move add_weight() to build()",
            "late",
            draft.at(12),
        ),
    ]
    return draft.graph()


def failed_call() -> Graph:
    """What was built before the call failed, and the call that failed."""
    draft = Draft("Tower", "tower.py", 5, ("called on float32 (2, 10)",))
    x = draft.tensor("inputs", (2, 10))
    root = draft.open("tower", "Tower", 176)
    first = draft.dense(root, "first", (10, 16), line=8)
    second = draft.layer(root, "second", "Dense", line=9)
    draft.amend(-1, params=None)
    draft.flow(x, first, (2, 10))
    draft.flow(first, second, (2, 16))
    message = (
        'ValueError: Input 0 of layer "second" is incompatible with the layer: expected axis -1 of input shape '
        "to have value 8, but received input with shape (2, 16)"
    )
    draft.failure = FailureNote(second, message, draft.at(14))
    return draft.graph()


def loop() -> Graph:
    """A `tf.while_loop` with a layer in its body, a metric, and state that `call` updates."""
    draft = Draft("Unrolled", "loop.py", 4, ("called on float32 (2, 8)",))
    x = draft.tensor("inputs", (2, 8))
    root = draft.open("unrolled", "Unrolled", 81)
    draft.nodes.append(RegionNode(f"{root}/while", root, "while_loop", "tf.while_loop", draft.at(12)))
    cell = draft.dense(f"{root}/while", "cell", (8, 8), "tanh", 6)
    plus = draft.op(f"{root}/while", "+", (2, 8), line=14)
    mean = draft.op(root, "mean", (), line=17)
    draft.nodes.append(MetricNode("m", root, "add_metric", "0.12", "Unrolled.call", draft.at(17)))
    y = draft.tensor("output", (2, 8), Port.OUTPUT)
    weights = (
        Weight(
            "count",
            "count",
            (),
            dtype="int64",
            kind=WeightKind.NON_TRAINABLE,
            source=draft.at(7),
            initializer="zeros",
        ),
    )
    draft.amend(1, weights=weights)
    draft.flow(x, cell, (2, 8))
    draft.chain((2, 8), cell, plus, y)
    draft.flow(x, plus, (2, 8))
    draft.flow(plus, mean, (2, 8))
    draft.edges += [
        Edge(mean, "m", EdgeKind.METRIC),
        Edge(plus, "count", EdgeKind.UPDATES, label="assign_add"),
    ]
    return draft.graph()


GRAPHS: dict[str, Callable[[], Graph]] = {
    "mlp_block": mlp_block,
    "vae": vae,
    "two_tower": two_tower,
    "transformer_x12": lambda: view(close_attention(transformer())),
    "broken_layer": broken_layer,
    "failed_call": failed_call,
    "loop": loop,
}


def close_attention(graph: Graph) -> Graph:
    """Draw every attention layer closed."""
    from layerlint.graphs.fold import close

    names = [n.id for n in graph.nodes if isinstance(n, LayerNode) and n.class_name == "MultiHeadAttention"]
    return close(graph, names)
