"""The units of Chinese figures: classifiers that count, money, and measures. Tables only; a unit is found longest first."""

from auditor.model import Kind

_CLASSIFIERS = """
个 件 项 家 名 人 位 条 起 例 份 次 户 种 类 场 所 座 台 套 辆 部 批 株 只 头 张 本 册 篇 支 枚 颗 粒 块 片 根 栋 幢 间 层 处 宗 笔
艘 架 列 趟 班 轮 届次 票 席 桌 桶 箱 袋 包 盒 瓶 罐 把 口 眼 盏 面 幅 副 双 对 组 队 伙 群 串 束 匹 尾 羽 峰 门 剂 剂次 针 针次 床 卷 卡 款 则 句 字 字节
页 章节 段 行 站 点 门次 股 手 注 期 棵 丛 车 樘 孔 管 挂 盘 缸 把 顶 台套 套次 人份 单 单位 户次 人次 场次 件次 车次 批次 班次 架次 艘次
列次 台次 例次 家次 项次 条次 卷次 份次 辆次 头次 只次 株次 纲 目 科 属 村次 次数 台班 标箱 标准箱 个次 席位 床位 车位 个点 组次 班列 户数
人员 员工 职工 学生 居民 党员 干部 企业 部门 社区 乡镇 街道 镇街 市县 县市 区县 县区 村 镇 乡 县 市 省 国 校 院 站点 网点 岗位 案件 家庭
品种 小区 村庄 村民 群众 用户 市场主体 经营主体 标准集装箱 集装箱 机组
档 词 集 章 朵 杯 响 棒 首 封 枝 幕 曲 顿 碗 壶 筐 篮 捆 扇 堆 排 团 帖 艇 部分 方面 毛钱 载 道 声 步 拍 帧 像素 局 胜 负 平局 球 分球 杆 环 金 银 铜 进球 合约 具 柱 具次 栏 宿 套房 名次
"""

_MONEY = """
元 美元 港元 欧元 日元 韩元 澳元 加元 新元 台币 新台币 人民币 元人民币 英镑 法郎 瑞士法郎 卢布 卢比 泰铢 港币 美金 澳门元 澳门币 新加坡元 加拿大元 澳大利亚元 林吉特 兰特
比索 雷亚尔 里拉 越南盾 印尼盾 坚戈 图格里克 第纳尔 里亚尔 迪拉姆 先令 克朗 马克 块钱 角
"""

_MEASURES = """
米 公里 千米 厘米 毫米 微米 纳米 分米 里 华里 英里 海里 英尺 英寸 尺 寸 丈 光年 丝 忽米
平方米 平方公里 平方千米 平方厘米 平方毫米 平米 平方英里 平方英尺 平方 公顷 亩 亩次 英亩 顷
立方米 立方 立方厘米 立方公里 立方分米 方 升 毫升 公升 加仑 标准立方米 标立方米 标方 立方英尺
吨 公斤 千克 克 毫克 微克 纳克 斤 市斤 磅 盎司 克拉 公担 担 吨公里 吨标准煤 吨标煤 吨油当量 蒸吨 载重吨 总吨 吨位 人公里
年 年度 周年 个月 月龄 个季度 季 周 天 日 个工作日 工作日 个交易日 交易日 个自然日 自然日 昼夜 晚 夜 小时 个小时 学时 课时 工时 工日 分钟 刻钟 秒 秒钟 毫秒 微秒 纳秒 周岁 岁 个世纪 世纪 代
级 级地震 千瓦 瓦 兆瓦 吉瓦 千瓦时 千瓦小时 瓦时 兆瓦时 度 千伏 伏 伏特 安 安培 安时 千伏安 兆伏安 欧姆 赫兹 赫 兆赫 千赫 吉赫 焦耳 千焦 卡路里 千卡 大卡 卡 帕 千帕 兆帕 牛 牛顿 马力 流明 分贝
摄氏度 华氏度 开尔文 比特 兆 兆字节 吉字节 千字节 太字节 分 基点 个基点 分位 迈 当量 毫西弗 摩尔 毫摩尔
"""


def _all(words: str, kind: Kind) -> dict[str, Kind]:
    return dict.fromkeys(words.split(), kind)


UNITS: dict[str, Kind] = (
    _all(_CLASSIFIERS, "count")
    | _all(_MONEY, "amount")
    | _all(_MEASURES, "measure")
    | _all("个百分点 百分点 个百份点 百份点 个百分比 个千分点 千分点", "points")
)
"""Every unit in characters and what kind of figure it makes."""

