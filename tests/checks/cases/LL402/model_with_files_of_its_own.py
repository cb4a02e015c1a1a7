# keras: 2, 3
"""A model that writes its own files need not be loaded by its configuration: a note."""

import json

import tensorflow as tf


class Music(tf.keras.Model):
    def __init__(self, size=8, dropout=0.2, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.dense = tf.keras.layers.Dense(size)
        self.drop = tf.keras.layers.Dropout(dropout)

    def call(self, inputs, training=None):
        return self.drop(self.dense(inputs), training=training)

    def save(self, filepath):
        self.save_weights(f"{filepath}/model.weights.h5")
        with open(f"{filepath}/config.json", "w") as file:
            json.dump(self.get_config(), file)

    def get_config(self):
        return {"size": self.size}


class Logged(tf.keras.Model):
    def __init__(self, size=8, dropout=0.2, **kwargs):
        super().__init__(**kwargs)
        self.size = size
        self.dense = tf.keras.layers.Dense(size)
        self.drop = tf.keras.layers.Dropout(dropout)

    def call(self, inputs, training=None):
        return self.drop(self.dense(inputs), training=training)

    def save(self, filepath, **kwargs):
        print(filepath)
        return super().save(filepath, **kwargs)

    def get_config(self):  # -> LL402
        return {"size": self.size}
