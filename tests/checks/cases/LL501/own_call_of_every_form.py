# keras: 2, 3
import tensorflow as tf
from elsewhere import Base, own
from tensorflow.keras import layers


class Plain(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class Mode(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs, training=None):  # -> LL501
        return self.dense(inputs)


class Masked(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs, mask=None):  # -> LL501
        return self.dense(inputs)


class RequiredMode(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs, training):  # -> LL501
        return self.dense(inputs)


class Second(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs, states=None):  # -> LL501
        return self.dense(inputs)


class Nothing(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self):  # -> LL501
        return self.dense(tf.ones((1, 3)))


class Stars(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, *inputs):  # -> LL501
        return self.dense(inputs)


class MoreStars(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs, **training):  # -> LL501
        return self.dense(inputs)


class Default(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs=None):  # -> LL501
        return self.dense(inputs)


class Decorated(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    @tf.function
    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class NoLayer(layers.Layer):
    def __call__(self, inputs):  # -> LL501
        return inputs * 2.0


class OtherTensor(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        return self.dense(own(inputs))


class ByMixed(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        return self.mixed(inputs)


class ByMember(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        return self.dense.compute_output_shape(inputs)


class Creates(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        self.more = layers.Dense(3)  # -> LL201
        return self.dense(inputs)


class Builds(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        self.build(inputs.shape)
        return self.dense(inputs)


class Itself(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        if inputs is None:
            return self(inputs)
        return self.dense(inputs)


class ItselfByName(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        if inputs is None:
            return self.__call__(inputs)
        return self.dense(inputs)


class Static(layers.Layer):
    @staticmethod
    def __call__(inputs):
        return inputs


class OfUnknown(Base, layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class OfDense(layers.Dense):
    def __call__(self, inputs):  # -> LL501
        self.dense = layers.Dense(3)  # -> LL201
        return self.dense(inputs)


class Parent(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class Child(Parent):
    def helper(self, inputs):
        return self(inputs)


class Served(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    @tf.function(input_signature=[tf.TensorSpec((None, 3))])
    def __call__(self, inputs):
        return self.dense(inputs)


class ServedLayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    @tf.function(input_signature=[tf.TensorSpec((None, 3))])
    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class ServedWithCall(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    @tf.function(input_signature=[tf.TensorSpec((None, 3))])
    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)

    def call(self, inputs):
        return self.dense(inputs)


class Signed(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    @own(input_signature=[tf.TensorSpec((None, 3))])
    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class OnlyFunction(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    @tf.function
    def __call__(self, inputs):  # -> LL501
        return self.dense(inputs)


class ByParent(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.mixed = layers.Dense(3)
        self.mixed = own()

    def __call__(self, inputs):
        return super().__call__(inputs)


class Assigned(layers.Layer):
    def call(self, inputs):
        return inputs

    __call__ = own  # -> LL501
    call_again = call
