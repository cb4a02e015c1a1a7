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


class Own(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(), initializer="ones")

    def call(self, inputs):
        return inputs * self.w


class OfAllKinds(keras.layers.Layer):
    def __init__(self, given, settings, wide, log, **kwargs):
        super().__init__(**kwargs)
        self.log = log
        self.dense = keras.layers.Dense(3)
        self.unpacked = keras.layers.Dense(3, **settings)
        self.penalized = keras.layers.Dense(3, kernel_regularizer="l2")
        self.relu = keras.layers.ReLU()
        self.read = keras.layers.Dense(3)
        if wide:
            self.either = keras.layers.Dense(8)
        else:
            self.either = keras.layers.Dense(3)
        self.lossy = keras.layers.Dense(3)
        self.logged = keras.layers.Dense(3)
        self.own = Own()
        self.given = given
        self.chain = keras.Sequential([keras.layers.Dense(3)])

    def call(self, inputs):
        self.add_loss(tf.reduce_sum(self.lossy(inputs)))
        self.log(self.logged(inputs))
        return (
            tf.round(self.dense(inputs)),  # -> LL121
            tf.round(self.unpacked(inputs)),
            tf.round(self.penalized(inputs)),
            tf.round(self.relu(inputs)),
            tf.round(self.read(inputs)) * tf.reduce_sum(self.read.kernel),
            tf.round(self.either(inputs)),
            tf.round(self.lossy(inputs)),
            tf.round(self.logged(inputs)),
            tf.round(self.own(inputs)),
            tf.round(self.given(inputs)),
            tf.round(self.chain(inputs)),  # -> LL121
        )
