# keras: 3
import tensorflow as tf
class Block(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
    def call(self, x):
        return self.dense(x)
class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = Block()
    def build(self, input_shape):
        self.block.build(input_shape)  # -> LL206
        self.built = True
    def call(self, x, training=None):
        return self.block(x)
    def get_config(self):
        return super().get_config()
