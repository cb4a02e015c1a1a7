# keras: 2, 3
# Belief: changing the input dict or list in call changes the caller's. Keras hands over a copy.
# input: a=float32[4,3]; b=float32[4,3]
import tensorflow as tf


class Pop(tf.keras.layers.Layer):
    def call(self, inputs):
        first = inputs.pop("a")
        inputs["b"] = inputs["b"] * 2.0
        return first + inputs["b"]
