# keras: 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import Model, layers, optimizers


class Two(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(g, self.b.trainable_variables))  # -> LL611
        return {"mine": loss}


class Same(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        return {"mine": loss}


class All(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.trainable_variables)
        self.opt.apply_gradients(zip(g, self.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(g, self.b.trainable_variables))
        return {"mine": loss}


class AllLater(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.trainable_variables)
        self.opt.apply_gradients(zip(g, self.trainable_variables))  # -> LL611
        return {"mine": loss}


class Built(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.opt.build(self.trainable_variables)
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(g, self.b.trainable_variables))
        return {"mine": loss}


class OtherBuilt(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.a.build(data)
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(g, self.b.trainable_variables))  # -> LL611
        return {"mine": loss}


class Legacy(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.legacy.Adam()  # -> LL701

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(g, self.b.trainable_variables))
        return {"mine": loss}


class OfVersion1(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = tf.compat.v1.train.AdamOptimizer()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.opt.apply_gradients(zip(g, self.b.trainable_variables))
        return {"mine": loss}


class Given(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        g = tape.gradient(loss, self.a.trainable_variables)
        self.given.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        self.given.apply_gradients(zip(g, self.b.trainable_variables))  # -> LL611
        return {"mine": loss}


class OfOwn(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        opt = own()
        g = tape.gradient(loss, self.a.trainable_variables)
        opt.apply_gradients(zip(g, self.a.trainable_variables))
        g = tape.gradient(loss, self.b.trainable_variables)
        opt.apply_gradients(zip(g, self.b.trainable_variables))
        return {"mine": loss}


class Branches(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        if self.given:
            g = tape.gradient(loss, self.a.trainable_variables)
            self.opt.apply_gradients(zip(g, self.a.trainable_variables))
        else:
            g = tape.gradient(loss, self.b.trainable_variables)
            self.opt.apply_gradients(zip(g, self.b.trainable_variables))
        return {"mine": loss}


class Helper(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, self.a)
        self.apply(tape, loss, self.b)  # -> LL611
        return {"mine": loss}


class HelperKeyword(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, net=self.a)
        self.apply(tape, loss, net=self.b)  # -> LL611
        return {"mine": loss}


class HelperUnpacked(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(*own(self.a))
        self.apply(*own(self.b))
        return {"mine": loss}


class HelperDecorated(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    @own
    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, self.a)
        self.apply(tape, loss, self.b)
        return {"mine": loss}


class HelperOfOther(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, own(self.a))
        self.apply(tape, loss, own(self.b))
        return {"mine": loss}


class HelperGuarded(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        if loss > 1.0:  # -> LL503
            self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, self.a)
        self.apply(tape, loss, self.b)
        return {"mine": loss}


class HelperOfWeights(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.losses)
        self.opt.apply_gradients(zip(g, net.losses))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, self.a)
        self.apply(tape, loss, self.b)
        return {"mine": loss}


class HelperOfSelf(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, self.trainable_variables)
        self.opt.apply_gradients(zip(g, self.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, self.a)
        self.apply(tape, loss, self.b)
        return {"mine": loss}


class HelperOfDeep(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def apply(self, tape, loss, net):
        g = tape.gradient(loss, net.trainable_variables)
        self.opt.apply_gradients(zip(g, net.trainable_variables))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.apply(tape, loss, self.given.a)
        self.apply(tape, loss, self.given.b)
        return {"mine": loss}


class InTurn(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        for net in (self.a, self.b):
            g = tape.gradient(loss, net.trainable_variables)
            self.opt.apply_gradients(zip(g, net.trainable_variables))  # -> LL611
        return {"mine": loss}


class InTurnOne(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        for net in (self.a,):
            g = tape.gradient(loss, net.trainable_variables)
            self.opt.apply_gradients(zip(g, net.trainable_variables))
        return {"mine": loss}


class InTurnGiven(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        for net in (self.a, self.given):
            g = tape.gradient(loss, net.trainable_variables)
            self.opt.apply_gradients(zip(g, net.trainable_variables))
        return {"mine": loss}


class InTurnOwn(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        for net in own(self):
            g = tape.gradient(loss, net.trainable_variables)
            self.opt.apply_gradients(zip(g, net.trainable_variables))
        return {"mine": loss}


class InTurnLosses(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        for net in (self.a, self.b):
            g = tape.gradient(loss, net.losses)
            self.opt.apply_gradients(zip(g, net.losses))
        return {"mine": loss}


class Minimized(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.opt.minimize(loss, self.a.trainable_variables)  # -> LL701
        self.opt.minimize(loss, self.b.trainable_variables)  # -> LL611  # -> LL701
        return {"mine": loss}


class Other(Model):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.a = layers.Dense(1)
        self.b = layers.Dense(1)
        self.given = given
        self.opt = optimizers.Adam()

    def call(self, x):
        return self.a(self.b(x))

    def train_step(self, data):
        with tf.GradientTape(persistent=True) as tape:
            loss = tf.reduce_mean(self(data))
        self.opt.exclude(loss, self.a.trainable_variables)
        self.opt.exclude(loss, self.b.trainable_variables)
        return {"mine": loss}
