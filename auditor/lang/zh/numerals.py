"""How Chinese writes numbers in characters: digits, places and magnitudes."""

DIGITS = {
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
}  # fmt: skip
"""A character that is a digit."""

TENS = {"廿": 20, "卅": 30}
"""One character for a whole ten."""

PLACES = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
"""A place within a group of four: 三百 is 3 of them."""

MYRIADS = {"万": 10**4, "亿": 10**8}
"""What groups of four digits are counted in."""

SCALES = {
    "万亿": 10**12, "千亿": 10**11, "百亿": 10**10, "十亿": 10**9, "千万": 10**7, "百万": 10**6, "十万": 10**5,
    "亿": 10**8, "万": 10**4, "千": 1000, "百": 100,
}  # fmt: skip
"""A magnitude that stands behind a number in digits (3.64万, 1.2万亿), one or two characters long."""

CHARACTERS = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
"""Every character that a number in characters can hold."""

HEADS = "〇零一二两三四五六七八九十百千壹贰叁肆伍陆柒捌玖拾佰仟廿卅"
"""... and those that it can begin with: 万 and 亿 never begin one."""
