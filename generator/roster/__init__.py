"""The roster: units.yaml or a sheet comes in, units and groups go out; :mod:`editing` writes changes to units.yaml."""
