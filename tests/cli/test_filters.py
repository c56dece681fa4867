import click
import pytest

from rashomon.cli.filters import Filters, Sieve, best, filtered
from rashomon.errors import InputError
from tests.check.test_about import place, record

__all__ = ["record"]


def test_no_filter_keeps_everything(record):
    sieve = Sieve(record, Filters())
    assert sieve.keeps(place(record, "It rained"))
    assert sieve.fit(place(record, "It rained")) == 1.0


def test_each_filter_must_be_met_by_a_place(record):
    sieve = Sieve(record, Filters(about="Harrow bridge", report="A"))
    bridge, bakers = place(record, "Harrow bridge"), place(record, "Bakers in Lowmere")
    assert sieve.keeps(bridge)
    assert not sieve.keeps(bakers)
    assert sieve.keeps(bakers, bridge)


def test_a_report_that_is_not_there_is_told(record):
    with pytest.raises(InputError, match="no report"):
        Sieve(record, Filters(report="Z"))


def test_what_fits_alike_keeps_its_order():
    assert best(["aa", "b", "cc"], len) == ["aa", "cc", "b"]


def test_a_command_is_given_the_options_as_one():
    @click.command()
    @filtered
    def command(filters):
        click.echo(f"{filters.about} {filters.actor} {filters.report}")

    from click.testing import CliRunner

    assert CliRunner().invoke(command, ["--about", "x", "--report", "B"]).output == "x None B\n"
