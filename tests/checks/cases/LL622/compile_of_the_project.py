# keras: 2, 3
from tensorflow import keras


def of_three(a, b, c):
    return a + b + c


class Adversarial(keras.Model):
    def compile(self, optimizer, loss):
        super().compile(optimizer=optimizer)
        self.own_loss = loss

    def call(self, x):
        return x


model = Adversarial()
model.compile(optimizer="sgd", loss=of_three)
