# keras: 3
import tensorflow as tf
from elsewhere import make
from tensorflow import keras
from tensorflow.keras.layers import Activation, Conv2D, Dense


class Positive(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dense = Dense(units, kernel_constraint="nonneg")  # -> LL718
        self.other = Dense(units, activation="Relu")  # -> LL718
        self.mine = Dense(units, activation="our_own")
        self.right = Dense(units, activation="relu", kernel_initializer="he_normal")
        self.scale = keras.initializers.get("glorot_unifrom")  # -> LL718

    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,), regularizer="l1_l2")  # -> LL718

    def call(self, x):
        return self.right(self.mine(self.other(self.dense(x)))) + self.w


def network(kind):
    model = keras.Sequential(
        [
            Conv2D(3, 3, padding="same", activation="leaky_ReLU"),  # -> LL718
            Activation("softMax"),  # -> LL718
            Activation(kind),
            Dense(1, activation="our_own"),  # -> LL718
            Dense(1, kernel_initializer="normal", bias_initializer="zero"),
        ]
    )
    model.compile(optimizer="ADAM", loss="logcosh", metrics=["acc", "f1"])  # -> LL718 LL718
    model.compile("rms", "mse", metrics=["mae", keras.metrics.AUC()])  # -> LL718
    model.compile(loss={"a": "binary_cross_entropy", "b": "mse"}, optimizer="adam")  # -> LL718
    model.compile(optimizer="sgd", loss=make("cosine"), metrics="accuracy")
    return model


def other_things(parser):
    parser.add_argument("--loss", default="cosine_loss")
    return make(activation="swoosh"), parser.compile("a", "b"), tf.nn.relu
