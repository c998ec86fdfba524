"""Last year and the month before beside the figures of a briefing. All figures are invented."""

from pathlib import Path

from analysis_cases import level, target, yoy
from test_briefing import briefing
from warehouse_cases import entry, publish

from metrics.warehouse import store


def test_last_year_and_the_month_before_stand_beside_the_figures_and_lead_to_their_sentences(tmp_path: Path) -> None:
    publish(
        tmp_path / "w.duckdb",
        entry(level("2029-10", 100), yoy("2029-10", "7.0"), published="2029-11-20", name="last.txt"),
        entry(yoy("2030-09", "8.5"), yoy("2030-09", "-2.0", indicator="imports"), published="2030-10-20", name="before.txt"),
        entry(level("2030-10", 110), yoy("2030-10", "8.0"), yoy("2030-10", "-1.5", indicator="imports"), target("gdp", 130),
              level("2030-10", 30, indicator="fai"), published="2030-11-20", name="now.txt"),
    )  # fmt: skip
    connection = store.connect(tmp_path / "w.duckdb")
    tables = {language: briefing(connection, language, "2030-10")[1] for language in ("zh", "en")}
    paragraphs = briefing(connection, "zh", "2030-10")[2]
    connection.close()

    assert tables["zh"][1] == [
        ["指标", "本期数值", "上年同期", "推算增速", "公布同比", "上年同期公布同比", "此前最近一期增速", "增速变化"],
        ["地区生产总值", "110.00亿元[2]", "100.00亿元[6]", "+10.0%", "+8.0%[3]", "+7.0%[7]", "2030年1–9月 +8.5%[8]", "放慢 0.5个百分点"],
        ["进口总额", "—", "—", "—", "−1.5%[1]", "—", "2030年1–9月 −2.0%[9]", "降幅收窄 0.5个百分点"],
    ]
    assert tables["en"][1][1][1:] == [
        "11.00 billion CNY[2]", "10.00 billion CNY[6]", "+10.0%", "+8.0%[3]", "+7.0%[7]", "Jan–Sep 2030 +8.5%[8]", "slower by 0.5 pp"
    ]  # fmt: skip
    assert (
        "● 达到：地区生产总值 110.00亿元[2]，完成率 84.62%，目标 130.00亿元[4]，高于进度要求 1.28个百分点，余下 2 个月每月需 10.00亿元"
        in paragraphs
    )
    assert [words.partition("——")[2] for words in paragraphs if words.startswith(("[6]", "[8]"))] == [
        "《last.txt》，2029-11-20，媒体", "《before.txt》，2030-10-20，媒体"
    ]  # fmt: skip
