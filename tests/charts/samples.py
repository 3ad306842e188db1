"""Charts of every kind, and odd ones."""

from bot.answers.chart_values import (
    Chart,
    DayCount,
    GuideBand,
    MatchBar,
    MatchChart,
    PayBand,
    PayChart,
    ProgressChart,
    StepBar,
    TrendChart,
    TrendLine,
    UsageChart,
    YearPoint,
)

LONG = "Principal quantitative machine learning engineer of the whole enterprise platform"

PAY = PayChart(
    "Machine learning engineer: pay, United States",
    "USD",
    (
        PayBand("Entry level", 69, 99_200, 122_100, 147_500, 174_000, 197_800),
        PayBand("Senior", 862, 146_100, 170_500, 200_000, 230_000, 261_000),
    ),
    (GuideBand("Senior", 150_000, 200_000), GuideBand("All levels", 135_000, None)),
    "Salary index\nCareer guide",
    150_000,
)
TREND = TrendChart(
    "Data analyst: pay over the years, United States",
    "USD",
    (
        TrendLine("Entry level", (YearPoint(2023, 85_300, 52), YearPoint(2024, 91_500, 689))),
        TrendLine(
            "Senior",
            (YearPoint(2022, 116_400, 51), YearPoint(2023, 122_000, 246), YearPoint(2024, 126_200, 628)),
        ),
    ),
    "Salary index",
)
PROGRESS = ProgressChart(
    "Roadmap: data analyst",
    (
        StepBar("SQL", "done", 60),
        StepBar("Statistics", "doing", 80),
        StepBar("Python", "skip", 100),
        StepBar("Portfolio", "open", 100),
    ),
    "About 180 h left",
)
MATCH = MatchChart(
    "Your skills and seven roles", (MatchBar("Data analyst", 5, 6), MatchBar("MLOps engineer", 0, 9))
)
USAGE = UsageChart(
    "Questions a day",
    tuple(
        DayCount(f"2026-11-{day:02}", 9 * day % 23, 7 * day % 19 % (9 * day % 23 + 1)) for day in range(1, 31)
    ),
)
USUAL: dict[str, Chart] = {
    "pay": PAY,
    "trend": TREND,
    "progress": PROGRESS,
    "match": MATCH,
    "usage": USAGE,
}

ONE = PayBand(LONG, 4_294_967_295, 80_000, 80_000, 80_000, 80_000, 80_000)
ODD: dict[str, Chart] = {
    "one band without width": PayChart(LONG, "EUR", (ONE,)),
    "a guide alone": PayChart("Guide", "USD", (), (GuideBand("Lead", 500_000, None),)),
    "an offer far beyond": PayChart("Offer", "USD", PAY.bands, offer=99_000_000),
    "an offer far below": PayChart("Offer", "USD", PAY.bands, PAY.guide, offer=1),
    "yen": PayChart(
        "Yen", "JPY", (PayBand("Senior", 12, 7_900_000, 9_000_000, 9_100_000, 9_950_000, 30_000_000),)
    ),
    "one year": TrendChart("One", "GBP", (TrendLine("Mid level", (YearPoint(2024, 50_000, 30),)),)),
    "lines that meet": TrendChart(
        LONG,
        "INR",
        tuple(
            TrendLine(
                f"{LONG} {number}",
                tuple(YearPoint(year, 2_000_000 + number * 500, 10**number) for year in range(2000, 2030)),
            )
            for number in range(7)
        ),
    ),
    "nothing done": ProgressChart("None", (StepBar(LONG, "open", 0), StepBar("b", "open", 0))),
    "all skipped": ProgressChart("None", (StepBar("a", "skip", 10), StepBar(LONG, "skip", 9_999))),
    "many steps": ProgressChart("Many", tuple(StepBar(f"Step {n}", "done", n) for n in range(60)), LONG),
    "no essential skills": MatchChart("None", (MatchBar(LONG, 0, 0), MatchBar("b", 3, 2))),
    "many roles": MatchChart("Many", tuple(MatchBar(f"{LONG} {n}", n, 40) for n in range(30))),
    "one question": UsageChart(LONG, (DayCount("2026-11-01", 1, 0),)),
    "no questions": UsageChart(LONG, (DayCount("2026-11-01", 0, 0), DayCount("2026-11-02", 0, 0))),
    "a quarter of millions": UsageChart(
        LONG, tuple(DayCount(f"2026-{10 + n // 30}-{n % 30 + 1:02}", 10**7 * n, 10**7 * n) for n in range(90))
    ),
    "no bars": MatchChart("None", ()),
    "no bands": PayChart("None", "USD", ()),
    "no lines": TrendChart("None", "USD", ()),
    "no steps": ProgressChart("None", ()),
    "odd letters": MatchChart("$a_b$ ^{x} \\frac %s <@1> 数据科学 🙂", (MatchBar("\n\t$", 1, 2),)),
}
ALL = USUAL | ODD
