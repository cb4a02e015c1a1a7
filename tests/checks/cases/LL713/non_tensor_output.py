# keras: 3
import keras
from keras import layers, ops


class Patches(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.project = layers.Conv2D(8, 4, strides=4)

    def call(self, images):
        x = self.project(images)
        height, width = x.shape[1], x.shape[2]
        return ops.reshape(x, (-1, height * width, 8)), height, width  # -> LL713


class Named(layers.Layer):
    def call(self, inputs):
        return {"x": inputs * 2.0, "count": 3}  # -> LL713


class Attend(layers.Layer):
    def call(self, inputs, mask=None):
        if mask is None:
            return ops.softmax(inputs), None  # -> LL713
        return ops.softmax(inputs * mask), None


class Both(layers.Layer):
    def call(self, inputs, weights=None):
        return inputs, weights


class WithShape(layers.Layer):
    def call(self, inputs):
        return inputs, inputs.shape[1]

    def compute_output_shape(self, input_shape):
        return input_shape, ()


def model():
    image = keras.Input((32, 32, 3))
    x, height, width = Patches()(image)  # -> LL713
    x = layers.Dense(8)(x)
    attend = Attend(name="attend")
    softer = layers.Dense(3)(image)
    _, _ = attend(softer)  # -> LL713
    _, _ = Both()(image, weights=image)
    _, _ = WithShape()(image)
    x = layers.Reshape((height, width, 8))(x)
    return keras.Model(image, x)
