# keras: 3
import tensorflow as tf
from tensorflow.keras import backend as K


class A1(tf.keras.layers.Layer):
    state_size = 4

    def call(self, inputs, states):
        return states[0], states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.zeros([batch_size, 4], dtype=dtype)  # -> LL711


class A2(tf.keras.layers.Layer):
    @property
    def state_size(self):
        return 4

    def call(self, inputs, states):
        return states[0], states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return tf.fill([tf.shape(inputs)[0], 4], 0.0)  # -> LL711


class A3(tf.keras.layers.GRU):
    def get_initial_state(self, inputs):  # -> LL711
        return [tf.zeros((1, self.units))]


class A4(tf.keras.layers.Layer):
    state_size = 4

    def call(self, inputs, states):
        return states[0], states

    def get_initial_state(self, batch_size, dtype):  # -> LL711
        return tf.zeros([batch_size, 4], dtype)


class B1(tf.keras.layers.Layer):
    state_size = 4

    def call(self, inputs, states):
        return states[0], states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        if inputs is not None:
            batch_size, dtype = tf.shape(inputs)[0], inputs.dtype
        return tf.zeros([batch_size, 4], dtype or self.compute_dtype)


class B2(tf.keras.layers.Layer):
    state_size = 4

    def call(self, inputs, states):
        return states[0], states

    def get_initial_state(self, inputs=None, batch_size=None, dtype=None):
        return K.zeros([batch_size, 4], dtype=dtype)


class B3(tf.keras.layers.Layer):
    def get_initial_state(self, inputs, dtype):
        return tf.zeros(tf.shape(inputs), dtype)


class B4(tf.keras.layers.Layer):
    state_size = 4

    def call(self, inputs, states):
        return states[0], states

    def get_initial_state(self, batch_size=None):
        return tf.zeros([batch_size, 4])


class B5(tf.keras.Model):
    state_size = 4

    def get_initial_state(self, inputs):
        return tf.zeros_like(inputs)

    def call(self, inputs, states=None):
        return inputs
