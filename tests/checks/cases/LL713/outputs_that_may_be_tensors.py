# keras: 3
import keras
import numpy as np
from elsewhere import logged, pick
from keras import layers, ops


class Dtype(layers.Layer):
    def call(self, inputs):
        return [inputs * 2.0, inputs.dtype]  # -> LL713


class Nested(layers.Layer):
    def call(self, inputs):
        return inputs, {"sizes": (inputs.shape, "text")}  # -> LL713


class Array(layers.Layer):
    def call(self, inputs):
        return inputs, np.ones(3)  # -> LL713


class Sublayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs), self.dense  # -> LL713


class Alone(layers.Layer):
    def call(self, inputs):
        return None


class Perhaps(layers.Layer):
    def call(self, inputs, mask=None):
        if mask is None:
            return inputs, None
        return inputs, mask


class Chosen(layers.Layer):
    def call(self, inputs, mask=None):
        return inputs, (None if mask is None else mask), pick(inputs)


class Decorated(layers.Layer):
    @logged
    def call(self, inputs):
        return inputs, None


class WithSpec(layers.Layer):
    def compute_output_spec(self, inputs):
        return inputs, None

    def call(self, inputs):
        return inputs, None


class OwnCall(layers.Layer):
    def __call__(self, inputs):
        return super().__call__(inputs)[0]

    def call(self, inputs):
        return inputs, None


class Guarded(layers.Layer):
    def call(self, inputs, shown=False):  # -> LL502
        if shown:
            return inputs, None


class Generated(layers.Layer):
    def call(self, inputs):
        yield inputs
        return inputs, None


class Mapped(layers.Layer):
    def call(self, inputs):
        def both(x):
            return x, None

        return ops.add(inputs, both(inputs)[0])


class Inner(layers.Layer):
    def call(self, inputs):
        def twice(x):
            return x * 2.0

        return twice(inputs), None  # -> LL713


class OfDense(layers.Dense):
    """Keras has its `compute_output_shape`, and need not run `call`."""

    def call(self, inputs):
        return super().call(inputs), None


class WithoutCall(layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))


class Bare(layers.Layer):
    def call(self, inputs):
        if self.trainable:
            return
        return inputs, None


class Created(layers.Layer):
    def call(self, inputs, shown=True):
        return inputs, (inputs.shape if shown else None)  # -> LL713


class Raises(layers.Layer):
    def call(self, inputs):
        raise NotImplementedError


class Whole(keras.Model):
    def call(self, inputs):
        return inputs, 3


def model():
    image = keras.Input((3,))
    other = keras.Input((3,))
    a, b = Dtype()([image, other])  # -> LL713
    c, d = Dtype()({"a": image})  # -> LL713
    e, f = Dtype()(Chosen()(image))  # -> LL713
    g, h = Dtype()(np.ones(3))
    i, j = Dtype()(pick(image))
    k, m = Dtype()([3, 4])
    n, o = Whole()(other)  # -> LL713
    dtype = Dtype()
    p, q = dtype.compute_output_shape(image)
    r, s = pick.dtype(image)
    t, u = dtype(inputs=image)
    return keras.Model(image, [a, c, e, n])
