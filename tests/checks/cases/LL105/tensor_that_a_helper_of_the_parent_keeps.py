# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.last = None

    def remember(self, x):
        self.last = x

    def shown(self):
        return self.last.numpy()


class Child(Base):
    def call(self, x):
        y = tf.nn.softmax(x)
        self.remember(y)  # -> LL105
        return y
