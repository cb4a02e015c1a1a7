# keras: 2, 3
import random
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        order = list(range(4))
        random.shuffle(order)  # -> LL505
        own = np.random.RandomState()
        fixed = np.random.RandomState(3)
        y = own.normal() + np.random.default_rng().normal()  # -> LL505
        def flip(one):
            return one * random.choice([-1.0, 1.0])  # -> LL505
        def outside(array):
            return array + np.random.normal()
        z = tf.numpy_function(outside, [x], tf.float32)  # -> LL527
        return tf.map_fn(flip, tf.gather(x, order, axis=1)) + y + fixed.normal() + z
