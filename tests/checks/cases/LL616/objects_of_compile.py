# keras: 2, 3
import tensorflow as tf
from tensorflow import keras
from tensorflow.keras.optimizers import Adam


class TwoHeads(keras.Model):
    def __init__(self):
        super().__init__()
        self.first = keras.layers.Dense(1, name="first")
        self.second = keras.layers.Dense(2, name="second")

    def call(self, x):
        return self.first(x), self.second(x)


class Named(TwoHeads):
    def call(self, x):
        return {"first": self.first(x), "second": self.second(x)}


class OfItsOwn(TwoHeads):
    def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
        return tf.reduce_mean(y_pred[0] - y["first"])


class Pair(keras.Model):
    def __init__(self, critic):
        super().__init__()
        self.critic = critic

    def compile(self, critic_optimizer, maker=None, **kwargs):
        super().compile(**kwargs)
        self.critic_optimizer = critic_optimizer
        self.maker = maker

    def train_step(self, data):
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(self.critic(data, training=True))
        weights = self.critic.trainable_variables
        self.critic_optimizer.apply_gradients(zip(tape.gradient(loss, weights), weights))
        return {"critic": loss}


def heads():
    model = TwoHeads()
    model.compile("sgd", loss={"first": "mse", "second": "mae"})  # -> LL616
    return model


def heads_with_names():
    model = Named()
    model.compile("sgd", loss={"first": "mse", "second": "mae"})
    return model


def heads_with_a_loss_of_their_own():
    model = OfItsOwn()
    model.compile("sgd", loss={"first": "mse"})
    return model


def heads_by_place():
    model = TwoHeads()
    model.compile("sgd", loss=["mse", "mae"])
    return model


def pair(critic):
    model = Pair(critic)
    model.compile(critic_optimizer=keras.optimizers.Adam)  # -> LL616
    return model


def pair_with_a_factory(critic):
    model = Pair(critic)
    model.compile(critic_optimizer=keras.optimizers.Adam(), maker=Adam)
    return model


def stack():
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(optimizer=Adam, loss="mse")  # -> LL616
    return model


def stack_with_an_optimizer(optimizer=Adam):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(optimizer=optimizer, loss="mse")
    return model
