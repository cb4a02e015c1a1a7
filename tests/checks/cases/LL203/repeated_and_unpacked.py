# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.q, self.k = 2 * [tf.keras.layers.Dense(4)]  # -> LL203
        (self.v, self.o) = [tf.keras.layers.Dense(4)] * 2  # -> LL203
        first, second = [tf.keras.layers.Dense(4)] * 2  # -> LL203
        self.first, self.second = first, second
    def call(self, x):
        return self.first(self.second(self.q(self.k(self.v(self.o(x))))))
