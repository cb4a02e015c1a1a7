# keras: 3
import keras
from elsewhere import Mixin, make_optimizer


class Layered(keras.layers.Layer):
    def call(self, x):
        self.optimizer.minimize(x, [])  # -> LL202  # not LL701
        return x


class Mixed(Mixin, keras.Model):
    def train_step(self, data):
        self.optimizer.minimize(data, [])
        return {}


class Own(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.optimizer = make_optimizer()

    def train_step(self, data):
        self.optimizer.minimize(data, [])
        return {}
