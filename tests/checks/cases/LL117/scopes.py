# keras: 2
"""A scope stands before the name, so that weights of the same name differ."""

import tensorflow as tf


class Embeddings(tf.keras.layers.Layer):
    def build(self, input_shape):
        with tf.name_scope("token"):
            self.token = self.add_weight(name="embeddings", shape=[8, 3])
        with tf.name_scope("position"):
            self.position = self.add_weight(name="embeddings", shape=[8, 3])
        super().build(input_shape)

    def call(self, inputs):
        return tf.gather(self.token, inputs) + self.position[0]


class Stacked(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.kernels = []
        for index in range(3):
            with tf.name_scope(f"level_{index}"):
                self.kernels.append(self.add_weight(name="kernel", shape=[3, 3]))
        super().build(input_shape)

    def call(self, inputs):
        for kernel in self.kernels:
            inputs = inputs @ kernel
        return inputs


class SameScope(tf.keras.layers.Layer):
    def build(self, input_shape):
        with tf.name_scope("token"):
            self.token = self.add_weight(name="embeddings", shape=[8, 3])  # -> LL117
            self.position = self.add_weight(name="embeddings", shape=[8, 3])  # -> LL117
        super().build(input_shape)

    def call(self, inputs):
        return tf.gather(self.token, inputs) + self.position[0]
