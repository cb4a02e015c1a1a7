# keras: 2, 3
import numpy as np
import tensorflow as tf
class A(tf.keras.Model):
    def call(self, x):
        y = x / x.shape[0]  # -> LL509
        m = tf.reduce_sum(y) / tf.cast(x.shape[0], tf.float32)  # -> LL509
        h = np.zeros((x.shape[0], 3))  # -> LL509
        n = x.shape[0] * 2 if x.shape[0] is not None else -1
        size = x.shape[0]
        if size is not None:
            y = y * (size + 1)
        return x * x.shape[1] / (x.shape[-1] + 1) + h + m + n
    def train_step(self, data):
        x, y = data
        noise = tf.random.normal((x.shape[0], 3))  # -> LL509
        return super().train_step((x + noise, y))
