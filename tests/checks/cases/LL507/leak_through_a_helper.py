# keras: 3
from keras import layers


class Leaks(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)
        self.drop = layers.Dropout(0.5)

    def call(self, x):
        return self._dropped(self._frozen(x))

    def _frozen(self, x):
        return self.dense(x, training=False)  # -> LL507

    def _dropped(self, x):
        return self.drop(x)


class Told(Leaks):
    def call(self, x, training=None):
        return self._told(self._quiet(x, training), training)

    def _quiet(self, x, training):
        return self.dense(x, training=False)

    def _told(self, x, training):
        return self.drop(x, training=training)


class Before(Leaks):
    """What listens is called first."""

    def call(self, x):
        return self._quiet(self._first(x))

    def _first(self, x):
        return self.drop(x)

    def _quiet(self, x):
        return self.dense(x, training=False)
