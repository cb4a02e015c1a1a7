# keras: 2, 3
from elsewhere import make_weight
from tensorflow.keras import layers


class Unused(layers.Layer):
    def build(self, input_shape):
        self.plain = self.add_weight(name="plain", shape=(3,))
        self.frozen = self.add_weight(name="frozen", shape=(3,), trainable=False)
        self.trained = self.add_weight(name="trained", shape=(3,), trainable=True)
        self.made = make_weight((3,))
        self.again = self.plain
        self.listed = [self.add_weight(name="listed", shape=(3,))]
        self.number = 3
        self.built = True

    def call(self, x):
        return x * 2.0
