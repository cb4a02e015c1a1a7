# keras: 2, 3
import numpy as np
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers


class Objects(layers.Layer):
    def __init__(
        self, fn=None, inner=None, table=(), rows=(), names=(), words=(), plain=1, other=None, maybe=None,
        looked_up="relu", rest=None, **kwargs
    ):  # fmt: skip
        super().__init__(**kwargs)
        self.fn = fn
        self.inner = inner
        self.table = table
        self.rows = np.array(rows)
        self.names = set(names)
        self.words = sorted(set(words))
        self.plain = plain
        self.other = other
        self.maybe = maybe or layers.Dense(3)
        self.looked_up = keras.activations.get(looked_up)
        self.rest = rest
        self.square = lambda x: x * x
        self.dense = layers.Dense(3)
        self.several = [layers.Dense(3), layers.Dense(3)]
        self.mean = keras.metrics.Mean()
        self.ones = tf.ones((3,))
        self.zeros = np.zeros(3)
        self.either = np.zeros(3)
        self.either = [0, 0, 0]

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3,))

    def call(self, x):
        return self.looked_up(self.maybe(self.inner(self.fn(x)))) * self.kernel + self.square(x)

    def get_config(self):
        config = super().get_config()
        config.update({
            "fn": self.fn,  # -> LL405
            "inner": keras.utils.serialize_keras_object(self.inner),  # -> LL405
            "table": self.table.tolist(),  # -> LL405
            "rows": self.rows.tolist(),
            "names": self.names,  # -> LL405
            "words": self.words,
            "plain": self.plain,
            "other": self.other,
            "maybe": self.maybe,  # -> LL405
            "looked_up": keras.activations.serialize(self.looked_up),
            "rest": self.rest,
        })  # fmt: skip
        return config


class Values(layers.Layer):
    def __init__(
        self, square=None, dense=None, several=None, mean=None, ones=None, zeros=None, either=None, kernel=None,
        literal=None, made=None, frozen=None, each=None, array=None, listed=None, inner=None, shape=None, **kwargs
    ):  # fmt: skip
        super().__init__(**kwargs)
        self.square = lambda x: x * x
        self.dense = layers.Dense(3)
        self.several = [layers.Dense(3), layers.Dense(3)]
        self.mean = keras.metrics.Mean()
        self.ones = tf.ones((3,))
        self.zeros = np.zeros(3)
        self.either = np.zeros(3)
        self.either = [0, 0, 0]
        self.listed = [0, 1]
        self.inner = inner
        self.shape = shape

    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(3,))

    def call(self, x):
        self.mean.update_state(x)
        return self.several[0](self.several[1](self.dense(self.inner(x)))) * self.kernel + self.square(x)

    def get_config(self):
        return {
            **super().get_config(),
            "square": self.square,  # -> LL405
            "dense": self.dense,  # -> LL405
            "several": self.several,  # -> LL405
            "mean": self.mean,  # -> LL405
            "ones": self.ones,  # -> LL405
            "zeros": self.zeros,  # -> LL405
            "either": self.either,
            "kernel": self.kernel,  # -> LL405
            "literal": {1, 2},  # -> LL405
            "made": set(self.listed),  # -> LL405
            "frozen": frozenset(self.listed),  # -> LL405
            "each": {one for one in self.listed},  # -> LL405
            "array": np.array(self.listed),  # -> LL405
            "listed": self.listed,
            "inner": {"class_name": "Dense", "config": self.inner.get_config()},  # -> LL405
            "shape": tuple(self.shape),
        }


class MakesItAgain(layers.Layer):
    def __init__(self, inner=None, **kwargs):
        super().__init__(**kwargs)
        if isinstance(inner, dict):
            inner = keras.utils.deserialize_keras_object(inner)
        self.inner = inner

    def call(self, x):
        return self.inner(x)

    def get_config(self):
        config = super().get_config()
        config["inner"] = keras.utils.serialize_keras_object(self.inner)
        return config


class LooksFirst(layers.Layer):
    def __init__(self, table=(), **kwargs):
        super().__init__(**kwargs)
        self.table = table

    def call(self, x):
        return x

    def get_config(self):
        config = super().get_config()
        config["table"] = self.table.tolist() if hasattr(self.table, "tolist") else self.table
        return config


class RecordsTheConfiguration(layers.Layer):
    def __init__(self, inner=None, size=None, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner
        self.size = size

    def call(self, x):
        return self.inner(x)

    def get_config(self):
        config = super().get_config()
        config["inner"] = self.inner.get_config()  # -> LL405
        config["size"] = {"class_name": "Size", "size": self.size}
        return config
