# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = 0
        self.made = 0

    def tick(self):
        self.steps += 1

    def count(self):
        self.made += 1


class Child(Base):
    def build(self, input_shape):
        self.count()
        super().build(input_shape)

    def call(self, x):
        self.tick()  # -> LL106
        return x * self.steps * self.made


class Ticking(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.steps = 0

    def tick(self):
        self.steps += 1  # -> LL106

    def call(self, x):
        self.tick()
        return x * self.steps


class Other(Ticking):
    def call(self, x):
        self.tick()
        return x * self.steps + 1.0
