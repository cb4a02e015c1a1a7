# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Base(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        self.built = True


class Chosen(Base):
    def build(self, input_shape):
        self.limit = self.add_weight(name="limit", shape=())
        self.emb = keras.layers.Embedding(10, 4)
        self.emb.build(None)
        self.built = True

    def call(self, x):
        index = tf.cast(tf.floor((x - self.limit) * 10.0), tf.int32)  # -> LL121
        return self.emb(tf.clip_by_value(index, 0, 9))


class Largest(Base):
    def build(self, input_shape):
        self.shift = self.add_weight(name="shift", shape=(input_shape[-1],), trainable=True)
        self.built = True

    def call(self, x):
        best = tf.argmax(x + self.shift, axis=-1)  # -> LL121
        return tf.one_hot(best, 3)


class Straight(Base):
    def call(self, x):
        return x * (self.w + tf.stop_gradient(tf.round(self.w) - self.w))


class BothWays(Base):
    def call(self, x):
        rounded = tf.round(self.w)
        return x * rounded + self.w


class Helped(Base):
    def call(self, x):
        return self.quantize(x, self.w) + tf.round(self.w)

    @tf.custom_gradient
    def quantize(self, x, w):
        return x * tf.round(w), lambda dy: (dy, dy)


class Fixed(keras.layers.Layer):
    def build(self, input_shape):
        self.n = self.add_weight(name="n", shape=(), trainable=False)
        self.built = True

    def call(self, x):
        return x * tf.round(self.n)


class Penalized(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(), regularizer="l2")
        self.built = True

    def call(self, x):
        self.add_loss(tf.reduce_mean(tf.square(self.w)))
        return x * tf.round(self.w)
