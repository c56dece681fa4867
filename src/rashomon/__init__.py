"""Rashomon reads many news reports of the same events and builds one record of them."""
