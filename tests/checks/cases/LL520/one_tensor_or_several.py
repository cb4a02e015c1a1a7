# keras: 3
import tensorflow as tf
from keras import layers


class Pair(layers.Layer):
    def call(self, inputs):
        return tf.add(inputs, 1.0), tf.add(inputs, 2.0)


class Nothing(layers.Layer):
    def call(self, inputs):
        return None


class Ends(layers.Layer):
    def call(self, inputs):
        pass


class Bare(layers.Layer):
    def call(self, inputs):
        return


class OfPair(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Pair()

    def call(self, inputs):
        return self.inner(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfNothing(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.nothing = Nothing()

    def call(self, inputs):
        return self.nothing(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfEnds(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.ends = Ends()

    def call(self, inputs):
        return self.ends(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfBare(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.bare = Bare()

    def call(self, inputs):
        return self.bare(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfClass(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.make = layers.Dense

    def call(self, inputs):
        return self.make(3)  # -> LL201  # -> LL502

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfList(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        return self.dense.compute_output_shape(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfLast(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = tf.keras.Sequential([Pair(), layers.Dense(3)])
        self.pairs = tf.keras.Sequential([layers.Dense(3), Pair()])

    def call(self, inputs):
        return self.pairs(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]


class OfLastDense(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = tf.keras.Sequential([layers.Dense(2), layers.Dense(3)])

    def call(self, inputs):
        return self.net(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]  # -> LL520


class Steps(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.net = layers.TimeDistributed(layers.Dense(3))
        self.pairs = layers.TimeDistributed(Pair())

    def call(self, inputs):
        return self.pairs(inputs)

    def compute_output_shape(self, input_shape):
        return [input_shape, input_shape]
