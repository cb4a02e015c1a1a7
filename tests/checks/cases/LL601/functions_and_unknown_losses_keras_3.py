# keras: 3
from elsewhere import make_loss
from keras import layers, ops


class Penalized(layers.Layer):
    """Keras 3 takes only tensors, and clears them; it refuses a function in the line itself."""

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
        self.add_loss(lambda: ops.sum(self.w))  # -> LL604
        self.add_loss(make_loss(self.w))  # -> LL601
        self.add_loss(loss=ops.sum(self.w))  # -> LL601

    def call(self, inputs):
        return inputs * self.w
