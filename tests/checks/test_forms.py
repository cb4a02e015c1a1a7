"""Many ways to write the same mistake: each is found at its line, and nothing else is.

A line that must be reported ends in `# -> CODE`. What is found besides must be a note.
"""

from __future__ import annotations

import re

import pytest

from layerlint.rule import Severity
from layerlint.run.check_text import check_text

CASES: dict[str, tuple[tuple[int, ...], str]] = {}
_MARK = re.compile(r"# -> (LL\d{3})")


def case(name: str, keras: tuple[int, ...], code: str) -> None:
    CASES[name] = (keras, code)


case(
    "weight_in_helper",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def _make(self, n):
        return self.add_weight(shape=(n,), name="w")  # -> LL101
    def call(self, x):
        w = self._make(x.shape[-1])
        return x * w
""",
)
case(
    "weight_walrus",
    (
        2,
        3,
    ),
    """
from tensorflow.keras.layers import Layer
import tensorflow as tf
class A(Layer):
    def call(self, x):
        if (b := tf.Variable(0.0)) is not None:  # -> LL101
            x = x + b
        return x
""",
)
case(
    "tuple_assign",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def call(self, x):
        self.a, self.b = self.add_weight(shape=(1,)), self.add_weight(shape=(1,))  # -> LL101
        return x * self.a + self.b
""",
)
case(
    "initscope",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        with tf.init_scope():
            v = tf.Variable(tf.zeros([3]))  # -> LL102
        return x + v
""",
)
case(
    "hasattr",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        if not hasattr(self, "v"):
            self.v = tf.Variable(tf.zeros([3]))  # -> LL103
        return x + self.v
""",
)
case(
    "attrerror",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        try:
            v = self.v
        except AttributeError:
            self.v = self.add_weight(shape=(3,), name="v")  # -> LL103
            v = self.v
        return x + v
""",
)
case(
    "builtguard",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        if not self.built:
            self.v = self.add_weight(shape=(3,), name="v")  # -> LL101
        return x + self.v
""",
)
case(
    "layer_loop",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
L = tf.keras.layers
class A(tf.keras.Model):
    def __init__(self, n=3):
        super().__init__()
        self.n = n
    def call(self, x):
        for i in range(self.n):
            x = L.Dense(4, activation="relu")(x)  # -> LL201
        return x
""",
)
case(
    "layer_prop",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    @property
    def proj(self):
        return tf.keras.layers.Dense(3)  # -> LL201
    def call(self, x):
        return self.proj(x)
""",
)
case(
    "layer_nested_fn",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
from tensorflow.keras.layers import Conv2D, BatchNormalization
class A(tf.keras.layers.Layer):
    def call(self, x, training=None):
        def block(t):
            t = Conv2D(3, 3)(t)  # -> LL201
            return BatchNormalization()(t, training=training)  # -> LL201
        return block(x)
""",
)
case(
    "layer_module_function",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras import layers
def bottom(x):
    return layers.BatchNormalization()(x)
def conv_block(x, filters):
    x = layers.Conv2D(filters, 3, padding="same")(x)
    return bottom(x)
def relu_block(x):
    return layers.ReLU()(x)
def maybe(x, layer=None):
    if layer is None:
        layer = layers.Dense(3)
    return layer(x)
def sized(x, layers):
    return layers.Dense(x)
class A(tf.keras.Model):
    def build(self, s):
        self.net = conv_block
    def call(self, x, training=None):
        x = conv_block(x, 8)  # -> LL201
        x = bottom(x)  # -> LL201
        return sized(maybe(relu_block(x)), self)
""",
)
case(
    "layer_seq",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        net = tf.keras.Sequential([tf.keras.layers.Dense(3), tf.keras.layers.ReLU()])  # -> LL201
        return net(x)
""",
)
case(
    "custom_layer",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class Inner(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1],), name="w")
        super().build(s)
    def call(self, x):
        return x * self.w
class A(tf.keras.layers.Layer):
    def call(self, x):
        return Inner()(x)  # -> LL201
""",
)
case(
    "self_layer_in_call",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.d = None
    def call(self, x):
        if self.d is None:
            self.d = tf.keras.layers.Dense(x.shape[-1])  # -> LL201
        return self.d(x)
""",
)
case(
    "optimizer_in_step",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        opt = tf.keras.optimizers.Adam(1e-3)  # -> LL605
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x) - y)) + sum(self.losses)
        g = tape.gradient(loss, self.trainable_variables)
        opt.apply_gradients(zip(g, self.trainable_variables))
        return {"loss": loss, "a": loss}
""",
)
case(
    "metric_in_call",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        m = tf.keras.metrics.Mean()  # -> LL605
        m.update_state(x)
        return x
""",
)
case(
    "variable_in_tf_function",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    @tf.function
    def train(self, x):
        step = tf.Variable(0)  # -> LL605
        step.assign_add(1)
        return self(x)
""",
)
case(
    "state_after_build",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.a = tf.keras.layers.Dense(3)
        self.build((None, 4))
        self.head = tf.keras.layers.Dense(1)  # -> LL211
    def call(self, x):
        return self.head(self.a(x))
""",
)
case(
    "state_after_parent",
    (3,),
    """
import keras
from keras import layers
class A(layers.GlobalAveragePooling1D):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.scale = self.add_weight(shape=(3,), name="scale")  # -> LL211
        self.heads = [layers.Dense(3) for _ in range(2)]  # -> LL211
        self.more = []
        self.more.append(layers.Dense(3))  # -> LL211
    def call(self, x):
        x = super().call(x) * self.scale
        for head in self.heads + self.more:
            x = head(x)
        return x
class Open(layers.GlobalAveragePooling1D):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.head = layers.Dense(3)
    def build(self, input_shape):
        self.head.build((None, input_shape[-1]))
        super().build(input_shape)
    def call(self, x):
        return self.head(super().call(x))
class WithState(layers.Dense):
    def __init__(self, units, **kw):
        super().__init__(units, **kw)
        self.head = layers.Dense(3)
    def call(self, x):
        return self.head(super().call(x))
""",
)
case(
    "state_after_parent_in_keras_2",
    (2,),
    """
import tf_keras as keras
class A(keras.layers.Dropout):
    def __init__(self, **kw):
        super().__init__(0.5, **kw)
        self.head = keras.layers.Dense(3)
    def call(self, x, training=None):
        return self.head(super().call(x, training=training))
""",
)
case(
    "unbuilt",
    (3,),
    """
import keras
class A(keras.Model):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.a = keras.layers.Dense(3)  # -> LL206
    def build(self, input_shape):
        self.w = self.add_weight(shape=(3,), name="w")
    def call(self, x):
        return self.a(x) * self.w
""",
)
case(
    "module",
    (3,),
    """
import tensorflow as tf
class Lin(tf.Module):
    def __init__(self):
        self.w = tf.Variable(tf.ones([3]))
    def __call__(self, x): return x*self.w
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.mods = [Lin() for _ in range(3)]  # -> LL104
    def call(self, x):
        for m in self.mods: x = m(x)
        return x
""",
)
case(
    "var_dict",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.p = {"g": tf.Variable(tf.ones([s[-1]])),  # -> LL104
                  "b": tf.Variable(tf.zeros([s[-1]]))}  # -> LL104
    def call(self, x):
        return x * self.p["g"] + self.p["b"]
""",
)
case(
    "var_append",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kw):
        super().__init__(**kw)
        self.ws = []
        for i in range(n):
            self.ws.append(tf.Variable(tf.random.normal([3, 3]), name=f"w{i}"))  # -> LL104
    def call(self, x):
        for w in self.ws: x = x @ w
        return x
""",
)
case(
    "var_local",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        init = tf.random_normal_initializer()
        w = tf.Variable(initial_value=init(shape=(s[-1], 3)), trainable=True)  # -> LL104
        self.w = w
    def call(self, x):
        return tf.matmul(x, self.w)
""",
)
case(
    "derived",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1], 3), name="w")
        self.wt = tf.transpose(self.w)  # -> LL108
        self.norm = self.w / tf.norm(self.w)  # -> LL108
        self.built = True
    def call(self, x):
        return tf.matmul(x, self.norm) @ self.wt
