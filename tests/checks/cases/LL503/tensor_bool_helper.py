# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def _clip(self, t):
        if tf.norm(t) > 1.0:  # -> LL503
            t = t / tf.norm(t)
        return t
    def call(self, x):
        return self._clip(x)
