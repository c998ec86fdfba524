"""The words for times that name no months, and where they end: 十年前, 建区之初, 春节期间, 年均, 近五年 without a sum, 今后五年."""

from __future__ import annotations

import re
from collections.abc import Iterator

from metrics.extraction.zones.kinds import OWN
from metrics.language.seldom import seldom
from metrics.language.telltales import Telltales, has_any
from metrics.language.token import Token
from metrics.language.vocabulary import any_of, words_of

_WHO = f"(?:[全我本]区|{OWN}|全[市县省])?"
_MANY = "(?:[二三四五]?十[余多几]?|[1-9]\\d[余多]?|[三四五六七八九两几3-9])年"
_YEARS = "(?<![0-9第])(?:[一二]?十|[两二三四五六七八九2-9])年"
_SOME_YEARS = "(?<![0-9第])[一两二三四五2-5](?:[到至~-]|、)?[二三四五六七八十3-8]年"  # 三到五年, 三五年
TO_COME = (
    f"(?:(?:{_YEARS}|{_SOME_YEARS})(?:内(?!翻了)|之?后(?!的今))|(?:今后|未来|接下来的?|再过|(?<![使采启利运])用)(?:{_YEARS}|{_SOME_YEARS})(?:时间|内|间)?"
    "|明后[两二]?年|下一?个五年|远期(?=,|规划|目标))"
)
_AIMING = f"(?:{any_of('wishing_word')}|努力|[将拟要在到再]|[通经]过)"
_TELLS = f"(?=,|{_WHO}(?:[将要可]|预计|累计|共|已|约){{0,3}}(?:完成|实现|达))"
_BEGINNINGS = "".join(sorted({word[0] for kind in ("past_time_word", "coming_time_word") for word in words_of(kind)}))
VAGUE = re.compile(
    rf"[,。;:\n(](?=[“第暑入节上今{_BEGINNINGS}而但可短仅从全我本开经高新园二三四五六七八九十1-9两几多数不明远下在建成设创起上世近过这单平每年相今未接再争划用春国端中清元双力计预确努将拟要到通去自])"
    rf"{_WHO}(?:[而但可]?在?(?:{_MANY}|多年|数年)前|在?(?:{any_of('founding_word')}|创建|创办|起步)(?:之初|初期|伊始|之时|时)|上?世纪(?:末|初|[5-9]0年代[末初]?)"
    rf"|(?:(?:近|过去|这){_MANY}来?|{_MANY}[来间])(?=,?{_WHO}(?:完成|实现))|(?:短短|仅?用了?){_MANY}(?:[来间里内]|时间|的?时间里)?(?=,)|{_MANY}(?:的?时间里?)(?=,)"
    rf"|(?:(?:近|过去|这)(?!五年){_MANY}来?|{_MANY}[来间])(?=,?{_WHO}(?:先后|陆续|相继|引进|招引|签约|吸引|落地|新增))"
    rf"|[自从]?[去上]年\d{{1,2}}月份?[至到—~-]{{1,2}}[今本]年\d{{1,2}}月份?[底末]?|[二三四五]年平均|(?P<alone>(?<!月,)(?<!份,)单月(?:累计)?(?![最首新创历突高峰之的度份平:]))|平均每年|每年平均|年均(?=,?(?:完成|实现))|相比(?:19|20)\d\d年(?!同期|,)"
    rf"|(?P<ahead>{_AIMING}{{0,3}}{TO_COME})"
    r"|(?:在|未来|今后|接下来|再过)?(?:几|数|[两三四五][三四五六])年(?:之内|后)(?=,?[^,。;]{0,24}[将可要])|(?:在|未来|今后)?几年内|未来几年|今后几年|再过几年|(?:在)?不久的?将来|不久(?=,|将)"
    rf"|(?:(?:过去|近|这)(?:[二三四五]?十[余多几]?|[1-9]\d[余多]?)年[间来]?|近{_MANY}来?)(?=,)"
    rf"|(?P<since>自?(?:1[0-2]|[2-9])月份?以来(?=,|受|[^,。;]{{0,20}}\d)|[本上]周|(?:今年)?第\d{{1,2}}周|新年(?:首周|伊始)|暑期以来|入[春夏秋冬]以来|节后以来)"
    r"|自?[去上]年(?:下半年|\d{1,2}月份?)?以来"
    r"|[两二三四五]年(?:共|累计|总共)?(?=实施|推进|引进|投入|新增)"  # 三年实施122个重大项目,完成固定资产投资285亿元
    rf"|(?P<days>(?:这|过去)?{_MANY}[里间](?=,)|仅?“?(?:{any_of('festival_word')})[节”]{{0,2}}(?:[一二两三五七八3-8]天(?:长?假期?)?|黄金周|小?长?假期?|期间|之?前(?=,|夕))|(?!1月1日)\d{{1,2}}月\d{{1,2}}日以来"
    r"|“[^“”\n]{1,8}(?<!五)”(?:活动|大促)?期间|(?:仅用?|短短)?[一两三半]个?(?:周|星期|月|天)(?:内|之内|时间|的时间)?(?=,))"
    rf"|(?:在|自|到|从)?(?:{any_of('past_time_word')}){_TELLS}|(?P<coming>(?:{any_of('coming_time_word')}){_TELLS}))"
)
_ENOUGH = 4  # characters of a word that are seldom there without the rest
# One of these stands in whatever the pattern above finds; most articles have none, and are then not looked through.
_MAY_BE_VAGUE = Telltales(
    *(
        "之初",
        "初期",
        "伊始",
        "之时",
        "世纪",
        "年平均",
        "平均每年",
        "每年平均",
        "年均完成",
        "年均实现",
        "年均,",
        "相比",
        "单月",
    ),
    *("今后", "未来", "接下来", "再过", "明后", "个五年", "远期", "将来", "不久"),
    *(
        "日以来",
        "”期间",
        "”活动期间",
        "”大促期间",
        "一周",
        "半个月",
        "一个月",
        "两个月",
        "三个月",
        "三天",
        "两天",
        "一天",
        "短短",
        "年时间",
        "年的时间",
        "月至今年",
        "月到今年",
        "月—今年",
        "月-今年",
    ),
    *("本周", "上周", "周,", "首周", "暑期以来", "春以来", "夏以来", "秋以来", "冬以来", "节后以来"),
    *("去年以来", "上年以来", "半年以来", "月以来", "月份以来"),
    *(f"{years}年{done}" for years in "两二三四五" for done in ("实施", "推进", "引进", "投入", "新增", "共", "累计", "总共")),
    *(f"{word}时" for word in (*words_of("founding_word"), "创建", "创办", "起步")),
    *(word[:_ENOUGH] for kind in ("festival_word", "past_time_word", "coming_time_word") for word in words_of(kind)),
)
_NUMBERS_OF_YEARS = "[一二三四五六七八九十两几余多0-9到至~、-]{1,6}年"
_SOME_YEARS_OF = re.compile(  # the same of what begins with a number of years, or with 近, 过去, 这, 用 before it; 2018年前三季度 is none
    rf"[近去这用]{_NUMBERS_OF_YEARS}|年(?:[前来间](?<![0-9]{{3}}年.)|[内后之](?<![0-9]{{2}}年.))(?<=[两二三四五六七八九十0-9几数多余]年.)"
)
_TO_A_DAY = Telltales("日至", "日到", "日-", "日~", "牌至", "业至", "行至")
_SOME_DAYS = seldom(r"(?<![\d年])\d{1,2}月\d{1,2}日[^,。;:\n\d]{0,6}?[至到~-](?:\d{1,2}月)?\d{1,2}日(?!起|前|开始|[^。\n]{0,60}期间)")
HAS_A_FIGURE = r"(?=,?[^,。;\n\d]{0,16}\d[\d.]*[亿万%])"
# 11月上旬,入库税收3.2亿元, 11月1-15日, 11月前20天: a part of a month; not 11月中旬,召开会议,…, which dates the meeting alone
_PART_OF_A_MONTH = re.compile(
    r"月(?<=\d月)(?<![至止到]\d月)(?<![至止到]\d\d月)(?:份?的?(?:[上中下]旬|[上下前后]半个?月|[前后第][一二两三四]个?(?:周|星期)|[前后](?:\d{1,2}|[一二三]?十[一二三四五六七八九]?|[五六七八九])[天日])"
    rf"|(?!1[^\d](?:2[89]|3[01])[日号])\d{{1,2}}[至到~-]\d{{1,2}}[日号]){HAS_A_FIGURE}"
)
_THEN = seldom("(?<=[,。;:\\n])届时")
_AT_AN_EVENT = seldom(
    "(?:节|会|季|假|暑)期间|(?:冰雪季|雪季|旅游旺季|暑期|[暑寒]假)(?=,|接待)|开业[首当][日天周月]|[上往]届[^,。;\\d]{2,12}[节会展]|(?<=[,。;:\\n])[当那]时(?=[^,。;\\n]{0,12}(?:只有|仅|才|不过|不足))"
)  # 旅游节期间接待游客20万人次
# 出口单月完成5亿元, 上半年单月税收首次突破3亿元
_SINGLE = seldom(r"(?<![\d月份])单月(?:完成|实现|达到?|为)?(?=\d)|(?:(?<=半年)|(?<=全年)|(?<=季度)|(?<=个月))单月(?=[^,。;:\n\d]{1,14}\d)")
# 春节后至6月底: nobody says of which months
_SINCE_A_FEAST = seldom(r"(?:节|假期|长假)后?[至到]\d{1,2}月(?:份|[末底中初])?")
_SAY_EVENTS = ("期间", "开业", "届", "当时", "那时")
# What 届时 may point to; not 上半年,…完成, which is over.
_WHEN = seldom(
    r"[到至](?:19|20)\d\d年|[明后]年|今年(?!以来|[前上1一])|年[底末]|(?:[到至]|[将拟]于|预计|计划|力争|争取|有望)[^,。;\n]{0,10}(?:\d月|季度|半年)"
)
# 2016年以来, 2018年7月至今, 从2017年开始, 2016年1月至2020年9月: of as many years, whatever period the text has told before.
_SINCE_A_YEAR = seldom(
    r"(?:19|20)(?<!\d\d\d)\d\d年(?:\d{1,2}月(?:份|\d{1,2}日)?|[年初中末底]{1,2}|[上下]半年)?"
    r"(?:[^,。;:、\n\d今去年月]{0,12}(?<!期间)以来|来|起|开始|至今|迄今|[至到](?:现在|目前)|(?:[至到—~-]{1,2}(?=((?:19|20)\d\d)年\d)\d{4}年(?:\d{1,2}月份?[末底]?|上半年|前\w{1,2}月)))"
    r"(?:,(?:截[至止]|到)(?:(?:19|20)\d\d年)?(?:\d{1,2}月(?:\d{1,2}日|[末底])?|目前|现在)|,目前(?=已?累计|已?共))?"
    rf"(?:{_TELLS}|(?={_WHO}(?:累计|总?共|已|先后|陆续|相继|新(?!高)|引进|签约|吸引)))"
)
_SAY_SINCE = ("以来", "年来", "起", "开始", "今", "现在", "目前", "至", "到", "—", "-", "~")
# 放眼5年后实现…, 目标是三年后达到…: in the middle of a clause too; not 时隔5年后重返…
_YEARS_ON = seldom(rf"(?<!时隔)(?<![近续继])(?:{_YEARS}|{_SOME_YEARS})之?后(?!的今)")
# 经过五年努力,力争…; 力争3年再造一个新区: of goals alone
_IN_SOME_YEARS = seldom(
    rf"(?:[通经]过(?:{_YEARS}|{_SOME_YEARS})的?(?:左右|时间)?的?(?:不懈|持续|共同|艰苦)?的?(?:努力|奋斗|发展|建设|培育|打造|攻坚)"
    rf"|(?:力争|争取|确保|计划|决心|誓言)(?:用|在)?(?:{_YEARS}|{_SOME_YEARS})(?![来前度]))"
)
_ON_THE_WAY = seldom(
    r"[向朝](?=[^,。;\n\d]{0,24}\d[^,。;\n]{1,16}?目标[^,。;\n\d]{0,6}(?:迈进|奋进|前进|进发|挺进|冲刺|冲击|靠近|努力|奋斗))着?"
)
_OF_THE_YEAR = ("今年", "全年", "年度", "本年")


