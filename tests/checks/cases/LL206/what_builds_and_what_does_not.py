# keras: 3
import keras
from keras import layers
from mixins import Mixin


class Block(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x):
        return self.dense(x)


class Abstract(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        raise NotImplementedError

    def call(self, x):
        return self.dense(x)


class OutOfSight(Mixin, keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        self.shape = input_shape

    def call(self, x):
        return self.dense(x)


class BuildsAll(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        for layer in self.layers:
            layer.build(input_shape)

    def call(self, x):
        return self.dense(x)


def build_all(model, input_shape):
    model.dense.build(input_shape)


class HandsItselfOn(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        build_all(self, input_shape)

    def call(self, x):
        return self.dense(x)


class RunsItself(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        self(keras.Input(input_shape[1:]))

    def call(self, x):
        return self.dense(x)


class RunsCall(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        self.call(keras.Input(input_shape[1:]))

    def call(self, x):
        return self.dense(x)


class Builds(keras.Model):
    """Some of them: in the constructor, as locals, by running them, with a shape of their own."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = None
        self.other = Block()
        self.run = Block()
        self.block = Block()
        self.dense = layers.Dense(4)
        self.dense.build((None, 4))
        self.asked = layers.Dense(4)  # -> LL206
        self.asked.get_config()
        self.later = layers.Dense(4)  # -> LL206
        self.rnn = layers.LSTM(4)  # -> LL206
        self.blocks = [layers.Dense(4), layers.ReLU()]  # -> LL206
        self.known = layers.Dense(4, input_shape=(4,))
        self.first = keras.Sequential([layers.Input((4,)), layers.Dense(4)])
        self.inner = keras.Sequential([keras.Sequential([keras.Input((4,)), layers.Dense(4)]), layers.Dense(4)])
        self.unknown = keras.Sequential([layers.Dense(4)])  # -> LL206
        self.filled = keras.Sequential()
        self.named = {}
        self.named["a"] = layers.Dense(4)  # -> LL206
        self.drop = layers.Dropout(0.5)

    def build(self, input_shape):
        self.block.build(input_shape)  # -> LL206
        self.other.build(input_shape)  # -> LL206
        self.run(keras.Input(input_shape[1:]))
        self.run.build(input_shape)
        self.missing.build(input_shape)  # -> LL202
        dense = layers.Dense(4)
        dense.build(input_shape)
        self.local = dense
        called = layers.Dense(4)
        called(keras.Input(input_shape[1:]))
        self.called = called

    def start(self, input_shape):
        self.later.build(input_shape)

    def call(self, x):  # -> LL506
        x = self.block(self.other(self.run(self.dense(self.asked(self.later(self.rnn(x)))))))
        for block in self.blocks:
            x = block(x)
        x = self.known(self.first(self.inner(self.unknown(self.filled(self.named["a"](x))))))
        return self.drop(self.local(self.called(x)))
