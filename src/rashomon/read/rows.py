"""stub"""


def table(text):
    return ()


def read(table, name):
    return iter(())
