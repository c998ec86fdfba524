"""Which place and which year a document is about, and when that stays unknown. The texts are made up."""

import pytest

from metrics.extraction import extract
from metrics.extraction.document.years import latest_year, year_now
from metrics.extraction.zones.places import document_place
from metrics.language.normalise import normalise
from metrics.language.vocabulary import Scan
from metrics.reading import read_bytes

PLACES = {
    "a zone in the title": ("大连金普新区双过半\n上半年，全区完成投资30亿元。", "大连金普新区"),
    "a district's own zone": ("上半年，白城经济开发区完成投资30亿元。", "白城经济开发区"),
    "zones in a list": ("上半年，49个国家级开发区完成投资30亿元，苏州工业园区、大连金普新区、海南洋浦开发区等5个区域完成投资3亿元。", None),
    "a zone within a list of other places": (
        "1-3月，我区签约项目9个。我区紧盯长三角、京津冀，以及市内主城区、两江新区和毗邻地区招商，我区投资增长8%。",
        None,
    ),
    "one example among all": (
        "1-5月，国家高新区营业收入增长8%。" + "各区加快转型，质量提升，动能积累。" * 12 + "例如济南高新区营业收入增长9%。",
        None,
    ),
    "a zone named in passing": (
        "1-5月，全区营业收入增长8%。" + "我区加快转型，质量提升，动能积累。" * 12 + "济南高新区领导参加会议。",
        "济南高新技术产业开发区",
    ),
    "a zone that no gazetteer knows, behind its city": (
        "营口辽河经济开发区一季度完成投资3亿元。营口市的开发区都在加快建设。",
        "营口辽河经济开发区",
    ),
    "a zone named after another city": ("阜阳合肥现代产业园区1-10月完成投资30亿元。", "阜阳合肥现代产业园区"),
    "a title that says when": ("上半年开发区经济工作总结\n上半年，开发区完成投资30亿元。", None),
    "what a city does for its parks": ("泰州市推进产业园区建设，全市完成投资30亿元。泰州市大力发展工业园区。", "泰州市"),
    "a district younger than its city's others": (
        "政府工作报告在深圳市坪山区第二届人民代表大会会议上通过。上半年，全区完成投资30亿元。",
        "坪山区",
    ),
    "a city that is a district by now": ("金坛市上半年完成投资30亿元。", "金坛市"),
    "a word that is no county": ("上半年召开县委全会，发达县域增长8%。", None),
    "a zone by a name of its own": (
        "柳东新区投资提速\n记者从柳东新区获悉，上半年，柳东新区完成投资30亿元。柳州市完成投资90亿元。",
        "柳东新区",
    ),
    "a zone that its city's name stands before": (
        "柳州市柳东新区投资提速\n记者从柳东新区获悉，上半年，柳东新区完成投资30亿元。",
        "柳州柳东新区",
    ),
    "a zone of some other kind": ("去年平潭综合实验区增速第一\n本报讯 去年，平潭综合实验区完成投资30亿元。", "平潭综合实验区"),
    "one zone in longer and shorter words": ("姜堰开发区项目建设提速\n今年，姜堰经济开发区完成投资30亿元。", "姜堰经济开发区"),
    "what kind of zones they are is no name": ("特色园区建设加快\n上半年，特色园区完成投资30亿元，各地特色园区增长8%。", None),
    "a park within the zone that speaks": (
        "上半年，开发区完成投资30亿元。开发区加快建设软件产业园，软件产业园投产。开发区投资增长8%，开发区税收增长9%。",
        None,
    ),
    "a zone's rank within its name": (
        "近日，遵义国家经济技术开发区完成投资30亿元。遵义国家经济技术开发区投资增长8%。",
        "遵义经济技术开发区",
    ),
    "市 within a zone's name": ("前三季度，天水市经济技术开发区完成投资30亿元。", "天水经济技术开发区"),
    "a zone of the same city by another name": (
        "8月，合肥新站高新区完成投资30亿元。合肥市新站高新区投资增长8%，高新区税收增长，高新区出口增长，高新区用电增长。",
        "合肥新站高新技术产业开发区",
    ),
    "a zone met by the way": ("去年，县工业园完成投资30亿元。园区与上海市金山区山阳工业园建立了合作关系。", None),
    "a zone that a city's page names by the way": (
        "一季度徐州固定资产投资增长8%\n徐州市统计局发布，全市完成投资300亿元。徐州市工业投资增长9%。"
        + "全市投资结构优化，全市民间投资增长。" * 12
        + "其中海港开发区完成投资30亿元。",
        "徐州市",
    ),
    "a city in whose ring another lies": ("黄石市完成投资30亿元。黄石市融入武汉都市圈，武汉都市圈建设提速，武汉都市圈投资增长。", "黄石市"),
    "where a news agency reports from": ("新华社北京12月15日电 国家统计局15日发布，11月份投资增长3%，全国用电量增长5%。", None),
    "an office that signs": ("上半年，全县投资增长8%，全县用电量增长5%。（旺苍县统计局 供稿）", "旺苍县"),
    "an office of another level": ("上半年，全市投资增长8%，全市用电量增长5%。（旺苍县统计局 供稿）", None),
    "a county only compared with": ("上半年，全县投资增长8%，总量首次超过肥东县，跃居第一，全县用电量增长5%。", None),
    "a paper that prints it": ("1-6月全市行业经济逆势而上\n渭南日报 2020-08-03\n全市完成投资30亿元，增长8%。", "渭南市"),
    "a paper of a city whose stem a district elsewhere has too": ("西安晚报讯 一季度，我市完成投资30亿元，我市用电量增长8%。", "西安市"),
    "districts behind a figure of the city that its paper calls its own": (
        "西安晚报讯 一季度，我市生产总值465亿元。长安区增速最快，全区生产总值33亿元。长安区、碑林区投资增长8%，长安区居首。",
        "西安市",
    ),
    "a district that speaks of itself, and of its city": (
        "西安晚报讯 一季度，我市生产总值465亿元。我区生产总值33亿元，长安区投资增长8%，长安区居首。",
        "长安区",
    ),
    "a zone that calls itself by its kind, with one of another kind named more": (
        "冲刺四季度动员大会召开\n1~8月，高新区新增外资项目61个。"
        + "各板块加快转型，质量提升，动能积累。" * 4
        + "苏州高新区各板块作了交流。浒墅关经济技术开发区预计完成投资30亿元。浒墅关经开区加快建设。",
        "苏州高新技术产业开发区",
    ),
    "a zone named more, and the one of another kind in passing": (
        "冲刺四季度动员大会召开\n"
        + "各板块加快转型，质量提升，动能积累。" * 4
        + "苏州高新区各板块作了交流。浒墅关经济技术开发区预计完成投资30亿元。经开区新增外资项目61个，浒墅关经开区加快建设。",
        "苏州浒墅关经济技术开发区",
    ),
    "a city's paper on the whole province": ("1-6月经济逆势而上\n渭南日报 2020-08-03\n我省完成投资30亿元，我省用电量增长8%。", None),
    "a county in short at the head of its page": ("枞阳工业经济首季开门红\n一季度，全县完成工业投资30亿元，增长8%。", "枞阳县"),
    "a word at the head that is a county's name too": ("合作共建结硕果\n一季度，全市完成工业投资30亿元，增长8%。", None),
    "a zone by the street that is run with it": (
        "今年以来，开发区完成投资30亿元，开发区投资增长8%。各部门抓紧项目，投资、出口和用电量都在增长。会议解读了《开发区（马棚街道）三定方案》。扬州市领导到会。扬州客商签约。",
        "江苏省高邮经济开发区",
    ),
    "a street alone": ("今年以来，开发区完成投资30亿元，开发区投资增长8%。马棚街道和邻近各街道参加会议。", None),
    "a bay and its new area": ("杭州湾新区工业提速\n前三季度，杭州湾新区完成投资30亿元，增长8%。", "宁波杭州湾新区"),
    "a zone that says of which other it is a part": ("山西转型综改示范区晋中开发区14个项目开工，总投资30亿元。", "晋中经济技术开发区"),
    "a park of a zone": ("1-11月中关村房山园运行平稳\n1-11月，中关村房山园完成投资30亿元。", "中关村房山园"),
    "a county behind its province": ("安徽固镇：项目引领产业强基\n去年，安徽省固镇县完成投资30亿元，安徽省用电量增长5%。", "固镇县"),
    "a county at the head of its city's comparison": (
        "首季开门红！平湖招大引强列嘉兴第一\n一季度，我市完成投资30亿元，居嘉兴第二。平湖工业投资增长8%，平湖出口增长。",
        "平湖市",
    ),
    "the corps beside its region": (
        "新疆生产建设兵团统计公报\n2019年，兵团完成投资30亿元，兵团工业增长8%。新疆维吾尔自治区统计局协助。",
        "新疆生产建设兵团",
    ),
    "districts in the title's city, which calls itself 全市": (
        "重庆上半年经济运行情况\n上半年，重庆市生产总值14400亿元，增长4.6%。\n"
        "渝北区投资增长5%。江北区投资增长6%。九龙坡区投资增长7%。两江新区出口增长8%。\n全市出口300亿元。",
        "重庆市",
    ),
    "counties in the title's city, which calls itself 全市": (
        "盐城一季度投资增长\n东台市投资增长5%。射阳县投资增长6%。阜宁县投资增长7%。建湖县出口增长8%。\n全市投资增长6%。",
        "盐城市",
    ),
    "where somebody went to see": ("一季度，市委贯彻在辽宁考察时的讲话精神，全市完成投资30亿元，增长8%。", None),
    "counties that a text compares": (
        "所有区县均实现正增长。"
        + "各区县投资、出口和用电量都在增长。" * 5
        + "鄞州区居首，完成投资30亿元。杭州湾新区增长8%。北仑区增长7%。",
        None,
    ),
    "a bay's own new area": ("温州湾新区投资提速\n记者从温州湾新区获悉，上半年，温州湾新区完成投资30亿元。", "温州湾新区"),
    "the zone of the title beside another told of more": (
        "雅安经开区召开工作会\n会议指出，雅州新区建设提速，在雅州新区完成投资30亿元，雅州新区用电增长。",
        "雅安经济技术开发区",
    ),
    "a zone once in a long text of the region": (
        "海南上半年投资增长8%。其中，洋浦增长14%，临高县增长12%，东方市增长11%。海南全省用电量增长5%，全省出口增长。",
        "海南省",
    ),
    "one zone with its county's unit and without": (
        "来源：张家港市保税区\n张家港保税区简介\n去年，张家港保税区完成投资30亿元。",
        "张家港保税区",
    ),
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
    "a year that something happened in": ("园区2022年跻身国家级名单。今年上半年，完成35亿元。", None),
    "a year of which a multiple is told": ("前7个月完成35亿元，是2016年全年的3倍。", None),
    "a year to which something rose": ("出口从2018年的15亿元升至2022年的28亿元。", 2022),
    "no year": ("1-11月完成35亿元。", None),
}


