"""Where a page is cut into articles. The pages are made up; what each article then gives is in cases/constructions.csv."""

import io
import itertools

import corpus_cases as corpus
import docx
import pytest

from metrics.extraction import extract
from metrics.extraction.document.articles import articles
from metrics.reading import read_bytes

BODY = "上半年，开发区完成工业投资30亿元，经济运行平稳。"
CUT = {
    "two datelines": f"工业提速\n本报讯 {BODY}\n外贸回升\n本报讯 {BODY}",
    "reporters in brackets": f"工业提速\n（记者 张三）{BODY}\n\n外贸回升\n（记者 李四 通讯员 王五）{BODY}",
    "bylines below the headlines": f"工业提速\n■通讯员 张三\n\n{BODY}\n\n外贸回升\n■通讯员 李四\n\n{BODY}",
    "a byline and a dateline": f"工业提速\n\n■通讯员 张三\n\n本报讯 {BODY}\n\n外贸回升\n\n■通讯员 李四\n\n本报讯 {BODY}",
    "a city and a day": f"工业提速\n本报丹阳7月20日讯 {BODY}\n外贸回升\n本报丹阳7月21日讯 {BODY}",
    "sources and days": f"工业提速\n2018-07-20 来源：某某日报\n{BODY}\n外贸回升\n2018-07-21 来源：某某日报\n{BODY}",
    "a paper's own dateline": f"工业提速\n晚报讯(记者 张三) {BODY}\n外贸回升\n苏报讯(驻某区记者 李四) {BODY}",
    "a day told as news": f"工业提速\n某某网丹阳7月20日消息(记者 张三) {BODY}\n外贸回升\n某某社丹阳七月二十一日电 {BODY}",
    "a paper's reporters": f"工业提速\n\n晨报记者 张三\n\n{BODY}\n\n外贸回升\n\n某某日报记者 李四\n\n{BODY}",
    "days before months": f"工业提速\n20.07.2018  10:30\n{BODY}\n外贸回升\n21.07.2018  11:30\n{BODY}",
    "a wider gap": f"工业提速\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n\n外贸回升\n\n{BODY}",
    "a wider gap and prose that says when": f"工业提速\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n\n外贸回升，今年以来。{BODY}",
    "a reporter in black brackets": f"工业提速\n【某某报讯】{BODY}\n外贸回升\n【某某商报讯】{BODY}",
    "a day in square brackets": f"工业提速\n新闻发布 [2018-07-20 09:29]\n{BODY}\n外贸回升\n新闻发布 [2018-07-21 10:01]\n{BODY}",
    "a signature": f"工业提速\n{BODY}（张三 李四 文/摄）\n外贸回升\n{BODY}",
    "a signature on a line of its own": f"工业提速\n{BODY}\n（王五）\n外贸回升\n{BODY}",
    "a reporter's line at the end": f"工业提速\n{BODY}\n本报记者 张三\n外贸回升\n{BODY}",
    "news below a heading in Markdown": f"# 工业提速\n\n{BODY}\n\n# 外贸回升\n\n近日，{BODY}",
    "what a reporter learned": f"工业提速\n{BODY}\n外贸回升\n记者从海关获悉，{BODY}",
    "traditional script": f"工業提速\n本報訊 {BODY}\n外貿回升\n本報訊 {BODY}",
}
WHOLE = {
    "numbered headings": f"双过半\n本报讯 {BODY}\n一、工业\n{BODY}\n二、外贸回升\n{BODY}",
    "headings without numbers": f"双过半\n本报讯 {BODY}\n**工业提速**\n{BODY}\n外贸回升\n{BODY}",
    "a picture in a wide gap": f"丹阳经济开发区\n本报讯 {BODY}\n\n{BODY}\n\n  图①:管委会大楼。图②:调试车间。\n\n\n投资的劲头也足。{BODY}\n\n{BODY}",
    "a picture whose photographer is named": f"丹阳经济开发区\n本报讯 {BODY}\n\n{BODY}\n\n  管委会大楼。\n            \n\n\n  外贸成了最大亮点:上\n半年出口增长。{BODY}\n\n{BODY}",
    "numbered headings in Markdown": f"# 双过半\n\n{BODY}\n\n# 二、外贸\n\n近日，{BODY}",
    "sections in Markdown": f"# 双过半\n\n{BODY}\n\n## 外贸\n\n{BODY}",
    "the name of who took a picture": f"双过半\n本报讯 {BODY}\n记者 张三 摄\n外贸回升\n{BODY}",
    "electricity on a day": f"双过半\n{BODY}\n用电回升\n国网公司7月20日电力负荷创新高。{BODY}",
    "wider gaps everywhere": f"双过半\n\n\n{BODY}\n\n\n外贸回升\n\n\n{BODY}\n\n\n工业提速\n\n\n{BODY}",
    "a wider gap above an item": f"双过半\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n\n● 外贸回升\n\n{BODY}",
    "a wider gap below a picture, and a time in a later sentence": f"双过半\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n工人正在装车。\n\n\n撑起增长的是项目。今年以来，{BODY}",
    "a wider gap below a picture, and a zone named above": f"双过半\n\n{BODY}\n\n{BODY}\n\n{BODY}\n\n工人正在装车。\n\n\n今年以来，该区{BODY}",
    "a note in brackets": f"双过半\n{BODY}（下同）\n外贸回升\n{BODY}",
    "what a reporter learned, without a headline": f"双过半\n{BODY}\n记者从海关获悉，{BODY}",
    "one article below a masthead": f"某某日报\n2018年7月20日 星期五\n双过半\n■通讯员 张三\n本报讯 {BODY}",
    "nothing": "",
}


