# keras: 3
import tensorflow as tf

@registry[0]
class A(tf.keras.layers.Layer):
    def get_config(self):
        return super().get_config()
