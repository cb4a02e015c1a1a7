# keras: 3
import tensorflow as tf

@(lambda cls: known(cls))
class A(tf.keras.layers.Layer):
    def get_config(self):
        return super().get_config()
