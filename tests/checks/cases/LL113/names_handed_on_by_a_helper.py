# keras: 3
import keras


class Helper(keras.layers.Layer):
    def _weight(self, name, shape):
        return self.add_weight(name, shape)  # -> LL113

    def build(self, input_shape):
        self.w = self._weight("w", (input_shape[-1],))

    def call(self, x):
        return x * self.w


class Prefixed(keras.layers.Layer):
    def _weight(self, weight_name, size, **kwargs):
        return self.add_weight(weight_name, (size,), **kwargs)  # -> LL113

    def call(self, x):
        return x


class ByShape(keras.layers.Layer):
    def _weight(self, shape, name):
        return self.add_weight(shape, name=name)

    def _other(self, key, shape):
        return self.add_weight(key, name=shape)

    def call(self, x):
        return x


class Computed(keras.layers.Layer):
    def _weight(self, name, shape):
        name = shape
        return self.add_weight(name)

    def call(self, x):
        return x
