# keras: 3
# A note: nothing here saves more than weights.
import keras


class Net(keras.Model):
    def __init__(self, scale=1.0, **kwargs):  # -> LL409
        super().__init__(**kwargs)
        self.scale = scale
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs) * self.scale


net = Net(scale=2.0)
net.save_weights("net.weights.h5")
keras.callbacks.ModelCheckpoint("net.weights.h5", monitor="loss", save_weights_only=True)
