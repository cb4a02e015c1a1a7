# keras: 3
import keras


@keras.saving.register_keras_serializable()
class WithScale(keras.Model):
    def __init__(self, inputs, outputs, scale, **kwargs):  # -> LL409
        super().__init__(inputs=inputs, outputs=outputs, **kwargs)
        self.scale = scale


@keras.saving.register_keras_serializable()
class WithDefault(keras.Model):
    def __init__(self, scale=1.0, inputs=None, outputs=None, **kwargs):  # -> LL409
        super().__init__(inputs, outputs, **kwargs)
        self.scale = scale


@keras.saving.register_keras_serializable()
class WithoutName(keras.Model):
    def __init__(self, inputs, outputs, **kwargs):  # -> LL409
        super().__init__(inputs, outputs, **kwargs)


@keras.saving.register_keras_serializable()
class WithTrainable(keras.Model):
    def __init__(self, inputs, outputs, name=None, trainable=True, **kwargs):  # -> LL409
        super().__init__(inputs, outputs, name=name, trainable=trainable, **kwargs)


@keras.saving.register_keras_serializable()
class LikeKeras(keras.Model):
    def __init__(self, inputs, outputs, name=None, **kwargs):
        super().__init__(inputs=inputs, outputs=outputs, name=name, **kwargs)
        self.seen = keras.metrics.Mean(name="seen")


@keras.saving.register_keras_serializable()
class AnyArguments(keras.Model):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)


@keras.saving.register_keras_serializable()
class NoTensors(keras.Model):
    def __init__(self, inputs, outputs, **kwargs):
        super().__init__(**kwargs)
        self.narrow = keras.layers.Dense(inputs)
        self.wide = keras.layers.Dense(outputs)

    def call(self, x):
        return self.wide(self.narrow(x))


@keras.saving.register_keras_serializable()
class Inside(keras.Model):
    def __init__(self, units=2, **kwargs):
        inputs = keras.Input((3,))
        super().__init__(inputs=inputs, outputs=keras.layers.Dense(units)(inputs), **kwargs)
        self.units = units

    def get_config(self):
        return {**super().get_config(), "units": self.units}


@keras.saving.register_keras_serializable()
class OwnLoading(keras.Model):
    def __init__(self, inputs, outputs, scale, **kwargs):
        super().__init__(inputs=inputs, outputs=outputs, **kwargs)
        self.scale = scale

    @classmethod
    def from_config(cls, config, custom_objects=None):
        inner = keras.Model.from_config(config, custom_objects=custom_objects)
        return cls(inner.inputs, inner.outputs, 1.0)
