"""Tabling by editing: what a person writes over a draft is proposed as an amendment, then saved.

`proposing` says what the edited words amount to and saves nothing; `saving` writes what was shown.
Pages and the sitting share them.
"""
