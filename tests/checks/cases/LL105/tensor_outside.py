# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        s = tf.nn.softmax(x)
        self.att = s  # -> LL105
        return x * s
    def get_attention(self):
        return self.att
