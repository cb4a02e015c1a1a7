# keras: 2, 3
import tensorflow as tf
from tensorflow import keras


class Pair(keras.Model):
    def __init__(self, judge, maker, **kwargs):
        super().__init__(**kwargs)
        self.judge = judge
        self.maker = maker

    def compile(self, judge_optimizer, maker_optimizer, loss_fn=None):
        super().compile()
        self.judge_optimizer = judge_optimizer
        self.maker_optimizer = maker_optimizer
        self.loss_fn = loss_fn

    def call(self, inputs):
        return self.judge(self.maker(inputs))


class Open(Pair):
    def compile(self, judge_optimizer, **kwargs):
        super(Pair, self).compile(**kwargs)
        self.judge_optimizer = judge_optimizer


class Strict(Pair):
    def compile(self, judge_optimizer, *, maker_optimizer=None):
        super(Pair, self).compile()
        self.judge_optimizer = judge_optimizer


class Checked(Pair):
    @tf.autograph.experimental.do_not_convert
    def compile(self, judge_optimizer, maker_optimizer):
        super(Pair, self).compile()
        self.judge_optimizer = judge_optimizer


class Plain(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = keras.layers.Dense(1)

    def call(self, inputs):
        return self.dense(inputs)


def pair():
    model = Pair(keras.Sequential([keras.layers.Dense(1)]), keras.Sequential([keras.layers.Dense(4)]))
    model.compile(optimizer="adam", judge_optimizer="sgd", maker_optimizer="sgd")  # -> LL616
    model.compile("adam")  # -> LL616
    model.compile("adam", "adam", None, None)  # -> LL616
    model.compile("adam", maker_optimizer="adam")
    model.summary()
    return model


def others(settings):
    keras.Sequential([keras.layers.Dense(1)]).compile("adam", "mse")
    wider = Open(keras.layers.Dense(1), keras.layers.Dense(1))
    wider.compile("adam", optimizer="adam", loss="mse")
    wider.compile("adam", "mse")  # -> LL616
    strict = Strict(keras.layers.Dense(1), keras.layers.Dense(1))
    strict.compile("adam", maker_optimizer="adam")
    strict.compile("adam", "adam")  # -> LL616
    checked = Checked(keras.layers.Dense(1), keras.layers.Dense(1))
    checked.compile("adam")
    plain = Plain()
    plain.compile(optimizer="adam", loss="mse", run_eagerly=True)
    given = Pair(keras.layers.Dense(1), keras.layers.Dense(1))
    given.compile(**settings)
    return tf.shape(plain(tf.ones((1, 2))))
