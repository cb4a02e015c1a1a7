# keras: 2, 3
from tensorflow import keras


def of_sequential(x, y):
    base = keras.applications.MobileNetV2(include_top=False, weights=None, pooling="avg")
    base.trainable = False
    model = keras.Sequential([base, keras.layers.Dense(2, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    base.trainable = True  # -> LL615
    model.fit(x, y)
    return model


def of_inputs(x, y):
    base = keras.applications.MobileNetV2(include_top=False, weights=None)
    base.trainable = False
    inputs = keras.Input((32, 32, 3))
    pooled = keras.layers.GlobalAveragePooling2D()(base(inputs, training=False))
    model = keras.Model(inputs, keras.layers.Dense(2, activation="softmax")(pooled))
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    base.trainable = True  # -> LL615
    model.fit(x, y)
    return model


def compiled_again(x, y):
    base = keras.applications.MobileNetV2(include_top=False, weights=None, pooling="avg")
    base.trainable = False
    model = keras.Sequential([base, keras.layers.Dense(2, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    base.trainable = True
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    return model


def in_another_model(x, y):
    base = keras.applications.MobileNetV2(include_top=False, weights=None, pooling="avg")
    base.trainable = False
    model = keras.Sequential([base, keras.layers.Dense(2, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    model.fit(x, y)
    base.trainable = True
    tuned = keras.Sequential([base, keras.layers.Dense(3, activation="softmax")])
    tuned.compile("adam", "sparse_categorical_crossentropy")
    tuned.fit(x, y)
    return model, tuned


def frozen_late(x, y):
    """Keras 3 reads `trainable` in the first step."""
    base = keras.applications.MobileNetV2(include_top=False, weights=None, pooling="avg")
    model = keras.Sequential([base, keras.layers.Dense(2, activation="softmax")])
    model.compile("adam", "sparse_categorical_crossentropy")
    base.trainable = False
    model.fit(x, y)
    model.fit(x, y)
    return model
