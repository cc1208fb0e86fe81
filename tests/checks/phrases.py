"""Reports made of true figures: the figures, their printed form, and the nouns of a dozen trades.

A telling is a text and the places of what it states. Every place knows, from the printed figures alone, what the figure can
be (``truth``), what another reading of the sentence would make of it (``rivals``), and where its words leave it open what it follows
from (``left_open``): 包括 may name only some parts, 其余 may be the rest of a greater whole. Nothing here is taken from the engine.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from hypothesis import strategies as st

from auditor import audit_text
from auditor.model import Finding

Ends = tuple[Fraction, Fraction]
Draw = Callable[..., object]


# ------------------------------------------------------------------------------------------------ printed figures


def printed(value: Fraction, places: int, *, even: bool = False) -> str:
    """A number rounded to so many decimals, half up or half to even."""
    scaled = value * 10**places
    whole = scaled.numerator // scaled.denominator
    rest = scaled - whole
    if rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (not even or whole % 2)):
        whole += 1
    digits = str(whole).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


@dataclass(frozen=True)
class Given:
    """An operand as printed, and the numbers it can stand for, in units."""

    text: str
    low: Fraction
    high: Fraction

    @property
    def ends(self) -> Ends:
        """Its range."""
        return self.low, self.high


@dataclass(frozen=True)
class Stated:
    """A figure that follows from others: a numeral, what surrounds it, and its truth in the numeral's own scale."""

    numeral: str
    check: str
    truth: Ends
    before: str = ""
    after: str = ""
    hedge: str = ""
    exact: bool = False
    most: int | None = None
    rivals: tuple[Ends, ...] = ()
    """What another reading of the sentence would make of it."""
    left_open: tuple[Ends, ...] = ()
    """Where the words no longer say that it is the figure that follows: each phrase says why."""

    @property
    def step(self) -> Fraction:
        """One unit in its last place."""
        return Fraction(1, 10 ** len(self.numeral.partition(".")[2]))


@dataclass(frozen=True)
class Place:
    """Where a stated figure's numeral stands."""

    start: int
    stated: Stated

    @property
    def end(self) -> int:
        """Behind its last digit."""
        return self.start + len(self.stated.numeral)


@dataclass(frozen=True)
class Telling:
    """A text of true figures."""

    text: str
    places: tuple[Place, ...]

    def moved(self, at: int, steps: int) -> "Telling | None":
        """The text with one stated figure moved so many printed steps or the least more that nothing excuses; None where
        no figure of its form can be wrong."""
        place = self.places[at]
        one = place.stated
        value, step = Fraction(one.numeral), one.step
        sign = 1 if steps > 0 else -1
        for turn in (sign, -sign):
            for k in range(abs(steps), abs(steps) + 400):
                other = value + turn * k * step
                if other <= 0 or (one.most is not None and other > one.most):
                    break
                numeral = printed(other, len(one.numeral.partition(".")[2]))
                if any(excused(one, numeral, ends) for ends in (one.truth, *one.rivals)):
                    continue
                if any(low <= other <= high for low, high in one.left_open):
                    continue
                if not (one.check == "share" and read_otherwise(self.text, other, step)):
                    text = self.text[: place.start] + numeral + self.text[place.end :]
                    return Telling(text, (Place(place.start, replace(one, numeral=numeral)),))
        return None


def last_unit(numeral: str) -> Fraction:
    """One unit of the last place that is not 0."""
    if "." in numeral:
        return (
            Fraction(1, 10 ** len(numeral.partition(".")[2].rstrip("0"))) if numeral.partition(".")[2].strip("0") else Fraction(1)
        )
    return Fraction(10 ** (len(numeral) - len(numeral.rstrip("0"))))


