"""Pages of governments and newspapers give their article, its title, day and publisher, and nothing of what stands around it."""

from metrics.extraction import extract
from metrics.reading import read_bytes

# As many government sites are built: everything in one table, parts named in pinyin, a list of other articles below.
GOVERNMENT = """<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html><head><meta http-equiv="Content-Type" content="text/html; charset=gb2312"><title>2024年1-3月经济运行情况-某某经济技术开发区管委会</title>
<script>var a = "完成生产总值999亿元";</script></head><body>
<div id="top"><ul><li><a href="/">首页</a></li><li><a href="/a">政务公开</a></li></ul></div>
<table width="1000"><tr><td><div class="weizhi">您当前的位置：<a>首页</a> &gt; <a>统计信息</a> &gt; 正文</div>
<div class="wzbt">2024年1-3月经济运行情况</div>
<div class="info"><span>发布时间：2024-04-15 10:22</span> <span>来源：某某统计局</span> <span>浏览次数：123</span></div>
<div class="TRS_Editor"><p>　　一季度，全区完成地区生产总值82.70亿元，同比增长<span>8.2%</span>。</p>
<table border=1><tr><td rowspan=2>指标</td><td rowspan=2>单位</td><td colspan=2>一季度</td></tr><tr><td>累计</td><td>同比%</td></tr>
<tr><td><a href="/i">工业投资</a></td><td>亿元</td><td>20.1</td><td>5.0</td></tr></table></div>
<div class="gd"><h3>相关链接</h3><ul><li><a href="x">昆山经济技术开发区一季度地区生产总值增长9.9%</a></li><li><a>进出口总额100亿元</a></li></ul></div>
<p>上一篇：<a>2023年全区完成生产总值300亿元</a></p></td></tr></table>
<div class="foot">主办单位：某某管委会 联系电话 0511-12345678</div></body></html>"""


def test_a_government_page_gives_its_article_and_none_of_the_others():
    document = read_bytes("page.html", GOVERNMENT.encode("gb18030"))
    assert document.text.splitlines() == [
        "2024年1-3月经济运行情况",
        "发布时间：2024-04-15 10:22 来源：某某统计局 浏览次数：123",
        "一季度，全区完成地区生产总值82.70亿元，同比增长8.2%。",
        "指标\t单位\t一季度\t",
        "\t\t累计\t同比%",
        "工业投资\t亿元\t20.1\t5.0",
    ]
    origin = document.origin
    assert (origin.title, origin.published, origin.publisher) == ("2024年1-3月经济运行情况", "2024-04-15", "某某统计局")
    found = extract(document, "江苏省丹阳经济开发区").observations
    assert [(o.indicator, o.measure, o.value_text) for o in found] == [
        ("gdp", "level", "82.70亿元"), ("gdp", "yoy", "8.2%"),
        ("industrial_investment", "level", "20.1亿元"), ("industrial_investment", "yoy", "5.0%"),
    ]  # fmt: skip


def test_a_page_of_a_chat_program_says_its_day_in_an_element_of_its_own():
    page = """<html><head><meta charset="utf-8"><meta property="og:title" content="一季度“开门红”"></head><body><div id="js_article">
    <h1>一季度“开门红”</h1><em id="publish_time">2024-04-15 18:00</em><div id="js_content"><section><span>开发区完成</span><span>生产总值</span>
    <strong>82.70</strong>亿元。</section></div><p style="display: none;">增长99%</p></div></body></html>"""
    document = read_bytes("page.html", page.encode())
    assert (document.origin.published, document.text) == (
        "2024-04-15",
        "一季度“开门红”\n2024-04-15 18:00\n开发区完成生产总值 82.70亿元。\n",
    )


def test_a_page_that_is_a_list_of_links_is_read_as_such():
    lines = "".join(f"<li><a href='/{n}'>第{n}条消息，完成投资{n}亿元</a></li>" for n in range(1, 4))
    document = read_bytes("list.html", f"<html><body><ul>{lines}</ul></body></html>".encode())
    assert document.text == "第1条消息，完成投资1亿元\n第2条消息，完成投资2亿元\n第3条消息，完成投资3亿元\n"


def test_a_part_that_holds_the_article_stays_whatever_it_is_called():
    page = f"<html><body><div class='menu'><h1>成绩单</h1><p>{'全区完成地区生产总值82.70亿元。' * 5}</p></div></body></html>"
    assert "82.70" in read_bytes("page.html", page.encode()).text
