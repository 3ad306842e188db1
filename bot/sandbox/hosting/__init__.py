"""The sandbox for people: one process that serves Discord and its page, with the bot as its child."""
