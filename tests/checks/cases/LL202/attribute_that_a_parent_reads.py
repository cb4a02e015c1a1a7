# keras: 2, 3
import keras


class Base(keras.Model):
    def __init__(self):
        super().__init__()
        self.embedding = keras.layers.Dense(4)

    def encode(self, x):
        return self.encoder(self.embedding(x))

    def maybe(self, x):
        return self.encoder(x) if hasattr(self, "encoder") else x

    @property
    def width(self):
        return self.encoder.units


class Recurrent(Base):
    def __init__(self):
        super().__init__()
        self.enc = keras.layers.Dense(4)

    def call(self, x):
        return self.enc(self.encode(x))  # -> LL202


class Complete(Base):
    def __init__(self):
        super().__init__()
        self.encoder = keras.layers.Dense(4)

    def call(self, x):
        return self.encode(x)


class Careful(Base):
    def call(self, x):
        return self.maybe(x)


class Overrides(Base):
    def encode(self, x):
        return self.embedding(x)

    def call(self, x):
        return self.encode(x)


class Open(Base):
    def call(self, x):
        return self.encode(x)


class Closed(Open):
    def __init__(self):
        super().__init__()
        self.encoder = keras.layers.Dense(4)
