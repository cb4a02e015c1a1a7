# keras: 3
import tensorflow as tf
from elsewhere import own
from tensorflow.keras import layers


class Fills(layers.Layer):
    def call(self, x, cache):
        cache.append(x)  # -> LL709
        return x


class Item(layers.Layer):
    def call(self, x, cache):
        cache["a"] = x  # -> LL709
        return x


class OtherItem(layers.Layer):
    def call(self, x, cache):
        table = {}
        table["a"] = x
        return x, table


class ByHelper(layers.Layer):
    def call(self, x, cache):
        self.helper(x, cache)
        return x

    def helper(self, x, cache):
        cache.append(x)  # -> LL709


class ByHelperKeyword(layers.Layer):
    def call(self, x, cache):
        self.helper(x, cache=cache)
        return x

    def helper(self, x, cache):
        cache.append(x)  # -> LL709


class OtherByHelper(layers.Layer):
    def call(self, x, cache):
        self.helper(x, own(cache))
        return x

    def helper(self, x, cache):
        cache.append(x)


class CopyByHelper(layers.Layer):
    def call(self, x, cache):
        self.helper(x, list(cache))
        return x

    def helper(self, x, cache):
        cache.append(x)


class NothingByHelper(layers.Layer):
    def call(self, x, cache):
        self.helper(x)
        return x

    def helper(self, x, cache=None):
        cache.append(x)


class ByUnpackedHelper(layers.Layer):
    def call(self, x, cache):
        self.helper(*own(cache))
        return x

    def helper(self, x, cache):
        cache.append(x)


class ByGenerator(layers.Layer):
    def call(self, x, cache):
        self.helper(x, cache)
        return x

    def helper(self, x, cache):
        cache.append(x)
        yield x


class ByStars(layers.Layer):
    def call(self, x, cache):
        self.helper(x, cache)
        return x

    def helper(self, x, *caches):
        caches.append(x)


class ByKeywordOnly(layers.Layer):
    def call(self, x, cache):
        self.helper(x, cache=cache)
        return x

    def helper(self, x, *, cache):
        cache.append(x)  # -> LL709


class Recursive(layers.Layer):
    def call(self, x, cache):
        self.helper(x, cache)
        return x

    def helper(self, x, cache):
        self.helper(x, cache)
        cache.append(x)  # -> LL709


class NestedHelper(layers.Layer):
    def call(self, x, cache):
        def inner():
            self.helper(x, cache)

        return own(x, inner)

    def helper(self, x, cache):
        cache.append(x)


class NestedItem(layers.Layer):
    def call(self, x, cache):
        def inner():
            cache["a"] = x

        return own(x, inner)


class OwnHelper(layers.Layer):
    def call(self, x, cache):
        own.helper(x, cache)
        return x

    def helper(self, x, cache):
        cache.append(x)


class Sublayer(layers.Layer):
    def __init__(self, given, **kwargs):
        super().__init__(**kwargs)
        self.given = given

    def call(self, x, cache):
        self.given.helper(x, cache)
        return x

    def helper(self, x, cache):
        cache.append(x)


class Read(layers.Layer):
    def call(self, x, cache):
        n = cache.count(x)
        return own(x, n)


class Taken(layers.Layer):
    def call(self, x, cache):
        last = cache.pop()
        return x + last


class TakenAndReturned(layers.Layer):
    def call(self, x, cache):
        return x + cache.pop()


class Discarded(layers.Layer):
    def call(self, x, cache):
        cache.pop()  # -> LL709
        return x


class Updated(layers.Layer):
    def call(self, x, cache):
        y = cache.update(own(x))
        return x


class UpdatedAndUsed(layers.Layer):
    def call(self, x, cache):
        y = cache.update(own(x))
        return own(x, y)


class FirstArgument(layers.Layer):
    def call(self, x, cache):
        x.append(cache)
        return own(x)


class Replaced(layers.Layer):
    def call(self, x, cache):
        cache = own(cache)
        cache.append(x)
        return x


class OtherReplaced(layers.Layer):
    def call(self, x, cache):
        other = own(cache)
        cache.append(x)
        return own(x, other)


class Grown(layers.Layer):
    def call(self, x, cache):
        cache += [x]
        cache.append(x)
        return own(x)


class Stars(layers.Layer):
    def call(self, x, *cache):
        cache.append(x)
        return own(x)


class Entry(layers.Layer):
    def call(self, x, cache):
        cache[0].append(x)
        return own(x)


class Of(layers.Layer):
    def call(self, x, cache):
        cache.rows.append(x)
        return own(x)


class Back(layers.Layer):
    def call(self, x, cache):
        cache.append(x)
        return own(x), [cache]


class BackAsTensor(layers.Layer):
    def call(self, x, cache):
        cache.append(x)  # -> LL709
        return tf.add_n(cache)


class NoCall(layers.Layer):
    def run(self, x, cache):
        cache.append(x)


class Alone(layers.Layer):
    def call(self, x, cache):  # -> LL502
        cache.append(x)  # -> LL709
        return
