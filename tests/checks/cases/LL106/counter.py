# keras: 2, 3
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.calls = 0
        self.warm = 10
    def call(self, x):
        self.calls = self.calls + 1  # -> LL106
        if self.calls > self.warm:
            return x * 2
        return x


class Unread(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.count = 0

    def call(self, inputs):
        self.count += 1
        return inputs


class Kept(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.ready = False
        self.mean = None

    def build(self, input_shape):
        self.last = self.add_weight(name="last", shape=(), initializer="zeros", trainable=False)
        super().build(input_shape)

    def call(self, inputs):
        self.last.assign(tf.reduce_mean(inputs))
        if not self.ready:
            self.mean = tf.reduce_mean(inputs)  # -> LL105
            self.ready = True  # -> LL106
        return inputs - self.mean
