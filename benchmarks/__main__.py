"""`make bench`: all measurements in one run. Figures, never pass or fail."""

import asyncio
import json

from benchmarks import process

if __name__ == "__main__":
    figures = {"seconds_ask_cold": process.ask_cold(), **asyncio.run(process.measure())}
    print(json.dumps(figures, indent=2))
