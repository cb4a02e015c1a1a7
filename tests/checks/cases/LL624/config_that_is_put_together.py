# keras: 2, 3
import tensorflow as tf


def settings(limit):
    return {"name": "clip", "limit": limit}


def drawn(limit):
    if limit:
        return {"name": "clip", "limit": limit}
    return {"limit": limit}


class Clip(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def get_config(self):
        name = "clip"
        config = {"name": name, "limit": self.limit}  # -> LL624
        return config


class ByAMethod(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def _own(self):
        return dict(name="clip", limit=self.limit)  # -> LL624

    def get_config(self):
        try:
            return self._own()
        finally:
            pass


class ByAFunction(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def get_config(self):
        return settings(self.limit)  # -> LL624


class FilledLater(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def get_config(self):
        config = {"name": "clip", "limit": self.limit}
        del config["name"]
        return config


class Depends(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def get_config(self):
        return drawn(self.limit)


class Inherited(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def get_config(self):
        return self.others()


class Endless(tf.keras.constraints.Constraint):
    def __init__(self, limit=2.0):
        self.limit = limit

    def __call__(self, w):
        return w

    def get_config(self):
        return self.get_config()


def train(model):
    model.fit([1.0], [1.0])
    model.save("model.keras")