_BESIDE = "成都固定资产投资增长5%。杭州进出口总额390亿元。青岛税收增长4%。武汉财政收入90亿元，税收增长3%。"
BESIDE_EACH_OTHER = {
    "cities that each lead a sentence of figures": ("上半年城市成绩单\n上半年，" + _BESIDE, True),
    "and one of them named in the title": ("成都增速领跑\n上半年，" + _BESIDE + "武汉出口增长5%。", True),
    "and one of them that has most of the figures": ("上半年城市成绩单\n上半年，" + _BESIDE + "成都税收增长6%。" * 4, False),
    "figures that mostly name nobody": ("成都上半年成绩单\n上半年，税收增长3%。\n出口增长8%。\n用电量增长2%。\n" + _BESIDE, False),
    "provinces and a city that is a province": (
        "谁领跑\n一季度，湖北税收增长4%。上海出口增长5%。江西用电量增长2%。湖南出口增长7%。安徽税收增长9%。",
        True,
    ),
    "districts within the city of the title": (
        "成都上半年运行平稳\n上半年，成都市税收增长5%。武侯区税收增长4%。锦江区税收增长3%。青羊区税收增长2%。",
        False,
    ),
    "cities whose province is the one that begins": (
        "四川上半年运行平稳\n上半年，四川省税收增长5%。四川省出口增长8%。成都税收增长4%。绵阳税收增长3%。四川省投资增长3%。",
        False,
    ),
    "a province, and where those come from who invest there": (
        "上半年，湖北省引进内资90亿元，增长5%。其中，浙江省项目到位30亿元；广东省到位20亿元；福建省6亿元。",
        False,
    ),
}


