# keras: 2, 3
from tensorflow import keras


def backbone():
    image = keras.Input((16, 16, 3))
    return keras.Model(image, keras.layers.Conv2D(8, 3)(image))


def with_decay(decay):
    model = backbone()
    for layer in model.layers:
        if hasattr(layer, "kernel_regularizer"):
            layer.kernel_regularizer = keras.regularizers.l2(decay)  # -> LL617
    return model


def constrained(model):
    for layer in model.layers[1:]:
        layer.kernel_constraint = keras.constraints.MaxNorm(2)  # -> LL617


def made_anew(decay):
    model = backbone()
    for layer in model.layers:
        layer.kernel_regularizer = keras.regularizers.l2(decay)
    again = keras.models.model_from_json(model.to_json())
    again.set_weights(model.get_weights())
    return again


def before_it_is_built(decay):
    dense = keras.layers.Dense(4)
    dense.kernel_regularizer = keras.regularizers.l2(decay)
    return keras.Sequential([dense])
