"""stub"""


def looks_like(text):
    return False


def read(raw, name, decoded):
    raise NotImplementedError
