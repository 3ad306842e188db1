"""A career-advice bot for Discord communities in machine learning, data and AI."""
