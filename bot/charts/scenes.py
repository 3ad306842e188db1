"""Any chart value -> its picture. Pure: the same value gives the same shapes."""

from bot.answers.chart_values import Chart, MatchChart, PayChart, ProgressChart, TrendChart, UsageChart
from bot.charts.frame import foot, framed, head
from bot.charts.match import match_scene
from bot.charts.pay import pay_scene
from bot.charts.progress import progress_scene
from bot.charts.shapes import Scene
from bot.charts.trend import trend_scene
from bot.charts.usage import usage_scene


def scene(chart: Chart) -> Scene:
    """The picture of a chart; one that holds nothing says so."""
    match chart:
        case PayChart() if chart.bands or chart.guide:
            return pay_scene(chart)
        case TrendChart() if chart.lines and all(line.points for line in chart.lines):
            return trend_scene(chart)
        case ProgressChart() if chart.steps:
            return progress_scene(chart)
        case MatchChart() if chart.bars:
            return match_scene(chart)
        case UsageChart() if any(day.questions for day in chart.days):
            return usage_scene(chart)
    shapes, y = head(chart.title)
    small, bottom = foot(y + 20, ("There is nothing to show here.",))
    return framed([*shapes, *small], bottom)
