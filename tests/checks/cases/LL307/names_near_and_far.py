# keras: 2, 3
from tensorflow.keras import Model, layers


class Both(layers.Layer):
    """What is named like a hook, beside the hook."""

    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def build(self, input_shape):
        self.dense.build(input_shape)
        self.built = True

    def biuld(self, input_shape):
        return input_shape

    def build_(self, input_shape):
        return input_shape

    def builder(self, input_shape):
        return input_shape

    def _call(self, x):
        return x

    def cal(self, x):
        return x

    def call(self, x):
        return self.dense(x)

    def __call__(self, x):
        return super().__call__(x)


class Near(layers.Layer):
    def biuld(self, input_shape):  # -> LL307
        self.size = input_shape

    def compute_output_shap(self, input_shape):  # -> LL307
        return input_shape

    def init__(self):
        self.size = 3

    def get_confg(self):  # -> LL307
        return {}

    def get(self):
        return 3

    def call(self, x):
        return x * self.size


class Parent(layers.Layer):
    def _call(self, x):
        return x

    def call(self, x):
        return self._call(x)


class Child(Parent):
    def _call(self, x):
        return x * 2.0


class Built(layers.Layer):
    @property
    def built(self):
        return True

    def call(self, x):
        return x


class Lightning(Model):
    def training_step(self, data):  # -> LL307
        x, y = data
        return {"loss": self.compute_loss(x=x, y=y, y_pred=self(x))}

    def validation_step(self, data):
        print(data)

    def call(self, x):
        return x


class Bare(Model):
    def training_step(self, data):
        return

    def validation_step(self, data):
        return self.metrics_of(data)

    def metrics_of(self, data):
        return data

    def call(self, x):
        return x


class Forward(Model):
    def forward(self, x):
        return self.call(x)


class Fits(Parent):
    def forward(self, x):
        return x
