"""Numbers that are one slip of the hand apart. They choose no operand; they tell a misprinted total from a list that is not complete."""


def swapped(printed: str, meant: str) -> bool:
    """Whether two neighbouring digits exchanged turn one number of three digits or more into the other; hardly chance."""
    return len(printed) >= 3 and any(
        printed[:i] + printed[i + 1] + printed[i] + printed[i + 2 :] == meant
        for i in range(len(printed) - 1)
        if printed[i] != printed[i + 1]
    )


def digit_lost(printed: str, meant: str) -> bool:
    """Whether the printed number lacks one digit of the one that was meant, of three digits or more."""
    return (
        len(meant) >= 3
        and len(printed) == len(meant) - 1
        and any(meant[:i] + meant[i + 1 :] == printed for i in range(len(meant)))
    )


def digit_wrong(printed: str, meant: str) -> bool:
    """Whether one digit of four or more differs."""
    return len(printed) == len(meant) >= 4 and sum(a != b for a, b in zip(printed, meant, strict=True)) == 1