""",
)
case(
    "rebind",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.mean = self.add_weight(shape=(s[-1],), name="m", trainable=False)
        self.built = True
    def call(self, x, training=None):
        if training:
            self.mean = 0.9 * self.mean + 0.1 * tf.reduce_mean(x, 0)  # -> LL107
        return x - self.mean
""",
)
case(
    "rebind_assign",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.n = self.add_weight(shape=(), name="n", trainable=False)
    def call(self, x):
        self.n = self.n.assign_add(1.0)  # -> LL107
        return x * self.n
""",
)
case(
    "tensor_on_self",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, u, **kw):
        super().__init__(**kw)
        self.d = tf.keras.layers.Dense(u)
        self.prev = None
    def call(self, x):
        h = self.d(x)
        if self.prev is not None:
            h = h + self.prev
        self.prev = h  # -> LL105
        return h
""",
)
case(
    "tensor_outside",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        s = tf.nn.softmax(x)
        self.att = s  # -> LL105
        return x * s
    def get_attention(self):
        return self.att
""",
)
case(
    "tensor_list",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.hist = []
    def call(self, x):
        y = tf.nn.relu(x)
        self.hist.append(y)  # -> LL105
        return y
""",
)
case(
    "counter",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.calls = 0
        self.warm = 10
    def call(self, x):
        self.calls = self.calls + 1  # -> LL106
        if self.calls > self.warm:
            return x * 2
        return x
""",
)
case(
    "np_random",
    (
        2,
        3,
    ),
    """
import numpy as np, random
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        noise = np.random.normal(size=(3,))  # -> LL505
        if random.random() < 0.5:  # -> LL505
            return x + noise
        return x
""",
)
case(
    "np_random_from",
    (
        2,
        3,
    ),
    """
from numpy import random as nr
from random import randint
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        k = randint(0, 3)  # -> LL505
        return x + nr.uniform() + k  # -> LL505
""",
)
case(
    "numpy_in_call",
    (
        2,
        3,
    ),
    """
import numpy as np
import tensorflow as tf
from tensorflow.keras import backend as K
class A(tf.keras.layers.Layer):
    def call(self, x):
        a = np.mean(x)  # -> LL504
        b = K.eval(x)  # -> LL504
        c = tf.reduce_sum(x).numpy()  # -> LL504
        return x * a + b + c
""",
)
case(
    "numpy_loop",
    (
        2,
        3,
    ),
    """
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, inputs):
        a, b = inputs
        z = np.dot(a, b)  # -> LL504
        return tf.convert_to_tensor(z)
""",
)
case(
    "tensor_bool",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        if tf.reduce_mean(x) > 0.5:  # -> LL503
            return x
        while tf.reduce_sum(x) < 10.0:  # -> LL503
            x = x * 2
        for row in tf.unstack(x, axis=1): pass
        for i in tf.range(3):  # -> LL503
            x = x + 1.0
        y = x if tf.reduce_any(x > 0) else -x  # -> LL503
        return y
""",
)
case(
    "tensor_bool_helper",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def _clip(self, t):
        if tf.norm(t) > 1.0:  # -> LL503
            t = t / tf.norm(t)
        return t
    def call(self, x):
        return self._clip(x)
""",
)
case(
    "tensor_bool_input",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        s = x[0, 0]
        if s > 0:  # -> LL503
            return x
        return -x
""",
)
case(
    "static_batch",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        b = x.shape[0]
        h = tf.zeros((b, 4))  # -> LL509
        y = tf.reshape(x, (x.shape[0], -1))  # -> LL509
        return y, h
""",
)
case(
    "static_batch2",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
from tensorflow.keras import backend as K
class A(tf.keras.layers.Layer):
    def call(self, x):
        b, t, c = x.shape
        x = tf.reshape(x, [b * t, c])  # -> LL509
        for i in range(K.int_shape(x)[0]): pass
        return x
""",
)
case(
    "static_batch_as_list",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        shape = x.get_shape().as_list()
        return tf.reshape(x, [shape[0], shape[1] * shape[2]])  # -> LL509
""",
)
case(
    "batch_weight",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        b, n = input_shape
        self.w = self.add_weight(shape=(b, n), name="w")  # -> LL109
        self.built = True
    def call(self, x): return x * self.w
""",
)
case(
    "missing_super",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n):  # -> LL301
        self.n = n
        self.d = tf.keras.layers.Dense(n)
    def call(self, x): return self.d(x)
""",
)
case(
    "missing_super_child",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class Base(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = tf.keras.layers.Dense(2)
class A(Base):
    def __init__(self, n):  # -> LL301
        self.n = n
    def call(self, x): return self.d(x)
""",
)
case(
    "late_super",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        self.w = self.add_weight(shape=(2,), name="w")  # -> LL302
        super().__init__(**kw)
    def call(self, x): return x * self.w
""",
)
case(
    "late_super_model",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kw):
        self.d = tf.keras.layers.Dense(3)  # -> LL302
        super().__init__(**kw)
    def call(self, x): return self.d(x)
""",
)
case(
    "wrong_super",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class B(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super(B, self).__init__(**kw)  # -> LL303
    def call(self, x): return x
""",
)
case(
    "wrong_super_twice",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kw):
        super(A, self).__init__()
        self.d = tf.keras.layers.Dense(n)
        super(A, self).__init__(**kw)  # -> LL303
    def call(self, x): return self.d(x)
""",
)
case(
    "wrong_super_pos",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, name="a"):
        super().__init__(name)  # -> LL303
    def call(self, x): return x
""",
)
case(
    "misspelled",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def _init_(self, n):  # -> LL307
        super().__init__()
        self.n = n
    def biuld(self, s):  # -> LL307
        self.w = self.add_weight(shape=(3,), name="w")
    def call(self, x): return x
    def get_confg(self):  # -> LL307
        return {}
""",
)
case(
    "dunder",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2)
    def __call__(self, x, training=None):  # -> LL501
        return self.d(x)
""",
)
case(
    "bad_build2",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape, units):  # -> LL308
        self.w = self.add_weight(shape=(3,), name="w")
        self.built = True
    def call(self, x): return x * self.w
""",
)
case(
    "bad_superbuild",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(shape=(3,), name="w")
        super(A, self).build()  # -> LL308
    def call(self, x): return x * self.w
""",
)
case(
    "superbuildmodel",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2)
    def build(self, input_shape):
        self.d.build(input_shape)
        super().build(input_shape)  # -> LL310
    def call(self, x): return self.d(x)
""",
)
case(
    "missing_kwargs",
    (3,),
    """
import tensorflow as tf
@tf.keras.utils.register_keras_serializable()
class A(tf.keras.layers.Layer):
    def __init__(self, n):  # -> LL305
        super().__init__()
        self.n = n
    def call(self, x): return x
    def get_config(self):
        c = super().get_config()
        c["n"] = self.n
        return c
""",
)
case(
    "kwargs_dropped",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, name=None, **kwargs):
        super().__init__()  # -> LL304
        self.n = n
    def call(self, x): return x
""",
)
case(
    "incomplete",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, a, b=2, **kwargs):
        super().__init__(**kwargs)
        self.a, self.b = a, b
    def call(self, x): return x * self.b + self.a
    def get_config(self):  # -> LL402
        config = super().get_config()
        config.update({"a": self.a})
        return config
""",
)
case(
    "incomplete_child",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class P(tf.keras.layers.Layer):
    def __init__(self, a, **kwargs):
        super().__init__(**kwargs)
        self.a = a
    def call(self, x): return x * self.a
    def get_config(self):
        return {**super().get_config(), "a": self.a}
class A(P):
    def __init__(self, a, b, **kwargs):  # -> LL402
        super().__init__(a, **kwargs)
        self.b = b
""",
)
case(
    "mismatch",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def call(self, x): return x * self.units
    def get_config(self):  # -> LL402
        base = super().get_config()
        return {**base, "unit": self.units}  # -> LL404
""",
)
case(
    "mismatch_attr",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def call(self, x): return x * self.units
    def get_config(self):
        c = super().get_config()
        c.update({"units": self.unitz})  # -> LL202
        return c
""",
)
case(
    "bad_value",
    (
        2,
        3,
    ),
    """
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, inner, table, **kwargs):
        super().__init__(**kwargs)
        self.inner = inner
        self.table = np.array(table)
        self.d = tf.keras.layers.Dense(2)
    def call(self, x): return self.inner(x) * self.table
    def get_config(self):
        c = super().get_config()
        c.update({"inner": self.inner, "table": self.table})  # -> LL405
        return c
