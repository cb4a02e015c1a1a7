# keras: 2, 3
# Arguments that are kept under a condition, in a dict, by an operator, or for Keras itself.
from tensorflow.keras import layers, regularizers


class NeverUsed(layers.Layer):
    def __init__(self, kernel_regularizer, **kwargs):
        super().__init__(**kwargs)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)  # -> LL411

    def call(self, x):
        return 2.0 * x


class UnderATest(layers.Layer):
    def __init__(self, kernel_regularizer=None, fast=True, **kwargs):
        super().__init__(**kwargs)
        if fast:
            self.kernel_regularizer = regularizers.get(kernel_regularizer)

    def call(self, x):
        return 2.0 * x


class InADict(layers.Layer):
    def __init__(self, kernel_regularizer=None, **kwargs):
        super().__init__(**kwargs)
        self.options = {}
        self.options["kernel"] = regularizers.get(kernel_regularizer)

    def call(self, x):
        return 2.0 * x


class WithItsDict(layers.Layer):
    def __init__(self, kernel_regularizer=None, options=(), **kwargs):
        super().__init__(**kwargs)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)
        self.__dict__.update(options)

    def call(self, x):
        return 2.0 * x


class ForChildren(layers.Layer):
    def __init__(self, kernel_regularizer=None, **kwargs):
        super().__init__(**kwargs)
        self.kernel_regularizer = regularizers.get(kernel_regularizer)


class OfTheLayer(layers.Layer):
    def __init__(self, trainable=True, **kwargs):
        super().__init__(trainable=trainable, **kwargs)
        self.may_train = trainable

    def call(self, x):
        return 2.0 * x
