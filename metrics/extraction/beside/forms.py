"""How sentences tell places side by side: patterns over slots, whose letters are those of `metrics.language.tokens`, and a few over words."""

from __future__ import annotations

import re

from metrics.language.seldom import seldom

PLACES = "x?S(?:v?(?:j{1,2}|c)v?x?S)*"  # 昆山 before 经开区 is a word of its own
# What may stand before the places of a clause: 其中, 2024年, 出口总额, 依次分别为; or anything that 的 ends: 排在前面的宁波、青岛
LED = rf"^[qvTrlYIJxDK]*?({PLACES})(?!S|xS|cS)"
DESCRIBED = rf"v({PLACES})(?!S|xS|cS)[^S]*$"
RANKED_SUBJECT = "Kv{0,2}x?S"  # 第二名永康市, 排第三的玉溪市
BOUNDARY = re.compile("[,;:]|(?<=[MPX])j(?=x?S{1,2}[Fv]{0,2}[ud]?[MPX])")  # of clauses, and of the members of a list: 甲区12亿元、乙区9亿元
LISTED_LAST = rf"[vD]({PLACES})v?x?$"  # 三座城市分别是无锡、南京和常州
AGAINST = r"^[vj,]*[ghx]?v?(S)v{0,2}$"  # 超越聊城市的1085亿元, 高于江苏的19.2%、广东的18.6%
HELD_AGAINST = r"[ghc]S[vIJ]*$"  # 高于全省11%的平均水平
LEVEL = r"^[vTFDlIJo]*$"
CHANGE = r"^[vT]*Y[vT]*([uads])v*$"
GROWTH = r"^[vTIJYFlD]*(?:[ud][vYD]*|[rR][vFDYIJT]*)$"
BARE = r"^[vFDo]*$"
FLAT = r"^[vYTr]*$"  # 来宾持平
LAST_YEAR = r"^[vj]*p[vFDY]*([ud]?)v*$"  # 去年同期为15.9%, 去年同期分别下降40%、36%和30%
FROM, LAST = ("由", "从"), ("上年", "去年", "同期")
COMES_TO = {letter: rf"v{{0,2}}[oukdas][vT]*[oud]?[vT]*{letter}" for letter in "MP"}  # behind 由2008年的1.26万亿元, 由上年的下降2.1%
COME_TO = r"^[vTokud]*$"
APART = r"^[vTDrY]*(?:cS+[vr]*)?[vD]*([gh])[vS]*$"  # 比全省平均水平高4.6个和2.3个百分点, 依次低2.3个、7.6个
CHANGED = r"^[vTDc]*([rR]?)[vc]*([VYp]?)[vcD]*([uadsn])[vD]*$"  # 增速同比分别回落10.5个百分点, 降幅比上半年收窄
RATE_OF_OTHERS = r"[cgh]v?S+[vYT]*[rR]"  # 比全市增速低4.7个百分点
BASE = r"c?([VYp])c?$"  # a clause of its own: 与上半年相比
RATE_BEHIND = r"v?[rRu]"  # 以21.6%的增幅领跑, 14.6%的增速
PULLED = r"^[vTFD]*L[vTDS]*u?v*$"  # 达州、遂宁两市分别拉动0.41个和0.32个百分点
SHARE_AGAIN = r"^[vF]*z[v]*D?v*$"
SHARE = r"^[vTFDIJ]*zv{0,2}(S+)[vTIJl]*D?v*$"
# 全市出口69亿美元,增长22%,其中开发区占了44%: the whole, and behind its figures the part of it that a place is
SHARE_OF_TOLD, WHOLE_TOLD = r"^[vF]*z[vq]*$", r"(S)[vTF]*I[vFl]*M(?:,[vY]*[udYv]*[PX])?,(q?)v*x?S{1,2}$"
SHARES_NEXT = r",v*I?v*zv{0,2}S[vI]*P"  # behind a clause that says how a place fares: GDP占全市的26%
DONE = r"^[vTFDIJ]*(?:G[vFD]*|H[vFD]*)$"
RANK = r"^[vTFDlrx]*k[vT]*S?[vT]*$"
OTHER_SUBJECTS = frozenset("EteN")  # firms, goals, other times: a sentence with one of them is none of these
UNKNOWN_TOLD = re.compile(r"(?:^|[,;:])T?x(?:Y?[ud]v?P|vFM|FM)")  # 税收增长8%,投资增长9%
IN_BRACKETS = re.compile(r"(?<=S)\((?:[YvFr]*[ud]?v?[MPX])(?:[,;][YvFr]*[ud]?v?[MPX])*\)")  # 甲区(17.6亿元,增长3%)
ANY_BRACKETS = re.compile(r"\([^()]*\)")  # 福州(不含平潭), 全国水平(4.8%)
MORE = {
    letter: re.compile(rf"v?j{{1,2}}v?[udasn]?v?([{like}])")
    for letter, like in {"P": "PX", "X": "PX", "M": "M", "K": "K", "B": "B", "b": "b", "f": "f"}.items()
}