def read_otherwise(text: str, value: Fraction, step: Fraction) -> bool:
    """Whether two counts of a text give a share of a hundred steps or more, rounded or cut off, or a count and another together any.

    Charity spares what another pair of the passage gives, because in real text the words that seem to bind a share are now and then
    those of another list; of fewer steps a pair gives it too easily to spare anything. A count before a part may be of those left
    without it: 随访73例，失访2例（2.67%）.
    """
    counts = [int(one) for one in re.findall(r"(?<![0-9.,])([0-9]+)(?![0-9.,%])", re.sub(r"(?<=[0-9]),(?=[0-9]{3})", "", text))]
    wholes = [(a, b) for a in counts for b in counts if a <= b and b and value >= 100 * step]
    wholes += [(a, a + b) for a in counts for b in counts if a + b]
    return any(-step <= 2 * (Fraction(100 * a, b) - value) < 2 * step for a, b in wholes)


def excused(one: Stated, numeral: str, ends: Ends) -> bool:
    """Whether a figure printed so can come from these numbers, were it rounded up or down, cut off, or one off in its last place."""
    value, step, unit = Fraction(numeral), one.step, max(one.step, last_unit(numeral))
    low, high = ends
    if one.hedge == "over":
        return high >= value
    if one.hedge == "under":
        return low <= value and high >= value - unit
    if one.hedge == "below":
        return low < value  # a bound, as with 超过: what holds is no error
    if one.hedge == "about":
        return low <= value + unit and high >= value - unit
    if one.exact:
        return low <= value <= high
    return low <= value + step * 3 / 2 and high >= value - step * 3 / 2


def tell(*pieces: "str | Given | Stated | Sequence[str | Given | Stated]") -> Telling:
    """Pieces put together."""
    text = ""
    places: list[Place] = []
    for piece in flat(pieces):
        if isinstance(piece, str):
            text += piece
        elif isinstance(piece, Given):
            text += piece.text
        else:
            text += piece.before
            places.append(Place(len(text), piece))
            text += piece.numeral + piece.after
    return Telling(text, tuple(places))


def flat(pieces: "Sequence[object]") -> "list[str | Given | Stated]":
    """Pieces without their lists."""
    out: list[str | Given | Stated] = []
    for piece in pieces:
        if isinstance(piece, str | Given | Stated):
            out.append(piece)
        elif piece is not None:
            assert isinstance(piece, list | tuple)
            out.extend(flat(piece))
    return out


def listed(items: Sequence[object], comma: str = "、", last: str = "、") -> list[object]:
    """Items with commas between them, and another word before the last."""
    out: list[object] = []
    for k, item in enumerate(items):
        if k:
            out.append(last if k == len(items) - 1 else comma)
        out.append(item)
    return out


# ------------------------------------------------------------------------------------------------ exact ranges


def quotient(part: Ends, whole: Ends, factor: int = 1) -> Ends:
    """The range of factor × part / whole, all positive."""
    return part[0] * factor / whole[1], part[1] * factor / whole[0]


def added(*many: Ends) -> Ends:
    """The range of a sum."""
    return sum((one[0] for one in many), Fraction(0)), sum((one[1] for one in many), Fraction(0))


def less(new: Ends, old: Ends) -> Ends:
    """The range of a difference."""
    return new[0] - old[1], new[1] - old[0]


def times(ends: Ends, factor: Fraction | int) -> Ends:
    """A range in another scale."""
    return ends[0] * factor, ends[1] * factor


def grown(new: Ends, old: Ends) -> Ends:
    """The range of 100 × (new / old − 1), turned positive for a fall."""
    low, high = quotient(new, old, 100)
    return (low - 100, high - 100) if low + high >= 200 else (100 - high, 100 - low)


def point(value: int | Fraction) -> Ends:
    """One number."""
    return Fraction(value), Fraction(value)


# ------------------------------------------------------------------------------------------------ nouns


@dataclass(frozen=True)
class Trade:
    """The nouns of one trade."""

    thing: str
    unit: str
    came: str
    """What is done to the whole."""
    done: str
    """What is done to the part."""
    rate: str
    classes: tuple[str, ...]
    """Classes that exclude each other."""
    kinds: tuple[str, ...] = ()
    """Classes of the first class."""
    stock: bool = False
    """Whether more may be done than came, from what stood over: a rate below the quotient can then be right."""

    def excuses(self, truth: Ends) -> tuple[Ends, ...]:
        """What an opening stock that nobody prints could make of a rate."""
        return ((Fraction(0), truth[1]),) if self.stock else ()


