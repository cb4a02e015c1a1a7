# keras: 3
import tensorflow as tf


class Memory(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.output_size = units
        self.state_size = [tf.TensorShape([units]), tf.TensorShape([2, units])]

    def get_initial_state(self, batch_size=None):
        return [tf.zeros((batch_size, self.units)), tf.zeros((batch_size, 2, self.units))]

    def call(self, inputs, states):
        return inputs, states
