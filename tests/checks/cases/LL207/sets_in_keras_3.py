# keras: 3
from keras import layers, saving


@saving.register_keras_serializable()
class Branches(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.branches = {layers.Dense(3), layers.Dense(3)}  # -> LL207
        self.more = {layers.Dense(3) for _ in range(2)}  # -> LL207
        self.activations = {layers.ReLU(), layers.Softmax()}
        self.sizes = {1, 2}

    def call(self, x):
        return sum(branch(x) for branch in self.branches | self.more | self.activations)
