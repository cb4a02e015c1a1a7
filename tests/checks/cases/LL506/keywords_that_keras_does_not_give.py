# keras: 3
import keras


class Norms(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.norms = {f"n{i}": keras.layers.BatchNormalization() for i in range(2)}
        self.convs = {f"c{i}": keras.layers.Dense(4) for i in range(2)}

    def call(self, x, **kwargs):  # -> LL506
        for (_, conv), (_, norm) in zip(self.convs.items(), self.norms.items()):
            x = norm(conv(x), training=kwargs.get("training"))
        return x


class Popped(Norms):
    def call(self, x, **options):  # -> LL506
        training = options.pop("training", None)
        for norm in self.norms.values():
            x = norm(x, training=training)
        return x


class Given(Norms):
    def call(self, x, training=None, **kwargs):
        for norm in self.norms.values():
            x = norm(x, training=training)
        return x