TRADES = (
    Trade(
        "案件",
        "件",
        "受理",
        "审结",
        "审结率",
        ("民事案件", "刑事案件", "商事案件", "知识产权案件", "海事案件"),
        ("离婚纠纷", "借贷纠纷"),
    ),
    Trade(
        "隐患", "处", "排查", "整改", "整改率", ("电气隐患", "疏散通道隐患", "消防水源隐患", "燃气隐患"), ("线路老化", "私拉乱接")
    ),
    Trade("样品", "批次", "抽检", "合格", "合格率", ("乳制品", "糕点", "食用油", "调味品", "茶叶"), ("灭菌乳", "发酵乳")),
    Trade("问卷", "份", "发放", "回收", "回收率", ("教师卷", "学生卷", "家长卷", "校医卷"), ("初中教师卷", "小学教师卷")),
    Trade(
        "诉求",
        "件",
        "接收",
        "办结",
        "办结率",
        ("供暖类诉求", "停车类诉求", "噪声类诉求", "物业类诉求"),
        ("欠费停暖", "管道漏水"),
        stock=True,
    ),
    Trade("报关单", "票", "申报", "放行", "放行率", ("一般贸易", "加工贸易", "保税物流", "跨境电商"), ("空运", "海运")),
    Trade("患者", "例", "收治", "治愈", "治愈率", ("轻型", "普通型", "重型", "危重型"), ("儿童", "成人")),
    Trade("学员", "名", "招收", "结业", "结业率", ("焊工班", "电工班", "育婴班", "烹饪班"), ("高级工", "中级工")),
    Trade("来信", "封", "收到", "答复", "答复率", ("建议类", "求助类", "举报类", "表扬类"), ("住房建议", "交通建议")),
    Trade(
        "监测点",
        "个",
        "布设",
        "达标",
        "达标率",
        ("河流监测点", "湖库监测点", "地下水监测点", "近岸海域监测点"),
        ("干流监测点", "支流监测点"),
    ),
    Trade("农机", "台", "检验", "通过", "通过率", ("拖拉机", "收割机", "插秧机", "烘干机"), ("履带式", "轮式")),
    Trade("火灾", "起", "接报", "查明原因", "查明率", ("住宅火灾", "厂房火灾", "车辆火灾", "林地火灾"), ("电气原因", "用火不慎")),
)
MATTERS = (
    ("税收", "万元"),
    ("小麦产量", "吨"),
    ("门诊收入", "万元"),
    ("招生人数", "人"),
    ("报警数量", "起"),
    ("出口额", "亿元"),
    ("借阅量", "册次"),
    ("专利授权量", "件"),
    ("生猪出栏量", "头"),
    ("用电量", "万千瓦时"),
    ("保费收入", "亿元"),
    ("献血人次", "人次"),
    ("立案数", "件"),
    ("培训人数", "人次"),
    ("存款余额", "亿元"),
    ("通关票数", "票"),
    ("罚没款", "万元"),
    ("救护车出动次数", "次"),
)
"""What has a level each year, and its unit; 万 and 亿 in a unit make it an amount."""
RATES = (
    "按期交付率",
    "设备完好率",
    "门诊预约率",
    "种子发芽率",
    "疫苗接种率",
    "毕业去向落实率",
    "电子送达率",
    "垃圾分类覆盖率",
    "床位使用率",
    "午餐供应率",
)
SPANS = ("全年", "上半年", "今年以来", "一季度", "本学期", "2023年", "报告期内", "本月", "")
PLACES = ("青石县", "临湖区", "松岗镇", "北望市", "云梯乡", "本院", "我局", "该校", "")
BRACKETS = (("（", "）"), ("(", ")"))


# ------------------------------------------------------------------------------------------------ drawing


