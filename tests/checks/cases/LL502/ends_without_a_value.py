# keras: 2, 3
# What looks like a `call` without a result, and what is one.
from abc import abstractmethod

import tensorflow as tf
from tensorflow.keras import layers, metrics


class Stub(layers.Layer):
    def call(self, x):
        """Computes nothing yet."""


class Generator(layers.Layer):
    def call(self, x):
        yield tf.tanh(x)


class OfAGenerator(layers.Layer):
    def parts(self, x):
        yield tf.tanh(x)
        yield tf.sin(x)

    def call(self, x):
        return self.parts(x)


class OfAStub(layers.Layer):
    def body(self, x):
        """For children."""

    def call(self, x):
        return self.body(x)


class CallsAnAbstractOne(layers.Layer):
    @abstractmethod
    def body(self, x):
        """For children."""

    def call(self, x):
        self.body(tf.tanh(x))


class Parent(layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.tanh(x)
        self.last = x.shape


class Child(Parent):
    def call(self, x):
        return super().call(x)


class InnerFunction(layers.Layer):
    def call(self, x, training=None):
        def shown(value):
            if training:
                return
            print(value.shape)

        shown(x)
        return tf.tanh(x)


class WithoutAMode(layers.Layer):
    def call(self, x, training=None):
        if training is None:
            return
        return tf.tanh(x)


class ReadsAMetric(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = metrics.Mean()

    def call(self, x):  # -> LL502
        y = tf.tanh(x) * self.mean.result()


class Updates(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.mean = metrics.Mean()

    def call(self, x):
        self.mean.update_state(tf.reduce_mean(x))


class Fails(layers.Layer):
    def __init__(self, plain=True, **kwargs):
        super().__init__(**kwargs)
        self.plain = plain

    def fail(self):
        raise ValueError("only plain")

    def call(self, x):
        if self.plain:
            return tf.tanh(x)
        self.fail()
