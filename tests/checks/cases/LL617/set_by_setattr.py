# keras: 2, 3
from tensorflow import keras


def regularized(rate=1e-4):
    base = keras.applications.ResNet50(weights=None, include_top=False, pooling="avg")
    for layer in base.layers:
        for name in ("kernel_regularizer", "bias_regularizer"):
            if hasattr(layer, name):
                setattr(layer, name, keras.regularizers.l2(rate))
        if hasattr(layer, "kernel_regularizer"):
            setattr(layer, "kernel_regularizer", keras.regularizers.l2(rate))  # -> LL617
        setattr(layer, "trainable", False)
    return keras.Sequential([base, keras.layers.Dense(2)])