""",
)
case(
    "bad_value_init",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, kernel_regularizer=None, **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.kernel_regularizer = tf.keras.regularizers.get(kernel_regularizer)
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1], self.units), regularizer=self.kernel_regularizer, name="w")
        self.built = True
    def call(self, x): return x @ self.w
    def get_config(self):
        c = super().get_config()
        c.update({"units": self.units, "kernel_regularizer": self.kernel_regularizer})
        return c
""",
)
case(
    "reserved",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.losses = []  # -> LL306
        self.weights = None  # -> LL306
    def call(self, x): return x
class B(tf.keras.Model):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.layers = [tf.keras.layers.Dense(2)]  # -> LL306
        self.metrics = []  # -> LL306
        self.predict = tf.keras.layers.Dense(2)  # -> LL306
        self.input = 3  # -> LL306
    def call(self, x): return self.predict(x)
""",
)
case(
    "shared",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n=3):
        super().__init__()
        self.ls = n * [tf.keras.layers.Dense(2)]  # -> LL203
        self.seq = tf.keras.Sequential([tf.keras.layers.Dense(4)] * 2)  # -> LL203
        self.a, self.b = [tf.keras.layers.Dense(4)] * 2  # -> LL203
    def call(self, x):
        for l in self.ls: x = l(x)
        return self.seq(x)
""",
)
case(
    "dead",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2)
        self.drop = tf.keras.layers.Dropout(0.5)
    def call(self, x, training=None):
        x = self.d(x)
        self.drop(x, training=training)  # -> LL205
        return x
""",
)
case(
    "list_mut",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.ls = [None] * 2
        for i in range(2):
            self.ls[i] = tf.keras.layers.Dense(2)  # -> LL208
        blocks = []
        self.blocks = blocks
        blocks.append(tf.keras.layers.Dense(2))  # -> LL208
    def call(self, x):
        for l in self.ls: x = l(x)
        return x
""",
)
case(
    "lost_loss",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class Reg(tf.keras.layers.Layer):
    def call(self, x):
        self.add_loss(tf.reduce_mean(x))
        return x
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.r = Reg()
        self.d = tf.keras.layers.Dense(1)
        self.loss_fn = tf.keras.losses.MeanSquaredError()
    def call(self, x): return self.d(self.r(x))
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.loss_fn(y, p)  # -> LL602
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        return {"loss": loss, "x": loss}
""",
)
case(
    "add_loss_build",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(shape=(3,), name="w")
        self.add_loss(tf.reduce_sum(self.w ** 2))  # -> LL601
        self.built = True
    def call(self, x): return x * self.w
""",
)
case(
    "metrics_hidden",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(1)
        self.a = tf.keras.metrics.Mean(name="a")
        self.b = tf.keras.metrics.Mean(name="b")
    @property
    def metrics(self):  # -> LL606
        return [self.a]
    def call(self, x): return self.d(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(self(x, training=True) - y)) + sum(self.losses)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.a.update_state(loss); self.b.update_state(loss)
        return {"a": self.a.result(), "b": self.b.result()}
""",
)
case(
    "positional",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.k = self.add_weight("kernel", shape=[s[-1], 3])  # -> LL113
        self.built = True
    def call(self, x): return x @ self.k
""",
)
case(
    "positional2",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.k = self.add_weight((s[-1], 3), "glorot_uniform")  # -> LL113
        self.built = True
    def call(self, x): return x @ self.k
""",
)
case(
    "kt_op",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n):
        inp = tf.keras.Input((n,))
        x = tf.keras.layers.Dense(3)(inp)
        x = tf.nn.relu(x)  # -> LL703
        x = tf.concat([x, inp], -1)  # -> LL703
        super().__init__(inp, x)
""",
)
case(
    "missing_attr_cfg",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.dense1 = tf.keras.layers.Dense(1)
    def call(self, x):
        x = self.dense1(x)
        return self.dense2(x)  # -> LL202
""",
)
case(
    "missing_attr_local",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units):
        super().__init__()
        units = units
    def build(self, s):
        self.w = self.add_weight(shape=(s[-1], self.units), name="w")  # -> LL202
        self.built = True
    def call(self, x): return x @ self.w
""",
)
case(
    "getconfig_missing",
    (
        2,
        3,
    ),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):  # -> LL401
    def __init__(self, fn, **kwargs):
        super().__init__(**kwargs)
        self.fn = fn
    def call(self, x): return self.fn(x)
""",
)
case(
    "mixed",
    (3,),
    """
import keras
import tf_keras
class A(keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = tf_keras.layers.Dense(2)  # -> LL702
    def call(self, x): return self.d(x)
""",
)
case(
    "mixed2",
    (3,),
    """
import tensorflow as tf
from tensorflow.python.keras.layers import Dense
class A(tf.keras.Model):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = Dense(2)  # -> LL702
    def call(self, x): return self.d(x)
""",
)
case(
    "as_list",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        d = input_shape.as_list()[-1]  # -> LL311
        self.w = self.add_weight(shape=(d,), name="w")
    def call(self, x): return x * self.w
""",
)
case(
    "unnamed",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, s):
        self.a = self.add_weight(shape=(s[-1],))  # -> LL117
        self.b = self.add_weight(shape=(s[-1],))  # -> LL117
        self.built = True
    def call(self, x): return x * self.a + self.b
""",
)

case(
    "loss_summed_over_features",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        super().__init__(**kw)
        self.d = tf.keras.layers.Dense(4)
    def call(self, x):
        mean, spread = tf.split(self.d(x), 2, axis=-1)
        kl = -0.5 * tf.reduce_sum(1 + spread - tf.square(mean), axis=1)
        self.add_loss(kl)  # -> LL603
        self.add_loss(tf.norm(x, axis=-1) * 0.1)  # -> LL603
        self.add_loss(tf.keras.losses.mse(x, x * 0.5))  # -> LL603
        loss = x * 0.1
        self.add_loss(loss)  # -> LL603
        self.add_loss(tf.reduce_mean(tf.reduce_sum(tf.square(x), axis=1)))
        self.add_loss(tf.reduce_sum(tf.square(x), axis=[0, 1]))
        return mean
""",
)
case(
    "call_ends_without_return_when_not_training",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x, training=None):  # -> LL502
        if training:
            return tf.nn.relu(x)
        x = x * 2
""",
)
case(
    "append_returned",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        outs = []
        return outs.append(x)  # -> LL502
""",
)
case(
    "name_beside_kwargs",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, factor=1.0, name=None, **kwargs):
        super().__init__(**kwargs)  # -> LL304
        self.factor = factor
    def call(self, x): return x * self.factor
""",
)
case(
    "masking_before_super",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kw):
        self.supports_masking = True  # -> LL302
        self.input_spec = tf.keras.layers.InputSpec(ndim=3)  # -> LL302
        super().__init__(**kw)
    def call(self, x, mask=None): return x
""",
)
case(
    "model_called_in_a_loop",
    (2, 3),
    """
import tensorflow as tf
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = tf.keras.layers.Dense(2, activity_regularizer="l2")
        self.lt = tf.keras.metrics.Mean(name="loss")
    def call(self, x, training=None): return self.d(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            for v in (x, -x):
                p = self(v, training=True)
            loss = tf.reduce_mean((y - p) ** 2) + sum(self.losses)  # -> LL608
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.lt.update_state(loss)
        return {"loss": self.lt.result()}
""",
)

case(
    "configuration_that_is_no_dict",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def get_config(self):
        config = super().get_config().update({"units": 2})
        return config  # -> LL404
class B(tf.keras.layers.Layer):
    def get_config(self):
        return list(super().get_config().items()) + [("name", "b")]  # -> LL404
class C(tf.keras.layers.Layer):
    def get_config(self):
        return super().get_config(), {"name": "c"}  # -> LL404
class Right(tf.keras.layers.Layer):
    def get_config(self):
        return dict(list(super().get_config().items()) + [("name", "d")])
""",
)
case(
    "configuration_with_objects",
    (2, 3),
    """
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, act=None, inner=None, scale=1.0, **kw):
        super().__init__(**kw)
        self.act = act or tf.keras.layers.Dense(3)
        self.inner = inner
        self.scale = np.asarray(scale, "float32")
    def call(self, x):
        return self.act(self.inner(x)) * self.scale
    def get_config(self):
        config = super().get_config()
        config["act"] = self.act  # -> LL405
        config["inner"] = tf.keras.layers.serialize(self.inner)  # -> LL405
        config["scale"] = self.scale  # -> LL405
        return config
