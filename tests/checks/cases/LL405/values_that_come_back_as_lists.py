# keras: 2, 3
import numpy as np
import tensorflow as tf


class Sets(tf.keras.layers.Layer):
    def __init__(self, axes=(1, 2), names=(), more=(), **kwargs):
        super().__init__(**kwargs)
        self.axes = set(axes)
        self.names = {name.lower() for name in names}
        self.more = frozenset(more)

    def call(self, inputs):
        return tf.reduce_sum(inputs, axis=sorted(self.axes))

    def get_config(self):
        return {
            **super().get_config(),
            "axes": self.axes,  # -> LL405
            "names": self.names,  # -> LL405
            "more": sorted(self.more),
        }


class Table(tf.keras.layers.Layer):
    def __init__(self, table, other, third, shape=None, **kwargs):
        super().__init__(**kwargs)
        self.table = table
        self.other = np.asarray(other)
        self.third = third if isinstance(third, np.ndarray) else np.array(third)
        self.shape = shape

    def call(self, inputs):
        return inputs * tf.constant(self.table)

    def get_config(self):
        config = super().get_config()
        config["table"] = self.table.tolist()  # -> LL405
        config["other"] = self.other.tolist()
        config["third"] = self.third.tolist()
        config["shape"] = list(self.shape)
        return config


class Asks(tf.keras.layers.Layer):
    def __init__(self, table, **kwargs):
        super().__init__(**kwargs)
        self.table = table

    def call(self, inputs):
        return inputs * tf.constant(self.table)

    def get_config(self):
        table = self.table
        if hasattr(table, "tolist"):
            table = self.table.tolist()
        return {**super().get_config(), "table": table}
