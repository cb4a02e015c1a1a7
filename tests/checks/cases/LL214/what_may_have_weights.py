# keras: 2, 3
import keras
import tensorflow as tf
from elsewhere import PART, Part, prepared


class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Child(Block):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.more = keras.layers.Dense(3)
        self.count = len(self.trainable_weights)

    def call(self, inputs):
        return self.more(super().call(inputs))


class Decorated(keras.Model):
    @prepared
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs)


class OwnLayer(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.part = Part()
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.part(self.hidden(inputs))


class Wrapped(keras.Model):
    def __init__(self, cell, **kwargs):
        super().__init__(**kwargs)
        self.wrapped = keras.layers.TimeDistributed(cell)
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.wrapped(inputs)


class WithVariable(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.scale = self.add_weight(name="scale", shape=())
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs) * self.scale


class OfTheModule(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.part = PART
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.part(self.hidden(inputs))


class Forgotten(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.add_weight(name="scale", shape=(), initializer="ones")
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs)


class Members(keras.Model):
    """Its own property has the name of Keras."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.count = len(self.trainable_weights)

    @property
    def trainable_weights(self):
        return [1.0, 2.0]

    def call(self, inputs):
        return self.hidden(inputs)


class OnlyIf(keras.Model):
    def __init__(self, restored, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        if restored:
            self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs)


class ByHelper(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.prepare()
        self.count = len(self.trainable_variables)

    def prepare(self):
        self.hidden.build((None, 4))

    def call(self, inputs):
        return self.hidden(inputs)


class ByCallOfALayer(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.hidden(tf.zeros((1, 4)))
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return self.hidden(inputs)


class ByCallOfALocal(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(8), keras.layers.Dense(4)]
        x = tf.zeros((1, 4))
        for block in self.blocks:
            x = block(x)
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


class Plain(keras.Model):
    """Neither a size nor a function has weights."""

    def __init__(self, units, rate=0.1, **kwargs):
        super().__init__(**kwargs)
        self.units = 2 * units
        self.rate = float(rate)
        self.hidden = keras.layers.Dense(self.units)
        self.activation = tf.nn.relu
        self.count = len(self.trainable_variables)  # -> LL214

    def call(self, inputs):
        return self.activation(self.hidden(inputs)) * self.rate


class Nothing(keras.Model):
    """Without a layer nothing will be there later."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rate = 0.1
        self.count = len(self.trainable_variables)

    def call(self, inputs):
        return inputs * self.rate


class Names(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.hidden = keras.layers.Dense(8)
        self.title = f"{self.name} of {self.hidden.name}"

    def call(self, inputs):
        return self.hidden(inputs)


class SeedOfItsDropout(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.drop = keras.layers.Dropout(0.5)
        self.state = list(self.variables)

    def call(self, x, training=None):
        return self.drop(self.dense(x), training=training)


class StateOfItsMetric(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.tracker = keras.metrics.Mean()
        self.state = list(self.non_trainable_variables)

    def call(self, x):
        return self.dense(x)
