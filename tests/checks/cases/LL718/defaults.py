# keras: 2, 3
import keras


class Direct(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):  # -> LL718
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, activation=act)

    def call(self, x):
        return self.dense(x)


class LookedUp(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):  # -> LL718
        super().__init__(**kwargs)
        self.act = keras.activations.get(act)

    def call(self, x):
        return self.act(x)


class Kept(keras.layers.Layer):
    def __init__(self, init="he_norml", **kwargs):  # -> LL718
        super().__init__(**kwargs)
        self.init = init

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), initializer=self.init)

    def call(self, x):
        return x * self.w


class Replaced(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):
        super().__init__(**kwargs)
        if act == "rellu":
            act = "relu"
        self.dense = keras.layers.Dense(3, activation=act)

    def call(self, x):
        return self.dense(x)


class Chosen(keras.layers.Layer):
    def __init__(self, act="rellu", **kwargs):
        super().__init__(**kwargs)
        if act != "rellu":
            self.dense = keras.layers.Dense(3, activation=act)
        else:
            self.dense = keras.layers.Dense(3)

    def call(self, x):
        return self.dense(x)


class Required(keras.layers.Layer):
    def __init__(self, act, init="he_normal", **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(3, activation=act, kernel_initializer=init)

    def call(self, x):
        return self.dense(x)
