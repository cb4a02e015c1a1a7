# keras: 3
from keras import layers


class Leaks(layers.Layer):
    def __init__(self, fn, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(4)
        self.b = layers.Dropout(0.5)
        self.fn = fn

    def call(self, x, training=None, options=None):
        x = self.a(x, training=False)  # -> LL507
        return self.b(x)


class Told(Leaks):
    def call(self, x, training=None, options=None):
        x = self.a(x, training=False)
        x = self.b(x, **options)
        x = self.a(x, training=training)
        return self.b(x)


class Others(Leaks):
    def call(self, x, training=None, options=None):
        x = self.fn(x, training=False)
        x = self.b(x)
        x = self.helper(x, training=False)
        x = self.b(x)
        if training:
            x = self.a(x, training=False)
        x = self.b(x)
        x = self.a(x, training=None)
        x = self.b(x)
        x = self.a(x, training=bool(training))
        later = lambda: self.a(x, training=False)
        x = self.b(x)
        return x, later

    def helper(self, x, training):
        return x
