# keras: 2, 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.fc = tf.keras.layers.Dense(n)
    def call(self, x, training=None):
        return self.fc(x)
    def get_config(self):  # -> LL404
        pass
