# keras: 3
# In Keras 3 a Model may assign its layers before super().__init__() as well.
import keras


class Functional(keras.Model):
    def __init__(self, units=3, **kwargs):
        self.dense = keras.layers.Dense(units)
        inputs = keras.Input((3,))
        super().__init__(inputs=inputs, outputs=self.dense(inputs), **kwargs)
        self.units = units
