# keras: 2, 3
import tensorflow as tf
from tensorflow.keras import layers


def make(activation):
    kinds = {"dense": layers.Dense, "conv": layers.Conv1D}
    rows = [("Dense", {"units": 8}), ("EinsumDense", {})]
    other = {"dense": layers.Dense}
    other["dense"] = tf.identity
    given = {"dense": layers.Dense}

    class Net(tf.keras.Model):
        def call(self, x):
            x = kinds["dense"](3)(x)  # -> LL201
            for name, options in rows:
                x = getattr(layers, name)(**options)(x)  # -> LL201
            return activation(x)

    class Other(tf.keras.Model):
        def call(self, x):
            return other["dense"](3) + x

    class Shadowed(tf.keras.Model):
        def call(self, x, given):
            return given["dense"](3)(x)

    return Net, Other, Shadowed


def change():
    kinds = {"dense": layers.Dense}

    def set(to):
        nonlocal kinds
        kinds = to

    class Net(tf.keras.Model):
        def call(self, x):
            return kinds["dense"](3)(x)

    return Net, set
