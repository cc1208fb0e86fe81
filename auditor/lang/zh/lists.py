"""How Chinese reports number headings and the items of lists. Tables, not logic."""

NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

BREAKS = frozenset("。；：;:！？")
PAUSES = BREAKS | frozenset("，,、）)”")
"""What may stand before a mark in running text."""

MARK = (
    f"[{NUMERALS}{CIRCLED}（(第\\n{''.join(sorted(BREAKS))}](?:"
    rf"(?<=[\n{''.join(sorted(BREAKS))}])[ \t\u3000]*+(?P<third>[0-9]{{1,2}})(?:[．、]|\.(?![0-9]))(?![0-9])"  # 1．
    rf"|(?<![\n{''.join(sorted(BREAKS))}])(?:"
    rf"(?<=[{NUMERALS}])[{NUMERALS}]{{0,2}}(?:(?P<spoken>\s{{0,2}}[是要])|(?P<first>[、．.](?![{NUMERALS}0-9])))"  # 一是, 一、
    rf"|(?<=[（(])(?:(?P<second>[{NUMERALS}]{{1,3}})|(?P<fourth>[0-9]{{1,2}}))[)）]"  # （一）, （1）
    rf"|(?<=第)[{NUMERALS}]{{1,3}}(?:(?P<chapter>[章编篇])|(?P<section>节)|(?P<word>[，,：]))"  # 第一章, 第一节, 第一，
    f"|(?P<ring>(?<=[{CIRCLED}]))))"  # ①
)
"""A number that opens a heading or an item. It begins with a bare class without the digits, so that text without marks is
skipped at speed; a 1． is looked for behind what it may stand behind."""

CLOSERS = "是要、．.章编篇节，,：)） \t\r\n\u3000"
"""What may stand behind the numeral of a mark."""

ORDER = ("chapter", "section", "first", "second", "third", "fourth", "ring", "spoken", "word")
"""The kinds of marks, from the outermost to the innermost, as reports number."""

HEADINGS_ONLY = frozenset(("chapter", "section"))
"""In running text these cite: 见第三节."""

UNMISTAKABLE = frozenset(("spoken", "second", "fourth", "ring"))
"""These cannot be mistaken for a numeral, and so may stand behind a comma too."""

COMMAS = frozenset("，,")
POINTED_AT = r"是|等[于於]|不[是同]"
"""What follows a number that points back to an item instead of opening one."""

ANYWHERE = frozenset(("spoken", "word"))
"""These count on whether they stand at the start of a line or in it."""

CAREFUL = frozenset(("chapter", "section", "third", "fourth", "ring"))
"""Running titles, tables and notes hold these too: only a list that begins with 1 and 2 can be broken."""

HIDDEN = (
    f"(?<![{NUMERALS}{{not_after}}]){{han}}(?=[是要、．.）)，,为来则 ])"  # 二则, 二 是
    r"|(?<![0-9{not_after}]){arabic}(?=\x20?[．.、）)])|(?<=[；;。][（(]){arabic}(?=[\u4e00-\u9fff])"
    rf"|{{ring}}|第{{han}}(?![{NUMERALS}])"
)
"""A number that seems to be left out, in another dress."""

IN_WORDS = {1: "首先", 2: "其次", 3: "再次|再者"}
"""What stands for a number of a list in words: 第一，…。其次，…。第三，…."""

OTHER_FIRST = r"首先|首要|一方面|其一|第一|一[是要来]|最主要"
"""A list that begins without a mark, so that 二是 may be its second."""

CONTENTS = ("....", "……", "····", "⋯⋯")
"""The leaders of a table of contents."""

# ------------------------------------------------------------------------------------------ counts of items

NO_COUNT = rf"[≥≤><＞＜第前后首头近每各另他余A-Za-z0-9%百千万零〇{NUMERALS}两几数~～—-]|(?<=[0-9A-Za-z])[.,，]"
"""What makes a number no count of items where it stands right before it: 第三个, 1.5个, 三五个, 前三名."""

HEDGED = r"(?:不[到足]|至少|最多|超过?|大约)$"
"""What makes a number say less than how many there are, where it stands right before it."""

