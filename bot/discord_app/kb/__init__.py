"""What moderators do with their server's knowledge: `/kb`, its panel, forms, drafts, history and review."""