""",
)

case(
    "own_layer_with_a_regularizer",
    (2, 3),
    """
import tensorflow as tf
class Lin(tf.keras.layers.Layer):
    def build(self, s):
        self.w = self.add_weight(name="w", shape=(s[-1], 2), regularizer=tf.keras.regularizers.L2(0.1))
        self.built = True
    def call(self, x): return tf.matmul(x, self.w)
class Net(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.d = Lin()
        self.lt = tf.keras.metrics.Mean(name="loss")
    def call(self, x, training=None): return self.d(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((y - self(x, training=True)) ** 2)  # -> LL602
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        self.lt.update_state(loss)
        return {"loss": self.lt.result()}
""",
)

case(
    "values_of_tensors",
    (2, 3),
    """
import math
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.m = tf.keras.Sequential([tf.keras.layers.Dense(2)])
    def call(self, inputs):
        a, b = inputs
        c = np.concatenate([a, b], axis=-1)  # -> LL504
        s = math.sqrt(tf.reduce_sum(a))  # -> LL504
        v = tf.reduce_max(a).item()  # -> LL504
        p = self.m.predict(a)  # -> LL504
        k = math.sqrt(a.shape[-1]) + np.sqrt(3.0) + np.zeros([2, 3])
        return self.m(a)
class Net(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean((y - self(x)) ** 2)
        g = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(g, self.trainable_variables))
        return {"mse": loss.numpy()}  # -> LL504
""",
)


case(
    "variable_of_a_function",
    (3,),
    """
import tensorflow as tf
def glorot(shape):
    limit = 0.1
    return tf.Variable(tf.random.uniform(shape, -limit, limit))
def zeros(shape):
    start = tf.Variable(tf.zeros(shape))
    return start
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.kernel = glorot([4, units])  # -> LL104
        self.bias = zeros([units])  # -> LL104
    def call(self, x):
        return x @ self.kernel + self.bias
""",
)
case(
    "variable_of_an_own_method",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.kernel = self.start([4, units])  # -> LL104
        self.bias = A.start([units])  # -> LL104
        self.ws, self.bs = self.many(units)  # -> LL104
    @staticmethod
    def start(shape):
        return tf.Variable(tf.zeros(shape))
    def many(self, units):
        ws = []
        bs = []
        for _ in range(3):
            ws.append(tf.Variable(tf.zeros([units])))
            bs.append(tf.Variable(tf.zeros([units])))
        return ws, bs
    def call(self, x):
        x = x @ self.kernel + self.bias
        for w, b in zip(self.ws, self.bs):
            x = x * w + b
        return x
""",
)
case(
    "variable_by_setattr",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.n = n
        for i in range(n):
            setattr(self, f"w_{i}", tf.Variable(tf.zeros([3])))  # -> LL104
    def call(self, x):
        for i in range(self.n):
            x = x * getattr(self, f"w_{i}")
        return x
""",
)
case(
    "variable_of_a_function_in_call",
    (2, 3),
    """
import tensorflow as tf
def weight_variable(shape):
    return tf.Variable(tf.random.normal(shape))
class A(tf.keras.layers.Layer):
    def call(self, x):
        return x @ weight_variable([3, 3])  # -> LL101
""",
)
case(
    "variable_of_a_static_method_in_call",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    @staticmethod
    def affine(x):
        gamma = tf.Variable(tf.ones(x.shape[-1]))  # -> LL101
        return x * gamma
    def call(self, x):
        return A.affine(x)
""",
)
case(
    "weight_of_an_inherited_helper",
    (2, 3),
    """
import tensorflow as tf
class Base(tf.keras.layers.Layer):
    def kernel(self, units):
        return self.add_weight(name="kernel", shape=(3, units))
class A(Base):
    def call(self, x):
        return x @ self.kernel(4)  # -> LL101
""",
)
case(
    "sublayer_of_an_inherited_helper",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras import layers
class Residual:
    def residual(self, x, units):
        return x + layers.Dense(units)(x)
class A(Residual, tf.keras.Model):
    def call(self, x, training=None):
        return self.residual(x, 3)  # -> LL201
""",
)
case(
    "initializer_of_a_loop",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras import initializers, layers
class A(layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        init = initializers.HeNormal()  # -> LL115
        self.blocks = [layers.Dense(8, kernel_initializer=init) for _ in range(n)]
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
""",
)
case(
    "initializer_by_get",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, kernel_initializer="glorot_uniform", **kwargs):
        super().__init__(**kwargs)
        self.units = units
        self.kernel_initializer = tf.keras.initializers.get(kernel_initializer)  # -> LL115
    def build(self, input_shape):
        shape = (input_shape[-1], self.units)
        self.q = self.add_weight(name="q", shape=shape, initializer=self.kernel_initializer)
        self.k = self.add_weight(name="k", shape=shape, initializer=self.kernel_initializer)
        super().build(input_shape)
    def call(self, x):
        return tf.matmul(x @ self.q, x @ self.k, transpose_b=True)
""",
)
case(
    "initializer_of_the_module_and_of_a_dict",
    (2, 3),
    """
import tensorflow as tf
INIT = tf.keras.initializers.HeNormal()
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        common = dict(use_bias=False, kernel_initializer=tf.keras.initializers.TruncatedNormal())  # -> LL115
        self.q = tf.keras.layers.Dense(units, **common)
        self.k = tf.keras.layers.Dense(units, **common)
        self.a = tf.keras.layers.Dense(3, kernel_initializer=INIT)
        self.b = tf.keras.layers.Dense(3, kernel_initializer=INIT)  # -> LL115
    def call(self, x):
        return self.q(x) * self.k(x), self.a(x) * self.b(x)
""",
)
case(
    "build_of_a_layer_without_build",
    (3,),
    """
import tensorflow as tf
class Block(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
    def call(self, x):
        return self.dense(x)
class Net(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.block = Block()
    def build(self, input_shape):
        self.block.build(input_shape)  # -> LL206
        self.built = True
    def call(self, x, training=None):
        return self.block(x)
    def get_config(self):
        return super().get_config()
""",
)
case(
    "entry_of_a_weight",
    (2, 3),
    """
import keras
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.cache = self.add_weight(name="cache", shape=(8, 3), trainable=False)
        super().build(input_shape)
    def call(self, x):
        if keras.backend.backend() == "torch":
            self.cache[0] = x
        else:
            self.cache[1] = x  # -> LL107
        return self.cache + x
""",
)
case(
    "layers_in_a_plain_object",
    (2, 3),
    """
import tensorflow as tf
class Encoder:
    def __init__(self, n):
        self.first = tf.keras.layers.Dense(n)
    def __call__(self, x):
        return self.first(x)
class Heads:
    def __init__(self, one):
        self.one = one
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.encoder = Encoder(4)  # -> LL207
        self.heads = Heads(tf.keras.layers.Dense(3))  # -> LL207
    def call(self, x, training=None):
        return self.heads.one(self.encoder(x))
""",
)


case(
    "batch_size_kept",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.batch = input_shape[0]
        self.gain = self.add_weight(name="gain", shape=(self.batch, 3))  # -> LL109
        super().build(input_shape)
    def call(self, x):
        return x * self.gain
""",
)


case(
    "overwritten_in_a_loop",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras import layers
class A(tf.keras.Model):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.all = []
        for size in sizes:
            self.hidden = layers.Dense(size)  # -> LL204
            self.last = layers.Dense(size)
            self.all.append(self.last)
    def call(self, x, training=None):
        for layer in self.all:
            x = layer(x)
        return self.hidden(x)
""",
)
case(
    "weight_overwritten_in_a_loop",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        for i in range(3):
            self.w = self.add_weight(name=f"w{i}", shape=(3,))  # -> LL111
        super().build(input_shape)
    def call(self, x):
        return x * self.w
""",
)
case(
    "discarded_in_a_loop",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras import layers
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.blocks = [layers.Dense(3) for _ in range(3)]
    def call(self, x, training=None):
        for block in self.blocks:
            block(x)  # -> LL205
        return x
""",
)
case(
    "frozen_by_super",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(trainable=False, **kwargs)  # -> LL212
        self.dense = tf.keras.layers.Dense(3)
    def call(self, x):
        return self.dense(x)
""",
)
case(
    "words_of_other_frameworks",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=(3,), initializer="xavier")  # -> LL114
        self.b = self.add_weight(name="b", shape=(3,), initialiser="zeros")  # -> LL114
        super().build(input_shape)
    def call(self, x):
        return x * self.a + self.b
""",
)
case(
    "name_put_together",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.a = self.add_weight(self.name + "_a", shape=(3,))  # -> LL113
        super().build(input_shape)
    def call(self, x):
        return x * self.a
""",
)
case(
    "derived_by_a_sublayer_a_helper_and_in_a_list",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras import layers
class A(layers.Layer):
    def __init__(self, n, size, **kwargs):
        super().__init__(**kwargs)
        self.places = layers.Embedding(n, size)(tf.range(n))  # -> LL108
    def build(self, input_shape):
        self.a = self.add_weight(name="a", shape=(3, 3))
        self.kernel = self.compose()  # -> LL108
        self.parts = [tf.nn.softmax(self.a[i]) for i in range(2)]  # -> LL108
        super().build(input_shape)
    def compose(self):
        return tf.matmul(self.a, self.a)
    def call(self, x):
        return x @ self.kernel + self.parts[0] + self.places
""",
)


case(
    "dunder_call_is_call",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3)
    def call(self, x):
        return self.dense(x)
    __call__ = call  # -> LL501
""",
)
case(
    "from_config_without_return",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.units = units
    def call(self, x):
        return x * self.units
    def get_config(self):
        return {**super().get_config(), "units": self.units}
    @classmethod
    def from_config(cls, config):  # -> LL404
        cls(**config)
""",
)


case(
    "list_in_a_list_and_list_of_two_names",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.grid = [[None] * n for _ in range(n)]
        for i in range(n):
            self.grid[i][0] = tf.keras.layers.Dense(3)  # -> LL208
        self.blocks = blocks = []
        for _ in range(n):
            blocks.append(tf.keras.layers.Dense(3))  # -> LL208
    def call(self, x):
        for block in (*self.grid[0], *self.blocks):
            x = block(x)
        return x
""",
)


case(
    "seed_kept_as_a_number",
    (3,),
    """
import keras
class A(keras.layers.Layer):
    def __init__(self, seed=42, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
    def call(self, x):
        return x + keras.random.normal(keras.ops.shape(x), seed=self.seed)  # -> LL116
""",
)


case(
    "partial_of_a_class",
    (2, 3),
    """
import functools
from tensorflow.keras import layers


class Net(layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        conv = functools.partial(layers.Conv1D, 4, padding="same")
        self.make = functools.partial(layers.Dense, 4)
        self.first = conv(3)
        self.blocks = [conv(1)] * 3  # -> LL203

    def build(self, input_shape):
        add = functools.partial(self.add_weight, shape=(input_shape[-1],))
        self.scale = add(name="scale")  # -> LL111
        self.scale = add(name="scale", initializer="ones")

    def call(self, inputs):
        for block in self.blocks:
            inputs = block(inputs)
        return self.make()(self.first(inputs) * self.scale)  # -> LL201
""",
)
case(
    "frozen_in_a_step",
    (2, 3),
    """
import random
import numpy as np
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.rng = np.random.default_rng(1)
        self.pick = random.Random(2)
    def train_step(self, data):
        x, y = data
        noise = self.rng.normal(size=(3,))  # -> LL505
        x = x + noise * np.random.rand()  # -> LL505
        x = x * self.pick.uniform(0, 1)  # -> LL505
        state = self.rng.bit_generator
        return super().train_step((x, y))
class Eager(tf.keras.Model):
    def compile(self, *args, **kwargs):
        super().compile(*args, run_eagerly=True, **kwargs)
    def train_step(self, data):
        x, y = data
        return super().train_step((x * np.random.rand(), y))
""",
)
case(
    "values_of_tensors_in_a_step",
    (2, 3),
    """
import numpy as np
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.features = tf.keras.applications.MobileNetV2(include_top=False)
        self.table = tf.constant(np.eye(4))
    def call(self, x):
        rows = np.eye(4)[tf.argmax(x, axis=-1)]  # -> LL504
        kept = np.eye(4)[0] + np.eye(4)[:2].sum()
        return tf.cast(rows, x.dtype) + self.features.predict(x)  # -> LL504
    def test_step(self, data):
        x, y = data
        loss = self.compiled_loss(y, self(x, training=False))
        return {"loss": loss.numpy()}  # -> LL504
""",
)
case(
    "constants_as_conditions",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x, training=None):
        if training and tf.random.uniform([]) < 0.5:  # -> LL503
            return x
        step = tf.zeros(())
        while step < 3.0:  # -> LL503
            x, step = x * 2.0, step + 1.0
        if tf.executing_eagerly() and tf.reduce_sum(x) > 0:
            x = -x
        if training and len(x.shape) > 2 and x.shape[1] > 3:
            x = x[:, 0]
        return x / len(tf.abs(x))  # -> LL503
""",
)
case(
    "kept_batch_size",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.batch = input_shape[0]
        self.steps = input_shape[1]
        self.rows = input_shape[0]
        if self.rows is None:
            self.rows = 1
    def call(self, x):
        y = tf.reshape(x, (self.batch, -1))  # -> LL509
        z = tf.reshape(x, (-1, self.steps)) + tf.zeros((self.rows, 1))
        return y * float(x.shape[0]) + int(x.shape[1])  # -> LL509
""",
)
case(
    "helper_returns_nothing",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def scaled(self, x):  # -> LL502
        y = x * 2.0
    def call(self, x):
        return self.scaled(x)
class B(tf.keras.layers.Layer):
    def scaled(self, x):
        raise NotImplementedError
    def call(self, x):
        return self.scaled(x)
""",
)
case(
    "metrics_of_the_module",
    (2, 3),
    """
import tensorflow as tf
seen = tf.keras.metrics.Mean(name="seen")
kept = tf.keras.metrics.Mean(name="kept")
class A(tf.keras.Model):
    def train_step(self, data):
        logs = super().train_step(data)
        seen.update_state(1.0)  # -> LL606
        kept.update_state(1.0)
        own = tf.keras.metrics.Mean()  # -> LL605
        own.update_state(1.0)
        return {**logs, "seen": seen.result(), "kept": kept.result()}
    def test_step(self, data):
        kept.reset_state()
        seen.update_state(2.0)
        return super().test_step(data)
class B(tf.keras.Model):
    @property
    def metrics(self):
        return super().metrics + [seen]
    def train_step(self, data):
        seen.update_state(1.0)
        return super().train_step(data)
""",
)
case(
    "compiled_metrics",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compiled_loss(y, p, regularization_losses=self.losses)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(grads, self.trainable_variables))
        self.compiled_metrics.update_state(y, p)  # -> LL607
        return {m.name: m.result() for m in self.metrics}
    def test_step(self, data):
        x, y = data
        p = self(x, training=False)
        self.compiled_metrics.update_state(y, p)  # -> LL607
        return {m.name: m.result() for m in self.metrics}
class B(tf.keras.Model):
    def train_step(self, data):
        x, y = data
        if hasattr(self, "compiled_metrics"):
            pass
        for m in self.metrics:
            m.update_state(y, x)
        return super().train_step(data)
""",
)
case(
    "a_method_as_loss",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(3,))
    def loss_of_w(self):
        return tf.reduce_sum(self.w)
    @property
    def size_of_w(self):
        return tf.reduce_sum(self.w)
    def call(self, x):
        self.add_loss(self.loss_of_w)  # -> LL604
        self.add_loss(self.loss_of_w())
        self.add_loss(self.size_of_w)
        return x * self.w