def may_be_vague(text: str) -> bool:
    """Whether VAGUE can find anything in a text; most have nothing of the kind."""
    return _MAY_BE_VAGUE.stand_in(text) or _SOME_YEARS_OF.search(text) is not None


def ends_of_days(text: str) -> Iterator[int]:
    """Where the days end that a text tells of, from one to another: 7月1日至5日,接待游客20万人次; the days from New Year on are months."""
    if _TO_A_DAY.stand_in(text):
        yield from (found.end() for found in _SOME_DAYS.finditer(text) if not found.group().startswith("1月1日"))


def ends_of_part_of_a_month(text: str) -> Iterator[int]:
    """Where a part of a month ends that figures are told of: 11月上旬,入库税收3.2亿元; 11月1-15日 and 11月前20天 too."""
    yield from (found.end() for found in _PART_OF_A_MONTH.finditer(text))


def is_part_of_a_month(text: str, token: Token) -> bool:
    """Whether what stands behind a month at a slot says that some days of it are meant: 11月1-15日,进出口50亿美元."""
    month = text.rfind("月", token.start, token.end)
    return month >= 0 and _PART_OF_A_MONTH.match(text, month) is not None


def ends_of_then(text: str) -> Iterator[int]:
    """Where 届时 ends, of which the paragraph has not said when that will be: 项目全部投产,届时工业总产值可突破500亿元."""
    seen, is_said = 0, False
    for found in _THEN.finditer(text) if "届时" in text else ():
        if (paragraph := text.rfind("\n", seen, found.start()) + 1) > 0:
            seen, is_said = paragraph, False
        is_said = is_said or _WHEN.search(text, seen, found.start()) is not None
        seen = found.end()  # each piece is looked at once, however often it is said
        if not is_said:
            yield found.end()


