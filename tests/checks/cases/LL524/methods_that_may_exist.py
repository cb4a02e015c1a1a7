# keras: 2, 3
import tensorflow as tf
from elsewhere import run


class Tries(tf.keras.layers.Layer):
    def call(self, inputs):
        scores = tf.exp(inputs)
        try:
            return scores.sum(axis=1)
        except AttributeError:
            return tf.reduce_sum(scores, axis=1)


class Inside(tf.keras.layers.Layer):
    def call(self, inputs):
        def total():
            return tf.exp(inputs).sum(axis=1)

        return run(total, inputs)


class OnItself(tf.keras.layers.Layer):
    def sum(self, x):
        return tf.reduce_sum(x)

    def call(self, inputs):
        return self.sum(tf.square(inputs)) + tf.norm(inputs)


class NeverRun(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs * 2.0

    def shown(self, numbers):
        return tf.exp(numbers).sum()


class Objects(tf.keras.layers.Layer):
    def call(self, inputs):
        rows = tf.ragged.stack([inputs, inputs])
        sparse = tf.sparse.from_dense(inputs)
        array = tf.TensorArray(tf.float32, 3)
        return rows.view(), sparse.sum(), array.view(), tf.RaggedTensor.from_tensor(inputs).sum()


class OfAnyBackend(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.keras.activations.relu(inputs).sum(axis=1) + tf.keras.layers.ReLU()(inputs).sum(axis=1)


class Entries(tf.keras.layers.Layer):
    def call(self, inputs):
        return inputs["first"].view(-1), inputs.sum(axis=1)
