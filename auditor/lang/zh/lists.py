"""How Chinese reports number headings and the items of lists. Tables, not logic."""

NUMERALS = "一二三四五六七八九十"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"

MARK = (
    f"[{NUMERALS}0-9{CIRCLED}（(第](?:"
    rf"(?<=[{NUMERALS}])[{NUMERALS}]{{0,2}}(?:(?P<spoken>\s{{0,2}}[是要])|(?P<first>[、．.](?![{NUMERALS}0-9])))"  # 一是, 一、
    rf"|(?<=[（(])(?:(?P<second>[{NUMERALS}]{{1,3}})|(?P<fourth>[0-9]{{1,2}}))[)）]"  # （一）, （1）
    rf"|(?<=第)[{NUMERALS}]{{1,3}}(?:(?P<chapter>[章编篇])|(?P<section>节)|(?P<word>[，,：]))"  # 第一章, 第一节, 第一，
    r"|(?<=[0-9])[0-9]?(?P<third>[．、]|\.(?![0-9]))(?![0-9])"  # 1．
    f"|(?P<ring>(?<=[{CIRCLED}])))"  # ①
)
"""A number that opens a heading or an item. It begins with a bare class, so that text without marks is skipped at speed."""

CLOSERS = "是要、．.章编篇节，,：)） \t\r\n\u3000"
"""What may stand behind the numeral of a mark."""

ORDER = ("chapter", "section", "first", "second", "third", "fourth", "ring", "spoken", "word")
"""The kinds of marks, from the outermost to the innermost, as reports number."""

HEADINGS_ONLY = frozenset(("chapter", "section"))
"""In running text these cite: 见第三节."""

UNMISTAKABLE = frozenset(("spoken", "second", "fourth", "ring"))
"""These cannot be mistaken for a numeral, and so may stand behind a comma too."""

ANYWHERE = frozenset(("spoken", "word"))
"""These count on whether they stand at the start of a line or in it."""

CAREFUL = frozenset(("chapter", "section", "third", "fourth", "ring"))
"""Running titles, tables and notes hold these too: only a list that begins with 1 and 2 can be broken."""

BREAKS = frozenset("。；：;:！？")
PAUSES = BREAKS | frozenset("，,、）)”")
"""What may stand before a mark in running text."""

HIDDEN = (
    f"(?<![{NUMERALS}{{not_after}}]){{han}}(?=[是要、．.）)，,为来则 ])"  # 二则, 二 是
    r"|(?<![0-9{not_after}]){arabic}(?=[．.、）)])"
    rf"|{{ring}}|第{{han}}(?![{NUMERALS}])"
)
"""A number that seems to be left out, in another dress."""

OTHER_FIRST = r"首先|首要|一方面|其一|第一|一[是要来]|最主要"
"""A list that begins without a mark, so that 二是 may be its second."""

CONTENTS = r"\.{4}|…{2}|·{4}|⋯{2}"
"""The leaders of a table of contents."""
