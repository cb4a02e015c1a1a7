# keras: 2
from tensorflow import keras
from tensorflow.keras import layers


class InList(layers.Layer):
    def build(self, input_shape):  # -> LL309
        self.ws = []
        self.ws.append(self.add_weight(name="a", shape=(3,)))

    def call(self, x):
        return x * self.ws[0]


class InListOfNumbers(layers.Layer):
    """A note: nothing is lost when `build` runs again."""

    def build(self, input_shape):
        self.ws = []
        self.ws.append(3)
        self.w = self.add_weight(name="a", shape=(3,))

    def call(self, x):
        return x * self.w * self.ws[0]


class Net(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.head = layers.Dense(4)  # -> LL206

    def build(self, input_shape):
        self.dense = layers.Dense(4)  # -> LL206

    def call(self, x):
        return self.head(self.dense(x))


class Own(keras.Sequential):
    def build(self, input_shape):
        self.dense = layers.Dense(4)  # -> LL206

    def call(self, x):
        return self.dense(x)


class Stub(layers.Layer):
    def build(self, input_shape):
        pass

    def call(self, x):
        return x


class Raises(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="a", shape=(3,))
        raise ValueError("not for this layer")

    def call(self, x):
        return x * self.w


class ReturnsEarly(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="a", shape=(3,))
        if input_shape is None:
            return
        raise ValueError("not for this layer")

    def call(self, x):
        return x * self.w


class Abstract(layers.Layer):
    def build(self, input_shape):
        raise NotImplementedError

    def call(self, x):
        return x