_LATIN_MEASURES = """
km m cm mm nm um μm µm dm km2 m2 cm2 mm2 hm2 km² m² cm² mm² hm² m3 m³ cm3 cm³ mm3 dm3 Nm3 Nm³ ha kg g mg ug μg µg ng pg t Mt L l ml mL ML dl dL μL µL ul
W w kW KW kw Kw MW mw GW TW kWh KWh kwh KWH kW·h MWh GWh TWh GW·h MWp GWp Wh V v kV KV kv mV mA Ah mAh kVA KVA MVA Hz kHz KHz MHz Mhz GHz Ghz mJ μJ kJ MJ GJ cal kcal Pa kPa KPa MPa Mpa GPa
kN dB lm lx s ms min h hr d eV keV MeV mol mmol μmol ppm ppb rpm KB kB MB GB TB PB EB ZB bit Kbps kbps Mbps Gbps Tbps bps FLOPS PFLOPS EFLOPS P PF EF EFlops PFlops Eflops Pflops
℃ °C ° ㎡ ㎥ ㎞ ㎏ ㎝ ㎜ ㎎ ㏑ Ω kΩ MΩ dpi DPI px fps TEU DWT BP bp pH IU ku kDa nT mT mmHg cmH2O CFU copies mSv Bq tce
"""

LATIN: dict[str, Kind] = _all(_LATIN_MEASURES, "measure") | _all("pct pcts pp pps", "points")
"""Units in Latin letters and signs; none may run on into more letters or digits."""

INTERNAL = {
    "个小时": "小时",
    "个工作日": "工作日",
    "个交易日": "交易日",
    "个自然日": "自然日",
    "个世纪": "世纪",
    "人民币": "元",
    "元人民币": "元",
    "块钱": "元",
    "百分点": "个百分点",
    "百份点": "个百分点",
    "个百份点": "个百分点",
    "个百分比": "个百分点",
    "千分点": "个千分点",
    "港币": "港元",
    "美金": "美元",
}
"""Units that are another's name: the figure carries the latter."""

STOPS = {
    "人": "民均才",
    "个": "半",
    "周": "期边刊恩",
    "年": "级轻轮货龄鉴均",
    "天": "然津",
    "日": "本均前趋益",
    "月": "份球",
    "分": "别布管类享析",
    "点": "多亮击燃赞",
    "米": "粉饭",
    "里": "程约",
    "克": "服拉隆",
    "升": "级至到高为幅",
    "元": "旦素宵",
    "角": "度",
    "面": "积对向临",
    "度": "假",
    "方": "面案式法向便",
    "安": "全置排装徽",
    "伏": "击",
    "瓦": "斯",
    "卡": "车片通口",
    "节": "能约",
    "代": "表理码替",
    "位": "于居列",
    "种": "子",
    "目": "标录前的光",
    "科": "室目学技研员级普长教创考",
    "属": "于地下实性",
    "类": "似推",
    "场": "所馆",
    "所": "有以属在示",
    "座": "谈",
    "台": "湾账风山",
    "套": "利用",
    "部": "署委队",
    "批": "发准复",
    "只": "有能是要需为",
    "头": "部",
    "张": "家",
    "本": "市区县省年月届级公院科次人期",
    "支": "持付撑",
    "根": "据",
    "间": "隔接断",
    "处": "理于罚置",
    "列": "入为出席举",
    "班": "子",
    "轮": "胎车船椅",
    "把": "握关控",
    "口": "岸径",
    "双": "方向创减碳",
    "对": "于应象比照接外此",
    "组": "织成建合",
    "队": "伍",
    "群": "众",
    "款": "项",
    "行": "业政为动驶",
    "股": "权东份",
    "手": "续",
    "车": "票间主",
    "注": "册重入意销明",
    "期": "间末限货待望权",
    "单": "独价元",
    "村": "民委",
    "镇": "街",
    "乡": "村",
    "县": "级域",
    "市": "场民级委值",
    "省": "级委内",
    "国": "内际有外资",
    "校": "园长",
    "院": "士校长",
    "道": "路德",
    "步": "骤",
    "环": "境保比",
    "金": "融额牌",
    "银": "行牌",
    "铜": "牌",
    "球": "员迷",
    "季": "度节",
    "管": "理道",
    "盘": "活",
    "负": "责债担",
    "胜": "利",
    "担": "保",
    "桶": "装",
    "局": "部面长",
    "起": "步草来源",
    "例": "如",
    "份": "额",
    "包": "括装容含衣",
    "具": "有体备",
    "件": "均",
    "户": "均籍",
}
"""A unit is none where one of these follows: 人 of 20人民警察, 周 of 97周期."""