""",
)
case(
    "generators_of_the_module",
    (2, 3),
    """
import random
import numpy as np
import tensorflow as tf
rng = np.random.RandomState(3)
dice = random.Random(1)
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.order = rng.permutation(3)
    def call(self, x):
        return x[:, rng.randint(0, 3):] * dice.random()  # -> LL505
""",
)
case(
    "counters_elsewhere",
    (2, 3),
    """
import tensorflow as tf
TOTAL = 0
class A(tf.keras.layers.Layer):
    seen = 0
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stats = {"n": 0}
        A.made = 1
    def call(self, x):
        global TOTAL
        TOTAL += 1  # -> LL106
        A.seen += 1  # -> LL106
        type(self).seen += 1  # -> LL106
        self.__class__.seen += 1  # -> LL106
        self.stats["n"] += 1  # -> LL106
        total = 0
        total += 1
        shape = {"n": 0}
        shape["n"] += 1
        return x * total
    def reset(self):
        global TOTAL
        TOTAL += 1
""",
)
case(
    "prints",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        y = tf.reduce_sum(x)
        print(y)  # -> LL512
        print(f"sum {y}")  # -> LL512
        print("sum %s of %s" % (y, 1))  # -> LL512
        print("sum {}".format(y))  # -> LL512
        print("shape", x.shape, y.dtype, x.shape[1], f"{x.shape}", self.name)
        tf.print(y)
        if tf.executing_eagerly():
            print(y)
        return x
    def show(self, x):
        print(self(x))
""",
)
case(
    "changed_on_the_way_back",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, size, units, heads, rate, scale, half, names, flag, **kwargs):
        super().__init__(**kwargs)
        self.size = (size, size)
        self.units = units * heads
        heads = heads + 1
        self.heads = heads
        self.keep = 1.0 - rate
        self.scale = int(scale / 2)
        self.half = half
        self.names = [names] * 2
        self.on = not flag
    def call(self, x):
        return x
    def get_config(self):
        config = super().get_config()
        config["size"] = self.size  # -> LL408
        config["heads"] = self.heads  # -> LL408
        config.update(
            units=self.units,  # -> LL408
            rate=self.keep,  # -> LL408
            scale=self.scale,  # -> LL408
            half=self.half / 2,  # -> LL408
            names=self.names,  # -> LL408
            flag=self.on,  # -> LL408
        )
        return config
