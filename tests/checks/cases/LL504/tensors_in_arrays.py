# keras: 2, 3
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.held = np.zeros((4, 4))
        super().build(input_shape)
    def call(self, x):
        parts = []
        for i in range(3):
            parts.append(x[:, i])
        a = np.array(parts)  # -> LL504
        b = np.zeros((3, 3))
        b[0, 0] = 1.0
        c = np.ones((3, 3))
        c[0] = x[0, :3]  # -> LL504
        self.held[0] = x[0]  # -> LL504
        return a, b, c, np.array([x.shape[1], 3])
