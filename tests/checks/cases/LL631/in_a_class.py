# keras: 2, 3
import keras


class Pair(keras.Model):
    def __init__(self):
        super().__init__()
        first = keras.Input((3,))
        second = keras.Input((3,))
        joined = keras.layers.Add()([first, second])
        self.net = keras.Model(first, keras.layers.Dense(1)(joined))  # -> LL631
        self.right = keras.Model([first, second], keras.layers.Dense(1)(joined))

    def call(self, x, training=None):
        return self.net(x)
