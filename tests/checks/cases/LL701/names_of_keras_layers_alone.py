# keras: 3
from tensorflow import keras
from tensorflow.keras.layers import Conv2D, add


def block(x, filters):
    if x._keras_shape[-1] != filters:  # -> LL701
        x = Conv2D(filters, 1)(x)
    return add([x, Conv2D(filters, 1)(x)])


def order(model):
    return [node for layer in model.layers for node in layer.inbound_nodes]  # -> LL701


def features(net, name):
    return net.layers[name].get_output_at(0)  # -> LL701


def saved(tensor):
    try:
        return tensor._keras_shape
    except AttributeError:
        return tensor.shape