@pytest.mark.parametrize(("text", "are_beside"), BESIDE_EACH_OTHER.values(), ids=BESIDE_EACH_OTHER)
def test_a_page_of_several_regions_is_none_of_theirs(text, are_beside):
    assert document_place(Scan(normalise(text).text, text)).is_of_regions == are_beside


@pytest.mark.parametrize(("text", "place"), PLACES.values(), ids=PLACES)
def test_a_document_is_about_the_place_it_keeps_naming(text, place):
    assert document_place(Scan(normalise(text).text, text)).name == place


@pytest.mark.parametrize(("text", "year"), YEARS.values(), ids=YEARS)
def test_a_year_is_taken_from_the_text_only_where_it_says_so(text, year):
    assert latest_year(normalise(text).text) == year


NOW = {
    "after a year told as a whole": ("出口从2018年的15亿元升至2022年的28亿元，今年前4个月占比45%。", 2023),
    "where the year told is called the last": ("2011年至2012年，全区产值分别增长28.8%和17.1%，去年实现332亿元，今年力争翻番。", 2013),
    "behind a year that was one of something": ("2006年是实现良好开局的一年。去年，全市完成411亿元。", 2007),
    "before a year that is looked ahead to": (
        "园区2022年工作情况和2023年工作打算汇报\n今年以来，全区完成35亿元，2022年获评标杆工厂，占全市50%。",
        2022,
    ),
}


