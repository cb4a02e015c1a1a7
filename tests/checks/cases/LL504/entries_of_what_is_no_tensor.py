# keras: 2, 3
import numpy as np
import tensorflow as tf


class OfFunctions(tf.keras.layers.Layer):
    def call(self, inputs):
        def filled(values):
            scores = tf.nn.relu(values)
            scores[0] = 0.0
            return scores

        return inputs, filled


class OfArrays(tf.keras.layers.Layer):
    def call(self, inputs):
        scores = tf.nn.relu(inputs)
        if isinstance(scores, np.ndarray):
            scores[:, 0] = 0.0
        return scores


class OfNamedParts(tf.keras.layers.Layer):
    def call(self, inputs):
        parts = tf.io.parse_example(inputs, {"a": tf.io.FixedLenFeature([], tf.float32)})
        parts["b"] = parts["a"] * 2.0
        return parts


class OfACopy(tf.keras.layers.Layer):
    def call(self, inputs):
        inputs = [[row for row in part] for part in inputs]
        inputs = np.empty(inputs)
        inputs[..., 0] = 0.0
        return inputs


class OfAHelper(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs * self.filled(np.ones((3, 3)))

    def filled(self, table):
        table[..., 0] = 0.0
        return table
