"""python -m tests.fuzz: inputs made worse, given to everything that reads them.

Only refusals with problems may come of it: no traceback, nothing that takes ten seconds, no memory beyond the bound.
"""

import argparse
import os
import sys
import time
from pathlib import Path

from tests.fuzz.inputs import input_of
from tests.fuzz.running import Tally, emptied, run, tried

KEPT = Path(".venv", "cache", "fuzz")


def main() -> int:
    """What the command line asks; 1 where something was found."""
    given = _arguments()
    if given.only is not None:
        verdict = tried(input_of(given.only, given.seed), given.keep)
        print(verdict.outcome, verdict.said, sep="\n")
        return int(verdict.is_fault)
    begun = said = time.monotonic()
    tally = Tally()
    numbers = range(given.first, given.first + given.inputs)
    for tally in run(numbers, given.seed, jobs=given.jobs, keep=emptied(given.keep), seconds=given.seconds):
        if time.monotonic() - said > 30:
            said = time.monotonic()
            print(f"{tally.inputs} inputs in {said - begun:.0f} s, {len(tally.faults)} to look at", flush=True)
    _tell(tally, time.monotonic() - begun, given.keep, given.seed)
    return int(bool(tally.faults))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000, help="how many")
    parser.add_argument("--first", type=int, default=0, help="the number of the first")
    parser.add_argument("--seed", type=int, default=9704, help="another seed makes other inputs")
    parser.add_argument("--seconds", type=float, default=float("inf"), help="stop after this time")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes")
    parser.add_argument("--keep", type=Path, default=KEPT, help="the folder for what is to be looked at; emptied first")
    parser.add_argument("--only", type=int, help="try the one input of this number again, in this process")
    return parser.parse_args()


def _tell(tally: Tally, seconds: float, keep: Path, seed: int) -> None:
    print(f"{tally.inputs} inputs in {seconds:.0f} s, {tally.kilobytes // 1024} MB at the most")
    for (target, outcome), count in sorted(tally.outcomes.items()):
        print(f"  {target:20} {outcome:10} {count:7}")
    if tally.faults:
        print(f"{len(tally.faults)} to look at, kept in {keep}; again with --seed {seed} --only:")
        print(" ", *sorted(tally.faults)[:50])


if __name__ == "__main__":
    sys.exit(main())
