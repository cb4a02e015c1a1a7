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


def other_loops(model, blocks, decay):
    for layer in model.layers:
        layer.trainable = False
        layer.activity_regularizer = keras.regularizers.l2(decay)
    for block in blocks:
        block.kernel_regularizer = keras.regularizers.l2(decay)
    last = blocks[-1]
    if len(model.layers) > 3:
        last.kernel_regularizer = keras.regularizers.l2(decay)


def tried(model, decay):
    try:
        for layer in model.layers:
            layer.kernel_regularizer = keras.regularizers.l2(decay)  # -> LL617
    except AttributeError:
        return None
    return model
