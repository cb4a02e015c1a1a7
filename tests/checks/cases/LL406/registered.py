# keras: 3
import tensorflow as tf

@tf.keras.utils.register_keras_serializable()
class A(tf.keras.layers.Layer):
    def get_config(self):
        return super().get_config()
