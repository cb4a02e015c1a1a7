"""The same mistake, written in another way: pages and cases rewritten mechanically, and checked again."""
