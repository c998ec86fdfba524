"""Whose figures a document gives: its zone's, another's who is named beside it, or none that count. The texts are made up."""

import pytest

from metrics.extraction import extract
from metrics.reading import read_bytes

OWN, NONE = "镇江经济技术开发区", None
VISIT = "徐州高新区党政代表团来我区考察\n5月16日，徐州高新区党政代表团一行来我区考察。"
# name: (text, the zone and the value of every figure read)
OWNERS = {
    "a visitor speaks of its own zone": (
        f"{VISIT}1-4月，我区完成工业投资9亿元。\n徐州高新区代表团负责人说，去年该园区完成工业投资80亿元。",
        [(NONE, 9)],
    ),
    "leaders inspect the zone itself": (
        "市领导赴徐州高新区调研\n5月16日，市长赴徐州高新区调研。1-4月，徐州高新区完成工业投资9亿元。",
        [("徐州高新技术产业开发区", 9)],
    ),
    "a zone that was visited says what it is": (
        "学先进 找差距\n区领导率队赴徐州高新区学习考察。徐州高新区是国家级高新区，去年完成工业投资80亿元。\n1-4月，我区完成工业投资9亿元。",
        [(NONE, 9)],
    ),
    "a zone that says what it is, with nobody visiting": (
        "徐州高新区是国家级高新区，1-4月完成工业投资9亿元。",
        [("徐州高新技术产业开发区", 9)],
    ),
    "a county elsewhere that is helped": (
        "镇江经开区深化协作\n1-4月，镇江经开区与汉滨区结对，汉滨区完成工业投资80亿元。\n1-4月，镇江经开区完成工业投资9亿元。",
        [(OWN, 9)],
    ),
    "the district run together with the zone": (
        "成都经开区投资提速\n1-4月，成都经开区投资加快，龙泉驿区完成工业投资9亿元。",
        [("龙泉驿区", 9)],
    ),
    "the city around a zone that no gazetteer knows": (
        "成都高新综合保税区外贸回暖\n1-4月，四川省进出口80亿元。\n1-4月，成都高新综合保税区进出口9亿元。",
        [("成都高新综合保税区", 9)],
    ),
    "an unknown name before a kind of zone": (
        "镇江经开区投资提速\n1-4月，镇江经开区完成工业投资9亿元。\n滨港开发区完成工业投资80亿元。",
        [(OWN, 9)],
    ),
    "no name before a kind of zone": (
        "镇江经开区投资提速\n1-4月，镇江经开区完成工业投资9亿元。\n随着开发区完成工业技改投资8亿元，动能更足。",
        [(OWN, 9), (OWN, 8)],
    ),
    "a park called by 高新园": ("镇江经开区投资提速\n1-4月，镇江经开区完成工业投资9亿元。\n西麓高新园完成工业投资80亿元。", [(OWN, 9)]),
    "what the zone has become": (
        "镇江经开区投资提速\n1-4月，镇江经开区完成工业投资9亿元，成为镇江工业经济支柱；完成技改投资8亿元。",
        [(OWN, 9), (OWN, 8)],
    ),
    "a page of 开发区 that tells each figure of 全市 first": (
        "开发区主要指标\n一季度，全市工业投资80亿元，开发区9亿元。\n一季度，开发区完成技改投资8亿元。",
        [(NONE, 9), (NONE, 8)],
    ),
    "a city's page on which a zone reports": (
        "市政府召开经济运行分析会\n一季度，全市完成工业投资80亿元。会议听取汇报。徐州高新区完成技改投资8亿元。",
        [(NONE, 80), ("徐州高新技术产业开发区", 8)],
    ),
    "a firm behind the firms of the park": (
        "镇江经开区投资提速\n1-4月，镇江经开区完成税收9亿元。\n园区企业江西长荣香料公司1-4月实现税收80万元。",
        [(OWN, 9)],
    ),
    "an industry that goes on": (
        "镇江经开区投资提速\n1-4月，镇江经开区医药产业链规上企业达到86家，实现营业收入80亿元。\n1-4月，镇江经开区完成税收9亿元。",
        [(OWN, 9)],
    ),
    "a firm that expects": (
        "镇江经开区投资提速\n1-4月，镇江经开区完成税收9亿元。\n明州科技预计全年实现产值80亿元，税收7亿元。",
        [(OWN, 9)],
    ),
    "the town run together with the zone": ("镇江经开区·大港镇简况\n1-4月，开发区、大港镇完成税收9亿元。", [(OWN, 9)]),
    "a town of the zone": ("镇江经开区简况\n1-4月，开发区完成税收9亿元，丁岗镇完成税收80万元。", [(OWN, 9)]),
    "the park of the title, in longer words": ("漕河泾开发区：松江园区发力\n1-4月，漕河泾松江园区完成税收9亿元。", [("松江园区", 9)]),
    "projects of a programme": ("镇江经开区项目提速\n1-4月，镇江“双优”项目新开工8个。", [(OWN, 8)]),
    "projects of one trade": ("镇江经开区项目提速\n1-4月，镇江经开区新开工12个，医药项目新开工8个。", [(OWN, 12)]),
    "a neighbour of the county": ("嘉定区工业回落\n一季度，全区完成工业投资9亿元，相邻的苏州市完成工业投资80亿元。", [("嘉定区", 9)]),
    "a zone one is measured by": (
        "前三季度主要指标\n1-4月，我区完成工业投资9亿元。\n与对标的徐州高新区相比，我区技改投资8亿元仍有差距。",
        [(NONE, 9), (NONE, 8)],
    ),
    "a zone of the same rank": (
        "开发区运行分析\n1-4月，开发区完成工业投资9亿元。\n同为国家级开发区的徐州高新区完成工业投资80亿元。",
        [(NONE, 9), ("徐州高新技术产业开发区", 80)],
    ),
    "who speaks at a meeting": (
        "我区交出答卷\n1-4月，我区完成工业投资9亿元。我区抓紧项目，投资、出口和用电量都在增长，动能积累，质量提升，结构优化。\n会上，高新区、铜山区作交流发言，铜山区完成工业投资80亿元。",
        [(NONE, 9), ("铜山区", 80)],
    ),
    "a figure of the city goes on with the zone's": (
        "1-4月全市工业投资完成80亿元。其中，镇江经开区完成9亿元。\n镇江经开区完成技改投资8亿元。",
        [(OWN, 9), (OWN, 8)],
    ),
    "a zone told behind the city's figure by one name, and then by another": (
        "1-4月全市工业投资完成80亿元。其中，镇江开发区完成9亿元。\n镇江经济技术开发区完成技改投资8亿元。",
        [(OWN, 9), (OWN, 8)],
    ),
    "a figure of the zone goes on with a firm's": ("1-4月镇江经开区工业投资完成9亿元。其中，明州科技完成80万元。", [(OWN, 9)]),
    "a bonded port": ("港区要闻\n1-4月，钦州保税港区完成进出口9亿元。保税港区完成税收8亿元。", [("钦州保税港区", 9), ("钦州保税港区", 8)]),
    "全区 is the district around": (
        "余杭经开区提速\n1-4月，余杭经开区工业投资9亿元，增速高于全区6个百分点。\n1-4月，全区技改投资80亿元。",
        [("杭州余杭经济技术开发区", 9)],
    ),
    "全区 is the zone, of which an industry is a part": (
        "余杭经开区提速\n1-4月，余杭经开区医药产业投资3亿元，占全区工业投资的6%。\n1-4月，全区技改投资8亿元。",
        [("杭州余杭经济技术开发区", 8)],
    ),
    "the city of a page that calls itself 开发区": (
        "开发区新闻\n1-4月，丹阳市完成工业投资80亿元，丹阳经济稳定。开发区完成技改投资8亿元。\n开发区加快建设。",
        [(NONE, 8)],
    ),
    "a bare port area under a title about the port": (
        "大丰：“三港”联动\n1-4月，大丰市推进港口、港区、港城建设，港区完成税收9亿元。",
        [(NONE, 9)],
    ),
    "a bare port area on a page about something else": ("大丰：工业提速\n1-4月，大丰市工业向好，港区完成税收80万元。", []),
    "the zone again behind the province": (
        "成都高新综保区外贸回暖\n1-4月，“四川外贸回暖，综保区是推动力量，”海关介绍，成都高新综保区拉动四川外贸增长34个百分点，其中，出口9亿元。",
        [("成都高新综合保税区", 9)],
    ),
    "nobody again behind the province": (
        "成都高新综保区外贸回暖\n1-4月，四川外贸80亿元，其中，出口70亿元。\n1-4月，成都高新综保区进出口9亿元。",
        [("成都高新综合保税区", 9)],
    ),
    "a zone below a masthead of the city": (
        "今日宿州 今日萧县\n地方网 宿州市 正文\n高新区项目提速\n1-4月，高新区技改投资8亿元，高新区税收向好。园区新开工项目9个。",
        [(NONE, 8), (NONE, 9)],
    ),
    "parks of a kind": ("安徽7个县域园区投资提速\n1-4月，7个县域园区工业投资9亿元。", [("安徽省县域园区", 9)]),
    "parks of a kind among all": ("全省园区投资提速\\n1-4月，全省完成工业投资80亿元。其中，7个县域园区工业投资9亿元。", [(NONE, 80)]),
    "the district run together with the zone, told by its own name": (
        "株洲高新区简况\n1-4月，株洲高新区（天元区）工业投资9亿元。\n天元区税收8亿元。",
        [("株洲高新技术产业开发区", 9), ("天元区", 8)],
    ),
    "neighbours beside a page that names nobody": (
        "高新区开局良好\n1-4月，我区工业投资9亿元，我区投资增长。我区抓紧项目，投资、出口和用电量都在增长，动能积累，质量提升，结构优化。\n邻近的渭滨区工业投资80亿元，金台区70亿元。",
        [(NONE, 9)],
    ),
    "the city and the province on a page that calls itself 全区": (
        "经济技术开发区综述\n1-4月，全区工业投资9亿元。\n哈尔滨市工业投资80亿元。全省用电量平稳，全省工业投资70亿元。",
        [(NONE, 9)],
    ),
    "the autonomous region that calls itself 全区": (
        "自治区统计局综述\n1-4月，全区工业投资90亿元。全区抓紧项目，投资、出口和用电量都在增长，动能积累，质量提升，结构优化。\n南宁市工业投资8亿元。",
        [(NONE, 90), ("南宁市", 8)],
    ),
    "parts of a city that no text names": (
        "我市利用外资增势强劲\n一季度全市技改投资80亿元。一季度开发区技改投资9亿元；保税区7亿元；全市工业投资60亿元。",
        [(NONE, 80), (NONE, 60)],
    ),
    "a county with one of its parks": (
        "县工业园区\n1-4月，全县工业投资80亿元。其中石城工业园工业投资9亿元。\n全县税收7亿元。",
        [(NONE, 80), ("石城工业园", 9), (NONE, 7)],
    ),
    "a stranger whose output has no name of its own": (
        "德阳经开区投资提速\n1-4月，德阳经开区工业投资9亿元。\n二重装备实现产值36亿元、税收8亿元。",
        [("德阳经济技术开发区", 9)],
    ),
}


@pytest.mark.parametrize(("text", "figures"), OWNERS.values(), ids=OWNERS)
def test_figures_belong_to_whom_the_text_says(text, figures):
    found = extract(read_bytes("page.txt", text.encode()), published="2023-05-20").observations
    assert [(seen.zone, int(str(seen.value).rstrip("0") or 0)) for seen in found if seen.measure == "level"] == [
        (zone, int(str(value).rstrip("0"))) for zone, value in figures
    ]
