"""What a number alone would not say stands with it wherever it is shown: 约, 超, 不足, 存疑."""

from decimal import Decimal

import pytest

from metrics.presentation import cards, comparison_tables, html, series_tables
from metrics.presentation.as_printed import completion_words, day_words, done_words, growth_cell, growth_words, level_words
from metrics.presentation.change_tables import alongside_table, changes_table
from metrics.presentation.labels import flag_word, light_word

ROW = {
    "name_zh": "社会消费品零售总额", "name_en": "Retail sales", "indicator": "retail_sales", "value": Decimal(142) * 10**8, "unit": "CNY",
    "bound": "about", "yoy_pct": Decimal(40), "yoy_bound": "over", "yoy_flags": "", "yoy_observation_id": "o2", "observation_id": "o1",
    "period_start": "2030-01", "period_end": "2030-06",
}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["约142.00亿元", "超过+40.0%", "约142.00亿元", "超过+6.0%", "约50.00%"]),
        ("en", ["about 14.20 billion CNY", "over +40.0%", "about 14.20 billion CNY", "over +6.0%", "about 50.00%"]),
    ],
)
def test_levels_rates_and_shares_say_what_they_are_more_or_less_than(language: str, words: list[str]) -> None:
    done = ROW | {"done": ROW["value"], "done_bound": "about", "completion_pct": Decimal(50), "completion_bound": "about"}
    rate = {"kind": "growth", "done": Decimal(6), "done_bound": "over", "unit": "PERCENT"}

    shown = [level_words(ROW, language), growth_words(ROW, language), done_words(done, language), done_words(rate, language)]
    assert [*shown, completion_words(done, language)] == words


TABLES = {
    "comparison": lambda row: comparison_tables.comparison_table([row], "zh"),
    "series": lambda row: series_tables.series_table([row], {}, {}, False, "zh"),
    "revisions": lambda row: series_tables.revisions_table([row], "zh"),
    "beside": lambda row: cards.beside_table([row], "zh"),
}


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize(("bound", "shown"), [("about", "约142.00亿元"), ("over", "超过142.00亿元"), ("exact", "142.00亿元")])
def test_a_number_of_a_table_says_itself_what_it_is_more_or_less_than(name: str, bound: str, shown: str) -> None:
    row = ROW | dict.fromkeys(("zone_name_en", "scope", "computed_rank_level", "computed_rank_yoy", "moved", "vintage", "publisher")) | {
        "bound": bound, "measure": "level", "status": "actual", "source_grade": "media", "flags": "", "is_conflict": False, "zone": "甲区",
        "is_converted": False, "published_ranks": [], "ranked_level": 0, "ranked_yoy": 0, "year": 2030, "months": 6, "is_chosen": True,
    }  # fmt: skip

    assert f'<a class="fig" href="documents?figure=o1&amp;lang=zh">{shown}</a>' in TABLES[name](row)


@pytest.mark.parametrize("bound", ["exact", None])
def test_an_exact_figure_is_the_number_alone(bound: str | None) -> None:
    row = ROW | {"bound": bound, "yoy_bound": bound}
    assert (level_words(row, "zh"), growth_words(row, "zh")) == ("142.00亿元", "+40.0%")


def test_a_doubted_rate_is_marked_beside_an_undoubted_level() -> None:
    assert ("存疑" in growth_cell(ROW | {"yoy_flags": "doubtful"}, "zh"), "存疑" in growth_cell(ROW, "zh")) == (True, False)


def test_what_a_document_changed_is_told_with_its_bounds_and_why_two_rates_are_not_compared() -> None:
    row = ROW | {
        "revised_from": None, "before_pct": Decimal(30), "before_bound": "about", "before_start": "2029-01", "before_end": "2029-12",
        "before_observation_id": "o3", "change_pp": None, "why_no_change": "inexact",
    }  # fmt: skip
    body = changes_table([row], "zh")

    assert all(words in body for words in ("约142.00亿元", "超过+40.0%", "约+30.0%", "有约数，不比"))


