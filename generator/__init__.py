"""fawen: one dispatch turned into its whole set of papers."""
