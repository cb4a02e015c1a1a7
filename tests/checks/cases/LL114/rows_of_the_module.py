# keras: 2, 3
import keras

WEIGHTS = [("alpha", (1,), 0.25), ("beta", (1,), 0.0)]
RIGHT = [("alpha", (1,), "ones"), ("beta", (2, 1), "zeros")]
SIZES = {"small": {"depth": 2, "width": [8, 8]}}


class Wrong(keras.layers.Layer):
    def build(self, input_shape):
        for name, shape, start in WEIGHTS:
            setattr(self, name, self.add_weight(name=name, shape=shape, initializer=start))  # -> LL114
        super().build(input_shape)

    def call(self, x):
        return x * self.alpha + self.beta


class Right(keras.layers.Layer):
    def build(self, input_shape):
        for name, shape, start in RIGHT:
            setattr(self, name, self.add_weight(name=name, shape=shape, initializer=start))
        size = SIZES["small"]
        self.kernel = self.add_weight(name="kernel", shape=(size["depth"], size["width"][0]), initializer="ones")
        super().build(input_shape)

    def call(self, x):
        return x * self.alpha + self.beta * self.kernel[0, 0]
