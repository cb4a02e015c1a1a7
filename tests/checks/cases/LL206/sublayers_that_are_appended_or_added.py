# keras: 3
import keras


class Appended(keras.Model):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.depth = depth
        self.blocks = []

    def build(self, input_shape):
        for _ in range(self.depth):
            self.blocks.append(keras.layers.Dense(3))  # -> LL206
        super().build(input_shape)

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Before(keras.Model):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.blocks = []
        for _ in range(depth):
            self.blocks.append(keras.layers.Dense(3))  # -> LL206

    def build(self, input_shape):
        self.built = True

    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x


class Added(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.body = keras.Sequential()
        self.body.add(keras.layers.Dense(3))  # -> LL206
        self.ready = keras.Sequential()
        self.ready.add(keras.Input((3,)))
        self.ready.add(keras.layers.Dense(3))

    def build(self, input_shape):
        self.built = True

    def call(self, x):
        return self.ready(self.body(x))


class Built(keras.Model):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.depth = depth
        self.blocks = []
        self.others = []

    def build(self, input_shape):
        for _ in range(self.depth):
            block = keras.layers.Dense(3)
            block.build(input_shape)
            self.blocks.append(block)
            self.others.append(keras.layers.Dense(3))
        for other in self.others:
            other.build(input_shape)
        self.built = True

    def call(self, x):
        for block in self.blocks + self.others:
            x = block(x)
        return x
