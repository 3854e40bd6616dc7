"""``python -m tests.word_probe`` writes docs/word-probe.docx and docs/word-probe-2.docx."""

from __future__ import annotations

from tests.word_probe.probes import probes, written

if __name__ == "__main__":
    for probe in probes():
        probe.path.write_bytes(written(probe))
