"""Follow a firm that a paragraph turns to: what its sentences tell is the firm's until the zone is named again."""

from __future__ import annotations

import re
from dataclasses import replace

from metrics.extraction.in_order import InOrder
from metrics.extraction.whose.heading_subjects import BANK
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_FIRM, _FIRMS = re.compile("公司|是一?家"), Telltales("公司", "是家", "是一家")
_OF_INDUSTRY = re.compile(any_of("firms_together_word"))
_PROFILE = re.compile(r"[^,。;:、]{2,40}是一?家[^。;]{0,60}(?:企业|公司|厂|集团)")  # 永安电子是一家从事…的企业
_NAMED = seldom(
    r"(?!(?:[^,。;]{0,12},)?[^,。;]{0,6}(?:据|从)[^,。;]{0,24}公司[^,。;]{0,8}(?:"
    + any_of("telling_word")
    + r"))(?:[^,。;:、“]{0,12},|[^,。;:、“]{2,24}(?:"
    + any_of("speaking_word")
    + r"),)?[^,。;:、“”(]{0,30}(?:\([^,。;:()]{1,12}\)[^,。;:、“”(]{0,20})?公司(?![的等及和与、为以签落入来”)])"
)  # as its subject, and not named for something else
# 县供电公司:全社会用电量1.63亿千瓦时: who counts the current of all, and no firm's own
_POWER_SUPPLIED = re.compile(r"[^。;\n]{0,16}(?:供电|电力|电网)(?:有限|分)?公司[^。;\n\d]{0,24}(?:用电|售电|供电)量")
_QUOTATION = 300  # characters of a quotation at most
_WE = re.compile("我们|我公司|我司|企业|公司")
# 农机产业飞速发展。1-8月份实现产值80亿元: an industry of its own, and what it did.
_INDUSTRY = re.compile(
    r"(?:[^,。;:\d]{2,8}:)?(?:[一二三四五六七八九十]{1,3}[是、]|[(（]?\d{1,2}[)）.、])?[^,。;:、“”\d]{1,14}(?<![新兴导术柱三二一要点类大个特色])(?:(?:产业|行业|集群)(?![的、和及与]|项目|领域|门类|(?:划?分)?来?看|园|区|基地|投资|发展(?:基金|大会)|增加值|产值|链)|(?<![上业内区])企业(?=[^,。;\d]{0,6}(?:增速|增长|生产|运行)))"
)
_DID = re.compile(
    r"(?:\d{1,2}[-~至—月]{1,3}\d{0,2}月?份?|上半年|[前第]?[一二三四]季度|首季度?|全年|前\d个月)?,?(?:共|累计|预计)?(?:实现|完成)"
)

