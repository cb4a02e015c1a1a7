# keras: 2, 3
import dataclasses

import tensorflow as tf


@dataclasses.dataclass
class Branch:
    dense: tf.keras.layers.Layer
    norm: tf.keras.layers.Layer


@dataclasses.dataclass
class Size:
    width: int


class Listed(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = [  # -> LL207
            Branch(tf.keras.layers.Dense(n), tf.keras.layers.LayerNormalization()) for n in (3, 4)
        ]

    def call(self, inputs):
        return tf.concat([branch.norm(branch.dense(inputs)) for branch in self.branches], -1)


class Appended(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = []
        for n in (3, 4):
            self.branches.append(Branch(tf.keras.layers.Dense(n), tf.keras.layers.LayerNormalization()))  # -> LL207

    def call(self, inputs):
        return tf.concat([branch.norm(branch.dense(inputs)) for branch in self.branches], -1)


class KeptBesides(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = [Branch(tf.keras.layers.Dense(n), tf.keras.layers.LayerNormalization()) for n in (3, 4)]
        self.denses = [branch.dense for branch in self.branches]
        self.norms = [branch.norm for branch in self.branches]

    def call(self, inputs):
        return tf.concat([branch.norm(branch.dense(inputs)) for branch in self.branches], -1)


class Sizes(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.sizes = [Size(n) for n in (3, 4)]
        self.denses = [tf.keras.layers.Dense(size.width) for size in self.sizes]

    def call(self, inputs):
        return tf.concat([dense(inputs) for dense in self.denses], -1)


class AppendedTwice(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = []
        self.branches.append(Branch(tf.keras.layers.Dense(3), tf.keras.layers.LayerNormalization()))  # -> LL207
        self.branches.append(Branch(tf.keras.layers.Dense(4), tf.keras.layers.LayerNormalization()))

    def call(self, inputs):
        return tf.concat([branch.norm(branch.dense(inputs)) for branch in self.branches], -1)
