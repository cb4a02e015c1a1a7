"""Right classes that were once proved to be broken, and what each is: text, for no import runs them here."""

RIGHT = {
    "a sample of a distribution": """class Sampling(tf.keras.layers.Layer):
    def call(self, inputs):
        mean, spread = inputs
        return mean + tf.exp(spread) * tf.random.normal(tf.shape(mean))
""",
    "noise beside a weight": """class Noise(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(4)

    def call(self, inputs):
        return self.dense(inputs) + tf.random.normal((4,))
""",
    "random layers of Keras": """class Augment(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.flip = tf.keras.layers.RandomFlip()

    def call(self, image):
        return self.flip(image, training=True)
""",
    "a model in a layer": """class Inner(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stack = tf.keras.Sequential([tf.keras.layers.Dense(3)])

    def call(self, x):
        return self.stack(x)


class Outer(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = Inner()

    def call(self, x):
        return self.inner(x)
""",
    "attention over a sequence of one": """class Block(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.att = tf.keras.layers.MultiHeadAttention(num_heads=2, key_dim=4)

    def call(self, x):
        if len(x.shape) == 2:
            x = tf.expand_dims(x, 1)
        return self.att(x, x)
""",
    "a weight that this input does not reach": """class Dead(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],), initializer="ones")

    def call(self, x):
        return x + tf.nn.relu(self.w - 100.0)
""",
    "a tuple that is a list in the configuration": """class Tupled(tf.keras.layers.Layer):
    def __init__(self, pool=(2, 2), **kwargs):
        super().__init__(**kwargs)
        self.pool = pool

    def call(self, x):
        return x * float(self.pool[0])

    def get_config(self):
        return {**super().get_config(), "pool": list(self.pool)}
""",
    "a configuration with what build sets": """class Built(tf.keras.layers.Layer):
    def __init__(self, width=None, **kwargs):
        super().__init__(**kwargs)
        self.given = width

    def build(self, input_shape):
        self.width = self.given or input_shape[-1]
        super().build(input_shape)

    def call(self, x):
        return x * float(self.width)

    def get_config(self):
        return {**super().get_config(), "width": self.width}
""",
    "a weight that only a mask lets in": """class MaskToken(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.token = self.add_weight(name="token", shape=(input_shape[-1],))
        super().build(input_shape)

    def call(self, x, mask=None):
        if mask is not None:
            x = tf.where(mask[..., None], x, self.token)
        return x * 2.0
""",
    "a weight that every call changes": """class Total(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.total = self.add_weight(name="total", shape=(), initializer="zeros", trainable=False)

    def call(self, inputs):
        self.total.assign_add(tf.reduce_sum(inputs))
        return inputs + self.total
""",
    "a model that nobody saves": """class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        return self.dense(inputs)
""",
    "a mask that only a sequence has": """class Causal(tf.keras.layers.Layer):
    def call(self, x):
        length = tf.shape(x)[1]
        scores = tf.matmul(x, x, transpose_b=True)
        past = tf.linalg.band_part(tf.ones((length, length), dtype=scores.dtype), -1, 0)
        scores = tf.nn.softmax(scores - (1.0 - past) * 1e4)
        return tf.matmul(scores, x)
""",
    "a sublayer that is frozen": """class Frozen(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.base = tf.keras.layers.Dense(3)
        self.base.trainable = False
        self.head = tf.keras.layers.Dense(3)

    def call(self, x):
        return self.head(self.base(x))
""",
    "a layer that is frozen as a whole": """class Still(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
        self.trainable = False

    def call(self, inputs):
        return self.dense(inputs)
""",
    "a number that is drawn when it is made": """class Jitter(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.scale = random.uniform(0.5, 1.5)

    def call(self, inputs):
        return inputs * self.scale
""",
    "a seed that is drawn where none is given": """class Seeded(tf.keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.given = seed
        self.seed = random.randint(1, 10**6) if seed is None else seed

    def call(self, inputs):
        return inputs + 0.0 * float(self.seed)

    def get_config(self):
        return {**super().get_config(), "seed": self.given}
""",
    "a ragged output": """class Words(tf.keras.layers.Layer):
    def call(self, inputs):
        return tf.RaggedTensor.from_tensor(inputs)
""",
    "a model that gives a dict": """class Heads(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first = tf.keras.layers.Dense(3)
        self.second = tf.keras.layers.Dense(2)

    def call(self, x):
        return {"first": self.first(x), "second": self.second(x)}
""",
    "a step and a compile of its own": """class Twin(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.inner = tf.keras.layers.Dense(4)

    def compile(self, inner_optimizer, loss_fn):
        super().compile()
        self.inner_optimizer = inner_optimizer
        self.loss_fn = loss_fn

    def call(self, x):
        return self.inner(x)

    def train_step(self, images):
        with tf.GradientTape() as tape:
            found = self.inner(images)
            loss = tf.reduce_mean(self.loss_fn(tf.ones_like(found), found))
        gradients = tape.gradient(loss, self.inner.trainable_weights)
        self.inner_optimizer.apply_gradients(zip(gradients, self.inner.trainable_weights))
        return {"inner_loss": loss}
""",
    "layers that a class keeps from training": """class Kept(tf.keras.Model):
    def __init__(self, tuned=False, **kwargs):
        super().__init__(**kwargs)
        self.tuned = tuned
        self.backbone = tf.keras.Sequential([tf.keras.layers.Dense(8), tf.keras.layers.Dropout(0.5)])
        self.late = tf.keras.layers.Dropout(0.5)

    def call(self, inputs):
        features = self.backbone(inputs, training=False)
        return self.late(features, training=self.tuned), [features, tf.argmax(features, -1)]

    def get_config(self):
        return {**super().get_config(), "tuned": self.tuned}
""",
    "an output of its own kind": """class Routing:
    def __init__(self, mask, weights):
        self.mask = mask
        self.weights = weights


class Router(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)

    def call(self, inputs):
        scores = self.dense(inputs)
        return Routing(tf.cast(scores > 0, scores.dtype), scores)
""",
    "a list of inputs that must be one": """class Attended(tf.keras.layers.Attention):
    def call(self, inputs, mask=None, training=None):
        return super().call(inputs, mask=mask, training=training)
""",
    "a weight that loading derives from another": """class Resampled(tf.keras.layers.Layer):
    def build(self, input_shape):
        size = input_shape[-1]
        self.source = self.add_weight(
            name="source", shape=(2 * size,), initializer="random_normal", trainable=False
        )
        self.used = self.add_weight(name="used", shape=(size,), initializer="zeros", trainable=False)
        self.resample()
        self.built = True

    def resample(self):
        self.used.assign(tf.convert_to_tensor(self.source)[::2])

    def load_own_variables(self, store):
        super().load_own_variables(store)
        self.resample()

    def call(self, inputs):
        return inputs * self.used
""",
    "a layer of Keras that derives values from its weights": """class Normalized(tf.keras.layers.Normalization):
    def call(self, inputs):
        return super().call(inputs)
""",
}
