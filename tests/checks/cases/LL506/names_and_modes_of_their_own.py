# keras: 3
import keras


class Composed(keras.Model):
    def __init__(self, count=2):
        super().__init__()
        for i in range(count):
            setattr(self, f"dense{i}", keras.layers.Dense(3))
            setattr(self, f"drop{i}", keras.layers.Dropout(0.5))
        self.count = count

    def call(self, x):  # -> LL506
        for i in range(self.count):
            x = getattr(self, f"drop{i}")(getattr(self, f"dense{i}")(x))
        return x


class Dense(keras.Model):
    def __init__(self, count=2):
        super().__init__()
        for i in range(count):
            setattr(self, f"dense{i}", keras.layers.Dense(3))
            setattr(self, f"drop{i}", keras.layers.Dropout(0.5))
        self.count = count

    def call(self, x):
        for i in range(self.count):
            x = getattr(self, f"dense{i}")(x)
        return x


class Renamed(keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = keras.layers.BatchNormalization()

    def call(self, x, train=False):  # -> LL506
        return self.norm(x, training=train)


class OnByDefault(keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = keras.layers.BatchNormalization()

    def call(self, x, train=True):
        return self.norm(x, training=train)


class Part(keras.Model):
    def __init__(self):
        super().__init__()
        self.norm = keras.layers.BatchNormalization()

    def call(self, x, train=False):
        return self.norm(x, training=train)


class Whole(keras.Model):
    def __init__(self):
        super().__init__()
        self.part = Part()

    def call(self, x, training=None):
        return self.part(x, train=training)


class InTurn(keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = keras.layers.Dense(3)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, x):  # -> LL506
        for name in ("dense", "drop"):
            x = getattr(self, name)(x)
        return x
