# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2)
        self.drop = tf.keras.layers.Dropout(0.5)
    def call(self, x, training=None):
        x = self.d(x)
        self.drop(x, training=training)  # -> LL205
        return x
