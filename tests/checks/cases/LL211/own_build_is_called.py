# keras: 3
import keras
from keras import layers


class BuildsItself(layers.Layer):
    """What `build` and its helpers add, they add before the layer is built."""

    def build(self, shape):
        self.scale = self.add_weight(shape=(shape[-1],), name="scale")
        self.add_more(shape)
        super().build(shape)

    def add_more(self, shape):
        self.inner = layers.Dense(3)
        self.inner.build(shape)

    def build_from_config(self, config):
        self.build(config["input_shape"])
        self.built = True

    def call(self, x):
        return self.inner(x * self.scale)


class AddsBehind(keras.Model):
    def build(self, shape):
        self.inner = layers.Dense(3)
        self.inner.build(shape)

    def build_from_config(self, config):
        self.build(config["input_shape"])
        self.more = layers.Dense(3)  # -> LL211

    def call(self, x):
        return self.inner(x)
