"""The page of one actor over the example: where it stood when, its papers, who is named beside it."""

from __future__ import annotations

import pytest

from rashomon import job
from rashomon.desk import persons
from rashomon.desk.library import Library


@pytest.fixture(scope="module")
def portraits(examples, tmp_path_factory):
    path = tmp_path_factory.mktemp("actor") / job.RECORD
    job.read([str(examples)], record=path, lexicon=str(examples / job.LEXICON), jobs=1)
    library = Library(path)
    extent = library.extent()
    with library.shelf(extent) as shelf:
        yield {persons.href(one): persons.portrait(shelf, extent, one.id).view for one in shelf.people.all}
    library.close()


def test_who_is_named_beside_whom_goes_both_ways_and_never_to_oneself(portraits):
    beside = {name: {one.href: one for one in view.around.beside} for name, view in portraits.items()}
    assert any(beside.values())
    for name, others in beside.items():
        assert name not in others
        for other, told in others.items():
            assert told.paragraphs >= len(told.letters) > 0
            if name in beside[other]:  # only so many are shown
                assert beside[other][name].paragraphs == told.paragraphs


def test_positions_stand_in_order_of_time_each_in_the_picture_too(portraits):
    drawn = [view for view in portraits.values() if view.around.picture]
    assert drawn
    for view in drawn:
        assert all(one.when in view.around.picture for one in view.around.stood)
    assert all(one.at.words and one.on.words for view in portraits.values() for one in view.around.stood)


def test_papers_stand_with_those_whose_they_are(portraits):
    owners = [name for name, view in portraits.items() if view.around.papers]
    assert owners
    assert all(one.letters and one.at.words for name in owners for one in portraits[name].around.papers)