@pytest.mark.parametrize(("text", "year"), NOW.values(), ids=NOW)
def test_the_year_of_writing_is_told_by_how_years_are_spoken_of(text, year):
    assert year_now(normalise(text).text) == year


def periods_of(text: str) -> list[str]:
    return [seen.period_end for seen in extract(read_bytes("page.txt", text.encode())).observations if seen.indicator == "fai"]


FIRST = "丹阳经开区投资开门红\n本报讯 一季度，丹阳经开区完成固定资产投资30亿元。\n\n\n"


@pytest.mark.parametrize(
    ("second", "end"),
    {
        "of the same weeks": ("丹阳经开区欢送新兵\n本报讯 3月14日上午，丹阳经开区举行2023年春季新兵欢送仪式，9名青年入伍。\n", "2023-03"),
        "of other weeks": ("丹阳经开区欢送新兵\n本报讯 9月14日上午，丹阳经开区举行2023年秋季新兵欢送仪式，9名青年入伍。\n", "--03"),
        "of no time": ("丹阳经开区的来历\n本报讯 丹阳经开区于2015年10月升格，此后又有9个园区建成。\n", "--03"),
        "of a dated page": ("丹阳经开区欢送新兵\n发布时间:2024-09-15\n9月14日上午，丹阳经开区举行欢送仪式，9名青年入伍。\n", "2024-03"),
    }.values(),
)
def test_an_article_takes_the_year_of_another_whose_days_fit(second, end):
    assert periods_of(FIRST + second) == [end]


