"""Layouts in which bulletins arrive: cards, posters, headlines, captions of films, questions, labelled lines; each is read as prose would be."""

import pytest
from test_extraction import compact, read

ZONE = "临海新区"
PUBLISHED = "2023-07-20"

READ = {
    "figures before their names": (
        "数读上半年\n256.8亿元\n地区生产总值\n同比增长7.9%\n21.4亿元\n税收收入\n同比下降2.3%",
        "gdp level 25680000000 CNY 2023-01 2023-06; gdp yoy 7.9 PERCENT 2023-01 2023-06; "
        "tax_revenue level 2140000000 CNY 2023-01 2023-06; tax_revenue yoy -2.3 PERCENT 2023-01 2023-06",
    ),
    "figures and growth before their names": (
        "数读上半年\n\n256.8亿元\n增长7.9%\n地区生产总值\n\n21.4亿元\n增长2.3%\n税收收入",
        "gdp level 25680000000 CNY 2023-01 2023-06; gdp yoy 7.9 PERCENT 2023-01 2023-06; "
        "tax_revenue level 2140000000 CNY 2023-01 2023-06; tax_revenue yoy 2.3 PERCENT 2023-01 2023-06",
    ),
    "names before their figures": (
        "数读上半年\n地区生产总值\n256.8亿元\n税收收入\n21.4亿元",
        "gdp level 25680000000 CNY 2023-01 2023-06; tax_revenue level 2140000000 CNY 2023-01 2023-06",
    ),
    "figures in bold letters below their names": (
        "上半年\n一起来看\n\n**01｜工业更稳**\n规上工业总产值\n**138.6亿元**\n↑9.3%\n规上工业增加值\n**31.2亿元**\n↑6.7%",
        "industrial_output level 13860000000 CNY 2023-01 2023-06; industrial_output yoy 9.3 PERCENT 2023-01 2023-06; "
        "industrial_va level 3120000000 CNY 2023-01 2023-06; industrial_va yoy 6.7 PERCENT 2023-01 2023-06",
    ),
    "bold headings over prose stay headings": (
        "**一、工业**\n上半年，规上工业总产值138.6亿元。\n**二、投资**\n固定资产投资增长6.7%。",
        "industrial_output level 13860000000 CNY 2023-01 2023-06; fai yoy 6.7 PERCENT 2023-01 2023-06",
    ),
    "a figure over a name that nobody knows": ("数读上半年\n256.8亿元\n地区生产总值\n36.2万只\n绿头鸭存栏\n21.4亿元", ""),
    "a name that nobody knows before the figures": (
        "数读上半年\n绿头鸭存栏\n256.8亿元\n地区生产总值\n21.4亿元\n税收收入\n3.2亿元",
        "gdp level 2140000000 CNY 2023-01 2023-06; tax_revenue level 320000000 CNY 2023-01 2023-06",
    ),
    "labels and figures in lines of their own": (
        "上半年经济数据\nGDP\n179.7\n亿元\n同比\n4.5%\n固定资产投资\n92.5\n亿元\n同比\n-3.6%",
        "gdp level 17970000000 CNY 2023-01 2023-06; gdp yoy 4.5 PERCENT 2023-01 2023-06; "
        "fai level 9250000000 CNY 2023-01 2023-06; fai yoy -3.6 PERCENT 2023-01 2023-06",
    ),
    "a line for each thing told of a name": (
        "上半年完成情况\n指标：固定资产投资\n总量：186.3亿元\n增速：6.7%\n指标：税收收入\n总量：2.6亿元\n较一季度：提高3.8个百分点",
        "fai level 18630000000 CNY 2023-01 2023-06; fai yoy 6.7 PERCENT 2023-01 2023-06; tax_revenue level 260000000 CNY 2023-01 2023-06",
    ),
    "headlines that begin with their figures": (
        "179.7亿元，增长4.5%！临海新区上半年GDP出炉\n+28.6%！固定资产投资增势强劲\n2.3亿美元！实际使用外资全市第一",
        "gdp level 17970000000 CNY 2023-01 2023-06; gdp yoy 4.5 PERCENT 2023-01 2023-06; fai yoy 28.6 PERCENT 2023-01 2023-06; "
        "fdi_actual level 230000000 USD 2023-01 2023-06; fdi_actual rank_level 1 RANK 2023-01 2023-06 of:全市",
    ),
    "rates alone, with a sign or said to be rates": (
        "上半年成绩单\n规上工业增加值：+9.1%\n固定资产投资：-3.1%\n税收收入增速：6.4%",
        "industrial_va yoy 9.1 PERCENT 2023-01 2023-06; fai yoy -3.1 PERCENT 2023-01 2023-06; tax_revenue yoy 6.4 PERCENT 2023-01 2023-06",
    ),
    "bare rates that could be shares": ("上半年成绩单\n规上工业增加值：9.1%\n固定资产投资：13.1%", ""),
    "a headline that names two indicators": ("17.9亿元！上半年税收收入、财政总收入创新高", ""),
    "a headline whose name has a figure of its own": (
        "增长4.5%！上半年税收收入完成21.4亿元",
        "tax_revenue level 2140000000 CNY 2023-01 2023-06",
    ),
    "a figure in large letters that the line below says again": (
        "数说上半年\n2.6%\n地区生产总值同比增长2.6%，总量达到198.7亿元",
        "gdp yoy 2.6 PERCENT 2023-01 2023-06; gdp level 19870000000 CNY 2023-01 2023-06",
    ),
    "a fall below its amount": (
        "上半年经济数据\n01\n进出口总额\n208.3\n亿元\n-4.6%",
        "trade_total level 20830000000 CNY 2023-01 2023-06; trade_total yoy -4.6 PERCENT 2023-01 2023-06",
    ),
    "all that is told of a name in lines of their own": (
        "上半年成绩单\nGDP\n同比增长 6.8%\n达到 286.4 亿元\n工业投资\n同比增长 25.7%\n高于全市 12.3 个百分点\n居全市第一",
        "gdp yoy 6.8 PERCENT 2023-01 2023-06; gdp level 28640000000 CNY 2023-01 2023-06; industrial_investment yoy 25.7 PERCENT 2023-01 2023-06; "
        "industrial_investment gap 12.3 PP 2023-01 2023-06 of:全市; industrial_investment rank_yoy 1 RANK 2023-01 2023-06 of:全市",
    ),
    "bars between a name, its amount and its growth": (
        "【上半年数据速递】\nGDP | 198.6亿元 | ↑13.8%\n固定资产投资 | 86.9亿元 | ↓15.2%",
        "gdp level 19860000000 CNY 2023-01 2023-06; gdp yoy 13.8 PERCENT 2023-01 2023-06; fai level 8690000000 CNY 2023-01 2023-06; fai yoy -15.2 PERCENT 2023-01 2023-06",
    ),
    "a number parted from its unit": (
        "上半年，全区完成固定资产投资96.8\n亿元，同比增长18.2%。",
        "fai level 9680000000 CNY 2023-01 2023-06; fai yoy 18.2 PERCENT 2023-01 2023-06",
    ),
    "numbered rows whose cells blanks part": (
        "2022年1-12月主要经济指标\n序号 指标 单位 本年累计 上年同期 增长%\n1 税收收入 亿元 386.4 356.2 7.2\n2 固定资产投资 亿元 246.3 228.9 7.6",
        "tax_revenue level 38640000000 CNY 2022-01 2022-12; tax_revenue level 35620000000 CNY 2021-01 2021-12; tax_revenue yoy 7.2 PERCENT 2022-01 2022-12; "
        "fai level 24630000000 CNY 2022-01 2022-12; fai level 22890000000 CNY 2021-01 2021-12; fai yoy 7.6 PERCENT 2022-01 2022-12",
    ),
    "a head whose last cell is broken over two lines": (
        "2022年主要指标\n单位：万元\n指标 | 2022年 | 比上年增长\n(%) |\n固定资产投资 | 386420 | 7.2 |\n税收收入 | 28600 | -3.1 |",
        "fai level 3864200000 CNY 2022-01 2022-12; fai yoy 7.2 PERCENT 2022-01 2022-12; "
        "tax_revenue level 286000000 CNY 2022-01 2022-12; tax_revenue yoy -3.1 PERCENT 2022-01 2022-12",
    ),
    "a year in brackets at the end": (
        "经济总量：地区生产总值486.3亿元，增长8.7%\n（2022年）",
        "gdp level 48630000000 CNY 2022-01 2022-12; gdp yoy 8.7 PERCENT 2022-01 2022-12",
    ),
    "sums in brackets behind each month's figure": (
        "6月份主要指标：完成税收收入3.6亿元（累计26.4亿元，增长11.8%）；完成固定资产投资14.2亿元（累计98.7亿元）。",
        "tax_revenue level 360000000 CNY 2023-06 2023-06; tax_revenue level 2640000000 CNY 2023-01 2023-06; tax_revenue yoy 11.8 PERCENT 2023-01 2023-06; "
        "fai level 1420000000 CNY 2023-06 2023-06; fai level 9870000000 CNY 2023-01 2023-06",
    ),
    "subtitles with numbers and blank lines": (
        "1\n00:00:01,200 --> 00:00:03,400\n上半年，临海新区完成地区生产总值\n\n2\n00:00:03,500 --> 00:00:05,100\n386.4亿元，同比增长5.6%\n\n3\n00:00:05,300 --> 00:00:08,000\n谢谢收看",
        "gdp level 38640000000 CNY 2023-01 2023-06; gdp yoy 5.6 PERCENT 2023-01 2023-06",
    ),
    "a whole year's goal behind that of its half": (
        "会议要求，下半年要确保完成税收收入52亿元，全年突破100亿元。",
        "tax_revenue target 5200000000 CNY 2023-07 2023-12 target; tax_revenue target 10000000000 CNY 2023-01 2023-12 target over",
    ),
    "times of a film between the lines": (
        "00:03\n今年上半年\n00:05\n临海新区实现地区生产总值\n00:07\n96.4亿元\n00:09\n同比增长6.2%",
        "gdp level 9640000000 CNY 2023-01 2023-06; gdp yoy 6.2 PERCENT 2023-01 2023-06",
    ),
    "numbers of pages inside a sentence": (
        "上半年，全区完成税收收入21.4亿元，同比增长9.3%；完成固定资\n- 2 -\n产投资88.6亿元，同比增\n第 3 页 共 8 页\n长2.7%。",
        "tax_revenue level 2140000000 CNY 2023-01 2023-06; tax_revenue yoy 9.3 PERCENT 2023-01 2023-06; "
        "fai level 8860000000 CNY 2023-01 2023-06; fai yoy 2.7 PERCENT 2023-01 2023-06",
    ),
    "a number cut at its point": ("上半年，全区固定资产投资完成536.\n2亿元。", "fai level 53620000000 CNY 2023-01 2023-06"),
    "labels in every line, the unit behind the name": (
        "2023年6月份快报\n工业总产值(亿元): 当月 42.6，累计 438.9，累计增长 12.4%\n税收收入(万元): 当月 860，累计 5125，累计增长 7.9%",
        "industrial_output_all level 4260000000 CNY 2023-06 2023-06; industrial_output_all level 43890000000 CNY 2023-01 2023-06; "
        "industrial_output_all yoy 12.4 PERCENT 2023-01 2023-06; tax_revenue level 8600000 CNY 2023-06 2023-06; "
        "tax_revenue level 51250000 CNY 2023-01 2023-06; tax_revenue yoy 7.9 PERCENT 2023-01 2023-06",
    ),
    "letters of a name set apart": (
        "主 要 指 标        上半年     增长%\n地 区 生 产 总 值(亿元)     96.8       9.4\n固 定 资 产 投 资(亿元)     88.6      18.2",
        "gdp level 9680000000 CNY 2023-01 2023-06; gdp yoy 9.4 PERCENT 2023-01 2023-06; "
        "fai level 8860000000 CNY 2023-01 2023-06; fai yoy 18.2 PERCENT 2023-01 2023-06",
    ),
    "goals below their heading": (
        "2023年工作目标\nGDP 增长 8%\n固定资产投资 增长 10%",
        "gdp target_yoy 8 PERCENT 2023-01 2023-12 target; fai target_yoy 10 PERCENT 2023-01 2023-12 target",
    ),
    "a section before a name that repeats it": (
        "● 工业　规上工业增加值上半年同比增长14.2%",
        "industrial_va yoy 14.2 PERCENT 2023-01 2023-06",
    ),
    "a rank at the end of a line": (
        "上半年\n▶规上工业增加值增长8.9%，增速全市第二\n▶固定资产投资增长10.2%",
        "industrial_va yoy 8.9 PERCENT 2023-01 2023-06; industrial_va rank_yoy 2 RANK 2023-01 2023-06 of:全市; fai yoy 10.2 PERCENT 2023-01 2023-06",
    ),
    "rates of zones below a title that ranks them": (
        "上半年各开发区工业投资增速排名\n昆山经济技术开发区 12.4%\n苏州工业园区 8.6%",
        "industrial_investment yoy 12.4 PERCENT 2023-01 2023-06 zone:昆山经济技术开发区; industrial_investment yoy 8.6 PERCENT 2023-01 2023-06 zone:苏州工业园区",
    ),
    "a note below a table that dates it": (
        "园区\t税收收入（亿元）\n昆山经济技术开发区\t186.2\n苏州工业园区\t92.4\n注：数据为1—5月",
        "tax_revenue level 18620000000 CNY 2023-01 2023-05 zone:昆山经济技术开发区; tax_revenue level 9240000000 CNY 2023-01 2023-05 zone:苏州工业园区",
    ),
    "a note at the end that dates all": (
        "国家级经开区税收前两位：苏州工业园区（180亿元）、昆山经济技术开发区（68亿元）。以上为2022年数据。",
        "tax_revenue level 18000000000 CNY 2022-01 2022-12 zone:苏州工业园区; tax_revenue level 6800000000 CNY 2022-01 2022-12 zone:昆山经济技术开发区",
    ),
    "years that questions name": (
        "问：2022年新区经济总量达到多少？\n答：地区生产总值达到756.3亿元。\n问：税收情况如何？\n答：税收收入38.6亿元。\n问：今年的目标是什么？\n答：今年我们的目标是地区生产总值增长8%。",
        "gdp level 75630000000 CNY 2022-01 2022-12; tax_revenue level 3860000000 CNY 2022-01 2022-12; gdp target_yoy 8 PERCENT 2023-01 2023-12 target",
    ),
}


@pytest.mark.parametrize(("text", "expected"), READ.values(), ids=READ)
def test_a_layout_is_read_as_its_lines_say(text, expected):
    assert "; ".join(compact(each, ZONE) for each in read(text, ZONE, PUBLISHED).observations) == expected


def test_a_figure_before_its_name_keeps_its_words_as_printed():
    said = read("数读上半年\n256.8亿元\n地区生产总值\n21.4亿元\n税收收入", ZONE, PUBLISHED).observations
    assert [(each.indicator_text, each.value_text, each.evidence.text) for each in said] == [
        ("地区生产总值", "256.8亿元", "256.8亿元\n地区生产总值"),
        ("税收收入", "21.4亿元", "21.4亿元\n税收收入"),
    ]
