# keras: 2, 3
import numpy as np
import tensorflow as tf


def as_list(array):
    return array.tolist()


class Table(tf.keras.layers.Layer):
    def __init__(self, table, other, **kwargs):
        super().__init__(**kwargs)
        self.table = table
        self.other = np.asarray(other)

    def call(self, inputs):
        return inputs * tf.constant(self.table) + self.other

    def get_config(self):
        config = super().get_config()
        config["table"] = as_list(self.table)  # -> LL405
        config["other"] = as_list(self.other)
        return config
