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

    @property
    def name(self) -> str:
        return self.target.replace(".py:", ".")


CASES = (
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
        rnn.cell/tanh > rnn.cell/concat
        """,
    ),
    Case(
        "shapes.py:Loop",
        ("float32[None,8]",),
        """
        in:inputs > step > relu > out:output
        relu > step
        """,
    ),
    Case(
        "shapes.py:Branch",
        ("float32[None,8]",),
        """
        in:inputs > small > out:output
        in:inputs > large > out:output
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
        encoder.mean > square > - > + > reduce_mean > *
        encoder.log_variance > -
        encoder.log_variance > exp > -
        """,
    ),
    Case(
        "vae.py:SteppedVAE",
        ("float32[None,784]",),
        """
        in:data > encoder.hidden > encoder.mean > encoder.sampling > decoder.hidden > decoder.output_layer > -
        encoder.hidden > encoder.log_variance > encoder.sampling
        in:data > - > square > reduce_mean > +#2
        encoder.mean > square#2 > -#2 > + > reduce_mean#2 > * > +#2
        encoder.log_variance > -#2
        encoder.log_variance > exp > -#2
        loss_tracker > out:loss
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
        in:inputs > trunk.first > trunk.layers[1] > heads[0] > out:['heads'][0]
        trunk.layers[1] > heads[1] > out:['heads'][1]
        trunk.layers[1] > heads[2] > out:['heads'][2]
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
        "transformer.py:Block",
        ("float32[None,8,32]",),
        """
        in:inputs > norm_1 > attn > + > norm_2 > mlp.grow > mlp.shrink > +#2 > out:output
        in:inputs > +
        + > +#2
        """,
    ),
)
