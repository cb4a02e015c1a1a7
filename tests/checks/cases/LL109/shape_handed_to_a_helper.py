# keras: 3
import keras


class Handed(keras.layers.Layer):
    def build(self, input_shape):
        self._make("w", input_shape)

    def _make(self, name, shape):
        self.w = self.add_weight(name=name, shape=shape)  # -> LL109

    def call(self, x):
        return x * self.w


class Part(keras.layers.Layer):
    def build(self, input_shape):
        self._make("w", input_shape[1:])

    def _make(self, name, shape):
        self.w = self.add_weight(name=name, shape=shape)

    def call(self, x):
        return x * self.w


class Both(keras.layers.Layer):
    def build(self, input_shape):
        self._make("w", input_shape)
        self._make("v", (4, 3))

    def _make(self, name, shape):
        setattr(self, name, self.add_weight(name=name, shape=shape))

    def call(self, x):
        return x


class NeverCalled(keras.layers.Layer):
    def _make(self, name, shape):
        self.w = self.add_weight(name=name, shape=shape)

    def call(self, x):
        return x


class Twice(keras.layers.Layer):
    def build(self, input_shape):
        self._make("w", input_shape)

    def _make(self, name, shape):
        self.w = self._weight(name, shape)

    def _weight(self, name, shape):
        return self.add_weight(name=name, shape=shape)  # -> LL109

    def call(self, x):
        return x * self.w


class TwiceOfAPart(keras.layers.Layer):
    def build(self, input_shape):
        self._make("w", input_shape)
        self._weight("v", (3,))

    def _make(self, name, shape):
        self.w = self._weight(name, shape[1:])

    def _weight(self, name, shape):
        return self.add_weight(name=name, shape=shape)

    def call(self, x):
        return x * self.w
