# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Picker(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scores = keras.layers.Dense(8, activation="softmax")

    def build(self, input_shape):
        self.scores.build(input_shape)
        self.built = True

    def call(self, x):
        index = tf.argmax(self.scores(x), axis=-1)  # -> LL121
        return tf.cast(index, "float32")


class Both(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scores = keras.layers.Dense(8)

    def build(self, input_shape):
        self.scores.build(input_shape)
        self.built = True

    def call(self, x):
        scores = self.scores(x)
        return scores, tf.argmax(scores, axis=-1)


class Policy(keras.Model):
    """Another method, which a loop outside trains, uses the same layer."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scores = keras.layers.Dense(8)

    def logits(self, x):
        return self.scores(x)

    def call(self, x):
        return tf.argmax(self.scores(x), axis=-1)


class Routed(keras.layers.Layer):
    """The chosen scores go on."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scores = keras.layers.Dense(8)
        self.frozen = keras.layers.Dense(8, trainable=False)

    def build(self, input_shape):
        self.scores.build(input_shape)
        self.frozen.build(input_shape)
        self.built = True

    def call(self, x):
        scores = self.scores(x)
        best = tf.one_hot(tf.argmax(scores, axis=-1), 8)
        side = tf.cast(tf.argmax(self.frozen(x), axis=-1), scores.dtype)
        return scores * best + side[:, None]
