"""The figures that stand beside a peer as a chart: bars on a scale of ratios, the peer at 1."""

from collections.abc import Sequence
from pathlib import Path

from benchmarks.figures import Figure, shown

BETTER, WORSE, PEER = "#3B82C4", "#C98A1B", "#9AA5B1"
MORE_IS_BETTER = ("%", "a second")
"""Units; of all others less is better."""


def draw(found: Sequence[Figure], path: Path) -> None:
    """Write the PNG; nothing where no figure has a peer."""
    import matplotlib as mpl

    mpl.use("Agg")
    from matplotlib import pyplot as plt

    beside = [one for one in found if one.ratio]
    if not beside:
        return
    figure, axes = plt.subplots(figsize=(9, 0.55 * len(beside) + 1.2), layout="constrained")
    places = range(len(beside))
    ratios = [one.ratio or 1.0 for one in beside]
    good = [(one.unit in MORE_IS_BETTER) == (ratio > 1) for one, ratio in zip(beside, ratios, strict=True)]
    colours = [BETTER if better else WORSE for better in good]
    axes.barh(places, [ratio - 1 for ratio in ratios], left=1, color=colours, height=0.6)
    axes.axvline(1, color=PEER, linewidth=2)
    axes.set_xscale("log")
    least, most = min(*ratios, 1), max(*ratios, 1)
    room = (most / least) ** 0.5 * 3  # for what is written at the ends of the bars
    axes.set_xlim(least / room**1.3, most * room)
    axes.tick_params(axis="y", length=0)
    axes.set_yticks(places, [f"{one.what}\nbeside {one.beside}" for one in beside], fontsize=8)
    axes.invert_yaxis()
    for place, one in zip(places, beside, strict=True):
        ratio = one.ratio or 1.0
        said = f"{shown(ratio)} ({shown(one.value, one.unit)} to {shown(one.theirs, one.unit)})"
        inwards = ratio < 1
        axes.annotate(
            said,
            (ratio, place),
            (-4 if inwards else 4, 0),
            textcoords="offset points",
            ha="right" if inwards else "left",
            va="center",
            fontsize=8,
        )
    axes.set_title(
        "Ours by theirs in the same run: the peer is 1, blue is better than it, amber is not", fontsize=10
    )
    axes.spines[["top", "right", "left"]].set_visible(False)
    figure.savefig(path, dpi=110)
    plt.close(figure)
