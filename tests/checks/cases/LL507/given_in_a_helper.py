# keras: 3
import keras


class Tuned(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.base = keras.Sequential([keras.layers.Dense(4), keras.layers.BatchNormalization()])
        self.head = keras.Sequential([keras.layers.Dropout(0.5), keras.layers.Dense(2)])

    def features(self, x):
        return self.base(x, training=False)  # -> LL507

    def call(self, x, training=None):
        return self.head(self.features(x))


class Told(Tuned):
    def features(self, x):
        return self.base(x, training=False)

    def call(self, x, training=None):
        return self.head(self.features(x), training=training)


class Before(Tuned):
    def features(self, x):
        return self.base(x, training=False)

    def call(self, x, training=None):
        return self.features(self.head(x))
