# keras: 3
import tensorflow as tf


class Recurrent(tf.keras.Sequential):
    def reset_states(self):
        super().reset_states()  # -> LL701


class Updated(tf.keras.layers.Layer):
    def add_update(self, update):
        super().add_update(update)  # -> LL701

    def call(self, inputs):
        return inputs


class Cell(tf.keras.layers.Layer):
    """The parent in sight has the method."""

    def reset_states(self):
        self.steps = 0

    def call(self, inputs):
        self.reset_states()
        return inputs


class Deep(Cell):
    def reset_states(self):
        super().reset_states()
