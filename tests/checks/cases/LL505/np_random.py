# keras: 2, 3
import numpy as np, random
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        noise = np.random.normal(size=(3,))  # -> LL505
        if random.random() < 0.5:  # -> LL505
            return x + noise
        return x