class B(tf.keras.layers.Layer):
    def __init__(self, size, units, heads, rate, names, eps, width, **kwargs):
        super().__init__(**kwargs)
        if isinstance(size, int):
            size = (size, size)
        self.size = size
        self.units = units * heads
        self.heads = heads or 2
        self.keep = 1.0 - rate
        self.names = list(names)
        self.eps = eps * 1.0
        self.width = (width // 8) * 8
    def call(self, x):
        return x
    def get_config(self):
        return {
            **super().get_config(),
            "size": self.size, "units": self.units // self.heads, "heads": self.heads, "rate": 1.0 - self.keep,
            "names": self.names, "eps": self.eps, "width": self.width,
        }
""",
)
case(
    "configurations_of_inner_layers",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, one, two, three=None, **kwargs):
        super().__init__(**kwargs)
        self.one, self.two = one, two
        self.three = lambda x: one(x) + 1.0
    def call(self, x):
        return self.one(x) + self.two(x) + self.three(x)
    def get_config(self):
        return {
            **super().get_config(),
            "one": self.one.get_config(),  # -> LL405
            "two": {"class_name": type(self.two).__name__, "config": self.two.get_config()},  # -> LL405
            "three": self.three,  # -> LL405
        }
class Base(tf.keras.layers.Layer):
    def __init__(self, one, **kwargs):
        super().__init__(**kwargs)
        self.one = one
    def call(self, x):
        return self.one(x)
    def get_config(self):
        return {**super().get_config(), "one": self.one.get_config()}
    @staticmethod
    def layers_of(config):
        return {**config, "one": tf.keras.layers.deserialize(config["one"])}
""",
)
case(
    "more_names_that_keras_never_runs",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init(self, units):  # -> LL307
        super().__init__()
    def __build__(self, input_shape):  # -> LL307
        self.w = 1
    def calls(self, x):  # -> LL307
        return x
    def _get_config_(self):  # -> LL307
        return {}
    def get_output_shape_for(self, input_shape):  # -> LL307
        return input_shape
class B(tf.keras.layers.Layer):
    def init(self, units):  # -> LL307
        super().__init__()
    def __call(self, x):  # -> LL307
        return x
    def built(self, input_shape):  # -> LL307
        self.w = 1
class C(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.__build(3)
    def __build(self, n):
        self.n = n
    def init(self, n):
        self.n = n
    def call(self, x):
        return self.calls(x)
    def calls(self, x):
        return x
    def _get_config(self):
        return {}
""",
)
case(
    "shapeless_build_of_the_parent",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        super().build()  # -> LL308
    def call(self, x):
        return x * self.w
class B(A):
    def build(self, input_shape=None):
        super().build(input_shape)
class C(tf.keras.layers.Wrapper):
    def build(self, input_shape=None):
        super().build()
    def call(self, x):
        return self.layer(x)
""",
)
case(
    "batch_size_in_arithmetic",
    (2, 3),
    """
import numpy as np
import tensorflow as tf
class A(tf.keras.Model):
    def call(self, x):
        y = x / x.shape[0]  # -> LL509
        m = tf.reduce_sum(y) / tf.cast(x.shape[0], tf.float32)  # -> LL509
        h = np.zeros((x.shape[0], 3))  # -> LL509
        n = x.shape[0] * 2 if x.shape[0] is not None else -1
        size = x.shape[0]
        if size is not None:
            y = y * (size + 1)
        return x * x.shape[1] / (x.shape[-1] + 1) + h + m + n
    def train_step(self, data):
        x, y = data
        noise = tf.random.normal((x.shape[0], 3))  # -> LL509
        return super().train_step((x + noise, y))
""",
)
case(
    "condition_of_a_comprehension",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        rows = [row for row in tf.unstack(x, axis=1) if tf.reduce_sum(row) > 0]  # -> LL503
        kept = [row for row in tf.unstack(x, axis=1) if row is not None]
        return tf.stack(rows + kept, 1)
""",
)
case(
    "results_that_nobody_reads",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras.layers import BatchNormalization, Dense, Dropout, LayerNormalization, LSTM
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.first, self.second, self.third = Dense(3), Dense(3), Dense(3)
        self.bn = BatchNormalization()
    def call(self, x, training=None):
        y = self.first(x)  # -> LL205
        y = self.second(x)
        self.bn(y, training=training)  # -> LL205
        z = self.third(y)  # -> LL205
        return y
class B(tf.keras.layers.Layer):
    def __init__(self, deep, **kwargs):
        super().__init__(**kwargs)
        self.deep = deep
        self.a, self.b, self.c, self.d = Dense(3), Dense(3), Dense(3), Dense(3)
        self.e, self.f, self.g, self.h = Dense(3), Dense(3), Dense(3), Dense(3)
        self.lstm = LSTM(3, return_state=True)
    def call(self, x, training=None):
        y = self.a(x)
        if self.deep:
            y = self.b(x)
        def later():
            return z
        z = self.c(y)
        h = None
        for i in range(3):
            if h is not None:
                z = z + h
            h = self.d(z)
        try:
            k = self.e(z)
        except ValueError:
            k = self.f(z)
        out, state, cell = self.lstm(x)
        _ = self.g(z)
        w = self.h(z)
        w = self.h(w)
        w += k
        return later() + out + w
""",
)
case(
    "layers_as_defaults",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, inner=tf.keras.layers.Dense(3), act=tf.keras.layers.ReLU(), **kwargs):  # -> LL203
        super().__init__(**kwargs)
        self.inner = inner
        self.act = act
    def call(self, x):
        return self.act(self.inner(x))
""",
)
case(
    "a_step_of_another_name",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.dense = tf.keras.layers.Dense(3, kernel_regularizer="l2")
        self.optimizer_ = tf.keras.optimizers.Adam()
        self.loss_of = tf.keras.losses.MeanSquaredError()
    def call(self, x):
        return self.dense(x)
    @tf.function
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.loss_of(y, p)  # -> LL602
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer_.apply_gradients(zip(grads, self.trainable_variables))
        return loss
class B(A):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss_of(y, self(x)) + self.extra()
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer_.apply_gradients(zip(grads, self.trainable_variables))
    def extra(self):
        return tf.add_n(self.losses)
class C(A):
    def learn(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.loss_of(y, x)
        grads = tape.gradient(loss, self.trainable_variables)
        self.optimizer_.apply_gradients(zip(grads, self.trainable_variables))
""",
)
case(
    "values_of_sizes",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.n = input_shape[-1].value  # -> LL311
    def call(self, x):
        a = x.shape[1].value  # -> LL311
        b = tf.nn.relu(x).get_shape()[-1].value  # -> LL311
        if hasattr(x.shape[1], "value"):
            a = x.shape[1].value
        return x * a * b * self.n.value
""",
)
case(
    "results_read_under_another_name",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras.layers import Dense
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.a, self.b, self.c, self.d, self.e = Dense(3), Dense(3), Dense(3), Dense(3), Dense(3)
        self.f = Dense(3)
    def call(self, x):
        kept = y = self.a(x)
        z = y
        probe = self.b(x)
        del probe
        inner = self.c(x)
        class Holder:
            value = inner
        shown = lambda: later
        later = self.d(x)
        lost = self.e(x)  # -> LL205
        if (w := self.f(x)) is not None:
            pass
        return y + w + Holder.value + shown()
""",
)

