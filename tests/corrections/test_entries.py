"""What humans say of single entries: right or none, a status, a day; of one or all like it; over records made anew."""

from __future__ import annotations

import shutil

import pytest

from rashomon import decide, job, mendable
from rashomon.alike import alike
from rashomon.errors import InputError
from rashomon.findings import Article, Dated, Event, Mention, Metadatum, Occasion, Position, Quote, TimeExpression
from rashomon.happenings import Happenings
from rashomon.record import Record
from rashomon.record.corrected import corrections


@pytest.fixture(scope="module")
def made(examples, tmp_path_factory):
    """The example, read once."""
    folder = tmp_path_factory.mktemp("entries")
    shutil.copytree(examples, folder, dirs_exist_ok=True)
    job.read([str(folder)], record=folder / job.RECORD, lexicon=str(folder / job.LEXICON), jobs=1)
    return folder


@pytest.fixture
def path(made, tmp_path):
    folder = tmp_path / "summit"
    shutil.copytree(made, folder)
    return folder / job.RECORD


def all_of(path, kind, **more):
    with Record(path, **more) as record:
        return {one.id: one for one in record.all(kind)}


def statuses(path):
    with Record(path) as record:
        return [one.status for one in corrections(record)]


def anew(path):
    path.unlink()
    job.read([str(path.parent)], record=path, lexicon=str(path.parent / job.LEXICON), jobs=1)


@pytest.mark.parametrize("kind", [Quote, Event, Position, TimeExpression])
def test_what_is_rejected_is_not_read_and_stays_in_the_record(path, kind):
    before = all_of(path, kind)
    name = min(before)
    decide.correct(path, "reject", [name], by="ada")
    assert all_of(path, kind).keys() == before.keys() - {name}
    assert all_of(path, kind, as_found=True) == before
    anew(path)
    assert statuses(path) == ["applied"]
    assert all_of(path, kind).keys() == before.keys() - {name}
    decide.undo(path, by="ada")
    assert all_of(path, kind) == before


def test_of_accepting_and_rejecting_the_later_stands(path):
    name = min(all_of(path, Quote))
    decide.correct(path, "reject", [name], by="ada")
    decide.correct(path, "accept", [name], by="ben")
    assert statuses(path) == ["contradicted", "applied"]
    assert name in all_of(path, Quote)


def test_a_status_stands_where_happenings_are_told(path):
    with Record(path) as record:
        known = Happenings(record)
        one = next(one for one in known.all if len(one.events) == 1 and one.status == "occurred")
    decide.correct(path, "status", [one.lead.id, "planned"], by="ada")
    with Record(path) as record:
        assert next(two for two in Happenings(record).all if two.id == one.id).status == "planned"
    assert all_of(path, Event)[one.lead.id].status == "planned"
    anew(path)
    assert statuses(path) == ["applied"]


def test_a_position_can_be_said_to_be_another(path):
    name, one = min(all_of(path, Position).items())
    other = next(stance for stance in mendable.statuses(Position) if stance != one.stance)
    decide.correct(path, "status", [name, other], by="ada")
    assert all_of(path, Position)[name].stance == other


def test_when_a_report_is_dated_its_times_are_reckoned_anew(path):
    with Record(path) as record:
        relative = [one for one in record.all(TimeExpression) if one.shift.startswith("weekday=")]
        article = record.all(Article, report=relative[0].span.report)[0]
        letter = record.letter(article.report)
        before = {one.subject: one for one in record.all(Dated)}
    decide.correct(path, "date", [letter, "2041-06-19"], by="ada", note="the paper edition")
    with Record(path) as record:
        dated = {one.subject: one for one in record.all(Dated)}
        published = [one.value for one in record.all(Metadatum, article=article.id) if one.name == "published"]
        known = record.metadata(article.report)["published"]
    assert dated[article.id].edtf == "2041-06-19"
    assert "correction 1: the paper edition" in dated[article.id].because
    assert dated[relative[0].id].edtf.startswith("2041-06")
    assert published == [known] == ["2041-06-19"]
    anew(path)
    assert statuses(path) == ["applied"]
    decide.undo(path, by="ada")
    with Record(path) as record:
        assert {one.subject: one for one in record.all(Dated)} == before


@pytest.mark.parametrize("kind", [TimeExpression, Event])
def test_the_day_of_an_entry(path, kind):
    told, subject = (Dated, "subject") if kind is TimeExpression else (Occasion, "event")
    kinds = all_of(path, kind)
    name = next(getattr(one, subject) for one in all_of(path, told).values() if getattr(one, subject) in kinds)
    decide.correct(path, "date", [name, "2040-02/2040-03"], by="ada")
    found = next(one for one in all_of(path, told).values() if getattr(one, subject) == name)
    assert (found.first, found.last, found.basis) == ("2040-02-01", "2040-03-31", "corrected")


def test_happenings_are_grouped_anew_by_the_day_that_a_human_told(path):
    def groups():
        with Record(path) as record:
            found = Happenings(record).all
            return {event.id: frozenset(other.id for other in one.events) for one in found for event in one.events}

    before = groups()
    dated = {one.event for one in all_of(path, Occasion).values() if one.first}
    name = next(
        one.id
        for one in all_of(path, Event).values()
        if len(before.get(one.id, ())) == 2 and before[one.id] - {one.id} <= dated and one.type == "CONSULT"
    )
    decide.correct(path, "date", [name, "1987-03-04"], by="ada")
    assert groups()[name] == {name}
    anew(path)
    assert statuses(path) == ["applied"]
    assert groups()[name] == {name}
    decide.undo(path, by="ada")
    assert groups() == before


def test_one_act_for_all_like_it_and_one_undo(path):
    with Record(path) as record:
        found = [(one, alike(record, "not-an-actor", one).found) for one in record.all(Mention)]
    one, others = max(found, key=lambda pair: (len(pair[1]), pair[0].id))
    assert others
    decide.correct(path, "not-an-actor", [one.id], by="ada", all_like_it=True)
    with Record(path) as record:
        said = corrections(record)
    assert {name for each in said for name in each.about} == {one.id, *(other.id for other in others)}
    assert [each.like for each in said] == [0] + [1] * len(others)
    anew(path)
    assert set(statuses(path)) == {"applied"}
    decide.undo(path, by="ada")
    assert set(statuses(path)[:-1]) == {"undone"}


def test_an_event_is_rejected_with_all_its_tellings(path):
    with Record(path) as record:
        one = next(one for one in Happenings(record).all if len(one.events) > 1)
    decide.correct(path, "reject", [one.lead.id], by="ada", all_like_it=True)
    assert not {event.id for event in one.events} & all_of(path, Event).keys()
    with Record(path) as record:
        assert one.id not in {two.id for two in Happenings(record).all}


@pytest.mark.parametrize(
    ("act", "kind", "value"),
    [
        ("date", TimeExpression, "last Tuesday"),
        ("date", TimeExpression, "2031-02-31"),
        ("date", Quote, "2031-02-03"),
        ("status", Event, "true"),
        ("status", Quote, "planned"),
        ("reject", Article, None),
        ("accept", Mention, None),
    ],
)
def test_what_does_not_fit_is_refused(path, act, kind, value):
    with pytest.raises(InputError):
        decide.correct(path, act, [min(all_of(path, kind)), *([value] if value else [])], by="ada")
    assert statuses(path) == []
