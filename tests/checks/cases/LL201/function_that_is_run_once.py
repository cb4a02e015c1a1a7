# keras: 2, 3
"""A method that is handed to something that keeps what it gives makes its layers once."""

import tensorflow as tf


class Nested(tf.keras.Model):
    def make_net(self):
        inputs = tf.keras.Input(shape=(5, 5))
        return tf.keras.Model(inputs=inputs, outputs=tf.keras.layers.Dense(10)(inputs))

    @tf.compat.v1.keras.utils.track_tf1_style_variables
    def call(self, inputs):
        net = tf.compat.v1.keras.utils.get_or_create_layer("net", self.make_net)
        return net(inputs)


class Remade(tf.keras.Model):
    def make_net(self):
        return tf.keras.layers.Dense(10)  # -> LL201

    def call(self, inputs):
        return self.make_net()(inputs)


class Mapped(tf.keras.layers.Layer):
    def project(self, one):
        return tf.keras.layers.Dense(10)(one)  # -> LL201

    def call(self, inputs):
        return tf.map_fn(self.project, inputs)
