# keras: 3
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n):
        inp = tf.keras.Input((n,))
        x = tf.keras.layers.Dense(3)(inp)
        x = tf.nn.relu(x)  # -> LL703
        x = tf.concat([x, inp], -1)  # -> LL703
        super().__init__(inp, x)