def ends_of_single(text: str) -> Iterator[int]:
    """出口单月完成5亿元: of a month that is not said."""
    if "单月" in text:
        yield from (found.end() for found in _SINGLE.finditer(text))


def ends_of_feasts(text: str) -> Iterator[int]:
    """春节后至6月底: of less than the months that end then."""
    if "节" in text or "假" in text:
        yield from (found.end() for found in _SINCE_A_FEAST.finditer(text))


def ends_of_years(text: str, year: int) -> Iterator[int]:
    """Where the words end that say from which year on, if that is before `year`, of which the text is: 2016年以来,共签约项目71个."""
    for found in _SINCE_A_YEAR.finditer(text) if year and has_any(text, _SAY_SINCE) else ():
        if int(found.group()[:4]) < int(found[1] or year):
            yield found.end()


def ends_of_events(text: str) -> Iterator[int]:
    """Where the words end that name a festival, a fair or an opening day."""
    if has_any(text, _SAY_EVENTS):
        yield from (found.end() for found in _AT_AN_EVENT.finditer(text))


def ends_of_years_on(text: str) -> Iterator[int]:
    """Where a number of years ends after which something is to be: 放眼5年后实现生产总值800亿元."""
    if "年后" in text or "年之后" in text:
        yield from (found.end() for found in _YEARS_ON.finditer(text))


def ends_of_aims(text: str) -> Iterator[int]:
    """Where the words end that say how many years a goal shall take: 经过五年努力,力争达到800亿元."""
    return (found.end() for found in _IN_SOME_YEARS.finditer(text))


def ends_of_ways(text: str) -> Iterator[int]:
    """Where the words end that say only which way a goal lies: 向着800亿元的目标迈进, and nothing of when."""
    for found in _ON_THE_WAY.finditer(text) if "目标" in text else ():
        start = max(text.rfind(stop, 0, found.start()) for stop in "。;\n") + 1
        if not has_any(text[start : text.find("目标", found.end())], _OF_THE_YEAR):
            yield found.end()
