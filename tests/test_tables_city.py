"""Zones among the counties of their city in tables: 经开区 below 沭阳县 and 泗洪县 is that of 宿迁."""

import pytest
from test_tables import read_table

HEADS = "2024年1-6月各县区主要指标\n地区\t工业投资（亿元）\n"


@pytest.mark.parametrize(
    ("rows", "zones", "unread"),
    [
        ("沭阳县\t31.2\n泗洪县\t22.1\n经开区\t12.1\n", ["沭阳县", "泗洪县", "宿迁经济技术开发区"], []),
        ("沭阳县\t31.2\n泗洪县\t22.1\n市高新区\t12.1\n", ["沭阳县", "泗洪县", "宿迁高新技术产业开发区"], []),
        ("桃源县\t31.2\n汉寿县\t22.1\n经济技术开发区\t12.1\n", ["桃源县", "汉寿县", "常德经济技术开发区"], []),
        ("沭阳县\t31.2\n桃源县\t22.1\n经开区\t12.1\n", ["沭阳县", "桃源县"], ["12.1"]),
        ("沭阳县\t31.2\n泗洪县\t22.1\n保税区\t12.1\n", ["沭阳县", "泗洪县"], ["12.1"]),
        (
            "荣成市\t31.2\n乳山市\t22.1\n高区\t12.1\n经区\t9.3\n临港区\t8.2\n",
            ["荣成市", "乳山市", "威海火炬高技术产业开发区", "威海经济技术开发区", "威海临港经济技术开发区"],
            [],
        ),
        ("荣成市\t31.2\n乳山市\t22.1\n双岛区\t12.1\n", ["荣成市", "乳山市"], ["12.1"]),
        ("荣成市\t31.2\n乳山市\t22.1\n环翠区\t12.1\n", ["荣成市", "乳山市", "环翠区"], []),
        ("桃源县\t31.2\n汉寿县\t22.1\n经区\t12.1\n临港区\t8.2\n", ["桃源县", "汉寿县", "常德经济技术开发区"], ["8.2"]),
    ],
    ids=[
        "a zone by its short name",
        "one called the city's",
        "a zone by its kind",
        "counties of two cities",
        "a zone that the city has not",
        "zones as the tables of Weihai call them",
        "a new area that is no zone of the city",
        "a district beside zones",
        "a name that another city's zone has",
    ],
)
def test_a_zone_among_the_counties_of_its_city(rows, zones, unread):
    _, missed, observations = read_table(HEADS + rows, zone=None)
    assert ([one.zone for one in observations], [figure for figure, _ in missed]) == (zones, unread)
