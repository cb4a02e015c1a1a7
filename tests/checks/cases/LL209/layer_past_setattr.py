# keras: 2, 3
from tensorflow.keras import layers


class Past(layers.Layer):
    def __init__(self, parent=None, **kwargs):
        super().__init__(**kwargs)
        self.__dict__["dense"] = layers.Dense(3)  # -> LL209
        self.__dict__["parent"] = parent
        self.__dict__["act"] = layers.ReLU()
        vars(self)["other"] = layers.Dense(3)  # -> LL209

    def call(self, x):
        return self.act(self.dense(self.other(x)))
