# keras: 2
from tensorflow.keras import layers


class Nothing(layers.Layer):
    def build(self):  # -> LL308
        self.built = True

    def call(self, x):
        return x


class Keyword(layers.Layer):
    def build(self, *, name_of=None):  # -> LL308
        self.built = True

    def call(self, x):
        return x


class Keywords(layers.Layer):
    def build(self, **shapes):  # -> LL308
        self.built = True

    def call(self, x):
        return x


class Star(layers.Layer):
    def build(self, *shapes):
        self.built = True

    def call(self, x):
        return x


class Two(layers.Layer):
    def build(self, a, b):  # -> LL308
        self.built = True

    def call(self, x):
        return x


class Embeds(layers.Embedding):
    def build(self, input_shape=None):
        super().build()  # -> LL308


class Called(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.build()

    def build(self):  # -> LL308
        self.built = True

    def call(self, x):
        return x
