# keras: 2
# The guide's lazy form: guard and init_scope around tf.Variable. Right in Keras 2.
import tensorflow as tf


class Lazy(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.w = None

    def call(self, inputs):
        if self.w is None:
            with tf.init_scope():
                self.w = tf.Variable(tf.ones((inputs.shape[-1],)))
        return inputs * self.w
