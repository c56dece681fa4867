"""Units of work come one by one: alike rooms as one, pairs in an order that asks for few findings at a time."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from rashomon.record.store import pair_of, pair_unit
from rashomon.units import SHARES, TOGETHER, Pairs, Rooms, batches, tiled

NUMBERS = st.frozensets(st.integers(1, 9), min_size=1, max_size=4).map(lambda found: tuple(sorted(found)))
ROOMS = st.dictionaries(st.integers(-(2**63), 2**63 - 1), NUMBERS, max_size=30)


@given(ROOMS)
def test_every_room_belongs_to_one_unit_with_who_met_in_it(met):
    rooms = Rooms(3)
    for key, numbers in sorted(met.items()):
        rooms.add(key, numbers)
    assert len(rooms) == len(met)
    found = {unit.numbers: rooms.alike(unit) for unit in rooms}
    assert {key: numbers for numbers, keys in found.items() for key in keys} == met
    assert all(keys == sorted(keys) for keys in found.values())
    assert [(unit.step, unit.key) for unit in rooms] == [(3, keys[0]) for keys in found.values()]


def test_units_come_in_the_order_of_their_first_rooms():
    rooms = Rooms(1)
    for key, numbers in ((1, (7, 8)), (2, (1, 2)), (3, (7, 8))):
        rooms.add(key, numbers)
    assert [unit.key for unit in rooms] == [1, 2]


def test_pairs_are_units_of_their_own():
    keys = [pair_unit(1, 2), pair_unit(1, 3)]
    pairs = Pairs(4, keys)
    assert [(unit.step, unit.key, unit.numbers) for unit in pairs] == [(4, keys[0], (1, 2)), (4, keys[1], (1, 3))]
    assert [pairs.alike(unit) for unit in pairs] == [[keys[0]], [keys[1]]]


def test_few_pairs_keep_their_order():
    keys = [pair_unit(*pair) for pair in itertools.combinations(range(1, 9), 2)]
    assert list(tiled(keys, 4)) == keys


@given(st.sets(st.tuples(st.integers(1, 60), st.integers(61, 120)), max_size=300), st.integers(2, 9))
def test_pairs_in_tiles_are_all_there_and_ask_for_few_at_a_time(pairs, width):
    keys = sorted(pair_unit(*pair) for pair in pairs)
    found = list(tiled(keys, width))
    assert sorted(found) == keys
    place = {number: i for i, number in enumerate(sorted({number for key in keys for number in pair_of(key)}))}
    tiles = [tuple(place[number] // width for number in pair_of(key)) for key in found]
    if len(place) > 2 * width:
        assert tiles == sorted(tiles)


@given(ROOMS, st.booleans())
def test_batches_hold_every_unit_once_and_reports_stand_alone(met, local):
    rooms = Rooms(3)
    for key, numbers in sorted(met.items()):
        rooms.add(key, numbers)
    found = list(batches(rooms, local=local))
    assert list(itertools.chain.from_iterable(found)) == list(rooms)
    assert all(len(batch) == 1 for batch in found) or not local
    assert max(map(len, found), default=0) <= TOGETHER


def test_there_are_batches_for_several_processes_to_share():
    pairs = Pairs(4, [pair_unit(left, left + 1) for left in range(1, 201)])
    assert len(list(batches(pairs, local=False))) >= SHARES