FARES = seldom(
    "紧随|紧跟|其后|次之|前[一二三四五六七八九十]|[百千万]亿|^成|垫底|^[之以]?外$|不错|理想|欠佳|乏力|疲软|承压|低迷|平平|亮眼|突出|强劲|抢眼|可观|领跑|领先|居前|靠前|居首|榜首|榜眼|第一|第二|第三|较[快高大多好]|最[快高大多]|分[居列处]|之间|同比"
    "|盘子|体量|块头|个头|伯仲|旗鼓相当|不相上下|一[枝骑马]|遥遥|后来居上|不甘|示弱|不俗|喜人|反弹|转正|势头|发力|追赶|跑得|^[小大快慢高低稳少多好差]$|[最更较][小慢低稳]|殿后|压轴|双双|唯一|^市$|^[增转降升反不跌负正]{1,4}$|头把交椅|头筹|魁|桂冠|次席|末席|末位|三甲|稳坐|独大|独秀"
)
_PARTS = "(?:设区的?市|省辖市|地级市|城市|市州|州市|地市|县市区|县区|县市|区县|市县|市区|园区|开发区|高新区|经开区|省份?|镇街|街镇|乡镇|街道?|[市县区州盟旗地镇])"
SO_MANY = re.compile(rf"等?[\d一二两三四五六七八九十]{{1,3}}[大个]?{_PARTS}")
OF_PLACES = re.compile(rf"{_PARTS}$")  # 31省生产总值, 各市
COUNTED = re.compile(rf"(?:等|上述|以上|这)?(\d{{1,2}}|[一二两三四五六七八九十]{{1,3}})[大个]?{_PARTS}")
PARTS_OF_A_COUNTRY = re.compile(
    ".[南北中东西](?:地区)?|[东中西]部地区|东北地区|.{2,5}(?:经济[区圈]|城市[群圈]|都市[圈区])|(?:长三角|珠三角|京津冀|长株潭|洞庭湖|大湘西)(?:地区)?|关中|胶东"
)
ECONOMY = re.compile("经济(?:增速|增长|总量)")

OF_AMOUNT, OF_INVESTMENT = ("金额", "总额", "总量", "规模", "总值"), ("完成投资", "投资", "投资额", "完成投资额")
OF_RETAIL = ("零售额", "零售总额", "消费品零售额", "社零")
HALVES = ("出口", "进口")  # of trade: no short names of it
NO_SUBJECT = frozenset("cghz")  # than, above, share of: what stands before places that others are held against
_HELD = "把|被|将|对|在|与|同|跟|向|从|由|比|较|含|来自|低于|高于|不含|扣除|距|距离|和|安排|下达|拨付|分配|支持|给|给予|争取|引进"
NOT_OF = frozenset(_HELD.split("|"))
AND = ("与", "同", "跟")  # between two places that a clause lists; 较 and 比 hold one against the other
ROUND = re.compile("[十百千万]+亿[^\\d]*")  # 百亿元: a mark that places have passed
FORMER_AND_LATTER = ("前者", "后者")
AMONG = re.compile("[kghcz]v{0,2}S")  # slots: 居全国, 高于全省
EXCEPT = ("除", "除了")  # before a place that the rest of the sentence is not of
WIDENS = {"扩大": 1, "收窄": -1, "缩小": -1}  # what a rate does, which of a fall is the other way round
GROWS = ("增长", "增加", "减少", "上涨", "下跌", "下滑")  # never of a rate
LEADS = frozenset(
    ["唯独", "唯有", "只有", "反观", "包括", "包含", "例如", "比如", "譬如", "像", "如", "另外", "其余", "还有", "就是", "即", "尤"]
)  # words before the first of several places
OF_SOME = seldom(
    "招商|引资|新增|净增?$|争取|安排|规划|下达|控制|限[额上]|剔除|扣除|同期|单月|经济|新$|再$"
)  # fillers that make another figure of it
OF_CLASS = re.compile(
    "[级]?(?:[城大强]?市|[强大]?[县区省]|地区|城区|省份|市县|俱乐部|台阶|大关|关口|关$|线|门槛|梯队|阵营)"
)  # behind a round amount
DOES = seldom("(?:做|创造|拿下|跑出|交出|录得|取得|斩获|收获|晒出|贡献|报收|定格|锁定|干)了?[到出在]?")
BEATS = seldom(
    "(?:压|力压|超|反超|赶超|追平|甩开|胜|高|多|碾压|直追|逼近|紧追|领先|略胜|险胜|小胜|跑赢|盖)过?"
)  # a place that is held against another
NOT_REACHED = seldom("[没未]到$|[没未]过$|[没未]破$|不到$|不足$|未达到?$|未能?[达突超跨迈站]")  # before a mark
SILENT = re.compile(r"[。.!?;\"”’'》]+")
DESCRIBES = ("的", "是", "为", "有", "看")  # before the places that a clause describes
PLACES_COUNTED = ("位", "名", "个")  # units of what is no amount


ONE_PLACE = ("区", "市", "县", "州", "镇", "园区")  # behind 一个: the place told of, once more
HOLDS = "占据"  # before 前三: a rank, and no share
ONE = ("一个", "一家", "一地")  # 一个126亿元,一个125亿元
ITS = frozenset(
    ("它", "其", "该市", "该区", "该县", "该州", "当地", "一地", "一市", "一城", "一区", "一县", "独自", "一家")
)  # behind or for a place
PAIRS = re.compile("[一二三四五六七八九]{2,4}位")  # 分列三四位
RANKS = re.compile(r"第?([一二三四五六七八九十]{1,3}|\d{1,2})位?")


def how_many(words: str) -> int:
    """12 and 十二 as a number.

    >>> how_many("12"), how_many("五"), how_many("十二"), how_many("两")
    (12, 5, 12, 2)
    """
    if words.isdecimal():
        return int(words)
    digits = {"两": 2, **{digit: value for value, digit in enumerate("零一二三四五六七八九")}}
    tens, ten, ones = words.rpartition("十")
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(ones, 0)
