"""Colours that hold on a light and on a dark page, and for colour-blind readers.

The stance colours are the project's rust-grey-blue scale, tone has purple-grey-green
(ColorBrewer's PRGn, colour-blind safe) because tone is not stance. On the light page the strong
ends are used with white figures on them, on the dark page the soft ones with dark figures: each
keeps 3:1 or more against its page and 4.5:1 against its figures.
"""

from dataclasses import dataclass

from analysis.records import Stance, Tone


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours by label, of the figures on them, of quiet marks, and the page's own ink."""

    stance: dict[str, str]
    tone: dict[str, str]
    on: dict[str, str]
    net: tuple[str, ...]
    quiet: str
    ink: str
    soft_ink: str
    plain: str


_DARK_INK = "#16181d"

LIGHT = Palette(
    stance={Stance.AGAINST: "#9e3d00", Stance.NEUTRAL: "#a8a8a8", Stance.FAVOR: "#1c5a9e"},
    tone={Tone.NEGATIVE: "#762a83", Tone.NEUTRAL: "#a8a8a8", Tone.POSITIVE: "#1b7837"},
    on={
        Stance.AGAINST: "#ffffff",
        Stance.NEUTRAL: _DARK_INK,
        Stance.FAVOR: "#ffffff",
        Tone.NEGATIVE: "#ffffff",
        Tone.POSITIVE: "#ffffff",
    },
    net=("#e08a3c", "#f0d3b5", "#e4e4e4", "#c5daec", "#6fa8d6"),
    quiet="#ece7dc",
    ink="#1d1f24",
    soft_ink="#5c6068",
    plain="#3f6b74",
)
DARK = Palette(
    stance={Stance.AGAINST: "#e08a3c", Stance.NEUTRAL: "#a8a8a8", Stance.FAVOR: "#6fa8d6"},
    tone={Tone.NEGATIVE: "#c2a5cf", Tone.NEUTRAL: "#a8a8a8", Tone.POSITIVE: "#7fbf7b"},
    on=dict.fromkeys([*Stance, *Tone], _DARK_INK),
    net=("#9e3d00", "#6b3d1f", "#4a4d53", "#2e4a68", "#1c5a9e"),
    quiet="#2a2f37",
    ink="#eceae5",
    soft_ink="#a9adb5",
    plain="#7fb0ba",
)