_LATELY = r"(?:[去今前]年|20\d\d年|[上下]半年|[前第]?[一二三四]季度|首季度?|全年|\d{1,2}[-至~—]\d{1,2}月)"
# 以金星电子为例,…; 作为“链主”企业,金星电子…; 仅金星电子一家企业,…: but not of a zone.
_INTRODUCED = seldom(
    r"(?:[^,。;:、“”]{0,8},)?(?:以(?![^,。;]{0,10}[区市县镇园])[^,。;]{2,14}为例,"
    r"|作为[^,。;]{0,24}(?:企业|公司)[”’\"]?,(?![^,。;\d]{0,12}(?:[区市县镇园港]|全))"
    r"|仅(?![^,。;]{0,8}[区市县镇园])[^,。;]{2,10}一家(?:企业|公司)?,)"
)
_INTRODUCES = (
    *(
        "为例,",
        "作为",
        "一家",
        "一户",
        "某家",
        "有家",
        "为代表的",
        "为龙头的",
        *words_of("located_word"),
        "区内",
        "这家",
        "这个",
        *words_of("institute_ending"),
        "该企",
        "该公司",
    ),
    *(
        "公司负责",
        "企业负责",
        "企业相关",
        "企业有关",
        "公司相关",
        "公司有关",
        "总经理",
        "董事长",
        "厂长",
        "有员工",
        "注册资",
        "专业从事",
        "有职工",
        "有工人",
        "我公司",
        "我们公司",
        "我们企业",
        "我们厂",
        "我厂",
        "净利",
        "年产",
        "日产",
    ),
    *("区企业", "内企业", "驻企业", "园企业", "属企业", "干企业", "头企业", "主企业", "点企业", "市企业", "家国企", "家央企"),
    *(f"{count}家{firm}" for count in "两二三四五六23456" for firm in ("企业", "公司")),
    *("支行", "分行", "农商", "信用联社", "信用社", "集团", "控股", "海关"),
    *(f"元{verb}" for verb in words_of("investing_word")),
)
# 落户开发区的金星电子,去年…; 以金星电子、长江汽车为代表的企业,去年…
_CALLED = seldom(
    rf"(?:[^,。;:、“”]{{0,8}},)?(?:(?:作为|(?:(?:19|20)\d\d年)?(?:{any_of('located_word')}|投产))[^,。;]{{0,20}}的[^,。;:、“”的\d]{{1,6}}(?:{any_of('firm_name_ending')})(?=,|[去今前]|20\d\d年|[上下]半年|全年|实现|完成)"
    rf"|区内[^,。;:、“”的\d]{{2,8}}(?<!企业)(?<!行业)(?<!产业)(?:{any_of('firm_name_ending')}|化学|石化|股份)(?=[去今前]|20\d\d年|[上下]半年|全年)"
    r"|以[^,。;\d]{2,40}为(?:代表|龙头)的[^,。;、\d]{0,8}(?:企业|公司)(?!集群|群),)"
)
_VISIT = re.compile(
    r"(?:[^,。;:、“”]{0,12},)?(?:记者)?(?:走进|来到|走入|步入|在)(?P<whose>[^,。;:、“”]{2,24}?)(?:的|生产|总装|装配|制造|智能|数字化|自动化|无尘|现代化)*(?:"
    + any_of("scene_word")
    + ")"
)  # 走进金星电子的生产车间,…。去年,实现销售收入12亿元
# 鑫诺特材投资1.4亿元引进生产线,去年…
_INVESTS = re.compile(
    rf"[^,。;:、“”\d]{{2,14}}(?<![区市县镇乡园省州])(?:累计|总|斥资|再|又)?投资(?:约|近|超)?\d[\d.]*[万亿]*元(?:{any_of('investing_word')})"
)
# 东驰铸造成立于2004年,注册资本200万元,…: a firm is introduced by its birth and its capital, and no zone
_BORN = re.compile(
    r"(?:[^,。;:、“”]{0,10},)?[^,。;:、“”\d]{2,14}(?<![区市县园镇乡])(?:成立|创办|创建|创立|始建|组建)于(?:19|20)\d\d年[^。;]{0,24}(?:注册资[本金]|专业从事)"
)
# 金星医疗一期年产CT 1500台,前三季度出口4.7亿元; 长江信息前三季度营收61亿元、净利润15亿元,研发投入21亿元: what only a firm has
_HAS_BOOKS = seldom(
    rf"(?:[^,。;:、“”]{{0,10}},)?(?![全我本各]|[^,。;:]{{0,14}}(?:将|确保|推进|加快|引进|建设|新增|拥有|形成|投资|完成|达|等))[^,。;:、“”\d]{{2,14}}(?<![区市县园镇乡业])(?:{_LATELY}?(?:营业?收入?|营收|销售收入)[\d.]+[万亿]+元?[、,](?:归母|归属)?净利润?|(?:[一二三]期)?(?:(?<![半全今去])可?年产(?![值业出])|日产)[^,。;:]{{0,10}}\d)"
)
_THIS_ONE = re.compile(
    r"(?:[^。;:、“”]{0,24},)?(?:(?:如今|目前|眼下|现在)?,?(?:企业|公司)(?:现?拥?有|共有)(?:员工|职工|工人|在职)|(?:这[家个]|该)(?:[^,。;:、“”]{0,4}|[^,。;:、“”]{0,14}的[小老大]?)(?:企业|公司|[德日韩美台港外民国央]企|工厂|厂(?![房区商]))|“?我们?家?(?:厂|公司|企业))"
)
# 该公司总经理介绍,…; 企业相关负责人表示,…: whoever speaks, of no firm that is named, and of no zone
_SPEAKER = re.compile(
    r"(?:[^。;:、“”]{0,12},)?据?(?:该|这家)?(?:公司|企业|[工药]?厂)(?:的|相关|有关|主要|销售|财务|行政|生产|常务|执行|运营|市场)*"
    r"(?:负责人|总?经理|副总(?:经理)?|董事长|总裁|厂长|总监|老总|老板)[^,。;:、“”]{0,6}?(?:" + any_of("speaking_word") + ")"
)
# 在高新区,一家虾稻企业去年加工…,销售收入11亿元; and not 引进一家企业
_ONE = seldom(
    r"(?:[^。;:、“”]{0,30},)?(?:[^,。;:、“”\d]{0,12}(?:[区园镇县市]|其中|区内|这里))?(?:另?[一某]|有一?)[家户](?!家)[^,。;:、“”\d的]{0,10}"
    r"(?:企业|公司|[德日韩美台港外民国央]企|工厂)(?![的和与、,]|入选|落户|入驻|签约|开工|投产)"
)
_OPENS = r"(?:[^,。;:、“”]{0,10},)?"
# 区内企业金星碳纤维去年销售收入12亿元; 金星医药、永安药业、华信药业三家企业上半年共实现产值80亿元: and not 园区企业上半年…, nor 等5家企业竣工
_BY_NAME = seldom(
    rf"{_OPENS}(?:(?:园区|区内|辖区|辖内|入驻|驻区|入园|区属)(?:重点|骨干|龙头|规上|民营|外资)?|骨干|龙头|链主)企业(?!上半年|下半年|[去今]年|全年|首季|一季)"
    rf"(?!家)(?:(?![共均已增减]|生产|产[值量]|税|营业|收入|利润|出口|用电|投资|发展|经营|运行|效益|研发|实现|完成|复工|数)[^,。;:、“”的\d]){{2,10}}?(?={_LATELY})"
    rf"|{_OPENS}(?![^,。;]{{0,40}}[区园镇县市等])[\u4e00-\u9fff]{{2,10}}(?:、[\u4e00-\u9fff]{{2,10}}){{0,4}}[、和][\u4e00-\u9fff]{{2,10}}?(?:[这仅])?(?:[两二三四五六]|[2-6])[家户](?:企业|公司)"
    rf"{_LATELY}?,?(?:共|累计|合计|共计|就)*(?:实现|完成|贡献|产值|销售|营业|缴|上缴)"
    rf"|{_OPENS}(?:[两二三四五六]|[2-6])[家户](?:(?:龙头|骨干|重点|上市|链主|民营|外资)(?:企业|公司)|国企|央企)(?={_LATELY})"
)
# 开发区控股集团上半年资产总额28亿元,营业收入16亿元; 连云港海关监管货运量36万吨,税收入库42亿元
_GROUP_OR_CUSTOMS = seldom(
    rf"{_OPENS}(?!据|全|我|本|各|所有|[^,。;]{{0,8}}(?:统计|企业集团))(?:[^,。;:、“”的\d]{{2,12}}(?:集团|控股)(?={_LATELY}|实现|完成|营业|资产)"
    rf"|[^,。;:、“”的\d]{{2,8}}海关(?={_LATELY}?(?:{any_of('between_word')})*(?:监管|征收|征税|税收|入库|验放|查验|办理)))"
)
# 先研院落户以来…,2023年研发投入4.7亿元; 长江路市场监管所,上半年新登记市场主体2916户: and not 与…大学
_INSTITUTE = seldom(
    rf"{_OPENS}(?!据|全|我|本|各|所有)[^,。;:、“”\d与和]{{0,16}}?(?:{any_of('institute_ending')}),?"
    rf"(?:(?:落户|成立|建[院成]|入驻|组建|运行)(?:以来|后|至今|[两三四五]年来)|{_LATELY})"
)
# 工行金星支行上半年发放贷款26亿元; what 据…农商行 tells may be of all banks
_BANK_ALONE = seldom(rf"(?:[^,。;:、“”]{{0,10}},)?(?!据)(?:{BANK})(?![^,。;]{{0,8}}(?:统计|监测|数据|消息))")
_OF_NOBODY = re.compile("(?:[区园市县镇]|企业|公司|[一多各几两三]个|各)$")
_OF_ZONES = re.compile(any_of("zone_named_ending"))  # turns from a firm back to the zone
_BY_FIRMS = re.compile(rf"”[^。“”]{{0,12}}(?:{any_of('firm_speaker_ending')})")  # “今年我们实现销售收入8.6亿元。”公司总经理王强说
_TURNS = Telltales(*_INTRODUCES, *words_of("scene_word"))  # what a text has in it that turns to a firm by its name alone


