# keras: 2, 3
import math
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.m = tf.keras.Sequential([tf.keras.layers.Dense(2)])
    def call(self, inputs):
        a, b = inputs
        c = np.concatenate([a, b], axis=-1)  # -> LL504
        s = math.sqrt(tf.reduce_sum(a))  # -> LL504
        v = tf.reduce_max(a).item()  # -> LL504
        p = self.m.predict(a)  # -> LL504
        k = math.sqrt(a.shape[-1]) + np.sqrt(3.0) + np.zeros([2, 3])
        return self.m(a)
class Net(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((y - self(x)) ** 2)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        return {"mse": loss.numpy()}  # -> LL504