@pytest.mark.parametrize("page", CUT.values(), ids=CUT)
def test_a_sign_of_another_article_cuts_before_its_headline(page):
    spans = articles(page)
    assert [page[slice(*span)].strip("#* \n")[:4] for span in spans] == [page.strip("# ")[:4], "外貿回升" if "報" in page else "外贸回升"]


@pytest.mark.parametrize("page", WHOLE.values(), ids=WHOLE)
def test_a_heading_alone_does_not_cut(page):
    assert articles(page) == [(0, len(page))]


@pytest.mark.parametrize("page", [*CUT.values(), *WHOLE.values()])
def test_the_articles_together_are_the_page(page):
    assert "".join(page[slice(*span)] for span in articles(page)) == page


@pytest.mark.parametrize("columns", [[1, 1], [3, 2]], ids=["whole width", "columns"])
def test_the_articles_of_a_printed_page_keep_their_zones_and_periods(columns):
    """The words and figures of the page are made up."""
    first = (
        "苏州工业园区交出半年成绩单",
        "本报讯（记者 张三）上半年，苏州工业园区经济运行稳中有进，实现地区生产总值1350亿元。",
        "全区规上工业增加值增长8%，发展后劲进一步增强。",
    )
    second = (
        "昆山开发区首季开门红",
        "本报讯（记者 李四）一季度，昆山经济技术开发区全力以赴抓招商促开工，完成进出口总额200亿元。",
        "全区工业投资增长9%，企业服务再上新台阶。",
    )
    found = extract(read_bytes("page.pdf", corpus.pdf([first, second], columns)), published="2018-07-20")
    assert [(o.zone, o.indicator, o.period_end) for o in found.observations] == [
        ("苏州工业园区", "gdp", "2018-06"),
        ("苏州工业园区", "industrial_va", "2018-06"),
        ("昆山经济技术开发区", "trade_total", "2018-03"),
        ("昆山经济技术开发区", "industrial_investment", "2018-03"),
    ]


ONE, OTHER = "上半年，丹阳经济开发区完成工业投资30亿元，增长5%。", "上半年，昆山经济技术开发区完成工业投资20亿元，增长3%。"
OWN = "全区固定资产投资80亿元，增长6%。"
# Headings with their levels, and what stands below each; the zone of every figure, the last word of its indicator.
HEADED = {
    "articles of several zones": (
        [(1, "开发区半年报"), (2, "招商提速"), ONE, OWN, (2, "双过半"), OTHER, OWN],
        [("江苏省丹阳经济开发区", 4), ("昆山经济技术开发区", 4)],
    ),
    "an article that names no zone is nobody's": (
        [(2, "丹阳经开区双过半"), ONE, (2, "昆山经开区双过半"), OTHER, (2, "其他"), "上半年，固定资产投资80亿元。"],
        [("江苏省丹阳经济开发区", 2), ("昆山经济技术开发区", 2), (None, 1)],
    ),
    "sections of one article": (
        [(1, "丹阳经济开发区双过半"), (2, "工业提速"), ONE, (2, "投资"), OWN, (2, "下一步"), "全区上下继续努力。"],
        [("江苏省丹阳经济开发区", 4)],
    ),
    "numbered sections are parts of their article": (
        [(1, "丹阳经济开发区双过半"), (2, "一、工业"), ONE, (2, "二、与昆山经济技术开发区的合作"), "双方签约3个项目。", OWN],
        [("江苏省丹阳经济开发区", 4)],
    ),
}


def as_page(parts) -> bytes:
    body = "".join(f"<p>{part}</p>" if isinstance(part, str) else f"<h{part[0]}>{part[1]}</h{part[0]}>" for part in parts)
    return f"<!DOCTYPE html><html><head><meta charset='utf-8'></head><body>{body}</body></html>".encode()


