"""The words right before a Chinese figure that name it, and those among them that do not. Tables, not logic."""

OPENING = "年月日底末度来"
"""What a name may begin with that belongs to the words before it: 2024年(末)."""

IDLE = (
    r"全年|一年|今年|本年度?|年度|报告期内?|截至|其中|同时|目前|已经|已|现|共计|共有|总共|一共|合计|总计|共"
    r"|约为|约|近|超过|超|逾|达到了?|达|为|是|有|了|的|实现|完成|来自|本公司|公司|本集团|集团"
)
"""What does not change the name that it stands in: 全年共实现…."""

_UP = "增长|增加|上升|提高|提升|上涨"
_DOWN = "下降|减少|降低|回落|下跌|收窄"

CHANGE = (
    r"^(?P<base>[同环]比|[较比]?(?:上年|去年)(?:同期)?|[较比]?同期|.{0,8}平均)?"
    rf"(?:(?P<up>{_UP})|(?P<down>{_DOWN}))[至到]?$"
)
"""A change, which is named by what changes, the figure before it: 同比下降."""

OTHER_BASES = ("环比", "平均")
"""Changes that are not those of a year."""

NO_NAME = rf"^.{{0,7}}(?:{_UP}|{_DOWN}|扩大|增速|增幅|降幅|涨幅|跌幅)[至到]?$"
"""A change that does not say of what."""

YEAR = r"(?:19|20)[0-9]{2}(?=年)"

PERIOD = (
    r"[去上前次明][一二]?年(?:同期)?|同期|[年期月][初末底]|[上下]半年|[一二三四前]+季度|1[-—–~～至]\s?[0-9]{1,2}月|(?<![0-9])[0-9]{2}[QH][1-4]|[0-9]{1,2}月(?:[0-9]{1,2}日)?"
    r"|[当本上]月|新增|以来|[昨今]天|[日月年]均|十[一二三四五]五"
)
"""Parts of a year and ways to count: of two figures that differ in one of these, one is not the other."""
