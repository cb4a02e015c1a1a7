# keras: 3
import keras
from elsewhere import Mixin


class Helped(keras.layers.Layer):
    def call(self, x, helper):
        helper.add_loss(x, inputs=x)
        return x


class Mixed(Mixin, keras.layers.Layer):
    def call(self, x):
        self.add_loss(x, inputs=x)
        return x


class Own(keras.Model):
    def compile(self, optimizer, target_tensors=None):
        super().compile(optimizer)

    def prepare(self, optimizer):
        self.compile(optimizer, target_tensors=None)

    def call(self, x):
        return x


class Plain(keras.layers.Layer):
    def compile(self):
        pass

    def call(self, x):
        self.compile(target_tensors=None)
        return x


class Kept(keras.Model):
    def prepare(self, optimizer):
        self.compile(optimizer, target_tensors=None)  # -> LL701

    def call(self, x):
        return x
