"""Everything that asks Git or the disk."""
