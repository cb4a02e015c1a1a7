# keras: 3
import keras


class Head(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norms = [keras.layers.BatchNormalization() for _ in range(2)]
        self.drop = keras.layers.Dropout(0.3)

    def call(self, x, training=None):
        for norm in self.norms:
            x = norm(x, training=False)  # -> LL507
        return self.drop(x)


class Told(Head):
    def call(self, x, training=None):
        for norm in self.norms:
            x = norm(x, training=False)
        return self.drop(x, training=training)


class Sometimes(Head):
    def call(self, x, training=None):
        for norm in self.norms:
            if len(x.shape) == 2:
                x = norm(x, training=False)
        return self.drop(x)
