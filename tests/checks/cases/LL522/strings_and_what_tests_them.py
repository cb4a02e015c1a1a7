# keras: 2, 3
import tensorflow as tf
from elsewhere import RELU, own
from tensorflow import keras
from tensorflow.keras import layers


class Default(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        return self.activation(x)  # -> LL522


class Literal(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = "relu"

    def call(self, x):
        return self.activation(x)  # -> LL522


class Constant(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = RELU

    def call(self, x):
        return self.activation(x)


class NoDefault(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = other

    def call(self, x):
        return self.activation(x)


class Number(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = 3 if other else own

    def call(self, x):
        return self.activation(x)


class Resolved(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = keras.activations.get(activation)

    def call(self, x):
        return self.activation(x)


class Replaced(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation
        self.activation = own(activation)

    def call(self, x):
        return self.activation(x)


class Method(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.act = activation

    def activation(self, x):
        return x

    def call(self, x):
        return self.activation(x)


class TestedForNone(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        if self.activation is not None:
            x = self.activation(x)  # -> LL522
        return x


class TestedCallable(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        if callable(self.activation):
            x = self.activation(x)
        return x


class TestedByName(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        if self.activation != "relu":
            x = self.activation(x)
        return x


class TestedType(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation
        self.other = other

    def call(self, x):
        if not isinstance(self.other, str):
            x = self.activation(x)
        return x


class TestedOther(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation
        self.other = other

    def call(self, x):
        if self.other:
            x = self.activation(x)  # -> LL522
        return x


class Caught(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        try:
            return self.activation(x)
        except TypeError:
            return x


class CaughtOther(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        try:
            return self.activation(x)  # -> LL522
        except ValueError:
            return x


class OfMember(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        return tf.nn.relu(x), self.activation.lower()


class OfItem(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = [activation]

    def call(self, x):
        return self.activation[0](x)


class Later(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def set(self, activation):
        self.activation = activation

    def call(self, x):
        return self.activation(x)


class Composed(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = "re" + activation

    def call(self, x):
        return self.activation(x)


class Formatted(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = f"{activation}"

    def call(self, x):
        return self.activation(x)


class Lowered(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        activation = activation.lower()
        self.activation = activation

    def call(self, x):
        return self.activation(x)


class OfDict(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = {"a": activation}

    def call(self, x):
        return self.activation["a"](x)


class InMethod(layers.Layer):
    def __init__(self, activation="relu", other=None, **kwargs):
        super().__init__(**kwargs)
        self.activation = activation

    def call(self, x):
        return x

    def show(self, x):
        return self.activation(x)
