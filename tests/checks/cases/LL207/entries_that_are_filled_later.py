# keras: 3
import tensorflow as tf


class Rows(tf.keras.layers.Layer):
    """A list that was empty when it was appended."""

    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        for _ in range(depth):
            row = []
            self.rows.append(row)
            for _ in range(depth):
                row.append(tf.keras.layers.Dense(3))  # -> LL207

    def call(self, inputs):
        for row in self.rows:
            for dense in row:
                inputs = dense(inputs)
        return inputs


class LastRow(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        self.rows.append([])
        self.rows[-1].append(tf.keras.layers.Dense(3))  # -> LL207

    def call(self, inputs):
        return self.rows[0][0](inputs)


class Branches(tf.keras.Model):
    def __init__(self, names=("a", "b"), **kwargs):
        super().__init__(**kwargs)
        self.branches = {}
        for name in names:
            self.branches[name] = []
            for units in (4, 3):
                self.branches[name].append(tf.keras.layers.Dense(units))  # -> LL207

    def call(self, inputs):
        for branch in self.branches.values():
            for dense in branch:
                inputs = dense(inputs)
        return inputs


class Named(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.towers = {}
        self.towers["left"] = {}
        self.towers["left"]["dense"] = tf.keras.layers.Dense(3)  # -> LL207

    def call(self, inputs):
        return self.towers["left"]["dense"](inputs)


class FilledFirst(tf.keras.layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        for _ in range(depth):
            row = []
            for _ in range(depth):
                row.append(tf.keras.layers.Dense(3))
            self.rows.append(row)

    def call(self, inputs):
        for row in self.rows:
            for dense in row:
                inputs = dense(inputs)
        return inputs


class ThereFromTheStart(tf.keras.layers.Layer):
    """Keras 3 keeps its own lists in the place of these, and sees what they get."""

    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.rows = [[] for _ in range(depth)]
        self.rows[0].append(tf.keras.layers.Dense(3))
        self.towers = {"left": []}
        self.towers["left"].append(tf.keras.layers.Dense(3))

    def call(self, inputs):
        return self.towers["left"][0](self.rows[0][0](inputs))


class KeptBesides(tf.keras.layers.Layer):
    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        for i in range(depth):
            dense = tf.keras.layers.Dense(3)
            setattr(self, f"dense_{i}", dense)
            self.rows.append([])
            self.rows[-1].append(dense)
        self.last = tf.keras.layers.Dense(3)
        self.rows[-1].append(self.last)

    def call(self, inputs):
        for row in self.rows:
            for dense in row:
                inputs = dense(inputs)
        return inputs


class Plain(tf.keras.layers.Layer):
    """Sizes, and layers without weights."""

    def __init__(self, depth=2, **kwargs):
        super().__init__(**kwargs)
        self.rows = []
        self.sizes = {}
        for i in range(depth):
            self.rows.append([])
            self.rows[-1].append(tf.keras.layers.ReLU())
            self.sizes[i] = []
            self.sizes[i].append(3)

    def call(self, inputs):
        return self.rows[0][0](inputs)