@pytest.mark.parametrize(
    ("second", "zones"),
    {
        "of another zone": (
            "下沙经济开发区投资增长\n本报讯 今年一季度，下沙经济开发区完成固定资产投资41亿元，下沙经济开发区的工业也在回升。\n",
            ["江苏省丹阳经济开发区", "下沙经济开发区"],
        ),
        "of another city's district": (
            "萧山区稳中有进\n本报讯 一季度，萧山区坚持稳进提质。数据显示，全区完成固定资产投资53亿元，萧山区的出口增长3%。\n",
            ["江苏省丹阳经济开发区", "萧山区"],
        ),
        "of the zone itself": (
            "开发区项目加快\n本报讯 一季度，苏州工业园区代表团来开发区考察。开发区完成固定资产投资42亿元。\n",
            ["江苏省丹阳经济开发区", "江苏省丹阳经济开发区"],
        ),
    }.values(),
)
def test_an_article_about_another_place_is_not_the_zones(second, zones):
    found = extract(read_bytes("page.txt", (FIRST + second).encode())).observations
    assert [seen.zone for seen in found if seen.indicator == "fai"] == zones


def test_a_dateline_of_the_month_of_the_page_is_of_its_day():
    page = "编辑:王力 2018-01-24\n丹阳经开区召开大会。\n丹阳新闻网1月24日讯 一年以来，丹阳经开区圆满完成任务，预计全年完成固定资产投资616亿元。\n"
    assert periods_of(page) == ["2017-12"]


def test_an_article_without_a_date_is_no_older_than_the_years_it_tells_of():
    signing = "沂河新区2023年秋季项目签约仪式举行\n\n9月19日，签约仪式举行。2022年，沂河新区实现地区生产总值540亿元；今年上半年，完成地区生产总值188亿元。\n\n\n"
    founding = "沂河新区正式揭牌成立\n\n发表时间:2022-11-23\n\n沂河新区是四个省级新区之一，规划面积496平方公里。\n"
    found = extract(read_bytes("page.txt", (signing + founding).encode())).observations
    assert [(seen.value, seen.period_end) for seen in found if seen.indicator == "gdp"] == [
        (54000000000, "2022-12"),
        (18800000000, "2023-06"),
    ]


TITLE = "江苏丹阳经济开发区专版\n\n"
THREE = "地区生产总值1210亿元，同比增长5.2%；固定资产投资增长6.1%。"


@pytest.mark.parametrize(
    ("text", "zone", "read_of"),
    [
        (f"{TITLE}2023年，全市{THREE}", None, [None, None, None]),
        (f"{TITLE}2023年，全市地区生产总值1210亿元，同比增长5.2%。", None, []),  # a remark in an article about other things
        (f"{TITLE}2023年，全市{THREE}", "江苏省丹阳经济开发区", []),  # somebody said whose text it is
        (f"{TITLE}2023年，开发区新增企业320家。全市{THREE}", None, ["江苏省丹阳经济开发区"]),
        (f"{TITLE}2023年，全国{THREE}", None, []),
        (f"{TITLE}2023年，某某公司实现产值12亿元，利润1.2亿元；该公司税收收入0.6亿元。", None, []),
    ],
)
def test_a_text_with_figures_of_the_region_around_alone_tells_those_and_of_whom_stays_open(text, zone, read_of):
    found = extract(read_bytes("page.md", text.encode()), zone=zone, published="2024-01-20")
    assert [seen.zone for seen in found.observations] == read_of


@pytest.mark.parametrize(("lead", "read_of"), [("丹阳经开区外贸", ["江苏省丹阳经济开发区"]), ("外贸", [])])
def test_national_news_that_names_the_pages_own_zone_tells_of_it(lead, read_of):
    text = f"丹阳经开区要闻\n丹阳经开区召开会议。\n\n\n\n\n保税区评估结果公布\n\n海关总署近日公布了我国各区的评估结果。{lead}稳定。上半年进出口总额33.4亿元。"
    found = extract(read_bytes("page.md", text.encode()), published="2024-08-20")
    assert [seen.zone for seen in found.observations] == read_of
