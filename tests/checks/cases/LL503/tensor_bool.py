# keras: 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        if tf.reduce_mean(x) > 0.5:  # -> LL503
            return x
        while tf.reduce_sum(x) < 10.0:  # -> LL503
            x = x * 2
        for row in tf.unstack(x, axis=1): pass
        for i in tf.range(3):  # -> LL503
            x = x + 1.0
        y = x if tf.reduce_any(x > 0) else -x  # -> LL503
        return y
