# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        rows = [row for row in tf.unstack(x, axis=1) if tf.reduce_sum(row) > 0]  # -> LL503
        kept = [row for row in tf.unstack(x, axis=1) if row is not None]
        return tf.stack(rows + kept, 1)
