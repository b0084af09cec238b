"""Data entry for drafts, amendments, rules, votes and scenarios."""

from amendments.admin import amendments, drafts, items, procedure, rules, votes

__all__ = ["amendments", "drafts", "items", "procedure", "rules", "votes"]
