# keras: 2, 3
import keras


class InALoop(keras.layers.Layer):
    def __init__(self, act="rellu", n=2, **kwargs):  # -> LL718
        super().__init__(**kwargs)
        self.denses = []
        for _ in range(n):
            self.denses.append(keras.layers.Dense(3, activation=act))

    def call(self, x):
        for dense in self.denses:
            x = dense(x)
        return x


class KeptTwice(keras.layers.Layer):
    def __init__(self, init="he_norml", **kwargs):
        super().__init__(**kwargs)
        self.init = init
        self.init = init.replace("norml", "normal")

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer=self.init)

    def call(self, x):
        return x * self.w


class KeptUnderATest(keras.layers.Layer):
    def __init__(self, init="he_norml", **kwargs):
        super().__init__(**kwargs)
        if init != "he_norml":
            self.init = init

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer=self.init)

    def call(self, x):
        return x * self.w


class KeptByAFunction(keras.layers.Layer):
    def __init__(self, init="he_norml", **kwargs):
        super().__init__(**kwargs)

        def keep():
            self.init = init

        self.keep = keep
        self.shape = (3,)

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=self.shape, initializer=self.init)

    def call(self, x):
        return x * self.w


class OfAnotherMethod(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):
        super().__init__(**kwargs)
        self.dense = self.make("relu")
        self.text = act

    def make(self, act):
        return keras.layers.Dense(3, activation=act)

    def call(self, x):
        return self.dense(x)


class MadeInto(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, activation=act.replace("ll", "l"))
        self.number = keras.layers.Dense(3, activation=kwargs.get("other", "relu"))

    def call(self, x):
        return self.number(self.dense(x))


class WithoutAConstructor(keras.layers.Layer):
    of_the_class = "zeros"

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer=self.of_the_class)

    def call(self, x):
        return x * self.w


class OfAnInnerFunction(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3)
        self.text = act

    def build(self, input_shape):
        def make(act):
            return keras.layers.Dense(3, activation=act)

        self.inner = make("relu")

    def call(self, x):
        return self.inner(self.dense(x))


class Nothing(keras.layers.Layer):
    def __init__(self, act=None, kind=3, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, activation=act)
        self.other = keras.layers.Dense(3, activation=kind or None)

    def call(self, x):
        return self.other(self.dense(x))
