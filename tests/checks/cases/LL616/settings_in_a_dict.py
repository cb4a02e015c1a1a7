# keras: 2, 3
import keras

SETTINGS = {"optimizer": keras.optimizers.Adam, "loss": "mse"}
RIGHT = {"optimizer": keras.optimizers.Adam(), "loss": "mse"}


class Net(keras.Model):
    def call(self, x, training=None):
        return x


def run():
    model = Net()
    model.compile(**SETTINGS)  # -> LL616
    settings = dict(optimizer=keras.optimizers.SGD, loss="mse")
    model.compile(**settings)  # -> LL616
    optimizer = keras.optimizers.SGD
    model.compile(optimizer=optimizer, loss="mse")  # -> LL616
    model.compile(**RIGHT)


net = Net()
net.compile(**SETTINGS)  # -> LL616
