# keras: 3
import keras
import tensorflow as tf


class A1(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = tf.keras.layers.BatchNormalization()  # -> LL710
        self.b = tf.keras.layers.BatchNormalization(axis=-1, momentum=0.9)
        self.c = tf.keras.layers.BatchNormalization(axis=2)
        self.d = keras.layers.BatchNormalization()
        self.e = tf.keras.layers.LayerNormalization()


class A2(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.c = tf.keras.layers.BatchNormalization(axis=2)
        self.f = tf.keras.layers.BatchNormalization(fused=False)  # -> LL701
        self.r = tf.keras.layers.BatchNormalization(renorm=True)
        self.b = tf.keras.layers.BatchNormalization(-1)  # -> LL710
