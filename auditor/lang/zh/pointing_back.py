"""Words with which a Chinese text points back to what it counted before. Tables, not logic."""

POINTING = r"(?<![应因如由在为于就至])(?:上述|前述|该|此|本组|(?<!因)这)(?:共|总共|共计)?\x20?(?=[0-9]{2})"
"""该180名患者, 上述63家公司, 本组420例; 因此 points to nothing."""

NOUN = r"\x20?(?P<noun>[\u4e00-\u9fff]{2,4})?"
"""What is counted, right behind its figure."""

NO_NOUN = r"(?:[的中均都为是占有分经行全仅已被于在按根再]|其中|患有|[男女]性?|平均|根据)"
"""What no noun of a count begins with."""