case(
    "read_only_properties_of_keras_2",
    (2,),
    """
from tensorflow import keras
class A(keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.dynamic = True  # -> LL306
        self.inbound_nodes = []  # -> LL306
        self.fc = keras.layers.Dense(units)
    def call(self, x):
        return self.fc(x)
class B(keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.metrics_names = ["a"]
        self.metrics_variables = []
    def call(self, x):
        return x
""",
)
case(
    "read_only_properties_of_models",
    (2, 3),
    """
from tensorflow import keras
class A(keras.Model):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.metrics_names = ["loss"]  # -> LL306
    def call(self, x, training=None):
        return x
""",
)
case(
    "packages_that_are_never_one",
    (2, 3),
    """
import keras
import tf_keras
from tensorflow.python.keras.engine.base_layer import Layer
class A(tf_keras.Model):
    def __init__(self):
        super().__init__()
        self.a = keras.layers.Dense(4)  # -> LL702
    def call(self, x, training=None):
        return self.a(x)
class B(Layer):
    def __init__(self, units):
        super().__init__()
        self.net = keras.Sequential([keras.layers.Dense(units)])  # -> LL702
    def call(self, x):
        return self.net(x)
""",
)
case(
    "loss_that_an_optimizer_minimizes",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.fc = tf.keras.layers.Dense(4, activity_regularizer="l2")
    def call(self, x):
        return self.fc(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            p = self(x, training=True)
            loss = self.compiled_loss(y, p)  # -> LL602
        self.optimizer.minimize(loss, self.trainable_variables, tape=tape)
        return {m.name: m.result() for m in self.metrics}
""",
)
case(
    "own_training_in_several_methods",
    (2, 3),
    """
import tensorflow as tf
class Net(tf.keras.Model):
    def __init__(self, rate):
        super().__init__()
        self.fc = tf.keras.layers.Dense(1, kernel_regularizer=tf.keras.regularizers.l2(rate))
    def call(self, x):
        return self.fc(x)
    def get_loss(self, x, y):
        return tf.reduce_mean((self(x) - y) ** 2)
    def get_grad(self, x, y):
        with tf.GradientTape() as tape:
            loss = self.get_loss(x, y)  # -> LL602
        return tape.gradient(loss, self.trainable_variables)
    def learn(self, x, y, optimizer):
        optimizer.apply_gradients(zip(self.get_grad(x, y), self.trainable_variables))
""",
)
case(
    "metric_that_is_called",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self):
        super().__init__()
        self.enc = tf.keras.layers.Dense(3)
        self.tracker = tf.keras.metrics.Mean(name="loss")
        self.psnr = tf.keras.metrics.Mean(name="psnr")
    @property
    def metrics(self):  # -> LL606
        return [self.tracker]
    def call(self, x):
        return self.enc(x)
    def train_step(self, data):
        x, y = data
        with tf.GradientTape() as tape:
            loss = tf.reduce_mean(tf.square(y - self(x, training=True)))
        gradients = tape.gradient(loss, self.trainable_variables)
        self.optimizer.apply_gradients(zip(gradients, self.trainable_variables))
        self.tracker(loss)
        self.psnr(-loss)
        return {m.name: m.result() for m in (self.tracker, self.psnr)}
""",
)
case(
    "configuration_of_a_layer_of_keras",
    (2, 3),
    """
import keras
import tensorflow as tf
@tf.keras.utils.register_keras_serializable()
class Scaled(tf.keras.layers.Dense):
    def __init__(self, units, scale=2.0, **kwargs):  # -> LL402
        super().__init__(units, **kwargs)
        self.scale = scale
    def call(self, x):
        return super().call(x) * self.scale
@tf.keras.utils.register_keras_serializable()
class Power(tf.keras.layers.Layer):
    def __init__(self, p=2, **kwargs):
        super().__init__(**kwargs)
        self.p = p
    def call(self, x):
        return x ** self.p
@tf.keras.utils.register_keras_serializable()
class Sum(tf.keras.layers.Add):
    def __init__(self, scale=2.0, **kwargs):
        super().__init__(**kwargs)
        self.scale = scale
    def call(self, x):
        return super().call(x) * self.scale
""",
)
case(
    "configuration_that_does_nothing",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.Model):
    def __init__(self, n, **kwargs):
        super().__init__(**kwargs)
        self.fc = tf.keras.layers.Dense(n)
    def call(self, x, training=None):
        return self.fc(x)
    def get_config(self):  # -> LL404
        pass
""",
)
case(
    "configuration_with_a_list_of_layers",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = [tf.keras.layers.Dense(d) for d in dims]
        self.sizes = [d for d in dims]
    def call(self, x):
        for d in self.dims:
            x = d(x)
        return x * len(self.sizes)
    def get_config(self):
        config = super().get_config()
        config.update({"dims": self.dims})  # -> LL405
        return config
class B(tf.keras.layers.Layer):
    def __init__(self, dims, **kwargs):
        super().__init__(**kwargs)
        self.dims = [d for d in dims]
    def call(self, x):
        return x * len(self.dims)
    def get_config(self):
        return {**super().get_config(), "dims": self.dims}
""",
)
case(
    "arguments_that_are_layers_or_arrays",
    (2, 3),
    """
import numpy as np
import tensorflow as tf
@tf.keras.utils.register_keras_serializable()
class A(tf.keras.layers.Layer):  # -> LL401
    def __init__(self, blocks, **kwargs):
        super().__init__(**kwargs)
        self.blocks = blocks
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        return x
@tf.keras.utils.register_keras_serializable()
class B(tf.keras.layers.Layer):  # -> LL401
    def __init__(self, weights_of: np.ndarray, **kwargs):
        super().__init__(**kwargs)
        self.table = tf.constant(weights_of)
    def call(self, x):
        return x * self.table
@tf.keras.utils.register_keras_serializable()
class C(tf.keras.layers.Layer):
    def __init__(self, sizes, **kwargs):
        super().__init__(**kwargs)
        self.sizes = sizes
        self.blocks = [tf.keras.layers.Dense(n) for n in sizes]
    def call(self, x):
        for block in self.blocks:
            x = block(x)
        for size in self.sizes:
            x = x * float(size)
        return x
""",
)
case(
    "weights_of_the_same_name",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, wide, **kwargs):
        super().__init__(**kwargs)
        self.wide = wide
    def build(self, shape):
        self.a = self.add_weight(name="w", shape=(shape[-1],))  # -> LL117
        self.b = self.add_weight(name="w", shape=(shape[-1],))  # -> LL117
        self.cs = [self.add_weight(name="c", shape=(1,)) for _ in range(3)]  # -> LL117
        self.ds = [self.add_weight(name=f"d{i}", shape=(1,)) for i in range(3)]
        self.u = tf.Variable(tf.ones((3,)))  # -> LL117
        self.v = tf.Variable(tf.ones((3,)))  # -> LL117
        super().build(shape)
    def call(self, x):
        return x * self.a + self.b + self.cs[0] + self.ds[0] + self.u + self.v
""",
)
case(
    "positions_beside_keywords",
    (2,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, shape):
        size = self.size(shape)
        self.a = self.add_weight(size, name="a")  # -> LL113
        super().build(shape)
    def size(self, shape):
        return tuple(shape[1:])
    def call(self, x):
        return x * self.a
""",
)
case(
    "names_by_position_in_a_loop",
    (3,),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, shape):
        self.all = {}
        for name in ("a", "b"):
            self.all[name] = self.add_weight(name, shape=(shape[-1],))  # -> LL113
    def call(self, x):
        return x * self.all["a"] + self.all["b"]
""",
)
case(
    "slices_of_a_list_of_layers",
    (3,),
    """
