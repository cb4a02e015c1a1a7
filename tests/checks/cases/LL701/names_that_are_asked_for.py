# keras: 3
from tensorflow import keras


def both(layer):
    if hasattr(layer, "inbound_nodes"):
        return layer.inbound_nodes
    return layer._inbound_nodes


model = keras.Sequential([keras.layers.Dense(2)])