@dataclass
class Hand:
    """The draws of one example."""

    draw: Draw

    def one(self, *choices: object) -> object:
        """One of these."""
        return self.draw(st.sampled_from(choices))

    def word(self, *choices: str) -> str:
        """One of these words."""
        return str(self.one(*choices))

    def number(self, low: int, high: int) -> int:
        """A whole number."""
        return int(self.draw(st.integers(low, high)))  # type: ignore[call-overload]

    def size(self, low: int = 2, high: int = 5) -> int:
        """A number of so many digits: small ones are as likely as large ones."""
        digits = self.number(low, high)
        return self.number(10 ** (digits - 1), 10**digits - 1)

    def trade(self) -> Trade:
        """A trade."""
        one = self.one(*TRADES)
        assert isinstance(one, Trade)
        return one

    def parts(self, count: int, low: int = 2, high: int = 4) -> list[int]:
        """Sizes of classes, none of them another's equal."""
        out: list[int] = []
        while len(out) < count:
            size = self.size(low, high)
            while size in out:
                size += 1
            out.append(size)
        return out

    def cells(self, count: int) -> list[int]:
        """Counts for the cells of a table, together below 1600: a bare 1949 or 12345 in a cell may be a year or a telephone number."""
        return [self.number(7, 399) for _ in range(count)]

    def lead(self) -> str:
        """Where and when."""
        return self.word(*SPANS) + self.word(*PLACES)

    def share(
        self,
        truth: Ends,
        *,
        check: str = "share",
        rivals: Sequence[Ends] = (),
        hedges: bool = False,
        most: int | None = 100,
        after: str = "%",
    ) -> Stated:
        """A percentage printed with 0 to 3 places, and never as 0 or as the whole unless it is."""
        middle = (truth[0] + truth[1]) / 2
        places = self.number(0, 3)
        even = bool(self.number(0, 1))
        while places < 3 and (
            Fraction(printed(middle, places)) == 0 or (Fraction(printed(middle, places)) == 100 and middle != 100)
        ):
            places += 1
        hedge = self.word("", "", "about", "over", "under") if hedges else ""
        numeral = printed(middle, places, even=even)
        before = ""
        if hedge:
            step = Fraction(1, 10**places)
            down = (truth[0] / step).numerator // (truth[0] / step).denominator * step
            if hedge == "about":
                before = self.word("约", "约为") if most is None else "约"
            elif hedge == "over":
                numeral, before = printed(down, places), self.word("超过", "逾", "超")
                if Fraction(numeral) >= truth[0]:
                    hedge = before = ""
            else:
                numeral, before = printed(down + step, places), self.word("近", "接近", "不足")
                hedge = "below" if before == "不足" else hedge
                if Fraction(numeral) <= truth[1] or Fraction(numeral) > 100:
                    hedge, before, numeral = "", "", printed(middle, places, even=even)
        return Stated(numeral, check, truth, before, after, hedge, False, most, tuple(rivals))

    def count(self, value: int, unit: str = "") -> Given:
        """A counted number."""
        return Given(f"{value}{unit}", Fraction(value), Fraction(value))

    def total(self, value: int, unit: str, check: str = "total", left_open: Sequence[Ends] = ()) -> Stated:
        """A counted number that follows from others."""
        return Stated(str(value), check, point(value), "", unit, "", True, None, (), tuple(left_open))

    def steps(self) -> int:
        """How far a figure is moved: as often near as far."""
        return (self.number(2, 30) if self.number(0, 1) else self.number(31, 3000)) * int(str(self.one(1, -1)))


def above(value: int | Fraction, factor: Fraction | int = 1) -> Ends:
    """Every number above so many times a value."""
    return Fraction(value) * factor, Fraction(10**12)


def below(value: int | Fraction) -> Ends:
    """Every number up to a value."""
    return Fraction(0), Fraction(value)


@dataclass(frozen=True)
class Alarm:
    """A finding of warning or error, as a failure shows it."""

    check: str
    words: str
    message: str
    start: int
    end: int


def alarms(text: str) -> list[Alarm]:
    """The findings that a reader would see as warnings or errors."""
    result = audit_text(text)
    assert not result.faults
    return [_alarm(one, text) for one in result.findings if one.severity != "note"]


def _alarm(one: Finding, text: str) -> Alarm:
    shown = one.verdict.derivation.working if one.verdict and one.verdict.derivation else one.message_id
    return Alarm(one.check, text[one.primary.start : one.primary.end], shown, one.primary.start, one.primary.end)
