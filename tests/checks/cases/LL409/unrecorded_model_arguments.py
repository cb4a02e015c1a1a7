# keras: 3
import keras


class Base(keras.Model):
    def __init__(self, units, scale=1.0, **kwargs):  # -> LL409
        super().__init__(**kwargs)
        self.scale = scale
        self.dense = keras.layers.Dense(units or 3)

    def call(self, inputs):
        return self.dense(inputs) * self.scale


class Child(Base):
    def __init__(self, width=2, **kwargs):  # -> LL409
        super().__init__(width + 1, **kwargs)


class Plain(keras.Model):
    def __init__(self, scale=1.0):  # -> LL409
        super().__init__()
        self.scale = scale

    def call(self, inputs):
        return inputs * self.scale


class Records(Base):
    def __init__(self, width, **kwargs):
        super().__init__(width, **kwargs)
        self.width = width

    def get_config(self):
        return {**keras.Model.get_config(self), "width": self.width}


class OfRecords(Records):
    pass


class Unused(keras.Model):
    def __init__(self, verbose=False, name="unused", **kwargs):
        super().__init__(name=name, **kwargs)
        self.dense = keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)


class Functional(keras.Model):
    def __init__(self, inputs, outputs, **kwargs):  # -> LL409
        super().__init__(inputs, outputs, **kwargs)


class Takes(keras.Model):
    def __init__(self, encoder: keras.layers.Layer, **kwargs):
        super().__init__(**kwargs)
        self.encoder = encoder

    def call(self, inputs):
        return self.encoder(inputs)

    def get_config(self):
        return {**super().get_config(), "encoder": keras.saving.serialize_keras_object(self.encoder)}

    @classmethod
    def from_config(cls, config):
        config["encoder"] = keras.saving.deserialize_keras_object(config["encoder"])
        return cls(**config)


class Layer(keras.layers.Layer):
    def __init__(self, scale=1.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale

    def call(self, inputs):
        return inputs * self.scale


model = Base(3, scale=2.0)
model.save("model.keras")
keras.models.load_model("other.keras")
