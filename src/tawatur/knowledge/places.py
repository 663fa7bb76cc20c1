"""Where the known places lie."""

from functools import cache

from tawatur.knowledge.table import read_table


@cache
def _coordinates() -> dict[str, tuple[float, float]]:
    return {
        f"place:{row['geonameid']}": (float(row["lat"]), float(row["lon"]))
        for row in read_table("places.tsv")
    }


def find_coordinates(place_id: str | None) -> tuple[float, float] | None:
    """Return latitude and longitude (degrees, WGS 84) of a place by its id, or None for an unknown one."""
    return _coordinates().get(place_id or "")
