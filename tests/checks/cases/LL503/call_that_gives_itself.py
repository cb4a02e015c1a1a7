# keras: 3
import tensorflow as tf


class Folded(tf.keras.Model):
    """Nothing but its own result is returned: what that is stays open."""

    def call(self, inputs):
        return self(inputs)

    def train_step(self, data):
        inputs, _ = data
        print(len(self(inputs)))
        return {}
