# keras: 2, 3
from tensorflow import keras


def network(base):
    base.trainable = False
    model = keras.Sequential([base, keras.layers.Dense(2)])
    model.compile("adam", "mse")
    return model


def set_trainable(model, flag):
    for layer in model.layers:
        layer.trainable = flag


def unfreeze_and_compile(model):
    for layer in model.layers:
        layer.trainable = True
    model.compile("adam", "mse")


def thawed(base, data):
    model = network(base)
    model.fit(data)
    set_trainable(model, True)  # -> LL615
    model.fit(data)


def thawed_and_compiled(base, data):
    model = network(base)
    model.fit(data)
    unfreeze_and_compile(model)
    model.fit(data)


def some_of_them(base, data):
    model = network(base)
    model.fit(data)
    for layer in model.layers:
        if not isinstance(layer, keras.layers.BatchNormalization):
            layer.trainable = True
    model.fit(data)


def nothing_new(data):
    model = keras.Sequential([keras.layers.Dense(2)])
    model.compile("adam", "mse")
    model.fit(data)
    for layer in model.layers:
        layer.trainable = True
    model.fit(data)
