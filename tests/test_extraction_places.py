"""Which place and which year a document is about, and when that stays unknown. The texts are made up."""

import pytest

from metrics.extraction import extract
from metrics.extraction.places import document_place
from metrics.extraction.years import latest_year
from metrics.language.normalise import normalise
from metrics.language.vocabulary import Scan
from metrics.reading import read_bytes

PLACES = {
    "a zone in the title": ("大连金普新区双过半\n上半年，全区完成投资30亿元。", "大连金普新区"),
    "a district's own zone": ("上半年，白城经济开发区完成投资30亿元。", "白城经济开发区"),
    "zones in a list": ("上半年，49个国家级开发区完成投资30亿元，苏州工业园区、大连金普新区、海南洋浦开发区等5个区域完成投资3亿元。", None),
    "one example among all": ("1-5月，国家高新区营业收入增长8%。" + "各区加快转型，质量提升，动能积累。" * 12 + "例如济南高新区营业收入增长9%。", None),
    "a zone named in passing": ("1-5月，全区营业收入增长8%。" + "我区加快转型，质量提升，动能积累。" * 12 + "济南高新区领导参加会议。", "济南高新技术产业开发区"),
    "a zone that no gazetteer knows, behind its city": ("营口辽河经济开发区一季度完成投资3亿元。营口市的开发区都在加快建设。", "营口辽河经济开发区"),
    "a zone named after another city": ("阜阳合肥现代产业园区1-10月完成投资30亿元。", "阜阳合肥现代产业园区"),
    "a title that says when": ("上半年开发区经济工作总结\n上半年，开发区完成投资30亿元。", None),
    "what a city does for its parks": ("泰州市推进产业园区建设，全市完成投资30亿元。泰州市大力发展工业园区。", "泰州市"),
    "a district younger than its city's others": ("政府工作报告在深圳市坪山区第二届人民代表大会会议上通过。上半年，全区完成投资30亿元。", "坪山区"),
    "a city that is a district by now": ("金坛市上半年完成投资30亿元。", "金坛市"),
    "a word that is no county": ("上半年召开县委全会，发达县域增长8%。", None),
    "all zones of a province": ("2011年，山东省经济开发区完成投资30亿元，山东省经济开发区的投资增长3%。", None),
}
YEARS = {
    "the latest year named": ("2020年完成30亿元，2021年完成35亿元。", 2021),
    "a year that is a goal": ("2021年完成35亿元，力争到2025年达到60亿元。", 2021),
    "the end of the year before": ("截至9月，全区企业较2023年末净增110户。", 2024),
    "a base of comparison two years ago": ("1-11月完成35亿元，两年平均增长9%，远高于2019年同期。", None),
    "the year a project is expected to be finished": ("这家企业的二期预计将于2027年3月竣工投产。今年1-4月份，全区新开工项目9个。", None),
    "the year a project was finished": ("这家企业的二期已于2021年3月竣工投产。1-4月份，全区新开工项目9个。", 2021),
    "the year for which one was honoured": ("近日，园区获评“全省2016年度先进园区”。今年1-5月完成35亿元。", None),
    "the year for which one was honoured, told of": ("2016年度先进园区名单公布。一年来，全区完成35亿元。", 2016),
    "the year in which a zone was set up": ("园区始建于2001年8月。去年完成35亿元。", None),
    "no year": ("1-11月完成35亿元。", None),
}


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES)
def test_a_document_is_about_the_place_it_keeps_naming(text, place):
    assert document_place(Scan(normalise(text).text)).name == place


@pytest.mark.parametrize(("text", "year"), YEARS.values(), ids=YEARS)
def test_a_year_is_taken_from_the_text_only_where_it_says_so(text, year):
    assert latest_year(normalise(text).text) == year


def test_an_article_without_a_date_is_no_older_than_the_years_it_tells_of():
    signing = "沂河新区2023年秋季项目签约仪式举行\n\n9月19日，签约仪式举行。2022年，沂河新区实现地区生产总值540亿元；今年上半年，完成地区生产总值188亿元。\n\n\n"
    founding = "沂河新区正式揭牌成立\n\n发表时间:2022-11-23\n\n沂河新区是四个省级新区之一，规划面积496平方公里。\n"
    found = extract(read_bytes("page.txt", (signing + founding).encode())).observations
    assert [(seen.value, seen.period_end) for seen in found if seen.indicator == "gdp"] == [(54000000000, "2022-12"), (18800000000, "2023-06")]
