"""units.yaml → units and groups; which of them a notice addresses."""
