# keras: 2, 3
import tensorflow as tf


class Other(tf.keras.Model):
    def __init__(self, depth=2):
        super().__init__()
        self.depth = depth
        for i in range(depth):
            setattr(self, f"block_{i}", tf.keras.layers.Dense(3))

    def call(self, x):
        for i in range(self.depth):
            x = getattr(self, f"blk_{i}")(x)  # -> LL202
        return x


class Listed(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense_1 = tf.keras.layers.Dense(3)
        self.dense_2 = tf.keras.layers.Dense(3)

    def call(self, x):
        for i in range(1, 3):
            x = getattr(self, f"dense{i}")(x)  # -> LL202
        for i in range(1, 3):
            x = getattr(self, "dense_%d" % i)(x)
        return self.norm(x)  # -> LL202


class Unknown(tf.keras.Model):
    def __init__(self, depth=2, kind="dense"):
        super().__init__()
        self.kind = kind
        for i in range(depth):
            setattr(self, f"{kind}_{i}", tf.keras.layers.Dense(3))

    def call(self, x):
        x = getattr(self, f"blk_{self.kind}")(x)
        return getattr(self, self.kind + "_0")(x)


class Asked(tf.keras.Model):
    def __init__(self, depth=2):
        super().__init__()
        self.depth = depth
        self.block_0 = tf.keras.layers.Dense(3)

    def call(self, x):
        for i in range(self.depth):
            if hasattr(self, f"extra_{i}"):
                x = getattr(self, f"extra_{i}")(x)
            layer = getattr(self, f"other_{i}", None)
            x = x if layer is None else layer(x)
        return self.block_0(x)
