# keras: 3
from tensorflow import keras


class Vertex:
    def __init__(self):
        self.inbound_nodes = []


def walk(vertices):
    return [vertex.inbound_nodes for vertex in vertices]


model = keras.Sequential([keras.layers.Dense(2)])
