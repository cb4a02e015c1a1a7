# keras: 3
import tensorflow as tf
from tensorflow.keras import backend as K
from tensorflow.keras import layers


class Named(layers.Layer):
    def __init__(self, inner, kept=None, other=None, **kwargs):
        super().__init__(**kwargs)
        local = layers.Dense(3)
        local._name = "local"  # -> LL701
        self.dense = layers.Dense(3)
        self.dense._name = "dense"  # -> LL701
        inner._name = "inner"  # -> LL701
        kept._name = "kept"
        other._name = "other"
        self.words = [inner._name, kept._name, other._name, local._name]  # -> LL701
        self.inner = inner
        self.kept = kept
        self.local = local
        self.given = other or layers.Dense(3)
        self.given._name = "given"

    def tell(self, inner):
        inner._name = "told"
        return self.dense._name if inner else self.dense.name

    def call(self, x):
        name = self.local._name  # -> LL701
        return self.dense(self.local(self.inner(x))), name


class Phases(layers.Layer):
    def __init__(self, mode=None, given=None, **kwargs):
        super().__init__(**kwargs)
        self.mode = mode
        self.given = given

    def call(self, x, training=None, mode=None):
        if training is None:
            training = K.learning_phase()  # -> LL701
        if training == None:  # noqa: E711
            training = K.learning_phase()  # -> LL701
        if mode is None:
            mode = K.learning_phase()  # -> LL701
        if training is not None:
            mode = K.learning_phase()  # -> LL701
        else:
            mode = K.learning_phase()  # -> LL701
        phase = K.learning_phase()  # -> LL701

        def noisy():
            return x + 1.0

        a = K.in_train_phase(noisy, x, training=training)  # -> LL701
        b = K.in_train_phase(lambda: x * 2.0, x, training)  # -> LL701
        c = K.in_test_phase(x * 2.0, x, training=training)  # -> LL701
        d = K.in_train_phase(self.given, x, training=training)  # -> LL701
        e = K.in_train_phase(noisy, x)  # -> LL701
        f = K.in_train_phase(noisy, x, training=self.mode)  # -> LL701
        g = K.in_train_phase(alt=x, x=noisy, training=mode)  # -> LL701
        return [a, b, c, d, e, f, g, phase, mode]