CLASS = "二[类级]"
CARDINAL = "[分为成列这共有计]$"
"""二类 is the second class, but for a list's own words before it; 两类 is a number."""

EACH_HAS = "各有$"
"""A bracket behind it says where each has so many: 两型各有3个（甲区和乙区）."""

NO_NOUN = rf"间(?!隔|断|距)|[等数渠月余多以半季字词{NUMERALS}]|小时|工作日|百分点|交易日|学[期年]|及以上|世纪|汉字|人次|[:：]\d|(?<=方面)(?:合作|会谈|会晤|磋商)(?![^，。；]{{0,8}}[：:])"
"""What does so right behind it: 三个月, 五个百分点, 两位数, 三馆一中心."""

PLACE = "三门[峡县湾]|五大连池|五家渠|九门口"
"""Places whose names begin as a count of items does."""

LEAD = r"(?P<these>这)?(?:共计?|一共|总共)?$"
LEAD_ENDS = frozenset("这共计\n")
"""这三个, 共三个; and what that ends in, before a line break too."""

NO_LIST_END = (
    r"[了的达有为是在到约近超过各每余至从由把将被使让前后起满仅新中以按、和与及]$|(?<![校核比配应相绝成])对$|[两三四五六七八九十][地省市县区国]$"
    r"|(?:落实|推进|实施|开展|执行|贯彻|完善|健全|建立|深化|做[好到]|抓好|推行|实行|坚持|围绕|聚焦|打造|构建|增强|坚定|强化|加强|践行|发挥|拥护"
    r"|遵守|履行|设立|新建|新增|建成|创建|获评|获得|培育|引进|申报|完成|建设|召开|举办|制定|出台"
    r"|提出|[抓查破缴捕][获扣捕]|发现|检出|救[出治助]|选派|派出|招[收募聘]|接[收诊]|处罚|拘留|逮捕|击毙|销售|生产|采购|拥有|开设|开办|设有|建有)$"
)
"""What ends in this is not the list that is counted: 甲、乙建立了三个."""

PARTIAL = r"等|如[^何]|包括但不限于|在内|其中|之一|各|每|分别|以外|\d\s?(?![号型期和与及])[%％\u4e00-\u9fff]"
"""Words of a list that is not all there, or not of the items."""

ACTS = (
    r"(?:[新改扩续迁翻重]建|取消|下放|承接|调整|制定|修订|废止|修改|发布|出台|建成|开工|投产|竣工|实施|完成|新增|改造|修复|整治|查处|立案|受理|办结"
    r"|审结|收集|整理|编制|印发|推广|培育|引进|创建|认定|评选|推荐|申报|获批|命名|清理|关停|拆除|升级|扩容|设立|规划|引入|签约|落地|推进|谋划|储备)$"
)
"""What is done, and no thing: 新建、改建、扩建3个."""

WITHIN = rf"[{NUMERALS}两0-9][级类种项个层方][和与及]"
"""A number of its own inside a list, behind which another list begins: 国家、省两级和甲、乙、丙3种."""

NAMED_GROUP = "(?:中亚五|北欧[四五]|波罗的海三|海湾六|湄公河[五六]|外高加索三|高加索三|金砖[五十]|东北三|低地三|比荷卢三)[国省]$"
"""A name that says how many there are of those it names, which no list before it counts: 拉美、非洲、中亚五国."""

ONE_MORE = "[，,；;。](?:而(?!且|后|是|不)|此外|另外|还有|另有)"
"""What opens an item that has lost its number: 三是…，而…."""

FROM = "来自|位于|分布[在于]"
"""What makes the items places that the counted things are in: 来自甲、乙、丙共5家."""

TOGETHER_WITH = "会同|联合|协同|携手|联手|伙同|率领?|带领"
"""What joins two bodies in one item: 农业部会同水利部、气象局三个部门."""

LED_BY = (
    r"(?:(?:牵头|领衔|为首|为主|[挂领带]头|发起|会同|联合|协同|携手|联手)[^，。；]{0,6}"
    r"|(?:除|继|随着|[加算]上)[^，。；]{1,12}(?:[以之]?外|[以之]?后)?)[，,]$"
)
"""The end of a clause that names one more than the list behind it: 由甲集团牵头，乙、丙、丁四家一起; 继甲市之后，乙、丙、丁四市."""

