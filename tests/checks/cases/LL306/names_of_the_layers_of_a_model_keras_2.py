# keras: 2
from tensorflow import keras


def mirrored(model):
    for layer in model.layers:
        layer.trainable = False
        layer.name = layer.name + "_mirror"  # -> LL306
    for index, layer in enumerate(model.layers[1:]):
        layer._name = f"{layer.name}_{index}"
    return model


class Part:
    def __init__(self, name):
        self.name = name


def renamed(parts, model):
    for part in parts:
        part.name = "part"
    print(model.layers, keras)
