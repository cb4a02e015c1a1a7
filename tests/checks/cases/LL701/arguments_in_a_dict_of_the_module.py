# keras: 3
from tensorflow import keras

OLD = {"lr": 1e-3, "beta_1": 0.9}
NEW = {"learning_rate": 1e-3}
CHANGED = {"lr": 1e-3}


def set_up(rate):
    CHANGED.pop("lr")
    CHANGED["learning_rate"] = rate


class Trainer(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)
        self.first = keras.optimizers.Adam(**OLD)  # -> LL701
        self.second = keras.optimizers.Adam(**NEW)
        self.third = keras.optimizers.Adam(**CHANGED)

    def call(self, x, training=None):
        return self.dense(x)
