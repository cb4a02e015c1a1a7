# keras: 3
from tensorflow import keras


class Net(keras.Model):
    def call(self, inputs):
        return inputs

    def train_step(self, data):
        if data:
            self.losses_by_name["loss"].update_state(1.0)
        else:
            self.losses_by_name["loss"] = keras.metrics.Mean()  # -> LL605
        return {}
