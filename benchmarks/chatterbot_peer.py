"""ChatterBot, given the same phrases: run by a Python of its own, whose path is in BENCH_CHATTERBOT.

    python -m venv ../chatterbot && ../chatterbot/bin/pip install chatterbot==1.2.15

Reads {"phrases": [[phrase, entry], ...], "texts": [...]}, prints the entry and the milliseconds of each.
It takes its tagger that needs no language model.
"""

import json
import sys
import time

from chatterbot import ChatBot  # type: ignore[import-not-found]
from chatterbot.conversation import Statement  # type: ignore[import-not-found]
from chatterbot.tagging import LowercaseTagger  # type: ignore[import-not-found]


def main() -> None:
    """Keep the phrases as its ListTrainer does, the entry as the response, and answer the texts."""
    given = json.load(sys.stdin)
    out, sys.stdout = sys.stdout, sys.stderr
    bot = ChatBot("peer", database_uri="sqlite://", tagger=LowercaseTagger, read_only=True)
    statements = []
    for phrase, entry in given["phrases"]:
        asked = bot.tagger.get_text_index_string(phrase)
        answer = bot.tagger.get_text_index_string(entry)
        statements.append(Statement(phrase, search_text=asked))
        statements.append(
            Statement(entry, in_response_to=phrase, search_text=answer, search_in_response_to=asked)
        )
    bot.storage.create_many(statements)
    found = []
    for text in given["texts"]:
        begun = time.perf_counter()
        answer = bot.get_response(text).text
        found.append([answer, (time.perf_counter() - begun) * 1000])
    json.dump(found, out)


if __name__ == "__main__":
    main()
