"""The counts as Prometheus reads them. Imported only where METRICS_PORT is set: the extra may be missing.

No label names a member, a server or anything else without a bound.
"""

import math
from collections.abc import Iterator
from importlib.metadata import version
from itertools import accumulate
from typing import TYPE_CHECKING

from prometheus_client import CollectorRegistry, ProcessCollector
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    InfoMetricFamily,
    Metric,
)
from prometheus_client.exposition import choose_encoder
from prometheus_client.registry import Collector

from bot.discord_app.counts import KINDS, OUTCOMES, STATUSES
from bot.discord_app.readiness import missing, shards
from bot.measures import Histogram

if TYPE_CHECKING:
    from bot.discord_app.client import CareerBot


class Metrics(Collector):
    """What is read from a bot whenever somebody asks."""

    def __init__(self, bot: "CareerBot"):
        self._bot = bot
        self._registry = CollectorRegistry()
        self._registry.register(self)
        ProcessCollector(registry=self._registry)

    def page(self, accepted: str) -> tuple[bytes, str]:
        """The page and its content type, in the form that an Accept header asks for."""
        encode, content_type = choose_encoder(accepted)
        return encode(self._registry), content_type

    def collect(self) -> Iterator[Metric]:
        """All but what is about the process."""
        yield _info("career_bot", "The version that runs.", version=version("career-bot"))
        yield _gauge("ready", "Whether the bot can answer: 1, else 0.", not missing(self._bot))
        yield from self._work()
        yield from self._gateway()
        yield from self._store()
        yield from self._knowledge()

    def _work(self) -> Iterator[Metric]:
        counts, lag = self._bot.counts, self._bot.loop_lag
        about = "Questions, by how they came and what became of them."
        asked = CounterMetricFamily("career_bot_questions", about, labels=["kind", "outcome"])
        for kind in KINDS:
            for outcome in OUTCOMES:
                asked.add_metric([kind, outcome], counts.questions[kind, outcome])
        yield asked
        about = "Seconds from a question's arrival until its answer was sent."
        yield _histogram("answer_seconds", about, counts.latency)
        yield _counter("apologies", "Members told that something went wrong.", counts.apologies)
        yield _counter("refused", "Questions and presses that came too fast.", counts.refused)
        yield _counter("charts_left_away", "Charts that could not be shown.", counts.charts_left_away)
        about = "Seconds by which the event loop was late."
        yield _histogram("loop_lag_seconds", about, lag.histogram)
        about = "Times that the bot's own work held the event loop up for too long."
        yield _counter("loop_blocked", about, lag.blocked_own)

    def _gateway(self) -> Iterator[Metric]:
        counts, bot = self._bot.counts, self._bot
        up = GaugeMetricFamily("career_bot_gateway_up", "Whether a shard is connected.", labels=["shard"])
        for shard, connected in shards(bot):
            up.add_metric([str(shard)], connected)
        yield up
        name = "career_bot_gateway_latency_seconds"
        latency = GaugeMetricFamily(name, "Seconds until Discord acknowledged a heartbeat.", labels=["shard"])
        for shard, seconds in bot.latencies:
            if math.isfinite(seconds):
                latency.add_metric([str(shard)], seconds)
        yield latency
        for name, said, numbers in (
            ("sessions", "Sessions that a shard began.", counts.sessions),
            ("resumes", "Sessions that went on after the connection was lost.", counts.resumes),
            ("disconnects", "Connections that were lost.", counts.disconnects),
        ):
            family = CounterMetricFamily(f"career_bot_gateway_{name}", said, labels=["shard"])
            for shard, _ in shards(bot):
                family.add_metric([str(shard)], numbers[shard])
            yield family
        requests = CounterMetricFamily(
            "career_bot_discord_requests", "Requests to Discord, by its answer.", labels=["status"]
        )
        for status in STATUSES:
            requests.add_metric([status], counts.requests[status])
        yield requests
        yield _gauge("servers", "Servers that the bot is in.", len(bot.guilds))

    def _store(self) -> Iterator[Metric]:
        health = self._bot.store.health()
        yield _gauge("store_open", "Whether the store is open.", health.open)
        yield _gauge("store_away", "Whether the database cannot be reached.", health.away)
        yield _gauge("store_waiting", "Changes that are not committed yet.", health.waiting)
        yield _gauge("store_spool_bytes", "Bytes of turns that wait for the database.", health.spooled)
        yield _counter("store_failures", "Changes that could not be kept.", health.failures)
        about = "Seconds until a change was committed."
        yield _histogram("store_commit_seconds", about, health.commits)

    def _knowledge(self) -> Iterator[Metric]:
        if self._bot.prepared:
            library = self._bot.knowledge.library
            about = "The knowledge base that answers come from."
            yield _info("career_bot_library", about, version=library.fingerprint[:12])
            yield _gauge("library_entries", "Its entries.", len(library.topics))


def _info(name: str, about: str, **values: str) -> Metric:
    return InfoMetricFamily(name, about, value=values)


def _gauge(name: str, about: str, value: float) -> Metric:
    return GaugeMetricFamily(f"career_bot_{name}", about, value=float(value))


def _counter(name: str, about: str, value: float) -> Metric:
    return CounterMetricFamily(f"career_bot_{name}", about, value=float(value))


def _histogram(name: str, about: str, counted: Histogram) -> Metric:
    ends = [*(str(bound) for bound in counted.bounds), "+Inf"]
    buckets = list(zip(ends, accumulate(counted.counts), strict=True))
    return HistogramMetricFamily(f"career_bot_{name}", about, buckets=buckets, sum_value=counted.total)
