# keras: 3
import keras


class Grow(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [keras.layers.Dense(4)]
        self.sizes = [4]

    def grow(self, units):
        self.blocks.append(keras.layers.Dense(units))

    def attach(self, name):
        setattr(self, name, keras.layers.Dense(1))

    def head(self):
        self.last = keras.layers.Dense(1)

    def note(self, units):
        self.sizes.append(units)

    def maybe(self, units):
        if units not in self.sizes:
            self.blocks.append(keras.layers.Dense(units))

    def call(self, inputs, training=None):
        for block in self.blocks:
            inputs = block(inputs)
        return inputs


def after_fit(data):
    model = Grow()
    model.compile("adam", "mse")
    model.fit(data)
    model.grow(8)  # -> LL211
    model.fit(data)


def after_predict(inputs):
    model = Grow()
    model.predict(inputs)
    model.head()  # -> LL211
    return model


def before_fit(data):
    model = Grow()
    model.grow(8)
    model.head()
    model.compile("adam", "mse")
    model.fit(data)
    model.note(8)
    model.maybe(8)


def another_one(data):
    model = Grow()
    model.compile("adam", "mse")
    model.fit(data)
    model = Grow()
    model.grow(8)
    return model


def perhaps(data, trained):
    model = Grow()
    if trained:
        model.fit(data)
    model.grow(8)
    return model
