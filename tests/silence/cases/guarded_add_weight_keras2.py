# keras: 2
# Belief: a guarded add_weight in call breaks in tf.function. In Keras 2 it does not, with or without init_scope.
import tensorflow as tf


class Lazy(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = None

    def call(self, inputs):
        if self.w is None:
            self.w = self.add_weight(name="w", shape=(inputs.shape[-1],), initializer="ones")
        return inputs * self.w


class Lazier(tf.keras.layers.Layer):
    def call(self, inputs):
        if not hasattr(self, "w"):
            with tf.init_scope():
                self.w = self.add_weight(name="w", shape=(inputs.shape[-1],), initializer="ones")
        return inputs * self.w
