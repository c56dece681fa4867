"""How work is spread; engines know nothing of stages."""