def test_last_year_and_the_period_before_stand_beside_a_figure_each_with_its_own_bound() -> None:
    row = ROW | {
        "last_value": Decimal(130) * 10**8, "last_unit": "CNY", "last_bound": "exact", "last_observation_id": "o4", "computed_pct": None,
        "why_not_computed": "inexact", "last_yoy_pct": Decimal("7.1"), "last_yoy_bound": "exact", "last_yoy_observation_id": "o5",
        "before_pct": Decimal(30), "before_bound": "about", "before_start": "2030-01", "before_end": "2030-05", "before_observation_id": "o3",
        "change_pp": None, "why_no_change": "inexact",
    }  # fmt: skip
    body = alongside_table([row], "zh")
    silent = alongside_table([row | {"value": None, "computed_pct": Decimal("9.23"), "why_not_computed": ""}], "zh")

    cells = ("约142.00亿元", "130.00亿元", "超过+40.0%", "+7.1%", "2030年1–5月", "约+30.0%")
    assert ([words in body for words in cells], body.count("有约数，不比")) == ([True] * 6, 2)
    assert ("figure=o1" in body, "figure=o1" in silent, "+9.2%" in silent) == (True, False, True)


@pytest.mark.parametrize(
    ("before", "change", "shown"),
    [
        ("5", "2.2", "▲ 加快 2.2"),
        ("5", "-2.2", "▼ 放慢 2.2"),
        ("-12.4", "3.2", "▲ 降幅收窄 3.2"),
        ("-9.2", "-3.2", "▼ 降幅扩大 3.2"),
        ("-1", "3.2", "▲ 由降转升，升 3.2"),
        ("1", "-3.2", "▼ 由升转降，降 3.2"),
        ("-1", "1", "▲ 降幅收窄 1.0"),
        ("-1", "0", "■ 持平"),
    ],
)
def test_a_fall_that_grows_smaller_has_narrowed_and_is_not_faster(before: str, change: str, shown: str) -> None:
    row = ROW | {
        "revised_from": None, "before_pct": Decimal(before), "before_bound": "exact", "before_start": "2029-01", "before_end": "2029-03",
        "before_observation_id": "o3", "change_pp": Decimal(change), "why_no_change": "",
    }  # fmt: skip

    assert shown in changes_table([row], "zh")


@pytest.mark.parametrize(
    ("numbers", "css"),
    [
        (["82.73 billion CNY", "1"], "scroll stack long"),
        (["142.00亿元", "+1.2%"], "scroll stack"),
        (["13.92 billion CNY a month<br>41.75 billion CNY a quarter", "1"], "scroll stack long"),
    ],
)
def test_a_table_with_long_numbers_shows_two_beside_one_another_on_a_telephone(numbers: list[str], css: str) -> None:
    body = html.table(["a", "b", "c", "d"], [[("x", "name"), *numbers, "y"]], numeric=(1, 2))

    assert body.startswith(f'<div class="{css}">')
    assert ("whole" in body) == ("quarter" in numbers[0])


def test_a_period_is_as_new_as_the_last_of_its_documents() -> None:
    days = [{"published": "2030-07-12"}, {"published": "2030-07-30"}, {"published": None}, {"published": "2030-07-02"}]

    assert "2030-07-30" in day_words(days, "zh")
    assert not any(letter.isdigit() for letter in day_words([{"published": None}], "en"))


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ("上半年", "against H1"),
        ("1-8月", "against Jan–Aug"),
        ("3月", "against Mar"),
        ("上月", "against the month before"),
        ("13月", "against 13月"),
    ],
)
def test_the_time_that_a_change_of_growth_is_held_against_is_told_in_english(told: str, words: str) -> None:
    assert flag_word(f"against={told}", "en") == words
    assert flag_word(f"against={told}", "zh") == f"较{told}"


@pytest.mark.parametrize(
    ("row", "language", "words"),
    [
        ({"kind": "amount", "light": "green", "completion_pct": Decimal("56.6")}, "en", "On pace"),
        ({"kind": "amount", "light": "green", "completion_pct": Decimal(100)}, "en", "Reached"),
        ({"kind": "amount", "light": "amber", "completion_pct": Decimal(102)}, "en", "Slow"),  # a goal beyond it is the line
        ({"target_kind": "growth", "light": "green", "completion_pct": None}, "en", "Reached"),
        ({"kind": "amount", "light": "grey", "completion_pct": None}, "en", "Unknown"),
        ({"kind": "amount", "light": "grey", "completion_pct": Decimal(50), "gap_pp": None}, "zh", "数据不够准"),
        ({"kind": "growth", "light": "grey", "done": Decimal(6), "completion_pct": None, "gap_pp": None}, "zh", "数据不够准"),
        ({"kind": "growth", "light": "grey", "done": None, "completion_pct": None, "gap_pp": None}, "zh", "未知"),
        ({"kind": "amount", "light": "green", "completion_pct": Decimal(100)}, "zh", "达到"),
    ],
)
def test_a_whole_target_is_reached_and_a_part_of_it_is_on_pace(row: dict[str, object], language: str, words: str) -> None:
    assert light_word(row, language) == words
