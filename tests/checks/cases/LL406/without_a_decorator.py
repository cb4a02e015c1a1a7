# keras: 3
import tensorflow as tf

class A(tf.keras.layers.Layer):  # -> LL406
    def get_config(self):
        return super().get_config()
