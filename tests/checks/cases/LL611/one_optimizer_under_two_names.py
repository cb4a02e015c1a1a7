# keras: 2, 3
import tensorflow as tf


class Base(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.enc = tf.keras.Sequential([tf.keras.layers.Dense(4)])
        self.dec = tf.keras.Sequential([tf.keras.layers.Dense(2)])

    def call(self, x, training=None):
        return self.dec(self.enc(x))

    def grads(self, x):
        return [x]


class Compiled(Base):
    def compile(self, optimizer, **kwargs):
        super().compile(**kwargs)
        self.a = optimizer
        self.b = optimizer

    def train_step(self, x):
        self.a.apply_gradients(zip(self.grads(x), self.enc.trainable_variables))
        self.b.apply_gradients(zip(self.grads(x), self.dec.trainable_variables))  # -> LL611
        return {}


class Chained(Base):
    def __init__(self):
        super().__init__()
        self.a = self.b = tf.keras.optimizers.Adam()

    def train_step(self, x):
        self.a.apply_gradients(zip(self.grads(x), self.enc.trainable_variables))
        self.b.apply_gradients(zip(self.grads(x), self.dec.trainable_variables))  # -> LL611
        return {}


class Local(Base):
    def __init__(self):
        super().__init__()
        optimizer = tf.keras.optimizers.Adam()
        self.a = optimizer
        self.b = optimizer

    def train_step(self, x):
        self.a.apply_gradients(zip(self.grads(x), self.enc.trainable_variables))
        self.b.apply_gradients(zip(self.grads(x), self.dec.trainable_variables))  # -> LL611
        return {}


class Two(Base):
    def __init__(self):
        super().__init__()
        self.a, self.b = (tf.keras.optimizers.Adam() for _ in range(2))

    def train_step(self, x):
        self.a.apply_gradients(zip(self.grads(x), self.enc.trainable_variables))
        self.b.apply_gradients(zip(self.grads(x), self.dec.trainable_variables))
        return {}


class Made(Base):
    def __init__(self):
        super().__init__()
        self.a = self._optimizer()
        self.b = self._optimizer()

    def _optimizer(self):
        return tf.keras.optimizers.Adam()

    def train_step(self, x):
        self.a.apply_gradients(zip(self.grads(x), self.enc.trainable_variables))
        self.b.apply_gradients(zip(self.grads(x), self.dec.trainable_variables))
        return {}


class Given(Base):
    def compile(self, first, second, **kwargs):
        super().compile(**kwargs)
        self.a = first
        self.b = second

    def train_step(self, x):
        self.a.apply_gradients(zip(self.grads(x), self.enc.trainable_variables))
        self.b.apply_gradients(zip(self.grads(x), self.dec.trainable_variables))
        return {}
