"""`make bench` runs every benchmark, `make bench ONLY=name` one; both print ratios."""

import importlib
import pkgutil
import sys
import traceback
from types import ModuleType

import bench
from bench.measuring import Finding


def main() -> int:
    """0 when every chosen benchmark ran; a missed target is told and fails nothing."""
    known = benchmarks()
    chosen = sys.argv[1:] or list(known)
    unknown = [name for name in chosen if name not in known]
    if unknown:
        print(f"No benchmark {', '.join(unknown)}. There are: {', '.join(known)}.")
        return 2
    findings: list[Finding] = []
    broken = []
    for name in chosen:
        try:
            findings += known[name].measure(say)
        except Exception:
            traceback.print_exc()
            broken.append(name)
    _print_table(findings)
    for name in broken:
        print(f"{name} did not run; the reason stands above.")
    return 1 if broken else 0


def benchmarks() -> dict[str, ModuleType]:
    """The modules beside this one that have a `measure(say)`."""
    names = sorted(one.name for one in pkgutil.iter_modules(bench.__path__))
    modules = {
        name: importlib.import_module(f"bench.{name}") for name in names if name != "__main__"
    }
    return {name: one for name, one in modules.items() if hasattr(one, "measure")}


def say(line: str) -> None:
    """Progress, apart from the table."""
    print(line, file=sys.stderr, flush=True)


def _print_table(findings: list[Finding]) -> None:
    wide = max((len(one.what) for one in findings), default=0)
    print(f"\n{'what':{wide}}  {'ratio':>6}  {'target':>7}  met")
    for one in findings:
        target = "–" if one.target is None else f"≤ {one.target:g}"
        met = "–" if one.target is None and not one.failed else ("yes" if one.is_met else "no")
        print(f"{one.what:{wide}}  {one.ratio:6.2f}  {target:>7}  {met}")
    print("\nThe ratios come from this run alone; times depend on the machine and are no promise:")
    for one in findings:
        failed = f" FAILED: {one.failed}." if one.failed else ""
        print(f"  {one.what}: {one.context}.{failed}")


if __name__ == "__main__":
    sys.exit(main())