def _is_quoted_of_a_firm(text: str, start: int, end: int) -> bool:
    """True within a quotation whose speaker, named behind it, is a firm's."""
    opened, closed = text.rfind("“", max(0, start - _QUOTATION), end), text.find("”", start, start + _QUOTATION)
    if opened < 0 or closed < 0 or text.find("”", opened, max(opened, start)) >= 0:
        return False
    is_ones_own = _WE.search(text, opened, closed) is not None or _OF_ZONES.search(text, opened, closed) is None
    return is_ones_own and _BY_FIRMS.match(text, closed) is not None


def within_one_name(tokens: list[Token], end: int) -> list[Token]:
    """The slots of a sentence; 开发区 of 工行开发区支行, and 园区 of 园区企业金星电子, before the `end` of that name, are no place."""
    return [replace(t, letter="x", entry=None) if t.letter == "S" and t.start < end else t for t in tokens]


class FirmTold:
    """Whether a text's sentence, as they are met one after another, goes on about a firm."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._has_introduced = _TURNS.stand_in(text)
        self._named = InOrder([found.start() for found in _FIRM.finditer(text)] if _FIRMS.stand_in(text) else [], len(text))
        self._industries = InOrder([found.start() for found in _OF_INDUSTRY.finditer(text)], len(text))
        self._has_quotes = _BY_FIRMS.search(text) is not None
        self.is_told = self._named.are_any or self._industries.are_any or self._has_quotes or self._has_introduced  # anywhere in the text
        self._holds = self._is_industry = False
        self.named_to = -1  # where the words end that name a firm or bank, at the beginning of the sentence

    def tells(self, start: int, end: int, new_paragraph: bool) -> bool:
        """True for the sentence from `start` to `end` of which a firm is the subject, or that follows such a one and names no zone."""
        self.named_to = -1
        follows, self._is_industry = self._is_industry and not new_paragraph, False
        if self._industries.next < end and self._industries.lie_between(start, end) and self._ends_with_an_industry(start, end):
            self._is_industry = True
        elif follows and _DID.match(self._text, start, end) and not _OF_ZONES.search(self._text, start, end):
            return True
        if self._named.are_any and _POWER_SUPPLIED.match(self._text, start, end) is not None:
            self._holds = False
            return False
        if self._has_quotes and _is_quoted_of_a_firm(self._text, start, end):
            self._holds = True
            return True  # “…出口额1.2亿美元。”金星重工总经理王强说。预计全年出口额2.5亿美元。
        is_introduced = self._has_introduced and self._introduces(start, end)
        if not self._named.are_any and not is_introduced and not self._holds:
            return False
        is_named = self._named.next < end and self._named.lie_between(start, end)
        if is_introduced or (is_named and (_PROFILE.match(self._text, start, end) or _NAMED.match(self._text, start, end))):
            self._holds = True
        elif new_paragraph or (self._holds and _OF_ZONES.search(self._text, start, end)):
            self._holds = False
        return self._holds

    def _introduces(self, start: int, end: int) -> bool:
        """True where a sentence turns to a firm by its name alone."""
        text = self._text
        if _INTRODUCED.match(text, start, end) is not None or _CALLED.match(text, start, end) is not None:
            return True
        speaker = _SPEAKER.match(text, start, end)
        if speaker is not None and _OF_ZONES.search(text, speaker.end(), end) is None:
            return True
        named = _BY_NAME.match(text, start, end) or _BANK_ALONE.match(text, start, end) or _GROUP_OR_CUSTOMS.match(text, start, end)
        if named is not None:
            self.named_to = named.end()
            return True
        if (
            _BORN.match(text, start, end) is not None
            or _THIS_ONE.match(text, start, end) is not None
            or _HAS_BOOKS.match(text, start, end) is not None
            or _INVESTS.match(text, start, end) is not None
            or _INSTITUTE.match(text, start, end) is not None
        ):
            return True
        one = _ONE.match(text, start, end)
        if one is not None and _OF_ZONES.search(text, one.end(), end) is None:
            return True
        if (behind := text.rfind(";", start, end) + 1) > 0 and _ONE.match(text, behind, end) is not None:
            return _OF_ZONES.search(text, start, end) is None  # 金星电子出口3亿元;另一家日资企业1-4月出口…
        visit = _VISIT.match(text, start, end)
        return visit is not None and _OF_NOBODY.search(visit["whose"]) is None

    def _ends_with_an_industry(self, start: int, end: int) -> bool:
        """True where an industry is the subject of a sentence, or of its last clause, and is not told of among what the zone has."""
        last = self._text.rfind(",", start, end) + 1
        if _INDUSTRY.match(self._text, start, end) is not None:
            return True
        return last > start and not self._text.startswith("其中", last) and _INDUSTRY.match(self._text, last, end) is not None
