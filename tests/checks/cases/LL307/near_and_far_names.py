# keras: 2, 3
import tensorflow as tf


class Names(tf.keras.layers.Layer):
    def __int__(self, **kwargs):  # -> LL307
        super().__init__(**kwargs)

    def init(self, values):
        self.values = values

    def _build_(self, shape):  # -> LL307
        self.shape = shape

    def build_all(self, shape):
        self.all = shape

    def get_configs(self):
        return [self.get_config()]

    def train_steps(self, steps):
        return steps

    def compute_mask_of(self, x):
        return x

    def bild(self, shape):  # -> LL307
        return shape

    def call(self, x):
        return x


class Calls(tf.keras.layers.Layer):
    def cal(self, x):  # -> LL307
        return x


class CallsAndMore(tf.keras.layers.Layer):
    def forward(self, x):
        return x * 2.0

    def call(self, x):
        return x


class ForwardAlone(tf.keras.layers.Layer):
    def forward(self, x):  # -> LL307
        return x * 2.0


class ForwardOfItself(tf.keras.layers.Layer):
    def forward(self, x):
        return self(x)


class ForwardOfAnotherLayer(tf.keras.layers.Dense):
    def forward(self, x):
        return x * 2.0


class Functional(tf.keras.Model):
    def __init__(self):
        inputs = tf.keras.Input((3,))
        super().__init__(inputs=inputs, outputs=inputs * 2.0)

    def forward(self, x):
        return x * 2.0


class Built(tf.keras.layers.Layer):
    def built(self, shape):  # -> LL307
        self.size = shape

    def call(self, x):
        return x


class Steps(tf.keras.Model):
    def training_step(self, data):  # -> LL307
        return {"total": 0.0}

    def validation_step(self, data, index):
        return {"total": 0.0}

    def call(self, x):
        return x


class StepsOfALayer(tf.keras.layers.Layer):
    def training_step(self, data):
        return {"loss": 0.0}

    def call(self, x):
        return x


class StepsThatReturnALoss(tf.keras.Model):
    def training_step(self, data):
        return tf.reduce_mean(data)

    def call(self, x):
        return x


class Indented(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

        def build(self, shape):  # -> LL307
            self.size = shape

        def helper(self, shape):
            self.size = shape

    def call(self, x):
        return x


class Hands(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)

        def build(self, shape):
            self.size = shape

        self.later = build

    def call(self, x):
        return x
