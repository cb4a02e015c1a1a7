# keras: 2
# Checkpoints and SavedModels hold these weights: only a `.keras` file does not.
import tensorflow as tf


class Net(tf.keras.Model):
    def build(self, input_shape):
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Other(tf.keras.Model):
    def build(self, input_shape):
        self.dense = tf.keras.layers.Dense(3)  # -> LL206

    def call(self, inputs):
        return self.dense(inputs)

    def get_config(self):
        return super().get_config()
