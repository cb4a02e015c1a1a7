# keras: 3
import tensorflow as tf
from elsewhere import make_layer
from tensorflow.keras import Model, layers

COPIED = layers.Dense(3)


class Copied(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.inner = lambda x: layers.Dense(3)(x)  # -> LL201

    def call(self, x):
        same = self.dense
        copied = layers.Dense.from_config(self.dense.get_config())
        relu = layers.ReLU()
        self.relu = layers.ReLU()  # -> LL201

        def later(y):
            return layers.Dense(4)(y)  # -> LL201

        return copied(same(x)) + relu(x) + self.relu(x) + tf.map_fn(later, x) + self.inner(x)


class OfFunction(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

        def block(x):
            return layers.Dense(3)(x)  # -> LL201

        self.block = block

    def call(self, x):
        return self.block(x)


class Lazy(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = None
        self.other = layers.Dense(3)

    def call(self, x):
        if self.dense is None:
            self.dense = layers.Dense(3)
        return self.other(self.dense(x))


class LazyAlone(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = None
        self.number = 3

    def call(self, x):
        if self.dense is None:
            self.dense = layers.Dense(3)  # -> LL201
        return self.dense(x)


class LazyWithBuild(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = None
        self.other = layers.Dense(3)

    def build(self, input_shape):
        self.other.build(input_shape)
        self.built = True

    def call(self, x):
        if self.dense is None:
            self.dense = layers.Dense(3)  # -> LL201
        return self.other(self.dense(x))


class LazyLocal(layers.Layer):
    def call(self, x):
        if not self.built:
            dense = layers.Dense(3)
            x = dense(x)
        return x


class Stepped(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = None
        self.tail = None
        self.body = layers.Dense(3)

    def train_step(self, data):
        if not self.built:
            self.head = layers.Dense(3)  # -> LL211  # -> LL605
        if self.tail is None:
            self.tail = layers.Dense(3)  # -> LL211
        return {"mean": tf.reduce_mean(self.tail(self.head(data)))}

    def call(self, x):
        return self.body(x)


class Base(layers.Layer):
    def project(self):
        return layers.Dense(3)

    def noise(self):
        return layers.ReLU()


class Inherits(Base):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.late = None

    def call(self, x):
        if self.late is None:
            self.late = self.project()
        if not self.built:
            self.other = self.project()
        if tf.executing_eagerly():
            self.third = self.project()
        return self.project()(self.noise()(x))  # -> LL201
