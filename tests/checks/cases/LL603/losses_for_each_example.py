# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Own(keras.layers.Layer):
    def call(self, x):
        return tf.reduce_mean(x)


class Adds(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.own = Own()
        self.each = keras.losses.MeanSquaredError(reduction="none")
        self.mean = keras.losses.MeanSquaredError()

    def call(self, x):
        given = tf.reduce_mean(x)
        self.add_loss(given)
        self.add_loss(tf.square(x))  # -> LL603
        self.add_loss(tf.reduce_mean(tf.square(x)))
        self.add_loss(tf.reduce_sum(tf.square(x), axis=1))  # -> LL603
        self.add_loss(tf.reduce_sum(tf.square(x), axis=-1))  # -> LL603
        self.add_loss(tf.reduce_sum(tf.square(x), axis=0))
        self.add_loss(tf.reduce_sum(tf.square(x), axis=[0, 1]))
        self.add_loss(tf.reduce_sum(tf.square(x), axis=[1, 2]))  # -> LL603
        self.add_loss(tf.reduce_sum(tf.stack([tf.reduce_mean(x), tf.reduce_mean(x)]), axis=-1))
        self.add_loss(tf.reduce_sum(tf.transpose(x), axis=1)[0])
        self.add_loss(tf.reduce_sum(self.dense.kernel, axis=1)[0])
        self.add_loss(0.01 * tf.abs(x) + 1.0)  # -> LL603
        self.add_loss(0.01 * tf.reduce_mean(x))
        self.add_loss(self.dense(x))  # -> LL603
        self.add_loss(self.own(x))
        self.add_loss(self.each(x, x))  # -> LL603
        self.add_loss(self.mean(x, x))
        self.add_loss(keras.losses.mse(x, x))  # -> LL603
        self.add_loss(keras.losses.MeanSquaredError()(x, x))
        self.add_loss(tf.nn.sigmoid_cross_entropy_with_logits(labels=x, logits=x))  # -> LL603
        self.add_loss(tf.norm(x))
        self.add_loss([tf.square(x)])  # -> LL603
        self.add_loss([tf.reduce_mean(x), tf.reduce_sum(x)])
        self.add_loss(tf.square(tf.reduce_mean(x)))
        return x
