# keras: 2
from tensorflow import keras
from tensorflow.keras import layers


class Net(keras.Model):
    def __init__(self, units, **kwargs):
        self._other = False
        self.dense = layers.Dense(units)  # -> LL302
        inputs = keras.Input((units,))
        super().__init__(inputs=inputs, outputs=self.dense(inputs), **kwargs)
