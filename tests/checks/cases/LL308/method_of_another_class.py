# keras: 2, 3
import keras


class Other(keras.layers.Layer):
    def build(self, input_shape=None):
        self.w = self.add_weight(name="w", shape=(3, 3))

    def call(self, x):
        return x @ self.w


class Base(keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3, 3))


class Borrows(keras.layers.Layer):
    def build(self, input_shape):
        Other.build(self)

    def call(self, x):
        return x


class ByName(Base):
    def build(self, input_shape):
        Base.build(self)  # -> LL308

    def call(self, x):
        return x @ self.w
