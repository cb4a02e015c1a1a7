# keras: 3
import keras


class Block(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.drop = keras.layers.Dropout(0.5)

    def call(self, x, training):
        return self.drop(x, training=training)


class Net(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = Block()
        self.blocks = [Block(), Block()]

    def call(self, x, training=None):
        x = self.first(x, training)  # -> LL511
        for block in self.blocks:
            x = block(x, training)  # -> LL511
        return self.first(x, training=training)


class Changed(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = Block()

    def call(self, x, training=None):
        training = keras.ops.convert_to_tensor(bool(training))
        return self.first(x, training)


class Helper(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = Block()

    def call(self, x, training=None):
        return self.forward(x, training)

    def forward(self, x, training=None):
        return self.first(x, training=training)
