# keras: 3
import math

import numpy as np
import tensorflow as tf
from keras import layers

LIMIT = tf.constant(1.0)


class Converted(layers.Layer):
    """`tf.function` converts the conditions of what it decorates."""

    @tf.function
    def helper(self, x):
        if tf.reduce_sum(x) > 0:
            return x
        return -x

    def call(self, x):
        return self.helper(x)


class Conditions(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.flag = True
        self.table = np.ones(3)

    def call(self, x, training=False):
        if self.flag and tf.reduce_sum(x) > 0:  # -> LL503
            x = x + 1.0
        if training or self.flag:
            x = x + 1.0
        if LIMIT > 0:
            x = x + 1.0
        if LIMIT > math.floor(0.5):
            x = x + 1.0
        if tf.constant(1.0) > 0:  # -> LL503
            x = x + 1.0
        if x is not None and not training and self.flag:
            x = x + 1.0
        return x + self.table


class Rows(layers.Layer):
    def call(self, inputs):
        out = []
        for row in inputs:  # -> LL503
            out.append(tf.expand_dims(row, 0))
        return tf.concat(out, 0)


class RowsByIndex(layers.Layer):
    def call(self, inputs):
        return tf.concat([row[tf.newaxis] for row in inputs], 0)  # -> LL503


class Lists(layers.Layer):
    """What may be a list of tensors."""

    def __init__(self, encoder, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder
        self.parts = [layers.Dense(4)]
        self.scales = [self.add_weight(name="a", shape=(4,)), self.add_weight(name="b", shape=(4,))]

    def get_config(self):
        return {**super().get_config(), "encoder": layers.serialize(self.encoder)}

    @classmethod
    def from_config(cls, config):
        return cls(layers.deserialize(config.pop("encoder")), **config)

    def call(self, inputs, other=None):
        out = list()
        for row in self.encoder(inputs):
            out.append(tf.expand_dims(row, 0))
        for scale in self.scales:
            out.append(tf.expand_dims(scale, 0))
            out.append(scale[None])
        for row in inputs:
            out.append(tf.expand_dims(row, -1))
            out.append(tf.reduce_sum(row, 0))
            out.append(row[0])
            out.append(tf.expand_dims(inputs, 0))
        for row in other:
            row = tf.reduce_sum(row)
        return out, len(inputs), self.parts[0](inputs)


class Built(layers.Layer):
    def call(self, x):
        total = tf.reduce_sum(x)
        a = sorted(tf.reduce_sum(x, 1))  # -> LL503
        b = any(tf.reduce_sum(x, 1) > 0)  # -> LL503
        c = float(total)  # -> LL504
        d = len(tf.reduce_sum(x, 1))  # -> LL503
        e = max(total, 0.0)  # -> LL503
        f = max(tf.unstack(total))  # -> LL503
        g = [i for i in zip(*tf.split(x, 2))]
        h = [one for one in zip(total, x)]  # -> LL503
        return a, b, c, d, e, f, g, h