COUNTED_ITEM = rf"(?:以?及|[和与])?(?:[两{NUMERALS}]|[0-9]{{1,2}})\x20?"
"""What makes an item several of those that are counted: 空载体以及两种构建体."""

COMPOUND = "[/／]"
"""What makes several things one item: 上电/掉电复位."""

SCATTERED = "[区县市省州镇乡村户]|街道|单位|部门|企业|公司|机构|学校|医院|景区"
"""Places and bodies, of which a numbered list that says what each is to do names none: 6个区：1.关闭…，加强…；2.…."""

SIDES = "[上中下东西南北左右前后内外]{2,4}(?=[\u4e00-\u9fff])"
"""So many sides in one word: 上中下游."""

SPAN = r"(?<=[A-Za-z\u4e00-\u9fff])(?P<first>[0-9]{1,2})\x20?[~～至到—–-]{1,2}\x20?(?P<last>[0-9]{1,2})$"
"""A run of numbered things in one item: 甲1~4."""

CITES = "式图表见例注第附"
"""What stands before the number of something else: 式（3）."""

SUM_UP = r".{0,4}?(?:方面|领域|环节|要素|原则|理念|指标|因素|变量|维度|层面|层次|阶段|关系|程序|板块|部分|类别|类型)"
"""A noun that sums up what was listed before it."""

SUMMING_UNITS = frozenset(("大", "大类", "类", "种", "方面", "领域", "环节", "原则"))

_WORDS = rf"[^，,。；;：:、（）()\s“”《》0-9的{NUMERALS}]"
_LOOSE = "包括|分为|分成|涵盖|涉及"
_BARE = "(?<![分依均仍都就不也还只要多，,])(?<!分别)(?<!依次)[是为](?!了)"
SIGN = rf"：|:|（|\(|即|分别[是为]|依次[是为]|{_BARE}|{_LOOSE}"
ANNOUNCE = rf"{_WORDS}{{0,12}}”?{_WORDS}{{0,4}}(?P<sign>[：:]\s*|[（(]|[，,]?(?:即|分别[是为]|依次[是为]|(?P<loose>{_LOOSE})|(?P<bare>{_BARE})))"
"""What joins a count to the list behind it: 三类案件：, “四馆”（, 两项机制，即, 两个因素是; and ``SIGN``, which it cannot be without."""

LOST_CUT = r"[）)]\x20?(?=(?![和与及])[A-Za-z\u4e00-\u9fff]{1,8}\x20?[（(])|或(?!者?其)"
"""Where two items may part without a mark: 普通鵟（Buteo buteo）鸳鸯（Aix）; the last of a list may stand behind 或."""

COUNTED_NOUN = r"\x20?(?P<noun>[\u4e00-\u9fff]{2,5}?)(?=[共中的分均都进采是为在之间与和及内下各对有随呈，,。；（(]|$)"
"""The noun right behind a count, before what is said of it: 3个水情期共鉴定."""

NO_ITEM_NAME = (
    rf"有(?!机)|均(?=[为有在与无呈达显])|[的在对与随而但其不各每该这此前后共所是以从因为将被可中上下了到也都和及比向于得又还如仅较使含余若据由把给向就更最既即]"
    rf"|[0-9两{NUMERALS}]\x20?[种个项条家只组类处株款名年大]|结果|发现|表明|说明|提示|分析|显示|总体|整体|添加|增加|另|多数|选取|采用|研究"
)
"""What no name of a thing holds, but a sentence about several does: 不同处理, 3种作物."""

GARBLED = r"[\\{}^]"
"""What formulas leave in extracted text."""

NO_ITEMS = (
    r"[图表]\x20?[0-9A-Z]|含|包括|如|指|不|见|详见|其中|除|截|以下|简称|共|按|自|每|原|[^、]?、|.*、.?$"
    r"|.*(?:开发区|街道|地区|园区|机构|企业|单位)$"
)
"""Brackets that list no items: 8个县（市、区）, 6人（含借调、挂职）."""

STOP = r"[。；;！？]|\n\s*\n"
FULL_STOP = r"[。！？\n]"
"""Where a list ends, at most, and where a list of clauses does."""
