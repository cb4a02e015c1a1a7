# keras: 2, 3
from elsewhere import make_layer
from tensorflow.keras import Model, layers


class Some(Model):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(3)  # -> LL206
        self.b = layers.ReLU()
        self.given = given
        self.made = make_layer()
        self.c = [layers.Dense(3), layers.Dense(3)]  # -> LL206
        self.d = layers.Dense(3)
        self.table = {}
        self.table["a"] = layers.Dense(3)  # -> LL206

    def build(self, input_shape):
        self.d.build(input_shape)
        self.built = True

    def call(self, x):
        for layer in self.c:
            x = layer(x)
        return self.table["a"](self.a(self.b(self.given(self.made(self.d(x))))))


class ByCall(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(3)

    def build(self, input_shape):
        self.call(layers.Input(input_shape[1:]))
        self.built = True

    def call(self, x):
        return self.a(x)


class ByItself(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(3)

    def build(self, input_shape):
        for layer in self.layers:
            layer.build(input_shape)
        self.built = True

    def call(self, x):
        return self.a(x)


class ByHand(Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(3)

    def build(self, input_shape):
        prepare(self)
        self.built = True

    def call(self, x):
        return self.a(x)


def prepare(model):
    model.a.build((None, 3))


class Sub(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x)


def load():
    sub = Sub()
    sub.build((None, 3))
    sub.load_weights("w.weights.h5")
    net = Net(3)
    net.build((None, 3))
    net.load_weights("w.weights.h5")
    functional = Functional()
    functional.build((None, 3))
    functional.load_weights("w.weights.h5")
    return sub, net, functional


class Net(Model):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.relu = layers.ReLU()
        self.given = given
        self.table = {}
        self.table["a"] = layers.ReLU()

    def call(self, x):
        return self.table["a"](self.relu(x))


class Functional(Model):
    def __init__(self, **kwargs):
        image = layers.Input((3,))
        super().__init__(image, layers.Dense(3)(image), **kwargs)
        self.head = layers.Dense(3)
