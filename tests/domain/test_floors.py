"""Floors are understood as people write them, and flat numbers are not taken for floors."""

import pytest

from receptiondesk.domain.floors import floor_in, spoken_floor


@pytest.mark.parametrize("place", ["B2, 18F", "18/F", "Tower 3, Floor 18", "level 18", "2号楼18层", "18楼"])
def test_a_floor_is_understood_in_its_usual_writings(place: str) -> None:
    assert floor_in(place) == 18


def test_the_ground_below_has_floors_too() -> None:
    floor = floor_in("-2层")
    assert floor is not None
    assert spoken_floor(floor, "en") == "basement 2"
    assert spoken_floor(floor, "zh_CN") == "地下2层"
    assert spoken_floor(18, "en") == "floor 18"
    assert spoken_floor(18, "zh_CN") == "18楼"


@pytest.mark.parametrize("place", ["", "1803", "flat B2", "B2 户型", "0F", "Tower 18"])
def test_a_flat_number_is_no_floor(place: str) -> None:
    assert floor_in(place) is None
