"""What the lines of tables are to one another, in every shape that reports print, and where that stays open."""

import pytest
from printed_tables import audited, flagged, said

from auditor.model import Status

ADD_UP = [
    (
        "其中 is not added twice",
        "类别 | 本年 | 上年\n人员经费 | 520 | 480\n其中：津补贴 | 120 | 100\n公用经费 | 210 | 205\n合计 | 730 | 685",
    ),
    (
        "其中 with lines under it",
        "类别 | 本年 | 上年\n办理 | 520 | 480\n其中：网上 | 300 | 200\n窗口 | 220 | 280\n转办 | 210 | 205\n合计 | 730 | 685",
    ),
    (
        "subtotals",
        "所 | 一季 | 二季\n甲所 | 11 | 12\n乙所 | 13 | 14\n小计 | 24 | 26\n丙所 | 5 | 6\n丁所 | 7 | 9\n小计 | 12 | 15\n总 计 | 36 | 41",
    ),
    (
        "a subtotal and lines of no subtotal",
        "所 | 一季 | 二季\n甲所 | 11 | 12\n乙所 | 13 | 14\n小计 | 24 | 26\n丙所 | 5 | 6\n总计 | 29 | 32",
    ),
    (
        "lines without figures between",
        "资产 | 期末 | 期初\n流动资产： |  | \n现金 | 10 | 9\n存货 | 7 | 8\n流动资产合计 | 17 | 17\n固定资产： |  | \n房屋 | 40 | 41\n车辆 | 6 | 5\n固定资产合计 | 46 | 46\n资产总计 | 63 | 63",
    ),
    ("what is taken off", "项目 | 本年 | 上年\n甲板块 | 300 | 280\n乙板块 | 120 | 90\n减：内部抵销 | 45 | 30\n合计 | 375 | 340"),
    ("negative in brackets", "项目 | 本年 | 上年\n补贴 | 300.5 | 280.5\n罚没 | (20.5) | -10.5\n合计 | 280.0 | 270.0"),
    ("blank and dash are nothing", "项目 | 本年 | 上年\n补贴 | 300 | 280\n罚没 | - | —\n其他 |  | 15\n合计 | 300 | 295"),
    ("the total above", "地区 | 收件 | 办结\n全市 | 120 | 96\n东区 | 70 | 60\n西区 | 30 | 26\n南区 | 20 | 10"),
    (
        "averages and prices do not add up",
        "品名 | 数量 | 金额 | 单价\n钢板 | 10 | 50.0 | 5.0\n铜线 | 20 | 60.0 | 3.0\n合计 | 30 | 110.0 | 3.67",
    ),
    (
        "row numbers do not add up",
        "序号 | 部门 | 收件 | 办结\n1 | 甲科 | 5 | 4\n2 | 乙科 | 6 | 6\n3 | 丙科 | 7 | 1\n | 合计 | 18 | 11",
    ),
    ("years head columns", "地区 | 2021年 | 2022年\n东区 | 310 | 402\n西区 | 208 | 311\n合计 | 518 | 713"),
    (
        "the header set aside by bars",
        "|  | 姓名 |  | 出资 |  | 实缴 |\n| 甲某 |  | 30 |  | 20 |  |\n| 乙某 |  | 12 |  | 12 |  |\n| 合计 |  | 42 |  | 32 |  |",
    ),
    (
        "columns of their own totals",
        "所 | 电话 | 网络 | 小计 | 走访 | 来信 | 小计\n甲所 | 4 | 5 | 9 | 2 | 1 | 3\n乙所 | 6 | 7 | 13 | 3 | 3 | 6\n丙所 | 1 | 9 | 10 | 8 | 2 | 10",
    ),
    ("years that end in 年度 head columns", "项目 | 2023年度 | 2022年度\n水费 | 5.27 | 10.00\n电费 | 75.14 | 33.20\n合计 | 80.41 | 43.20"),
    ("a name that ends in a word for a rate", "研发项目 | 2024年 | 2023年\n高压整流 | 120.5 | 98.0\n高密度沟槽型功率 | 275.0 | 61.0\n合计 | 395.5 | 159.0"),
    ("a name that speaks of a change of rates", "项目 | 2024年 | 2023年\n当期税费 | 338.00 | 410.00\n税率变动的影响 | -18.01 | -9.00\n其他 | 15.01 | 4.00\n合计 | 335.00 | 405.00"),
    ("a line below 其中 that is no part of it", "项目 | 2024年 | 2023年 | 2022年\n处置损失合计 | - | 0.06 | -\n其中：房屋处置 | - | 0.06 | -\n违约金 | 39.20 | - | 5.10\n捐赠 | 54.18 | 36.53 | 2.00\n合计 | 93.38 | 36.59 | 7.10"),
    ("a total set one column aside by the bars", "项目 |  | 本年 |  | 上年 |  \n股本 |  | 43.5 |  | 40.5 |  \n公积 |  | 11.2 |  | 10.0 |  \n盈余 |  | 9.4 |  | 9.0 |  \n准备 |  | 3.0 |  | 2.0 |  \n未分配 |  | 7.0 |  | 1.5 |  \n | 合计 |  | 74.1 |  | 63.0"),
    ("prose that says 部分 before the table", "去年部分县区遭灾，收入有所下降。各区情况见表。\n区 | 收件 | 办结\n甲区 | 40 | 30\n乙区 | 60 | 50\n合计 | 100 | 80"),
    ("a name that only holds the word for a share", "项目 | 金额（元）\n高企扶持 | 100000\n安置残疾人超比例奖励 | 26744\n占道经营整治 | 300\n合计 | 127044"),
    ("each column in a unit of its own", "项目 | 投入（万元） | 债券（亿元） | 户数（户）\n甲片 | 1200.5 | 0.12 | 30\n乙片 | 800.5 | 0.08 | 20\n合计 | 2001.0 | 0.20 | 50"),
    ("a total in another unit than its parts", "项目 | 投入（万元） | 债券（亿元） | 合计（亿元）\n甲片 | 12000 | 0.12 | 1.32\n乙片 | 8000 | 0.08 | 0.88\n合计 | 20000 | 0.20 | 2.20"),
    ("a column of units", "指标 | 单位 | 本年 | 上年\n收件 | 件 | 120 | 110\n转件 | 件 | 30 | 20\n合计 | 件 | 150 | 130"),
    ("slashes, dashes and blanks are nothing", "地区 | 上半年 | 下半年 | 全年合计\n甲区 | 9 | / | 9\n乙区 | — | 20 | 20\n丙区 | 3 | - | 3\n丁区 | 2 |  | 2\n合计 | 14 | 20 | 34"),
    ("the total first, then lines of 其中", "地区 | 合计 | 其中：电话 | 网络\n东区 | 120 | 70 | 50\n西区 | 90 | 30 | 60\n南区 | 21 | 10 | 11"),
    ("a total whose label spans the names, in a format that keeps no spans", "序号 | 股东 | 出资额（万元） | 比例（%）\n1 | 甲某 | 600.00 | 60.00\n2 | 乙某 | 350.00 | 35.00\n3 | 丙某 | 50.00 | 5.00\n合计 | 1,000.00 | 100.00 | "),
    ("rates of growth beside the years", "地区 | 2023年 | 2022年 | 同比（%）\n甲区 | 1100 | 1000 | 10.0\n乙区 | 2400 | 2000 | 20.0\n丙区 | 900 | 600 | 50.0\n合计 | 4400 | 3600 | 22.2"),
    ("falls without a sign", "地区 | 2023年 | 2022年 | 同比下降（%）\n甲区 | 900 | 1000 | 10.0\n乙区 | 1800 | 2000 | 10.0\n丙区 | 500 | 600 | 16.7\n合计 | 3200 | 3600 | 11.1"),
    ("counts that look like years", "所 | 收件 | 办结\n东所 | 2104 | 1993\n西所 | 12312 | 1770\n合计 | 14416 | 3763"),
    ("shares that make up 99.9", "来源 | 件数 | 占比（%）\n电话 | 10 | 33.3\n网络 | 10 | 33.3\n窗口 | 10 | 33.3\n合计 | 30 | 100"),
    ("rates alone, which add up down their columns", "产品 | 2024年 | 2023年\n甲料 | 8.1% | 7.6%\n乙料 | 2.4% | 2.5%\n丙料 | 5.6% | 5.1%\n合计 | 16.1% | 15.2%"),
    ("days in the headers of the columns", "科目 | 2023.12.31 | 2024.12.31\n应付 | 120.5 | 130.5\n预收 | 30.0 | 20.0\n合计 | 150.5 | 150.5"),
    ("a header printed again where a page begins", "科目 | 2023.12.31 | 2024.12.31\n应付 | 120.5 | 130.5\n科目 | 2023.12.31 | 2024.12.31\n预收 | 30.0 | 20.0\n合计 | 150.5 | 150.5"),
    ("one line that holds anything", "项目 | 2024年 | 2023年\n借款收到 | - | 2,230.5\n其他收到 | - | -\n收到小计 | - | 2,230.5"),
    ("names that would be rates elsewhere", "品种 | 张数 | 占比\n股票 | 40 | 40%\n股票指数 | 30 | 30%\n利率 | 20 | 20%\n外汇 | 10 | 10%\n合计 | 100 | 100%"),
    ("what is taken off after lines of 其中", "项目 | 2024年 | 2023年\n存款利息 | 380.5 | 410.5\n其中：自有 | 60.5 | 70.5\n客户 | 320.0 | 340.0\n减：手续费 | 10.5 | 20.0\n减：利息支出 | - | 30.5\n合计 | 370.0 | 360.0"),
    ("lines of the first total cut off by a page", "项目 | 2024年 | 2023年\n流出小计 | 95.5 | 80.5\n借款 | 31.5 | 21.5\n投资 | 10.5 | 12.0\n流入小计 | 42.0 | 33.5\n还款 | 9.5 | 3.5\n分红 | 2.5 | 1.5\n流出小计 | 12.0 | 5.0\n净增加 | 30.0 | 28.5"),
    ("ranges as labels", "客户 | 成交 | 手续费\n前20% | 400 | 40\n20%-40% | 300 | 30\n40%-60% | 200 | 15\n60%-80% | 100 | 5\n后20% | 50 | 1\n总计 | 1050 | 91"),
    ("row numbers that begin anew", "序号 | 厂家 | 金额 | 数量\n1 | 甲厂 | 30.5 | 3\n2 | 乙厂 | 20.5 | 2\n | 小计 | 51.0 | 5\n1 | 丙厂 | 10.5 | 1\n2 | 丁厂 | 9.5 | 1\n | 小计 | 20.0 | 2"),
    ("a total set aside among dashes", "项目 |  | 房屋 |  | 设备 |  | 土地 |  \n甲线 |  | 80.5 |  | 560.0 |  | 76.5 |  \n乙线 |  | 32.5 |  | 87.5 |  | - |  \n丙线 |  | 31.0 |  | 103.5 |  | - |  \n丁线 |  | 15.0 |  | 65.0 |  | 9.5 |  \n | 合计 |  | 159.0 |  | 816.0 |  | 86.0"),
    ("a total that adds nothing to the one before", "项目 | 2024年 | 2023年\n负债合计 | 132.5 | 137.0\n股本 | 63.0 | 63.0\n未分配利润 | 284.5 | 274.5\n归属于母公司权益合计 | 347.5 | 337.5\n少数股东权益 | - | -\n权益合计 | 347.5 | 337.5\n负债和权益总计 | 480.0 | 474.5"),
    ("the total of assets by another word", "项目 | 2024年末 | 2023年末\n流动资产合计 | 246.9 | 201.0\n非流动资产合计 | 33.4 | 22.0\n资产总额 | 280.3 | 223.0"),
    ("shares of shares: a total under 100", "来源 | 件数 | 占全市比重（%）\n东区 | 40 | 4.0\n西区 | 60 | 6.0\n南区 | 20 | 2.0\n三区合计 | 120 | 12.0"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text"), ADD_UP, ids=[why for why, _ in ADD_UP])
def test_a_structure_of_tables_is_understood(why, text):
    assert not flagged(text), why
    assert said(text, Status.CONSISTENT), why


def test_every_total_of_a_balance_is_decided_where_one_adds_nothing_to_another():
    (text,) = [text for why, text in ADD_UP if why == "a total that adds nothing to the one before"]
    assert said(text, Status.CONSISTENT) == ["347.5", "337.5", "347.5", "337.5", "480.0", "474.5"]
    assert not said(text, Status.UNDECIDED)


WRONG = [
    ("with 其中", "类别 | 本年 | 上年 | 前年\n人员经费 | 520 | 480 | 470\n其中：津补贴 | 120 | 100 | 90\n公用经费 | 210 | 205 | 200\n合计 | 730 | 658 | 670", ["658"]),
    ("a subtotal", "所 | 一季 | 二季 | 三季\n甲所 | 11 | 12 | 5\n乙所 | 13 | 14 | 8\n小计 | 24 | 26 | 31\n丙所 | 5 | 6 | 7\n丁所 | 9 | 1 | 4\n小计 | 14 | 7 | 11\n总计 | 38 | 33 | 42", ["31"]),
    ("a column of totals", "所 | 电话 | 网络 | 合计\n甲所 | 40 | 51 | 91\n乙所 | 60 | 72 | 132\n丙所 | 11 | 19 | 31", ["31"]),
    ("vouched for by shares", "来源 | 件数 | 占比\n电话 | 610 | 61.00%\n网络 | 250 | 25.00%\n窗口 | 140 | 14.00%\n合计 | 1100 | 100.00%", ["1100"]),
    ("a share column", "来源 | 件数 | 占比\n电话 | 610 | 61%\n网络 | 250 | 52%\n窗口 | 140 | 14%\n合计 | 1000 | 100%", ["52%"]),
    ("growth", "所 | 2023年 | 2022年 | 同比增长（%）\n甲所 | 110 | 100 | 10.0\n乙所 | 240 | 200 | 20.0\n丙所 | 90 | 60 | 50.0\n丁所 | 75 | 60 | 25.0\n戊所 | 66 | 60 | 12.0", ["12.0"]),
    ("a difference", "所 | 2023年 | 2022年 | 增减额\n甲所 | 110 | 100 | 10\n乙所 | 240 | 200 | 40\n丙所 | 90 | 60 | 30\n丁所 | 75 | 50 | 52", ["52"]),
    ("amounts in a caption's unit", "单位：万元\n项目 | 本年 | 上年 | 前年\n养护 | 12.5 | 10.0 | 9.5\n照明 | 7.5 | 6.0 | 6.5\n合计 | 20.0 | 16.0 | 19.0", ["19.0"]),
    ("a line of dashes is a part, no heading", "项目 | 2024年 | 2023年 | 2022年\n短期借款 | 30.5 | 20.5 | 10.5\n应付账款 | 12.0 | 13.0 | 14.0\n预收账款 | - | - | -\n应交税费 | 2.5 | 3.5 | 4.5\n流动负债合计 | 45.0 | 37.0 | 29.5", ["29.5"]),
    ("what flowed in less what flowed out", "项目 | 2024年 | 2023年 | 2022年\n投资现金流入小计 | 630.5 | 462.5 | 951.0\n投资现金流出小计 | 792.0 | 472.5 | 424.5\n投资产生的现金净额 | -161.5 | -10.0 | 562.5", ["562.5"]),
    ("rates alone, which add up down their columns", "产品 | 2024年 | 2023年 | 2022年\n甲料 | 8.1% | 7.6% | 5.0%\n乙料 | 2.4% | 2.5% | 3.0%\n丙料 | 5.6% | 5.1% | 6.0%\n合计 | 16.1% | 15.2% | 14.9%", ["14.9%"]),
    ("a total set aside, some of whose columns are thin", "项目 |  | 房屋 |  | 设备 |  | 土地 |  \n甲线 |  | 80.5 |  | 560.0 |  | 76.5 |  \n乙线 |  | 32.5 |  | 87.5 |  | - |  \n丙线 |  | 31.0 |  | 103.5 |  |  |  \n丁线 |  | 15.0 |  | 65.0 |  | 9.5 |  \n | 合计 |  | 159.0 |  | 816.0 |  | 85.0", ["85.0"]),
    ("a little table that misses by little", "所 | 件数\n甲所 | 40\n乙所 | 60\n丙所 | 11\n合计 | 112", ["112"]),
    ("a little table whose total was miscopied", "所 | 件数\n甲所 | 400\n乙所 | 625\n丙所 | 178\n合计 | 2103", ["2103"]),
    ("the first of lines that divide a total", "地区 | 合计 | 其中：电话 | 网络\n东区 | 120 | 70 | 50\n西区 | 90 | 30 | 60\n南区 | 20 | 10 | 11", ["20"]),
    ("a total in another unit than its parts", "项目 | 投入（万元） | 债券（亿元） | 合计（亿元）\n甲片 | 12000 | 0.12 | 1.32\n乙片 | 8000 | 0.08 | 0.98\n丙片 | 9000 | 0.10 | 1.00", ["0.98"]),
    ("counts that look like years", "所 | 收件 | 办结\n东所 | 2104 | 1993\n西所 | 12312 | 1770\n合计 | 14416 | 3673", ["3673"]),
    ("a sum of shares that is no 100", "来源 | 件数 | 占比（%）\n电话 | 210 | 42.0\n网络 | 190 | 38.0\n窗口 | 100 | 20.0\n合计 | 500 | 102.0", ["102.0"]),
    ("a fall without a sign", "地区 | 2023年 | 2022年 | 同比下降（%）\n甲区 | 900 | 1000 | 10.0\n乙区 | 1800 | 2000 | 10.0\n丙区 | 500 | 600 | 16.7\n丁区 | 540 | 600 | 19.0", ["19.0"]),
    ("the growth of the total", "地区 | 2023年 | 2022年 | 同比（%）\n甲区 | 1100 | 1000 | 10.0\n乙区 | 2400 | 2000 | 20.0\n丙区 | 900 | 600 | 50.0\n合计 | 4400 | 3600 | 26.7", ["26.7"]),
    ("a total set back under its column", "序号 | 股东 | 出资额（万元） | 比例（%）\n1 | 甲某 | 600.00 | 60.00\n2 | 乙某 | 350.00 | 35.00\n3 | 丙某 | 50.00 | 5.00\n合计 | 1,010.00 | 100.00 | ", ["1,010.00"]),
    ("the whole of two subtotals", "科 | 一季 | 二季\n甲科 | 10 | 20\n乙科 | 5 | 6\n小计 | 15 | 26\n丙科 | 7 | 9\n丁科 | 1 | 2\n小计 | 8 | 11\n合计 | 23 | 38", ["38"]),
    ("lines and columns the other way round", "类 | 甲所 | 乙所 | 丙所 | 合计\n接件 | 12 | 13 | 14 | 39\n办结 | 11 | 12 | 13 | 36\n转办 | 1 | 2 | 3 | 7", ["7"]),
    ("two lines of growth to four digits vouch for the years", "类别 | 2023年（件） | 2022年（件） | 同比\n投诉 | 161 | 128 | 25.78%\n举报 | 81 | 90 | -11.10%\n咨询 | 531 | 424 | 25.24%", ["-11.10%"]),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text", "stated"), WRONG, ids=[one[0] for one in WRONG])
def test_what_does_not_follow_is_found(why, text, stated):
    assert [one for one in flagged(text) if one in stated] == stated, why
    assert len(flagged(text)) <= 3, why


SILENT = [
    ("no other column vouches, and it is far off", "所 | 件数\n甲所 | 40\n乙所 | 60\n丙所 | 11\n合计 | 158"),
    ("no other column vouches, and a line is blank", "所 | 件数\n甲所 | 40\n乙所 | 60\n丙所 | \n丁所 | 11\n合计 | 119"),
    ("no other column vouches, and lines are of 其中", "所 | 件数\n甲所 | 40\n其中：网上 | 8\n乙所 | 60\n丙所 | 11\n合计 | 117"),
    ("no other column vouches, and a line prints a letter for its number", "设备 | 数量\n甲泵 | 12\n乙泵 | 13\n丙泵 | l\n丁泵 | 11\n合计 | 37"),
    ("margins are no shares", "产品 | 2024年 | 2023年\n甲料 | 65.06% | 63.19%\n乙料 | 56.79% | 54.95%\n小计 | 62.47% | 59.85%"),
    ("all columns fail alike", "所 | 收件 | 办结\n甲所 | 40 | 30\n乙所 | 60 | 50\n丙所 | 8 | 3\n合计 | 118 | 90"),
    ("effects of price and of quantity are worked out for the whole anew", "品种 | 单价影响 | 数量影响 | 合计\n甲 | 12.5 | -4.0 | 8.5\n乙 | 3.0 | 9.5 | 12.5\n丙 | 1.5 | 2.0 | 3.5\n合计 | 18.5 | 6.0 | 24.5"),
    ("a line of 其中 is only one part", "所 | 收件 | 其中：网上 | 办结\n甲所 | 40 | 8 | 38\n乙所 | 60 | 9 | 55\n丙所 | 11 | 2 | 11"),
    ("rates beside their own base", "所 | 应到 | 实到 | 到会率\n甲所 | 40 | 38 | 95%\n乙所 | 60 | 57 | 95%\n合计 | 100 | 95 | 95%"),
    ("scores have no total", "所 | 满意度 | 得分\n甲所 | 96.5 | 88\n乙所 | 97.5 | 90\n合计 | 97.0 | 89"),
    ("levels at the end of a period", "所 | 期初余额 | 本期增加 | 期末余额\n甲所 | 10 | 5 | 15\n小计 | 10 | 5 | 15\n乙所 | 20 | 4 | 24\n合计 | 20 | 9 | 24"),
    ("a part of the rows is shown", "部分县区办理情况如下：\n区 | 收件 | 办结\n甲区 | 40 | 30\n乙区 | 60 | 50\n合计 | 190 | 80"),
    ("a rate changes by points", "产品 | 2024年 | 变动比率 | 2023年 | 变动比率 | 2022年\n单位售价 | 834.94 | 3.35% | 807.91 | -3.00% | 832.88\n单位成本 | 490.40 | 3.59% | 473.40 | 2.52% | 461.75\n单位能耗 | 33.00 | 10.00% | 30.00 | 20.00% | 25.00\n毛利率 | 41.26% | -0.14 | 41.40% | -3.16 | 44.56%"),
    ("a table that a page has cut", "序号 | 项目 | 2024年 | 2023年\n3 | 整流研发 | 316.4 | 96.4\n4 | 沟槽研发 | 94.2 | 208.9\n5 | 封装研发 | 88.4 | 68.5\n合计 | 774.0 | 373.8"),
    ("only some rows are shown", "下表为节选。\n所 | 收件 | 办结\n甲所 | 40 | 30\n乙所 | 60 | 50\n合计 | 100 | 90\n丙所 | 8 | 3"),
    ("a blank cell may hold the rest", "所 | 收件 | 办结\n甲所 | 40 | 30\n乙所 |  | 50\n丙所 | 8 | 5\n合计 | 108 | 85"),
    ("a number is torn apart", "项目 | 产值 | 工费 | 料费\n拆除 | 225 | 11.25 | 22.5\n爆破 | 150 | 15.00 | 15.0\n | | 2260. | \n合计 | 375 | 35 | 37.5"),
    ("two numbers glued in a cell", "项目 | 甲 | 乙\n拆除 | 22 | 11.2522.50\n爆破 | 15 | 15.00\n合计 | 37 | 99.00"),
    ("totals under other columns", "前 | 额 | 率 | 后 | 额 | 率\n甲某 | 18 | 9 | 丙某 | 67 | 33\n乙某 | 13 | 6 | 丁某 | 56 | 28\n合计 | 31 | 15 | 123 | 61"),
    ("the year is no quantity", "年度 | 收件 | 办结\n2021 | 40 | 30\n2022 | 60 | 50\n2023 | 8 | 5"),
    ("opening balances of several years", "单位 | 期初欠款 | 本期提供\n2008年 |  | \n甲 | 13 | 55\n乙 | 3 | 3\n小计 | 16 | 58\n2009年 |  | \n丙 | 5 | 4\n丁 | 4 | 2\n小计 | 9 | 6\n合计 | 16 | 64"),
    ("two lines of growth to two digits are chance", "类别 | 2023年（件） | 2022年（件） | 同比\n投诉 | 160 | 128 | 25%\n举报 | 81 | 90 | -11%\n咨询 | 531 | 424 | 35%"),
]  # fmt: skip


@pytest.mark.parametrize(("why", "text"), SILENT, ids=[why for why, _ in SILENT])
def test_what_the_table_does_not_vouch_for_is_not_called_wrong(why, text):
    assert not flagged(text), why


def test_a_total_that_nothing_vouches_for_is_worth_a_warning():
    text = "所 | 件数\n甲所 | 40\n乙所 | 60\n丙所 | 11\n合计 | {}"
    assert [one.severity for one in audited(text.format(112)).findings] == ["warning"]
    assert not audited(text.format(111)).findings


def test_a_sum_of_rounded_parts_may_be_off_by_half_a_step_for_each_of_them_and_for_itself():
    text = "类 | 本年（万元） | 上年（万元）\n甲类 | 1.4 | 2.4\n乙类 | 1.4 | 2.3\n丙类 | 1.4 | 2.4\n合计 | {} | 7.1"
    for stated, status in (
        ("4.2", "consistent"),
        ("4.4", "consistent"),
        ("4.0", "consistent"),
        ("4.7", "inconsistent"),
        ("3.7", "inconsistent"),
    ):
        assert said(text.format(stated), Status(status))[-2 if status == "consistent" else 0] == stated
