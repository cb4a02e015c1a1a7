# keras: 3
import keras

INIT = keras.initializers.HeNormal()


class Same(keras.layers.Layer):
    def build(self, input_shape):
        self.ws = [
            self.add_weight(name=f"w{i}", shape=(input_shape[-1], 3), initializer=INIT)  # -> LL115
            for i in range(3)
        ]

    def call(self, x):
        return sum(x @ w for w in self.ws)


class Differ(keras.layers.Layer):
    def build(self, input_shape):
        self.ws = []
        size = input_shape[-1]
        for width in (3, 4):
            self.ws.append(self.add_weight(name=f"w{width}", shape=(size, width), initializer=INIT))
        self.last = self.add_weight(name="last", shape=(7, input_shape[-1]), initializer=INIT)

    def call(self, x):
        return [x @ w for w in self.ws] + [x @ self.last]
