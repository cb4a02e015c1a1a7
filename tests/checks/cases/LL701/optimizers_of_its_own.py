# keras: 3
import keras
from keras import layers


class Model(keras.Model):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(1)
        self.own = keras.optimizers.Adam(1e-3)
        self.given = given

    def call(self, x):
        return self.dense(x)

    def decay(self):
        self.own.lr.assign(1e-4)  # -> LL701
        self.own.lr = 1e-5  # -> LL701
        self.optimizer.lr = 1e-5  # -> LL701
        self.given.lr = 1e-5
        self.own.learning_rate = 1e-6
        return self.own.get_weights()  # -> LL701


class Classes(keras.Sequential):
    def label(self, x):
        return self.predict_classes(x)  # -> LL701


class OwnClasses(keras.Sequential):
    def predict_classes(self, x):
        return self.predict(x).argmax(-1)

    def label(self, x):
        return self.predict_classes(x)


model = keras.Sequential([layers.Dense(2)])
model.predict_classes([[1.0]])  # -> LL701
model.predict_proba([[1.0]])  # -> LL701
own = OwnClasses([layers.Dense(2)])
own.predict_classes([[1.0]])
