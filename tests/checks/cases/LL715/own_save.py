# keras: 3
import keras


class Net(keras.Model):
    def call(self, x, training=None):
        return x

    def save(self, folder):
        self.save_weights(f"{folder}/a.weights.h5")

    def store(self):
        self.save("model")
