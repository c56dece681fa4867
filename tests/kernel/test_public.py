import inspect
import re
import subprocess
import sys

import pytest

import rashomon
from rashomon import errors


def test_what_is_exported_is_what_all_says():
    public = {name for name in vars(rashomon) if not name.startswith("_")}
    modules = {name for name in public if inspect.ismodule(getattr(rashomon, name))}
    imported = {"annotations", "Mapping", "Sequence", "Path", "TYPE_CHECKING", "Any"}
    assert public - modules - imported <= set(rashomon.__all__)
    assert len(set(rashomon.__all__)) == len(rashomon.__all__)


@pytest.mark.parametrize("name", rashomon.__all__)
def test_every_public_name_is_there_and_documented(name):
    found = getattr(rashomon, name)
    assert isinstance(found, dict) or inspect.getdoc(found)


def test_another_name_is_said_not_to_be_there():
    with pytest.raises(AttributeError, match="no attribute 'truth'"):
        _ = rashomon.truth


def test_a_parser_is_loaded_only_when_it_is_needed():
    """`rashomon --help` answers at once."""
    code = "import sys, rashomon, rashomon.cli; print(*sorted(sys.modules))"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert "rashomon.cli" in loaded
    assert not {"spacy", "trafilatura", "pyarrow", "jinja2"} & set(loaded)


def drawn(text):
    """The tree that the docstring draws: each name with the one above it."""
    above, out = [], {}
    for line in text.splitlines()[2:]:
        if found := re.match(r"((?:[│ ] {3})*(?:[├└]── )?)([A-Z]\w+)( |$)", line):
            depth = len(found[1]) // 4
            del above[depth:]
            out[found[2]] = above[-1] if above else "Exception"
            above.append(found[2])
    return out


def test_the_tree_of_errors_is_the_one_that_is_drawn():
    classes = {
        name: value.__base__.__name__
        for name, value in vars(errors).items()
        if isinstance(value, type) and value.__module__ == errors.__name__
    }
    assert drawn(errors.__doc__) == classes


def test_every_error_says_what_it_is():
    assert all(
        value.__doc__ and issubclass(value, errors.RashomonError)
        for value in vars(errors).values()
        if isinstance(value, type)
    )
