"""What the address of a page says: the view it opens, the choices it keeps, and what of it is not there."""

import pytest
from page_cases import body, opened

from metrics.presentation.labels import text
from metrics.presentation.ui.frame import PAGES

pytestmark = pytest.mark.usefixtures("built_pages")


NONSENSE = dict.fromkeys(
    ("zone", "period", "year", "indicator", "step", "at", "doc", "plan", "view", "month", "zones", "part", "until_month", "measure", "scale", "list",
     "check", "case", "since", "years", "as_of", "format", "columns", "preset", "draft", "gap_zone", "of_zone", "kind", "state", "per", "lang"), "<b>?"
)  # fmt: skip


@pytest.mark.parametrize("name", PAGES)
def test_an_address_of_nonsense_shows_the_page_as_if_nothing_had_been_asked(name: str) -> None:
    app = opened(name, **NONSENSE)

    assert [error.value for error in app.exception] == []
    assert text(f"page.{name}.title", "zh") in body(app)
    assert "<b>?" not in body(app)


VIEWS = [
    ("half_year", {"view": "all"}, "heat-cell"),
    ("opening_quarter", {"view": "all"}, "heat-cell"),
    ("year_end", {"view": "all", "month": "9"}, "heat-cell"),
    ("half_year", {"zone": "西安高新技术产业开发区", "year": "2017"}, "<strong>5 / 5</strong>"),
    ("targets", {"zone": "西安高新技术产业开发区", "year": "2017"}, "50.13%"),
    (
        "targets",
        {"zone": "西安高新技术产业开发区", "year": "2017", "step": "quarter", "plan": "seasonal"},
        "434.85亿元",
    ),
    ("comparison", {"period": "latest"}, "最近共同期"),
    ("comparison", {"group": "level:国家级"}, "与首位差"),
    ("league", {"preset": "growth"}, "生产 40%"),
    ("league", {"weights": "10-20-30-40-0"}, "发展质量 20%"),
    ("progress", {"step": "month", "indicator": "industrial_output", "zone": "大连金普新区"}, "单期值"),
    ("indicator", {"indicator": "exports"}, "离岸价"),
    ("indicator", {"indicator": "gdp", "measure": "yoy", "until_month": "6", "zone": "长春新区"}, "441.20亿元"),
    ("indicator", {"indicator": "budget_revenue", "scale": "log", "lang": "en"}, "Total fiscal revenue"),
    ("progress", {"zone": "大连金普新区", "indicator": "fai", "as_of": "2022-04-15"}, "2022-04-15"),
]


@pytest.mark.parametrize(("name", "query", "expected"), VIEWS)
def test_each_view_of_a_page_opens_from_its_address(name: str, query: dict[str, str], expected: str) -> None:
    app = opened(name, **query)

    assert [error.value for error in app.exception] == []
    assert expected in body(app)


def test_a_weight_that_is_changed_goes_into_the_address_and_the_scores() -> None:
    app = opened("league")

    app.number_input(key="weight_national_openness").set_value(0).run()

    assert app.query_params["weights"] == "0-30-15-15-10"
    assert "开放型经济 0%" in body(app)


def test_the_address_chooses_zone_indicator_and_language() -> None:
    app = opened("progress", zone="大连金普新区", indicator="fai", lang="en")

    assert (app.selectbox(key="w_zone").value, app.selectbox(key="w_indicator").value) == ("大连金普新区", "fai")
    assert "Dalian Jinpu New Area · Fixed-asset investment" in body(app)


def test_a_choice_goes_into_the_address() -> None:
    app = opened("progress")

    app.selectbox(key="w_zone").select("大连金普新区").run()

    assert app.query_params["zone"] == "大连金普新区"
    assert "大连金普新区 · " in body(app)


def test_an_address_that_names_what_is_not_there_falls_back_and_says_so() -> None:
    app = opened("progress", zone="大连金普新区", indicator="no_such_indicator")

    assert [error.value for error in app.exception] == []
    assert text("filter.not_here", "zh", wanted="no_such_indicator") in body(app)


@pytest.mark.parametrize(
    ("page", "address", "said"),
    [
        ("data", {"zones": ["南通", "大连金普新区"]}, ("left_out", {"wanted": "南通"})),
        ("data", {"indicators": ["no_such", "none"]}, ("left_out", {"wanted": "no_such、none"})),
        ("comparison", {"group": "chosen", "zones": ["南通"]}, ("left_out", {"wanted": "南通"})),
        ("documents", {"doc": "0123456789abcdef"}, ("not_here", {"wanted": "0123456789abcdef"})),
        ("overview", {"zone": "大连金普新区", "period": "1998-01~1998-06"}, ("not_here", {"wanted": "1998年1–6月"})),
        ("overview", {"zone": "大连金普新区", "period": "1998-13~?"}, ("not_here", {"wanted": "1998-13~?"})),
        ("comparison", {"indicator": "gdp", "period": "1998-01~1998-06"}, ("not_here", {"wanted": "1998年1–6月"})),
        ("quality", {"check": "check_nothing"}, ("not_here", {"wanted": "check_nothing"})),
    ],
)
def test_every_filter_says_what_of_the_address_is_not_there(page: str, address: dict, said: tuple[str, dict]) -> None:
    app = opened(page, **address)

    assert [error.value for error in app.exception] == []
    key, values = said
    assert text(f"filter.{key}", "zh", **values) in body(app)


def test_an_address_whose_filters_are_there_is_not_remarked_on() -> None:
    app = opened("data", zones=["大连金普新区"], indicators=["gdp"])

    assert text("filter.left_out", "zh", wanted="").strip("“”") not in body(app)


def test_a_figure_in_the_address_opens_its_sentence() -> None:
    link = body(opened("overview")).split('href="documents?figure=')[1].split("&")[0]

    app = opened("documents", figure=link)

    assert [error.value for error in app.exception] == []
    assert '<blockquote class="sentence">' in body(app)
    assert 'class="m-level focus"' in body(app) or 'class="m-growth focus"' in body(app)


def test_a_figure_that_is_gone_is_said_to_be() -> None:
    app = opened("documents", figure="0000000000000000")

    assert [error.value for error in app.exception] == []
    assert text("reason.no_such_figure", "zh") in body(app)
