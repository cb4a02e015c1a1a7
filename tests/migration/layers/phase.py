"""Right in Keras 2; in Keras 3 only once it is fixed."""

import tensorflow as tf

DATA = tf.reshape(tf.range(6.0), (2, 3)) / 7.0


class Made(tf.keras.layers.Layer):
    def call(self, inputs, training=None):
        if training is None:
            training = tf.keras.backend.learning_phase()
        scaled = inputs * 3.0 if training else inputs * 2.0

        def noised():
            return scaled + 100.0

        return tf.keras.backend.in_train_phase(noised, scaled, training=training)
