# keras: 3
from keras import layers


class Changes(layers.Layer):
    def call(self, x, cache=None, rows=None, out=None, state=None, kept=None, more=None, *rest, **options):
        cache["a"] = x  # -> LL709
        rows.append(x)  # -> LL709
        last = out.pop()
        state = dict(state)
        state["a"] = x
        kept = kept or {}
        kept.update({"a": x})
        options["a"] = x
        rest.append(x)

        def later():
            more["a"] = x

        names = []
        names.append("a")
        return x, last, later, len(names)


class GivesBack(layers.Layer):
    def call(self, x, cache=None, rows=None):
        cache["a"] = x
        rows.append(x)
        if x is None:
            return
        return x, cache, rows


class Computes(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = layers.Dense(4)

    def call(self, x, rows=None, first=None):
        rows.append(x)  # -> LL709
        first.items.append(x)
        return self.dense(rows)


class Counts(layers.Layer):
    def call(self, x, n=None, rows=None):
        n += 1
        rows += [x]
        rows.append(x)
        return x * n
