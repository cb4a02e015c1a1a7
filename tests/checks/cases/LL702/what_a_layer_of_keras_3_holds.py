# keras: 3
"""A layer of Keras 2 is told nothing about training, and what a method makes that no other calls is a part as well."""

import keras
import tf_keras


class Dropped(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = tf_keras.layers.Dropout(0.5)  # -> LL702

    def add_head(self):
        self.head = tf_keras.layers.Dense(2)  # -> LL702

    def call(self, x):
        return self.head(self.drop(x))


class Loaded(keras.layers.Layer):
    def __init__(self, dense=None, **kwargs):
        super().__init__(**kwargs)
        self.dense = dense or keras.layers.Dense(2)

    def call(self, x):
        return self.dense(x)
