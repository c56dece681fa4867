"""What humans say of labels shows wherever comparisons do, and lasts over a record made anew."""

import shutil

import pytest

from rashomon import decide, job
from rashomon.errors import InputError
from rashomon.record import Record
from rashomon.record.corrected import corrections
from rashomon.record.issues import issues


@pytest.fixture(scope="module")
def made(examples, tmp_path_factory):
    """The example, read once."""
    folder = tmp_path_factory.mktemp("labels")
    shutil.copytree(examples, folder, dirs_exist_ok=True)
    job.read([str(folder)], record=folder / job.RECORD, lexicon=str(folder / job.LEXICON), jobs=1)
    return folder


def shown(path):
    with Record(path) as record:
        return {comparison.id: comparison for one in issues(record) for comparison in one.comparisons}


def statuses(path):
    with Record(path) as record:
        return [one.status for one in corrections(record)]


@pytest.fixture
def path(made, tmp_path):
    folder = tmp_path / "summit"
    shutil.copytree(made, folder)
    return folder / job.RECORD


def test_a_pair_called_wrong_is_shown_no_more_until_that_is_undone(path):
    before = shown(path)
    name = min(before)
    decide.correct(path, "label", [name, "wrong"], by="ada")
    assert name not in shown(path)
    decide.undo(path, by="ada")
    assert shown(path) == before


def test_another_label_holds_and_tells_why(path):
    name = min(one for one, each in shown(path).items() if each.label != "qualifies")
    decide.correct(path, "label", [name, "qualifies"], by="ada", note="it adds the day")
    assert shown(path)[name].label == "qualifies"
    assert shown(path)[name].because == "correction 1: it adds the day"


def test_of_two_on_one_pair_the_later_stands(path):
    name = min(shown(path))
    decide.correct(path, "label", [name, "wrong"], by="ada")
    decide.correct(path, "label", [name, "right"], by="ben")
    assert statuses(path) == ["contradicted", "applied"]
    assert "right by correction 2" in shown(path)[name].because


def test_it_lasts_over_a_record_made_anew(path):
    name = min(shown(path))
    decide.correct(path, "label", [name, "wrong"], by="ada")
    path.unlink()
    job.read([str(path.parent)], record=path, lexicon=str(path.parent / job.LEXICON), jobs=1)
    assert statuses(path) == ["applied"]
    assert name not in shown(path)


def test_what_is_no_label_is_refused(path):
    with pytest.raises(InputError, match="no label"):
        decide.correct(path, "label", [min(shown(path)), "true"], by="ada")
