# keras: 3
import tensorflow as tf
from tensorflow.keras import layers


class Own(layers.Layer):
    def call(self, x):
        return x, x


class MinusANumber(layers.Layer):
    def call(self, x):
        shifted = x - 1
        for row in x:  # -> LL503
            shifted += row
        return shifted


class TimesAnInteger(layers.Layer):
    def call(self, x):
        twice = x * 2
        return [row for row in x], twice


class TimesANumber(layers.Layer):
    def call(self, x):
        twice = x * 2.0
        for row in x:  # -> LL503
            twice += row
        return twice


class TimesAnother(layers.Layer):
    def __init__(self, other=2, **kwargs):
        super().__init__(**kwargs)
        self.other = other

    def call(self, x):
        whole = x * self.other
        return [row for row in x], whole


class UnderATest(layers.Layer):
    def __init__(self, flag=False, **kwargs):
        super().__init__(**kwargs)
        self.flag = flag

    def call(self, x):
        if self.flag:
            return x - 1.0
        return tf.add_n([row for row in x])


class AskedWhatItIs(layers.Layer):
    def call(self, x):
        if isinstance(x, (list, tuple)):
            return tf.add_n([row for row in x])
        return x - 1.0


class AskedWhatAnotherIs(layers.Layer):
    def call(self, x, y=None):
        if isinstance(y, (list, tuple)):
            y = y[0]
        shifted = x - 1.0
        for row in x:  # -> LL503
            shifted += row
        return shifted


class HasAShape(layers.Layer):
    def call(self, x):
        size = x.shape[-1]
        for row in x:  # -> LL503
            size += row
        return size


class HasADtype(layers.Layer):
    def call(self, x):
        total = tf.zeros((3,), x.dtype)
        for row in x:  # -> LL503
            total += row
        return total


class HasAShapeInItsFirst(layers.Layer):
    def call(self, x):
        size = x[0].shape[-1]
        return tf.add_n([row for row in x]) * size


class IsSliced(layers.Layer):
    def call(self, x):
        first = x[:, 0]
        for row in x:  # -> LL503
            first += row
        return first


class GoesIntoALayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)

    def call(self, x):
        whole = self.dense(x)
        for row in x:  # -> LL503
            whole += row
        return whole


class GoesIntoALayerOfLists(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.add = layers.Add()

    def call(self, x):
        return self.add(x) + tf.add_n([row for row in x])


class GoesIntoAnOwnLayer(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.own = Own()

    def call(self, x):
        return self.own(x), [row for row in x]


class TakesSeveral(layers.Layer):
    def call(self, *x):
        return tf.add_n([row for row in x])


class GoesOverWhatLayersGive(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(3)
        self.states = layers.LSTM(3, return_state=True)
        self.each = layers.TimeDistributed(layers.Dense(3))
        self.net = tf.keras.Sequential([layers.Flatten(), layers.Dense(3)])
        self.own = Own()
        self.either = None
        self.either = layers.Dense(3)

    def several(self, x):
        return [x, x]

    def call(self, x):
        found = [row for row in self.dense(x)]  # -> LL503
        found += [row for row in self.states(x)]
        found += [row for row in self.each(x)]  # -> LL503
        found += [row for row in self.net(x)]  # -> LL503
        found += [row for row in self.own(x)]
        found += [row for row in self.either(x)]  # -> LL503
        found += [row for row in self.several(x)]
        found += [row for row in layers.ReLU()(x)]
        found += [row for row in tf.split(x, 3)]
        return found


class CallsItself(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x)

    def train_step(self, data):
        rows = [row for row in self(data, training=True)]  # -> LL503
        return {"total": tf.add_n(rows)}


class CallsItselfForSeveral(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = layers.Dense(3)

    def call(self, x):
        return self.dense(x), x

    def train_step(self, data):
        first, other = self(data, training=True)
        return {"total": tf.reduce_mean(first - other)}
