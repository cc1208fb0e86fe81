"""Lists of numbers, as experiments have them: 5个浓度（0、10、20、40和80 mg/L）. Tables, not logic."""

_UNIT = (
    r"\x20?(?:[%％℃‰]|[A-Za-zμ°·][A-Za-zμ°·/\^{}\-−0-9]{0,12}|(?!分别|依次)[\u4e00-\u9fff]{1,3}(?=\x20?(?:[、，,）)和与及]|$)))?"
)
NUMBER = rf"\x20?(?<![0-9.])[0-9]+(?:\.[0-9]+)?{_UNIT}\x20?"
JOINT = r"[、，,]|以及|[和与及]"
"""A number with its unit, and what parts it from the next."""

GRADED = r"(?:水平|浓度|梯度|剂量|时间点|温度|深度|密度|用量|添加量|施[氮磷钾肥]量|比例|强度)$"
"""What numbers are the levels of, so that there are as many."""

CONTROL = "对照|空白|CK|ck|未处理|基础日粮|基础饲粮"
"""A level that may be counted and is not printed as a number."""
