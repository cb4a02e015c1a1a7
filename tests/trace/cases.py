"""What is traced for the golden files: a fixture, what it is given, and the data edges written by hand.

Names in edges are those of the picture: `linear_1`, `relu`, and `in:x` and `out:x` for inputs and outputs. A second
op or call of the same name has `#2`.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Case:
    target: str
    inputs: tuple[str, ...]
    edges: str
    init: str = ""
    train_step: bool | None = None
    alone: bool = False
    """Whether the inputs are those of the training step, and do not fit `call`."""

    @property
    def name(self) -> str:
        return self.target.replace(".py:", ".")


def _encoder() -> str:
    """Twelve blocks, each with two residuals, the ones around the attention and the feed-forward network."""
    lines = ["in:token_ids > tokens > +", "range > positions > +"]
    before = "+"
    for number in range(12):
        block = f"blocks[{number}]"
        lines += [
            f"{before} > {block}.norm_1 > {block}.attn > {block}/+",
            f"{before} > {block}/+",
            f"{block}/+ > {block}.norm_2 > {block}.mlp.grow > {block}.mlp.shrink > {block}/+#2",
            f"{block}/+ > {block}/+#2",
        ]
        before = f"{block}/+#2"
    return "\n".join([*lines, f"{before} > norm > out:output"])


def _resnet50() -> str:
    """Four stages of 3, 4, 6 and 3 bottlenecks; the first of a stage has a convolution in its shortcut."""
    before = "pool1_pool"
    lines = [f"in:inputs > conv1_pad > conv1_conv > conv1_bn > conv1_relu > pool1_pad > {before}"]
    for stage, count in ((2, 3), (3, 4), (4, 6), (5, 3)):
        for number in range(1, count + 1):
            block = f"conv{stage}_block{number}"
            inner = [f"{block}_{part}_{kind}" for part in (1, 2) for kind in ("conv", "bn", "relu")]
            lines.append(
                " > ".join(
                    [before, *inner, f"{block}_3_conv", f"{block}_3_bn", f"{block}_add", f"{block}_out"]
                )
            )
            shortcut = [f"{block}_0_conv", f"{block}_0_bn"] if number == 1 else []
            lines.append(" > ".join([before, *shortcut, f"{block}_add"]))
            before = f"{block}_out"
    return "\n".join([*lines, f"{before} > avg_pool > predictions > out:output"])


def _wavenet() -> str:
    """Four blocks with a gate, each with a residual, and with a skip to the last sum."""
    lines, before = [], "in:wave"
    for number in range(4):
        gated, gate, product, skip, total = (f"layers[{5 * number + place}]" for place in range(1, 6))
        lines += [
            f"{before} > {gated} > {product} > {skip} > {total}",
            f"{before} > {gate} > {product}",
            f"{before} > {total}",
            f"{skip} > layers[21]",
        ]
        before = total
    return "\n".join([*lines, "layers[21] > out:output[0]", f"{before} > layers[22] > out:output[1]"])


CASES = (
    Case(
        "guide.py:VariableLinear",
        ("float32[None,2]",),
        """
        in:inputs > matmul > + > out:output
        """,
        init="4, 2",
    ),
    Case(
        "guide.py:FixedLinear",
        ("float32[None,2]",),
        """
        in:inputs > matmul > + > out:output
        """,
        init="4, 2",
    ),
    Case(
        "guide.py:RunningSum",
        ("float32[None,2]",),
        """
        in:inputs > reduce_sum
        """,
        init="2",
    ),
    Case(
        "guide.py:Linear",
        ("float32[None,2]",),
        """
        in:inputs > matmul > + > out:output
        """,
    ),
    Case(
        "guide.py:LazyScale",
        ("float32[None,2]",),
        """
        in:inputs > * > out:output
        """,
    ),
    Case(
        "guide.py:ActivityPenalty",
        ("float32[None,2]",),
        """
        in:inputs > out:output
        in:inputs > reduce_sum > *
        """,
    ),
    Case(
        "guide.py:PenalisedMlp",
        ("float32[None,64]",),
        """
        in:inputs > linear_1 > relu > penalty > linear_2 > relu#2 > linear_3 > out:output
        """,
    ),
    Case(
        "operands.py:Ordered",
        ("float32[4,3]",),
        """
        in:x > first > - > where > concat > matmul > out:output
        in:x > second > - > -#2 > concat
        first > < > where
        second > <
        first > where
        - > matmul
        """,
    ),
    Case(
        "ports.py:Exchanged",
        ("float32[None,6]",),
        """
        in:x > both > split > scale > * > out:output
        split > shift > *
        """,
    ),
    Case(
        "ports.py:Library",
        ("float32[None,5,3]",),
        """
        in:words > lstm > expand_dims > reader.ask > reader.attention > weigh > out:output
        lstm > reader.attention > reader/reduce_mean > weigh
        """,
    ),
    Case(
        "deep.py:CrossAttention",
        ("float32[None,6,8]", "float32[None,5,8]"),
        """
        in:query > attn > + > out:output[0]
        in:query > +
        in:memory > attn
        in:memory > norm > attn > out:output[1]
        """,
    ),
    Case(
        "deep.py:Translator",
        ("float32[None,6,3]", "float32[None,5,3]"),
        """
        in:source > reader > writer > words > out:output
        in:target > writer
        """,
    ),
    Case(
        "deep.py:nested",
        (),
        """
        in:inputs > middle.inner.grow > middle.inner.drop > middle.shrink > head > out:output
        """,
    ),
    Case("deep.py:resnet50", (), _resnet50()),
    Case("transformer.py:Encoder", ("int32[None,64]",), _encoder()),
    Case(
        "mlp.py:MLPBlock",
        ("float32[3,64]",),
        """
        in:inputs > linear_1 > relu > linear_2 > relu#2 > linear_3 > out:output
        """,
        init="units=32",
    ),
    Case(
        "shapes.py:Residual",
        ("float32[None,8]",),
        """
        in:inputs > dense > + > norm > out:output
        in:inputs > +
        """,
    ),
    Case(
        "shapes.py:TwoTower",
        ("float32[None,4]", "float32[None,4]"),
        """
        in:query > tower > concat > score > out:output
        in:item > tower#2 > concat
        """,
    ),
    Case(
        "shapes.py:Ranker",
        ("{'ids': int32[None,6], 'mask': bool[None,6]}",),
        """
        in:ids > embed > * > reduce_sum > dense > out:scores
        in:mask > cast > […] > *
        reduce_sum > out:pooled
        """,
    ),
    Case(
        "shapes.py:Untracked",
        ("float32[None,3]",),
        """
        in:inputs > matmul > + > out:output
        """,
    ),
    Case(
        "shapes.py:Recurrent",
        ("float32[None,5,3]",),
        """
        in:sequence > lstm > both > head > out:output
        """,
    ),
    Case(
        "shapes.py:OwnCell",
        ("float32[None,5,3]",),
        """
        in:sequence > rnn.cell/concat > rnn.cell.mix > rnn.cell/tanh > out:output
        loop variable > rnn.cell/concat
        """,
    ),
    Case(
        "shapes.py:Loop",
        ("float32[None,8]",),
        """
        in:inputs > loop variable > step > relu > out:output
        """,
    ),
    Case(
        "shapes.py:TwoStates",
        ("float32[None,8]",),
        """
        in:inputs > abs > loop variable > dense > + > - > out:output
        in:inputs > exp > loop variable#2 > relu > -
        in:inputs > sin > +
        """,
    ),
    Case(
        "shapes.py:Mixed",
        ("float32[None,8]",),
        """
        in:inputs > → float16 > dense > relu > head > out:output
        """,
    ),
    Case(
        "shapes.py:Step",
        ("float32[None,8]",),
        """
        in:inputs > reduce_mean > >
        in:inputs > * > out:output
        """,
    ),
    Case(
        "shapes.py:Branch",
        ("float32[None,8]",),
        """
        in:inputs > reduce_mean > >
        in:inputs > small > out:output
        in:inputs > large > out:output
        """,
    ),
    Case(
        "shapes.py:Choices",
        ("float32[None,8]",),
        """
        in:inputs > reduce_mean > >
        in:inputs > relu > * > reduce_max > <
        in:inputs > dense > reduce_max
        * > identity > reduce_sum > + > out:output
        * > abs > reduce_sum
        dense > identity > +
        dense > abs > +
        in:inputs > reduce_min > >#2
        constant > +
        """,
    ),
    Case(
        "shapes.py:Switch",
        ("float32[None,8]",),
        """
        in:inputs > reduce_sum > * > cast > +
        in:inputs > one > out:output
        in:inputs > two > out:output
        in:inputs > relu > out:output
        """,
    ),
    Case(
        "shapes.py:Losses",
        ("float32[None,3]",),
        """
        in:inputs > dense > drop > out:output
        dense > abs > reduce_sum > *
        """,
    ),
    Case(
        "shapes.py:Counter",
        ("float32[None,3]",),
        """
        in:inputs > reduce_sum
        * > out:output
        """,
    ),
    Case(
        "shapes.py:Forgotten",
        ("float32[None,3]",),
        """
        in:inputs > used > same > parts['first'] > parts['rest'][0] > parts['rest'][1] > out:output
        """,
    ),
    Case(
        "shapes.py:make_model",
        (),
        """
        in:left > tower.layers[0] > tower.layers[1] > join > score > out:output
        in:right > tower.layers[0]#2 > tower.layers[1]#2 > join
        """,
    ),
    Case(
        "vae.py:VAE",
        ("float32[None,784]",),
        """
        in:inputs > encoder.hidden > encoder.mean > encoder.sampling > decoder.hidden > decoder.output_layer > out:output
        encoder.hidden > encoder.log_variance > encoder.sampling
        encoder.mean > square > - > -#2 > + > reduce_mean > *
        encoder.log_variance > -
        encoder.log_variance > exp > -#2
        """,
    ),
    Case(
        "vae.py:SteppedVAE",
        ("float32[None,784]",),
        """
        in:data > encoder.hidden > encoder.mean > encoder.sampling > decoder.hidden > decoder.output_layer > -
        encoder.hidden > encoder.log_variance > encoder.sampling
        in:data > - > square > reduce_mean > +#2
        encoder.mean > square#2 > -#2 > -#3 > + > reduce_mean#2 > * > +#2
        encoder.log_variance > -#2
        encoder.log_variance > exp > -#3
        loss_tracker > out:loss
        """,
    ),
    Case(
        "steps.py:Gan",
        ("float32[None,8]",),
        """
        random_normal > generator.layers[0] > generator.layers[1] > discriminator > - > square > reduce_mean > out:fooled
        """,
    ),
    Case(
        "steps.py:Pretext",
        ("float32[None,8]",),
        """
        in:data > refiner.grow > refiner.shrink > head > square > reduce_mean > out:distance
        """,
    ),
    Case(
        "steps.py:Examples",
        ("float32[None,6]",),
        """
        random_normal > generator.layers[0] > critic > reduce_mean > - > out:distance
        in:data > critic#2 > reduce_mean#2 > -
        """,
        alone=True,
    ),
    Case(
        "steps.py:StepOnly",
        ("float32[None,8]",),
        """
        random_normal > generator.layers[0] > concat > discriminator.layers[0] > reduce_mean > out:loss
        in:data > concat
        """,
    ),
    Case(
        "inputs.py:by_key",
        ("{'words': int32[None,7], 'allowed': float32[None,7]}",),
        """
        in:words > embed > out:output[0]
        in:allowed > scale > out:output[1]
        """,
    ),
    Case(
        "inputs.py:by_place",
        (),
        """
        in:zebra > of_zebra > out:zoo
        in:ant > of_ant > out:hill
        """,
    ),
    Case(
        "inputs.py:unnamed",
        ("float32[None,8]",),
        """
        in:inputs > layers[1] > layers[2] > out:output
        """,
    ),
    Case(
        "inputs.py:nested",
        ("{'pair': [float32[None,3], float32[None,4]], 'also': float32[None,5]}",),
        """
        in:b_left > of_3 > total > out:output
        in:a_right > of_4 > total
        in:also > of_5 > total
        """,
    ),
    Case(
        "turns.py:Smoothed",
        ("float32[None,4]",),
        """
        in:inputs > loop variable#2 > - > relu > * > out:output
        loop variable > exp > *
        """,
    ),
    Case(
        "turns.py:Swapped",
        ("float32[None,4]",),
        """
        in:inputs > exp > while_loop > - > out:output
        in:inputs > while_loop
        """,
    ),
    Case(
        "turns.py:Recurrent",
        ("float32[None,5,3]",),
        """
        in:sequence > rnn.cell > head > out:output
        loop variable > rnn.cell
        """,
    ),
    Case(
        "turns.py:Attended",
        ("int32[None,5]", "int32[None,6]"),
        """
        in:ids > source > attention > out:output
        in:other > target > attention
        """,
    ),
    Case(
        "turns.py:Chained",
        ("float32[4,4]", "float32[4,4]", "float32[4,4]"),
        """
        in:a > - > -#2 > out:output[0]
        in:b > -
        in:c > -#2
        in:b > -#3 > -#4 > out:output[1]
        in:c > -#3
        in:a > -#4
        in:a > / > /#2 > out:output[2]
        in:b > /
        in:c > /#2
        """,
    ),
    Case(
        "corners.py:Total",
        ("float32[None,4]",),
        """
        in:inputs > reduce_sum
        """,
    ),
    Case(
        "corners.py:Tied",
        ("int32[None,6]",),
        """
        in:ids > embed > dense > matmul > out:output
        """,
    ),
    Case(
        "corners.py:Compiled",
        ("float32[None,8]",),
        """
        in:inputs > first > relu > second > + > out:output
        in:inputs > +
        """,
    ),
    Case(
        "corners.py:Hidden",
        ("float32[None,8]",),
        """
        in:inputs > helper.dense > out:output
        """,
    ),
    Case(
        "corners.py:Nested",
        ("float32[None,8]",),
        """
        in:inputs > trunk.first > trunk.layers[1] > heads[0] > out:output['heads'][0]
        trunk.layers[1] > heads[1] > out:output['heads'][1]
        trunk.layers[1] > heads[2] > out:output['heads'][2]
        trunk.layers[1] > out:trunk
        """,
    ),
    Case(
        "corners.py:Thrice",
        ("float32[None,8]",),
        """
        in:inputs > dense > dense#2 > dense#3 > gelu > * > + > out:output
        dense#3 > gelu#2 > +
        """,
    ),
    Case(
        "corners.py:Handed",
        ("float32[None,3]",),
        """
        in:inputs > up > + > out:output
        in:inputs > down > +
        """,
    ),
    Case(
        "transformer.py:Block",
        ("float32[None,8,32]",),
        """
        in:inputs > norm_1 > attn > + > norm_2 > mlp.grow > mlp.shrink > +#2 > out:output
        in:inputs > +
        + > +#2
        """,
    ),
    Case(
        "shapes.py:Scan",
        ("float32[None,3]",),
        """
        in:ids > embed > transpose > […] > * > loop variable > + > cell > reduce_mean > out:output
        transpose > +
        """,
    ),
    Case(
        "turns.py:StackedCells",
        ("float32[None,5,3]",),
        """
        in:sequence > rnn.cell.cells[0] > rnn.cell.cells[1] > head > out:output
        loop variable > rnn.cell.cells[0]
        loop variable#2 > rnn.cell.cells[1]
        """,
    ),
    Case(
        "reruns.py:Stages",
        ("float32[None,4]",),
        """
        in:inputs > blocks[0] > + > out:output[0]
        in:inputs > +
        + > blocks[1] > +#2 > out:output[1]
        + > +#2
        """,
    ),
    Case(
        "reruns.py:Priors",
        ("float32[None,4]",),
        """
        in:inputs > steps[0] > - > *
        in:inputs > *
        * > steps[1] > -#2 > *#2 > out:output
        * > *#2
        """,
    ),
    Case(
        "reruns.py:Gelus",
        ("float32[None,4]",),
        """
        in:inputs > gelu > gelu#2 > gelu#3 > out:output
        """,
    ),
    Case(
        "reruns.py:Causal",
        ("float32[None,4,8]",),
        """
        in:inputs > + > matmul > * > where > softmax > matmul#2 > out:output
        + > matmul#2
        constant > +
        < > where
        """,
    ),
    Case(
        "reruns.py:Integrated",
        ("float32[None,4]",),
        """
        in:inputs > loop variable > slope > * > +#2 > out:output
        loop variable > +#2
        loop variable#2 > *
        loop variable#2 > +
        """,
    ),
    Case(
        "reruns.py:EachStep",
        ("float32[None,5,4]",),
        """
        in:inputs > steps.layer.shrink.dense > steps.layer.grow > relu > out:output
        """,
    ),
    Case(
        "operands.py:TwiceInALine",
        ("float32[None,3]",),
        """
        in:inputs > matmul > matmul#2 > out:output
        """,
    ),
    Case(
        "again.py:Universal",
        ("float32[None,8]",),
        """
        in:inputs > block.grow > block.shrink > block/+ > block.grow#2 > block.shrink#2 > block#2/+
        block#2/+ > block.grow#3 > block.shrink#3 > block#3/+ > out:output
        in:inputs > block/+ > block#2/+ > block#3/+
        """,
    ),
    Case(
        "again.py:Triplet",
        ("{'anchor': float32[None,8], 'near': float32[None,8], 'far': float32[None,8]}",),
        """
        in:anchor > encoder.layers[0] > encoder.layers[1] > - > square > out:output[0]
        in:near > encoder.layers[0]#2 > encoder.layers[1]#2 > -
        in:far > encoder.layers[0]#3 > encoder.layers[1]#3 > -#2 > square#2 > out:output[1]
        encoder.layers[1] > -#2
        """,
    ),
    Case(
        "again.py:Switched",
        ("float32[None,8]",),
        """
        in:inputs > block.dense > block.norm > block.dense#2 > out:output
        """,
    ),
    Case("again.py:wavenet", (), _wavenet()),
    Case(
        "steps.py:Penalised",
        ("float32[None,8]",),
        """
        in:data > critic.layers[0] > gradient > square > reduce_mean > +
        random_normal > generator.layers[0] > critic.layers[0]#2 > reduce_mean#2 > + > out:loss
        """,
        alone=True,
    ),
    Case(
        "steps.py:SelfCalled",
        ("float32[None,8]",),
        """
        in:data > dense > square > reduce_mean > out:loss
        """,
    ),
    Case(
        "corners.py:Measured",
        ("float32[None,3]",),
        """
        in:inputs > dense > out:output
        dense > reduce_mean
        """,
    ),
    Case(
        "operands.py:Negated",
        ("float32[None,3]",),
        """
        in:x > exp > - > out:output
        in:x > sin > -x > -
        """,
    ),
)
