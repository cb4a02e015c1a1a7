# keras: 2, 3
import tensorflow as tf


class Auxiliary(tf.keras.layers.Layer):
    def _penalty(self, x):
        return tf.square(x)

    def call(self, x):
        terms = {"penalty": self._penalty(x)}
        for term in terms.values():
            self.add_loss(term)  # -> LL603
        for term in {"penalty": tf.reduce_mean(self._penalty(x))}.values():
            self.add_loss(term)
        return x
