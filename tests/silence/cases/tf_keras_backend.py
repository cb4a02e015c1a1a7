# keras: 2, 3
# Belief: the backend functions are gone in Keras 3. tf.keras.backend still has nearly all.
import tensorflow as tf
from tensorflow.keras import backend as K


class Sum(tf.keras.layers.Layer):
    def call(self, inputs):
        return K.sum(inputs, axis=-1, keepdims=True) + K.mean(inputs) + K.epsilon()
