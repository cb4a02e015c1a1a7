# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow.keras import activations, layers


class Kept(layers.Layer):
    def __init__(
        self,
        inner,
        fn=None,
        act="relu",
        x=(1,),
        names=("a",),
        factory=dict,
        alone=None,
        made=None,
        letters=None,
        blocks=None,
        array=None,
        **kwargs,
    ):
        super().__init__(**kwargs)
        self.inner = inner
        self.fn = fn or (lambda x: x)
        self.gate = fn or tf.nn.relu
        self.other = (lambda x: x) if fn else (lambda x: -x)
        self.act = act
        self.x = x
        self.names = names
        self.factory = factory
        self.alone = alone
        self.made = {"b"}
        self.letters = {one for one in names}
        self.mixed = {"c"}
        self.pairs = {one: one for one in names}
        self.blocks = [layers.Dense(4)]
        self.array = np.ones(3)
        self.half = np.ones(3)
        self.pool = tf.nn.relu

    def adapt(self, names):
        self.mixed = list(names)
        self.half = names

    def call(self, x):
        made = self.factory()
        x = self.inner(self.fn(self.gate(self.other(x)))) * made.get("scale", 1.0)
        return self.pool(self.act(x)) * self.array * self.half * len(self.mixed) * len(self.letters)  # -> LL522

    def get_config(self):
        config = super().get_config()
        config.update(
            {
                "inner": self.inner.get_config(),  # -> LL405
                "count": self.inner.count_params(),  # -> LL404
                "fn": self.fn,  # -> LL405
                "gate": self.gate,  # -> LL404
                "other": self.other,  # -> LL404
                "act": activations.serialize(self.act),
                "x": self.x.tolist(),  # -> LL405
                "names": self.names.copy(),
                "factory": self.factory,
                "alone": self.alone,
                "table": self.array,  # -> LL404
                "made": self.made,  # -> LL405
                "letters": self.letters,  # -> LL405
                "mixed": self.mixed,  # -> LL404
                "pairs": self.pairs,  # -> LL404
                "blocks": self.blocks,  # -> LL405
                "depth": len(self.blocks),  # -> LL404
                "width": self.blocks[0].units,  # -> LL404
                "array": self.array,  # -> LL405
                "half": self.half,  # -> LL404
                "first": float(self.array[0]),  # -> LL404
                "pool": self.pool,  # -> LL404
                "kind": set,  # -> LL404
            }
        )
        return config


class Twice(layers.Layer):
    def __init__(self, sizes=(), x=(), **kwargs):
        super().__init__(**kwargs)
        self.sizes = set(sizes)
        self.x = x

    def call(self, x):
        return x * len(self.sizes) * self.x

    def get_config(self):
        x = self.x
        if isinstance(x, np.ndarray):
            x = self.x.tolist()
            return {**super().get_config(), "sizes": self.sizes, "x": self.x.tolist()}  # -> LL405
        return {**super().get_config(), "sizes": self.sizes, "x": x}
