# keras: 2
import tensorflow as tf


class Collects(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.kernel = self.add_weight(name="kernel", shape=(input_shape[-1], 3))
        super().build(input_shape)

    def call(self, inputs):
        rows = []
        for row in tf.nn.relu(inputs):  # -> LL503
            rows.append(tf.matmul(row, self.kernel))
        return tf.stack(rows)


class Sums(tf.keras.layers.Layer):
    def call(self, inputs):
        total = tf.zeros((3,))
        for row in tf.nn.relu(inputs):
            total = total + tf.reduce_sum(row)
        return total


class OfLayers(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.layers_of = [tf.keras.layers.Dense(3), tf.keras.layers.Dense(3)]

    def call(self, inputs):
        outputs = []
        for layer in self.layers_of:
            outputs.append(layer(inputs))
        return tf.stack(outputs)


class Unstacks(tf.keras.layers.Layer):
    def call(self, inputs):
        rows = []
        for row in tf.unstack(tf.nn.relu(inputs), axis=1):
            rows.append(row * 2.0)
        return tf.stack(rows)


class Counts(tf.keras.layers.Layer):
    def call(self, inputs):
        counts = []
        for _ in tf.nn.relu(inputs):
            counts.append(1)
        return inputs
