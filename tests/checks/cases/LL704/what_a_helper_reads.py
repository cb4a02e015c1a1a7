# keras: 3
import keras


class Tried(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.built = True

    def read(self):
        return self.w.read_value()

    def call(self, x):
        try:
            y = self.read()
        except AttributeError:
            y = self.w.value
        return x * y


class InTheHandler(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.built = True

    def call(self, x):
        try:
            y = self.w.value + 0.0
        except TypeError:
            y = self.w.read_value()
        return x * y


class UnderAName(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.built = True

    def call(self, x):
        place = self.w.device  # -> LL704
        print(place, place)
        return x * self.w
