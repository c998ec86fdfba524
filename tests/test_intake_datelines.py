"""The day of publication that a text says itself: taken where its head is certain, unknown otherwise. Texts are invented."""

import pytest

from metrics.intake.datelines import day_of

BODY = "\n一季度，开发区实现GDP总量30亿元，同比增长8.5%。2023年6月1日，新项目开工。\n"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("开发区一季度开门红\n2023年4月18日 来源：滨海开发区报", "2023-04-18"),
        ("开发区一季度开门红\n来源：滨海开发区报 2023-04-18 09:30:15", "2023-04-18"),
        ("开发区一季度开门红\n发布日期：2023/4/18  浏览次数：1203", "2023-04-18"),
        ("开发区一季度开门红\n发布时间：２０２３年４月１８日", "2023-04-18"),
        ("成文日期：2023年4月10日 发布日期：2023年4月18日\n开发区一季度开门红", "2023-04-18"),
        ("滨海开发区报 2023年4月18日 星期二 第3版\n开发区一季度开门红", "2023-04-18"),
        ("开发区一季度开门红\n（2023年4月18日）", "2023-04-18"),
        ("开发区一季度开门红\n2023.4.18 星期二\n记者 李明", "2023-04-18"),
        ("本报2023年4月18日讯（记者 李明）昨日，开发区召开会议。", "2023-04-18"),
        ("2023-04-18 10:00 记者：李明\n2023年4月18日 来源：开发区管委会", "2023-04-18"),
        # no year, or no day
        ("本报讯（记者 李明）4月18日，开发区召开会议。", ""),
        ("开发区一季度开门红\n4月18日 来源：滨海开发区报", ""),
        ("开发区一季度开门红\n（2023年4月）", ""),
        # a date of something else
        ("2023年4月18日，开发区召开一季度经济运行分析会。", ""),
        ("开发区一季度开门红\n成文日期：2023年4月10日", ""),
        ("会议通知\n时间：2023年4月18日 地点：三楼会议室", ""),
        ("2023年4月18日开发区经济运行分析会上的讲话", ""),
        ("统计时间：2023年1月1日至2023年3月31日 来源：统计局", ""),
        ("来源：统计局 2023年1月1日—3月31日", ""),
        # no such day, or two of them
        ("开发区一季度开门红\n2023年2月30日 来源：滨海开发区报", ""),
        ("2023年4月18日 来源：滨海开发区报\n2023年4月19日 来源：开发区管委会", ""),
    ],
)
def test_the_day_of_publication_is_read_where_the_head_is_certain(head: str, expected: str) -> None:
    assert day_of(head + BODY) == expected


def test_a_date_below_the_first_sentence_is_no_dateline() -> None:
    assert day_of(BODY + "2023年4月18日 来源：滨海开发区报\n") == ""


@pytest.mark.parametrize("text", ["", "\n", "2023", "2023-" * 200_000, "来源：" * 200_000])
def test_a_text_without_a_head_has_no_day(text: str) -> None:
    assert day_of(text) == ""
