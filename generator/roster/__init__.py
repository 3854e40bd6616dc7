"""The roster: units.yaml or a sheet comes in, units and groups go out; :mod:`editing` takes changes the other way."""
