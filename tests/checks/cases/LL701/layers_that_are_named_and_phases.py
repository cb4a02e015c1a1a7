# keras: 3
from tensorflow import keras
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Named(layers.Layer):
    def __init__(self, inner, other, data, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner
        self.other = [other]
        self.dense = layers.Dense(4)
        self.dense._name = "a"  # -> LL701
        inner._name = "b"  # -> LL701
        other._name = "c"
        data._name = "d"
        self.data = data
        self.label = inner._name  # -> LL701
        self.either = self.dense
        self.either._name = "e"
        inner = self.data
        inner._name = "f"

    def rename(self, inner):
        inner._name = "g"

    def call(self, x):
        return self.inner(self.dense(x)), self.data.shape, self.label


class Phases(layers.Layer):
    def call(self, x, training=None, options=None):
        if training is None:
            training = K.learning_phase()  # -> LL701
        if training == 1:
            training = K.learning_phase()  # -> LL701
        if not training is None:
            training = K.learning_phase()  # -> LL701
        a = K.in_train_phase(x, x * 2.0, training=training)  # -> LL701
        b = K.in_train_phase(x, options, training=options)  # -> LL701
        c = K.in_test_phase(lambda: x, lambda: x * 2.0, options)  # -> LL701
        d = K.in_train_phase(x, x)  # -> LL701
        e = K.in_train_phase(*options)  # -> LL701
        later = lambda: K.learning_phase()  # -> LL701
        return a, b, c, d, e, later