import keras
class A(keras.Model):
    def __init__(self):
        super().__init__()
        self.all = [keras.layers.Dense(4), keras.layers.Dense(4)]
        self.all[0:1] = [keras.layers.Dense(8)]  # -> LL208
        self.sizes = [1, 2]
        self.sizes[0:1] = [3]
    def call(self, x, training=None):
        for one in self.all:
            x = one(x)
        return x
""",
)
case(
    "name_beside_positions",
    (2, 3),
    """
import tensorflow as tf
class Base(tf.keras.layers.Layer):
    def __init__(self, units, **kwargs):
        super().__init__(**kwargs)
        self.d = tf.keras.layers.Dense(units)
    def call(self, x):
        return self.d(x)
class Lost(Base):
    def __init__(self, units, factor, name="lost", **kwargs):
        super().__init__(units, **kwargs)  # -> LL304
        self.factor = factor
    def call(self, x):
        return super().call(x) * self.factor
class Named(tf.keras.Model):
    def __init__(self, inputs, outputs, name=None, **kwargs):
        super().__init__(inputs, outputs, name, **kwargs)
""",
)
case(
    "tensors_of_models_of_keras",
    (3,),
    """
import tensorflow as tf
from tensorflow import keras
class A(keras.Model):
    def __init__(self, backbone, k):
        super().__init__()
        base = keras.applications.MobileNetV2(weights=None, include_top=False, input_shape=(32, 32, 3))
        x = keras.layers.GlobalAveragePooling2D()(base.output)
        x = tf.math.l2_normalize(x, axis=1)  # -> LL703
        parts = [keras.layers.Dense(2)(x) for _ in range(k)]
        y = tf.stack(parts, axis=1)  # -> LL703
        self.m = keras.Model(base.input, y)
        self.kept = tf.math.l2_normalize(backbone.output, axis=1)
        self.sizes = tf.stack([tf.constant(n) for n in range(k)], axis=0)
    def call(self, x, training=None):
        return self.m(x) + self.kept
""",
)
case(
    "parents_constructor_misspelled_in_both_places",
    (2, 3),
    """
from tensorflow.keras import layers
class A(layers.Layer):
    def _init_(self, units):  # -> LL307
        super(A, self)._init_()
        self.units = units
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1], self.units))
    def call(self, x):
        return x @ self.w
class B(layers.Dense):
    def _init_(self, units):  # -> LL307
        super()._init_(units, use_bias=False)
""",
)
case(
    "super_without_self",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, n):
        super(A).__init__()  # -> LL303
        self.d = tf.keras.layers.Dense(n)
    def call(self, x):
        return self.d(x)
class B(tf.keras.layers.Layer):
    def __init__(self, n):
        super(B, self).__init__(self)  # -> LL303
        self.d = tf.keras.layers.Dense(n)
    def call(self, x):
        return self.d(x)
""",
)
case(
    "build_of_the_parent_with_self",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        super(A, self).build(self, input_shape)  # -> LL308
    def call(self, x):
        return x * self.w
class B(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.w = self.add_weight(name="w", shape=(input_shape[-1],))
        tf.keras.layers.Layer.build(self, input_shape)
    def call(self, x):
        return x * self.w
""",
)
case(
    "whole_shape_of_build",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.b = self.add_weight(name="b", shape=input_shape)  # -> LL109
        self.full = input_shape
        self.rest = input_shape[1:]
        super().build(input_shape)
    def call(self, x):
        x = x + tf.random.normal(self.full)  # -> LL509
        return x + self.b + tf.ones(self.rest)
""",
)
case(
    "numbers_from_arguments_that_change",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, tau=5.0, decay=0.99, low=0.5, **kwargs):
        super().__init__(**kwargs)
        self.tau = tau
        self.decay = decay
        self.low = low
        self.rate = tau
    def get_config(self):
        return {**super().get_config(), "tau": 5.0, "decay": self.decay, "low": self.low}
    def call(self, x, training=None):
        if training:
            self.tau = max(self.low, self.tau * self.decay)  # -> LL106
            self.rate *= self.decay  # -> LL106
        return x / self.tau + self.rate
""",
)
case(
    "flag_of_a_weight_that_is_filled_once",
    (2, 3),
    """
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.initialized = False
    def build(self, input_shape):
        self.g = self.add_weight(name="g", shape=(input_shape[-1],), trainable=False)
        super().build(input_shape)
    def call(self, x):
        if not self.initialized:
            self.g.assign(tf.math.reduce_std(x, 0))
            self.initialized = True  # -> LL106
        return x * self.g
""",
)
case(
    "tensors_in_arrays",
    (2, 3),
    """
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def build(self, input_shape):
        self.held = np.zeros((4, 4))
        super().build(input_shape)
    def call(self, x):
        parts = []
        for i in range(3):
            parts.append(x[:, i])
        a = np.array(parts)  # -> LL504
        b = np.zeros((3, 3))
        b[0, 0] = 1.0
        c = np.ones((3, 3))
        c[0] = x[0, :3]  # -> LL504
        self.held[0] = x[0]  # -> LL504
        return a, b, c, np.array([x.shape[1], 3])
""",
)
case(
    "more_draws",
    (2, 3),
    """
import random
import numpy as np
import tensorflow as tf
class A(tf.keras.layers.Layer):
    def call(self, x):
        order = list(range(4))
        random.shuffle(order)  # -> LL505
        own = np.random.RandomState()
        fixed = np.random.RandomState(3)
        y = own.normal() + np.random.default_rng().normal()  # -> LL505
        def flip(one):
            return one * random.choice([-1.0, 1.0])  # -> LL505
        def outside(array):
            return array + np.random.normal()
        z = tf.numpy_function(outside, [x], tf.float32)
        return tf.map_fn(flip, tf.gather(x, order, axis=1)) + y + fixed.normal() + z
""",
)

case(
    "counters_elsewhere_that_the_output_depends_on",
    (2, 3),
    """
import tensorflow as tf
STEP = 0
class A(tf.keras.layers.Layer):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        self.stats = {"n": 0}
    def call(self, x):
        global STEP
        STEP += 1  # -> LL106
        self.stats["n"] += 1  # -> LL106
        return x * min(1.0, STEP / 100) / self.stats["n"]
""",
)

case(
    "weights_of_a_parent_of_keras",
    (2, 3),
    """
import tensorflow as tf
from tensorflow.keras.layers import Dense
class A(Dense):
    def __init__(self, units, mask, **kwargs):
        super().__init__(units, **kwargs)
        self.mask = mask
    def build(self, input_shape):
        super().build(input_shape)
        self.masked = self.kernel * self.mask  # -> LL108
    def call(self, x):
        self.bias = self.bias * self.mask  # -> LL107
        return tf.matmul(x, self.masked) + self.bias
""",
)
case(
    "result_replaced_by_the_next_turn",
    (2, 3),
    """
import tensorflow as tf
class Stack(tf.keras.Model):
    def __init__(self, n):
        super().__init__()
        self.hidden = [tf.keras.layers.Dense(8, activation="relu") for _ in range(n)]
        self.convs = []
        for _ in range(n):
            self.convs.append(tf.keras.layers.Conv1D(8, 1))
        self.out = tf.keras.layers.Dense(1)
    def call(self, inputs):
        x = tf.square(inputs)
        inputs = inputs + x
        for layer in self.hidden:
            x = layer(inputs)  # -> LL205
        for i, conv in enumerate(self.convs):
            y = conv(inputs)  # -> LL205
        return self.out(x + y)
""",
)


@pytest.mark.parametrize(
    ("name", "keras"), [(name, keras) for name, (versions, _) in CASES.items() for keras in versions]
)
def test_a_mistake_is_found_at_its_line_and_nothing_else(name: str, keras: int) -> None:
    code = CASES[name][1]
    wanted = {(line, mark) for line, text in enumerate(code.split("\n"), 1) for mark in _MARK.findall(text)}
    found = check_text(code, keras=keras)
    places = {(d.span.start.line, d.code) for d in found}
    for line, mark in sorted(wanted):
        assert any(c == mark and abs(at - line) <= 1 for at, c in places), (
            f"{mark} in line {line} of {sorted(places)}"
        )
    more = [
        d
        for d in found
        if d.severity is not Severity.NOTE
        and not any(d.code == mark and abs(d.span.start.line - line) <= 1 for line, mark in wanted)
    ]
    assert not more, [(d.span.start.line, d.code, d.message) for d in more]
