"""The stylesheet made of the tokens: variables for both themes, fonts, placeholders."""

from pathlib import Path

from components.theme import tokens
from components.theme.tokens import COMFORTABLE, COMPACT, Density, Pair, Theme

BASE = Path(__file__).with_name("base.css")


def theme_css() -> str:
    """The whole stylesheet: what the tokens say, then the hand-written base."""
    return "\n".join(
        [
            _fonts(),
            _theme(":root, .light", "light"),
            _theme(".dark", "dark"),
            _type(),
            _density(),
            _placeholders(),
            BASE.read_text("utf-8"),
        ]
    )


def _theme(selector: str, theme: Theme) -> str:
    lines = [f"--{name}: {_value(pair, theme)};" for name, pair in tokens.COLOURS.items()]
    lines += [f"--{name}: {_value(pair, theme)};" for name, pair in tokens.SHADOWS.items()]
    series = _value(tokens.CHART_SERIES, theme).split()
    lines += [f"--series-{number}: {colour};" for number, colour in enumerate(series, 1)]
    ageing = _value(tokens.CHART_AGEING, theme).split()
    lines += [f"--ageing-{number}: {colour};" for number, colour in enumerate(ageing, 1)]
    lines.append(f"color-scheme: {theme};")
    return _rule(selector, lines)


def _value(pair: Pair, theme: Theme) -> str:
    return pair.light if theme == "light" else pair.dark


def _type() -> str:
    """Sizes that change on phones are variables; `--hindi` and `--latin` follow the language."""
    phone, wide = [], []
    for name, size in tokens.TYPE.items():
        if size.phone_size is not None:
            phone += [
                f"--{name}-size: {size.phone_size}px;",
                f"--{name}-line: {size.phone_line}px;",
            ]
            wide += [f"--{name}-size: {size.size}px;", f"--{name}-line: {size.line}px;"]
    return "\n".join(
        [
            _rule(":root", phone),
            f"@media (min-width: {tokens.BREAKPOINTS['md']}) {{ {_rule(':root', wide)} }}",
            _rule(":root, [lang=en]", ["--hindi: 0px;", "--latin: 1;"]),
            _rule("[lang=hi]", ["--hindi: 2px;", "--latin: 0;"]),
        ]
    )


def _density() -> str:
    """Compact shrinks controls only from tablet width on, so that fingers keep 44 px."""
    touch = Density(
        COMFORTABLE.control, COMPACT.control_x, COMFORTABLE.text, COMPACT.row, COMPACT.cell, "16px"
    )
    return "\n".join(
        [
            _rule(":root, .comfortable", _lengths(COMFORTABLE)),
            _rule(".compact", _lengths(touch)),
            f"@media (min-width: {tokens.BREAKPOINTS['md']}) "
            f"{{ {_rule('.compact', _lengths(COMPACT))} }}",
        ]
    )


def _lengths(density: Density) -> list[str]:
    return [
        f"--h-control: {density.control};",
        f"--x-control: {density.control_x};",
        f"--text-control: {density.text};",
        f"--h-row: {density.row};",
        f"--pad-cell: {density.cell};",
        f"--gap-block: {density.gap};",
    ]


def _placeholders() -> str:
    return "\n".join(
        f"[data-kind={kind}] {{ background-image: "
        f"linear-gradient(160deg, {look.start}, {look.end}); }}"
        for kind, look in tokens.PLACEHOLDERS.items()
    )


_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,"
    "U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)
_LATIN_EXT = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,"
    "U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,"
    "U+A720-A7FF"
)
# Without ₹, which Figtree draws: English pages must not fetch this file for it.
_DEVANAGARI = "U+0900-097F,U+1CD0-1CF9,U+200C-200D,U+20A8,U+20F0,U+25CC,U+A830-A839,U+A8E0-A8FF"


def _fonts() -> str:
    return "\n".join(
        [
            _face("Figtree Variable", "figtree-latin", _LATIN),
            _face("Figtree Variable", "figtree-latin-ext", _LATIN_EXT),
            _face("Noto Sans Devanagari Variable", "noto-sans-devanagari", _DEVANAGARI),
            # The one word हिन्दी in the language switch, 5 KB instead of 121 KB.
            _face("Language Switch", "noto-sans-devanagari-switch", _DEVANAGARI),
        ]
    )


def _face(family: str, file: str, characters: str) -> str:
    return _rule(
        "@font-face",
        [
            f'font-family: "{family}";',
            "font-style: normal;",
            "font-display: swap;",
            "font-weight: 300 900;",
            f'src: url("/fonts/{file}.woff2") format("woff2");',
            f"unicode-range: {characters};",
        ],
    )


def _rule(selector: str, lines: list[str]) -> str:
    return f"{selector} {{ {' '.join(lines)} }}"
