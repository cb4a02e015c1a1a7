"""The colours of the pictures: one exact value per token and theme, and the style sheet that switches them."""

from __future__ import annotations

from enum import StrEnum


class Theme(StrEnum):
    """The colours: `AUTO` follows the reader's own setting, in viewers with style sheets."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


# token: (light, dark). Every light value is used once, because the style sheet selects by it.
TOKENS: dict[str, tuple[str, str]] = {
    "page": ("#fffffd", "#0d1420"),
    "ink": ("#0f172a", "#e6edf6"),
    "mute": ("#526077", "#94a3b8"),
    "line": ("#475569", "#9fb0c6"),
    "card": ("#ffffff", "#1a2436"),
    "outline": ("#cbd5e1", "#3a4960"),
    "depth1": ("#f8fafc", "#111a29"),
    "depth2": ("#eef3f8", "#152034"),
    "depth3": ("#e2eaf3", "#1b2940"),
    "border": ("#94a3b8", "#52647f"),
    "op": ("#dde5ef", "#2c3b52"),
    "layer": ("#0072b2", "#56b4e9"),
    "trainable": ("#00795a", "#4fd1a5"),
    "trainable-fill": ("#e3f4ee", "#12372d"),
    "frozen": ("#5b6b80", "#a8b6c9"),
    "frozen-fill": ("#edf0f4", "#2a3547"),
    "state": ("#246d9e", "#7cc4f2"),
    "state-fill": ("#e3f1fb", "#153048"),
    "loss": ("#875a00", "#f2c14e"),
    "loss-fill": ("#fff3d1", "#3a2f10"),
    "metric": ("#9b4d86", "#e39acb"),
    "metric-fill": ("#f9e8f3", "#3b2034"),
    "error": ("#b83b08", "#ff8a5c"),
    "error-fill": ("#fff0e8", "#3d1d10"),
    "warning": ("#b45309", "#f5a649"),
    "warning-fill": ("#fff4e0", "#3a2a0e"),
    "fold": ("#4b5d78", "#b5c4da"),
    "badge": ("#fffffe", "#10151f"),
}


def colour(token: str, theme: Theme) -> str:
    """The value to write into the picture: the light one for `AUTO`, whose style sheet turns it dark."""
    light, dark = TOKENS[token]
    return dark if theme is Theme.DARK else light


def style_sheet(theme: Theme) -> str:
    """The picture's style sheet: variables for both themes for `AUTO`, nothing but hovering otherwise."""
    hover = ".ll a:hover text{text-decoration:underline}"
    if theme is not Theme.AUTO:
        return hover
    light = "".join(f"--ll-{token}:{value[0]};" for token, value in TOKENS.items())
    dark = "".join(f"--ll-{token}:{value[1]};" for token, value in TOKENS.items())
    select = "".join(
        f'.ll [{name}="{value[0]}"]{{{name}:var(--ll-{token})}}'
        for token, value in TOKENS.items()
        for name in ("fill", "stroke")
    )
    return (
        f".ll{{{light}}}@media (prefers-color-scheme:dark){{.ll{{{dark}}}}}"
        f"[data-theme=light] .ll,.ll[data-theme=light]{{{light}}}"
        f"[data-theme=dark] .ll,.ll[data-theme=dark]{{{dark}}}{select}{hover}"
    )
