"""What holds numerals and is no quantity: hotlines, institutions, slogans, programmes. Data only."""

DIGIT_NAMES = {
    "110": "报指警联接", "119": "指火消接", "120": "急指救", "122": "报交接", "12345": "热政便市平服投公工电诉", "12315": "热平消投举电", "12348": "热法平公电",
    "12333": "热电服平", "12366": "热纳电服", "12388": "举热电", "12309": "检热平", "12368": "诉热电平", "12337": "举平智", "12328": "热交电", "12329": "热公电",
    "12355": "青热电", "12338": "妇热维电", "12351": "职热工电", "12356": "心热", "12318": "文举", "12331": "热投", "12350": "举热", "12369": "环热举", "12371": "党",
    "12380": "举", "12319": "城热", "12306": "网售铁平购", "211": "工高大院", "985": "高工大院", "863": "计", "973": "计", "996": "工", "12320": "卫热", "12322": "地",
    "12393": "医热", "12316": "三热农", "95598": "热供电", "12306,": "",
}  # fmt: skip
"""A number that is a name where one of these characters follows."""

_NUMERAL_NAMES = (
    "三项制度 四上企业 双公示 一件事 三个代表 两个确立 两个维护 四个意识 四个自信 四个全面 五位一体 两个毫不动摇 两个一百年 八项规定 三大攻坚战 三次产业 三会一课 "
    "一国两制 一带一路 十项新政 两个健康 三重一大 三个责任 四个最严 三个务必 六个必须坚持 五个必由之路 十个明确 十四个坚持 两个结合 两个大局 三位一体 四位一体 "
    "一次产业 两重建设 九个坚持 两山理论 千万工程 百千万工程 四个革命 四个现代化 四项基本原则 三个规定 十个严禁 六个严禁 七个有之 五个必须 三个区分开来 四种形态 三个倾斜 "
    "三个百分百 两个基本 三个离不开 五个认同 四个创新 两个市场 两种资源 两个轮子 三个地区 三个文明 三户一 五个振兴 十个必须 百分百 百分之百的 两位数 三位数 四位数 一百周年 "
    "三件套 四件套 两个半天 四个最 三股势力 三座大山 八股 五个一 三个一 四个一 六个一 两个不 三个不 四个不 两个三 两面三刀 三番五次 三番两次 四面八方 五颜六色 千家万户 "
    "千军万马 七上八下 五花八门 三头六臂 三天两头 三言两语 一分为二 二分之 九牛一毛 十拿九稳 一举两得 一石二鸟 四通八达 十年树木 三年疫情 两年两会 两岸 "
    "四处 四周 三大件 千人计划 万人计划 百年奋斗 百年未有 百年大党 百年老店 百年大计 千年大计 千年之 百年变局 百岁 四人普 五人普 六人普 七人普 八人普"
)
NUMERAL_NAMES = tuple(_NUMERAL_NAMES.split())
"""Set phrases that begin with numerals and a unit and name something."""

BARE_LABELS = "表图附件注式例章篇辑卷款栏录型册令双"
"""A bare number right behind one of these is its number: 表4-1, 附件2."""

SPACED_LABELS = "表图"
"""It is so behind one of these and a space too: 图 8(a), 表 3."""

NUMBERED = ("种群", "样地", "样点", "样方", "样带", "站点", "模型", "方案", "地块", "主成分", "情景", "群丛")
"""What is told apart by a bare number behind it, where the name ends there: 种群1、种群2."""

CODE_WORDS = (
    "代码",
    "编号",
    "邮编",
    "邮政编码",
    "证号",
    "电话",
    "传真",
    "手机",
    "热线",
    "账号",
    "卡号",
    "注册号",
    "信用代码",
    "学号",
    "批号",
    "车牌号",
    "号码",
    "文号",
    "备案号",
    "股票",
    "证券",
    "微信",
    "编码",
    "QQ",
    "代号",
    "专线",
    "拨打",
    "编 号",
)
"""A bare number behind one of these words, with at most a colon between, is a code."""

_RATIOS = (
    "容积 汇 市盈 市净 市销 倍 频 功 速 分辨 周转 比 流动比 速动比 概 斜 曲 生育 死亡 发案 发病 利 杠杆 效 密 折 费 换手 码 采样 帧 瞬时 转速 化 不 草 坦 直 轻 表 抚养 "
    "存贷 负担 赔 胜 交换 保障倍 相关 折算 兑换 黏 导电 透 曝光 刷新 时钟 基尼"
)
RATIOS = tuple(_RATIOS.split())
"""What stands before 率 where the rate is no percentage: 汇率为7.1."""

_PERCENTAGES = (
    "增长 失业 城镇化 城市化 利用 普及 参保 参合 处理 处置 收集 绿化 投诉 毛利 净利 合规 履职 缴费 入户 巡查 巡检 检查 登记 建档"
)
PERCENTAGES = tuple(one + "率" for one in _PERCENTAGES.split())
"""Rates that reports print in per cent, besides those of the metric lexicon; of another one (学习率为5) nothing is known."""
