# keras: 2, 3
import tensorflow as tf
from abc import abstractmethod
from elsewhere import Base, own
from tensorflow.keras import layers, metrics


class Stub(layers.Layer):
    def call(self, x): ...


class Passes(layers.Layer):
    def call(self, x):
        pass


class Documented(layers.Layer):
    def call(self, x):
        """To be written."""


class Raises(layers.Layer):
    def call(self, x):
        raise NotImplementedError


class RaisesInBranch(layers.Layer):
    def call(self, x):
        if x is None:
            raise ValueError
        self.y = x * 2.0


class Abstract(layers.Layer):
    @abstractmethod
    def call(self, x):
        self.y = x * 2.0


class Generated(layers.Layer):
    def call(self, x):
        yield x


class Nothing(layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.nn.relu(x)


class BareReturn(layers.Layer):
    def call(self, x):  # -> LL502
        y = tf.nn.relu(x)
        return


class AddsLoss(layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_sum(x))


class Updates(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.mean = metrics.Mean()

    def call(self, x):
        self.mean.update_state(x)


class UpdatesOther(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.mean = given

    def call(self, x):  # -> LL502
        self.mean.update_state(x)


class Unused(layers.Layer):
    def call(self, x):
        y = 3


class NoArguments(layers.Layer):
    def call(self):
        self.y = tf.ones(3)


class HelperRaises(layers.Layer):
    def call(self, x):
        self.helper(x)

    def helper(self, x):
        raise NotImplementedError


class HelperMayRaise(layers.Layer):
    def call(self, x):  # -> LL502
        self.helper(x)

    def helper(self, x):
        if x is None:
            raise NotImplementedError
        self.y = x


class HelperOfHelper(layers.Layer):
    def call(self, x):
        self.first(x)

    def first(self, x):
        self.second(x)

    def second(self, x):
        raise NotImplementedError


class Silent(layers.Layer):
    def call(self, x):
        return self.helper(x)

    def helper(self, x):  # -> LL502
        self.y = x * 2.0


class SilentStub(layers.Layer):
    def call(self, x):
        return self.helper(x)

    def helper(self, x): ...


class SilentAbstract(layers.Layer):
    def call(self, x):
        return self.helper(x)

    @abstractmethod
    def helper(self, x):
        self.y = x


class SilentGenerator(layers.Layer):
    def call(self, x):
        return self.helper(x)

    def helper(self, x):
        yield x


class SilentDecorated(layers.Layer):
    def call(self, x):
        return self.helper(x)

    @own
    def helper(self, x):
        self.y = x


class SilentStatic(layers.Layer):
    def call(self, x):
        return self.helper(x)

    @staticmethod
    def helper(x):
        y = x * 2.0


class SilentOnOnePath(layers.Layer):
    def call(self, x):
        return self.helper(x)

    def helper(self, x):
        if x is None:
            return x
        self.y = x


class SilentRaises(layers.Layer):
    def call(self, x):
        return self.helper(x)

    def helper(self, x):
        self.y = x
        raise ValueError


class SilentByAnother(layers.Layer):
    def call(self, x):
        return self.helper(x)

    def helper(self, x):
        self.other(x)

    def other(self, x):
        raise ValueError


class SilentInner(layers.Layer):
    def call(self, x):
        return self.helper(x)  # -> LL502

    def helper(self, x):
        def inner():
            return x

        self.y = inner()


class OfList(layers.Layer):
    def call(self, x):
        rows = [x]
        return rows.append(x)  # -> LL502


class OfOwnList(layers.Layer):
    def call(self, x):
        rows = own(x)
        return rows.append(x)


class OfFunction(layers.Layer):
    def call(self, x):
        return silent(x)  # -> LL502


class OfParent(layers.Layer):
    def call(self, x):
        return super().call(x)


class OfParentClass(Silent):
    def call(self, x):
        return super().silent(x)


class OfObject(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.log = Log()

    def call(self, x):
        return self.log.write(x)  # -> LL502


class ByCallOfObject(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.log = Log()

    def call(self, x):
        return self.log(x)  # -> LL502


class OneBranch(layers.Layer):
    def call(self, x):  # -> LL502
        if self.trainable:
            return x
        y = x * 2.0


class OneFlag(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.flag = given

    def call(self, x):  # -> LL502
        if self.flag:
            return x


class NotFlag(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.flag = given

    def call(self, x):
        if not self.flag:
            return x


class TwoFlags(layers.Layer):
    def __init__(self, given=None, **kwargs):
        super().__init__(**kwargs)
        self.flag = given
        self.other = given

    def call(self, x):
        if self.flag:
            return x
        if self.other:
            return x


class FlagRefused(layers.Layer):
    def __init__(self, flag, **kwargs):
        super().__init__(**kwargs)
        if not flag:
            raise ValueError
        self.flag = flag

    def call(self, x):
        if self.flag:
            return x


class OtherRefused(layers.Layer):
    def __init__(self, flag, other, **kwargs):
        super().__init__(**kwargs)
        if not other:
            raise ValueError
        self.flag = flag
        self.other = other

    def call(self, x):  # -> LL502
        if self.flag:
            return x


class InLoop(layers.Layer):
    def call(self, x):
        for y in range(3):
            if y:
                return x
        z = x * 2.0


class AfterLoop(layers.Layer):
    def call(self, x):
        if self.trainable:
            return x
        for y in range(3):
            z = x * 2.0


class InWith(layers.Layer):
    def call(self, x):  # -> LL502
        with tf.name_scope("a"):
            if self.trainable:
                return x
            y = x * 2.0


class InTry(layers.Layer):
    def call(self, x):  # -> LL502
        try:
            return x
        except ValueError:
            y = x * 2.0


class ElseBranch(layers.Layer):
    def call(self, x):
        if self.trainable:
            y = x
        elif self.built:
            return x


class InTraining(layers.Layer):
    def call(self, x, training=None):  # -> LL502
        if training:
            return x


class NotInTraining(layers.Layer):
    def call(self, x, training=None):  # -> LL502
        if not training:
            return x


class TwoModes(layers.Layer):
    def call(self, x, training=None):
        if training:
            return x
        if not training:
            return x * 2.0


class InnerReturns(layers.Layer):
    def call(self, x):  # -> LL502
        def inner():
            return x

        y = inner()


class Log:
    def write(self, x):
        self.last = x

    def __call__(self, x):
        self.last = x


def silent(x):
    y = x * 2.0
