"""What every chart gets last: size, alternative text, and axes in the page's own ink."""

import altair as alt

from analysis.charts.palette import Palette

_FIT = alt.AutoSizeParams(type="fit-x", contains="padding")
_PAD = alt.AutoSizeParams(type="pad", contains="content")


def finish(
    chart: alt.LayerChart | alt.Chart,
    palette: Palette,
    *,
    height: int,
    description: str,
    width: int | None = None,
) -> alt.LayerChart:
    """Return `chart` with `height` pixels for the marks alone, as wide as its place.

    Parameters
    ----------
    chart
        One chart or layers.
    palette
        Colours of the page.
    height
        Of the plotting area; axes, legend and title come on top.
    description
        What a reader hears who cannot see the chart.
    width
        Of the plotting area, for a chart that must not be squeezed.
    """
    layers = chart if isinstance(chart, alt.LayerChart) else alt.layer(chart)
    dressed: alt.LayerChart = (
        layers.properties(
            height=height,
            description=description,
            **({"autosize": _FIT} if width is None else {"autosize": _PAD, "width": width}),
        )
        .configure_axis(labelColor=palette.soft_ink, titleColor=palette.soft_ink, labelFontSize=12)
        .configure_legend(labelColor=palette.ink, titleColor=palette.soft_ink, labelFontSize=12)
        .configure_view(stroke=None)
    )
    return dressed
