# keras: 3
import tensorflow as tf
from tensorflow.keras import backend as K


class A1(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if training is None:
            training = K.learning_phase()  # -> LL701
        noised = x + tf.random.normal(tf.shape(x))
        return K.in_train_phase(noised, x, training=training)  # -> LL701


class A2(tf.keras.layers.Layer):
    def call(self, x, training=None):
        def noised():
            return x + tf.random.normal(tf.shape(x))

        return K.in_train_phase(noised, x, training=training)  # -> LL701


class A3(tf.keras.layers.Layer):
    def call(self, x):
        return K.in_train_phase(lambda: 2.0 * x, x)  # -> LL701