def as_word(parts) -> bytes:
    document = docx.Document()
    for part in parts:
        _ = document.add_paragraph(part) if isinstance(part, str) else document.add_heading(part[1], part[0] - 1)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def as_markdown(parts) -> bytes:
    return "\n\n".join(part if isinstance(part, str) else f"{'#' * part[0]} {part[1]}" for part in parts).encode()


@pytest.mark.parametrize(("name", "make"), [("a.html", as_page), ("a.docx", as_word), ("a.md", as_markdown)])
@pytest.mark.parametrize("case", HEADED)
def test_headings_part_the_articles_of_different_zones_and_no_sections(case, name, make):
    parts, expected = HEADED[case]
    found = extract(read_bytes(name, make(parts)), published="2024-07-20").observations
    assert [(zone, len(list(rows))) for zone, rows in itertools.groupby(found, lambda one: one.zone)] == expected


def test_tables_below_headings_belong_to_the_zones_of_their_headings():
    rows = "<table><tr><td>指标</td><td>单位</td><td>1-6月</td></tr><tr><td>固定资产投资</td><td>亿元</td><td>{}</td></tr><tr><td>工业投资</td><td>亿元</td><td>9</td></tr></table>"
    parts = f"<h2>2024年丹阳经济开发区主要指标</h2>{rows.format(30)}<h2>2024年昆山经济技术开发区主要指标</h2>{rows.format(20)}"
    found = extract(read_bytes("a.html", f"<!DOCTYPE html><html><meta charset='utf-8'><body>{parts}</body></html>".encode())).observations
    assert [(one.zone, one.value_text) for one in found if one.indicator == "fai"] == [
        ("江苏省丹阳经济开发区", "30亿元"),
        ("昆山经济技术开发区", "20亿元"),
    ]


CITYS = "苏州市项目提速\n本报讯 一季度，苏州市新开工项目35个，{}苏州市完成工业投资90亿元。"


@pytest.mark.parametrize(
    ("passing", "expected"),
    [("包括工业园区的两个项目，", ["30亿元"]), ("包括工业园区的两个项目，工业园区完成进出口总额8亿元，", ["30亿元", "8亿元"])],
    ids=["a zone named in passing", "a zone's own figure"],
)
def test_an_article_of_the_city_around_a_zone_gives_only_what_it_tells_of_the_zone(passing, expected):
    page = f"苏州工业园区开门红\n本报讯 一季度，苏州工业园区完成工业投资30亿元。\n{CITYS.format(passing)}"
    found = extract(read_bytes("a.txt", page.encode()), zone="苏州工业园区", published="2024-04-20").observations
    assert [(one.zone, one.value_text) for one in found] == [("苏州工业园区", value) for value in expected]


def test_the_bonded_zone_within_a_zone_keeps_its_own_name_on_a_page_that_has_an_article_about_it():
    page = (
        "成都高新综保区外贸增长\n本报讯 2020年，成都高新综合保税区实现进出口总额1200亿元。\n"
        "成都高新区首季开门红\n本报讯 2021年一季度，成都高新区进出口总额达310亿元。其中，成都高新综合保税区实现进出口总额250亿元。"
    )
    found = extract(read_bytes("a.txt", page.encode()), published="2021-04-26").observations
    assert [(one.zone, one.value_text) for one in found if one.period_start == "2021-01"] == [
        ("成都高新技术产业开发区", "310亿元"),
        ("成都高新综合保税区", "250亿元"),
    ]


def test_a_table_of_bare_rows_above_a_paragraph_makes_no_gap_between_articles():
    """The year stands above the table; the paragraph behind it is of the same article, and keeps it."""
    text = (
        "金湖县2018年国民经济和社会发展统计公报\n\n2018年,全县经济运行总体平稳、稳中有进,高质量发展起步良好,人民生活水平不断提高,社会事业全面进步。\n\n"
        "一、综合\n\n全年全县实现生产总值284413万元,比上年增长6.4%。\n\n表1:2018年金湖县地区生产总值及其增长速度\n指标 绝对值(万元) 比上年增长(%)\n"
        "全县地区生产总值 284413 6.4\n工业 18848 5.1\n建筑业 64099 3.4\n批发和零售业 15232 2.6\n金融业 21082 3.7{}"
        "人口:据抽样调查,年末全县常住总人口为112408人。\n"
    )
    for gap in ("\n", "\n\n"):
        found = extract(read_bytes("a.txt", text.format(gap).encode())).observations
        assert [one.period_start for one in found if one.indicator == "population"] == ["2018-12"], gap
