# keras: 2, 3
import keras


class Chosen(keras.layers.Layer):
    def __init__(self, order, own, **kwargs):
        super().__init__(**kwargs)
        self.dense = [keras.layers.Dense(4) for _ in range(order)] if own else [keras.layers.Dense(4)] * order

    def call(self, x):
        for dense in self.dense:
            x = dense(x)
        return x


class ChosenInBranches(keras.layers.Layer):
    def __init__(self, order, own, **kwargs):
        super().__init__(**kwargs)
        if own:
            self.dense = [keras.layers.Dense(4) for _ in range(order)]
        else:
            self.dense = [keras.layers.Dense(4)] * order

    def call(self, x):
        for dense in self.dense:
            x = dense(x)
        return x


class NotOfThat(keras.layers.Layer):
    def __init__(self, order, deep, **kwargs):
        super().__init__(**kwargs)
        self.dense = [keras.layers.Dense(4)] * order if deep else [keras.layers.Dense(4)]  # -> LL203
        self.heads = [keras.layers.Dense(4) for _ in range(order)]

    def call(self, x):
        for dense in [*self.dense, *self.heads]:
            x = dense(x)
        return x
