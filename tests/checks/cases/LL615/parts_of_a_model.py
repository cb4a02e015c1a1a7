# keras: 2, 3
import keras


class Tuned(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.base = keras.layers.Dense(8)
        self.head = keras.layers.Dense(2)
        self.base.trainable = False

    def call(self, inputs, training=None):
        return self.head(self.base(inputs))


class Plain(keras.Model):
    def __init__(self, other=None, **kwargs):
        super().__init__(**kwargs)
        self.base = keras.layers.Dense(8)
        self.other = other

    def call(self, inputs, training=None):
        return self.base(inputs)


def thawed(x, y):
    model = Tuned()
    model.compile("adam", "mse")
    model.fit(x, y)
    model.base.trainable = True  # -> LL615
    model.fit(x, y)


def frozen(x, y):
    model = Plain()
    model.compile("adam", "mse")
    model.fit(x, y)
    model.base.trainable = False  # -> LL615
    model.fit(x, y)


def by_index(x, y):
    model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(2)])
    model.layers[0].trainable = False
    model.compile("adam", "mse")
    model.fit(x, y)
    model.layers[0].trainable = True  # -> LL615
    model.fit(x, y)


def by_name(model, x, y):
    model.get_layer("base").trainable = False
    model.compile("adam", "mse")
    model.fit(x, y)
    model.get_layer("base").trainable = True  # -> LL615
    model.fit(x, y)


def another_part(x, y):
    model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(2)])
    model.layers[0].trainable = False
    model.compile("adam", "mse")
    model.fit(x, y)
    model.layers[0].trainable = False
    model.fit(x, y)


def compiled_again(x, y):
    model = Tuned()
    model.compile("adam", "mse")
    model.fit(x, y)
    model.base.trainable = True
    model.compile("adam", "mse")
    model.fit(x, y)


def as_it_was(x, y):
    model = Tuned()
    model.compile("adam", "mse")
    model.fit(x, y)
    model.base.trainable = False
    model.fit(x, y)


def of_an_argument(layer, x, y):
    model = Plain(layer)
    model.compile("adam", "mse")
    model.fit(x, y)
    model.other.trainable = False
    model.fit(x, y)


def some_layer(index, x, y):
    model = keras.Sequential([keras.layers.Dense(8), keras.layers.Dense(2)])
    model.layers[0].trainable = False
    model.compile("adam", "mse")
    model.fit(x, y)
    model.layers[index].trainable = True
    model.fit(x, y)


class Trainer:
    def __init__(self):
        self.model = Tuned()
        self.model.compile("adam", "mse")

    def thaw(self, x, y):
        self.model.base.trainable = False
        self.model.compile("adam", "mse")
        self.model.fit(x, y)
        self.model.base.trainable = True  # -> LL615
        self.model.fit(x, y)

    def thaw_and_compile(self, x, y):
        self.model.base.trainable = False
        self.model.compile("adam", "mse")
        self.model.fit(x, y)
        self.model.base.trainable = True
        self.model.compile("adam", "mse")
        self.model.fit(x, y)
