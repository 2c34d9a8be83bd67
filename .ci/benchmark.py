"""Measures all cases of Hermo, numpy and PyTorch in turn and prints tables: what .ci/benchmark calls after the build.

A machine shared with others is slow for seconds at a time. So each figure is taken often and briefly: a round runs each
case on each side, one after the other, each in a process of its own, and what counts is the median over the rounds.
"""
import argparse
import datetime
import glob
import json
import os
import platform
import re
import statistics
import subprocess
import sys
import tempfile
import time

WORK = "target/benchmark"
PYTHON = os.environ.get("PEER_PYTHON", "python3")

# name: what the JVM needs to be told
KERNELS = {
    "plain": [],
    "vector": ["--add-modules=jdk.incubator.vector"],
    "blas": ["--enable-native-access=ALL-UNNAMED"],
}

# name: (what, unit, JMH's method; none if it is a process to be timed from outside)
CASES = {
    "xor": ("2-8-1, batch 4, gradient descent", "steps/s", "TrainingBenchmark.xorSteps"),
    "small": ("16-64-32-3, batch 32, Adam", "rows/s", "TrainingBenchmark.smallRows"),
    "large": ("784-512-256-10, batch 128, Adam", "rows/s", "TrainingBenchmark.largeRows"),
    "predict-tiny": ("a row through 4-8-1", "µs", "PredictionBenchmark.tinyNet"),
    "predict-large": ("a row through 784-512-256-10", "µs", "PredictionBenchmark.largeNet"),
    "product": ("the product 128 × 784 × 512", "µs", "ProductBenchmark.one"),
    "products": ("all products of a step of 784-512-256-10", "µs", "ProductBenchmark.step"),
    "cold": ("a process that trains XOR for 100 steps", "s", None),
    "cold-archive": ("the same with a class-data archive", "s", None),
}
COLD_RUNS = 2
WARM_UPS = 3  # of the measuring time each: the JIT compiler of a JVM takes its time

# what, our case, the peer, its case, our figure and the peer's -> ratio
RATIOS = [
    ("product 128 × 784 × 512: OpenBLAS's time / ours", "product", "numpy", "product", lambda o, p: p / o),
    ("784-512-256-10: time of a step of 128 rows / of its products alone in OpenBLAS", "large", "numpy", "products",
     lambda o, p: 128e6 / o / p),
    ("784-512-256-10: our rows/s / PyTorch's", "large", "PyTorch", "large", lambda o, p: o / p),
    ("16-64-32-3: our rows/s / PyTorch's", "small", "PyTorch", "small", lambda o, p: o / p),
    ("XOR: our steps/s / PyTorch's", "xor", "PyTorch", "xor", lambda o, p: o / p),
    ("a row through 4-8-1: PyTorch's time / ours", "predict-tiny", "PyTorch", "predict-tiny", lambda o, p: p / o),
    ("a row through 784-512-256-10: PyTorch's time / ours", "predict-large", "PyTorch", "predict-large",
     lambda o, p: p / o),
    ("cold start: numpy's time / ours", "cold", "numpy", "cold", lambda o, p: p / o),
    ("cold start with an archive: numpy's time / ours", "cold-archive", "numpy", "cold", lambda o, p: p / o),
]


def log(*words):
    print(*words, file=sys.stderr, flush=True)


def run(command):
    """Returns what the command prints, or None if it fails, after saying why."""
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode == 0:
        return result.stdout
    said = (result.stderr.strip() or result.stdout.strip() or f"exit code {result.returncode}").splitlines()
    log(f"{command[0]} {command[-1]} failed:", next((line for line in said if "Exception" in line), said[-1]))
    return None


def timed(command):
    """Returns the seconds of each of a few runs; none if one fails."""
    seconds = []
    for _ in range(COLD_RUNS):
        start = time.perf_counter()
        if run(command) is None:
            return []
        seconds.append(time.perf_counter() - start)
    return seconds


class Hermo:
    """One kernel on one JDK."""

    def __init__(self, kernel, home):
        self.kernel, self.home = kernel, home
        with open(f"{home}/release") as release:
            self.major = int(re.search(r'JAVA_VERSION="(\d+)', release.read())[1])
        self.creates_archives = self.major >= 19
        self.name = f"{kernel} {self.major}"
        self.flags = [*KERNELS[kernel], f"-Dhermo.kernel={kernel}"]
        self.archive = f"{WORK}/{kernel}-{self.major}.jsa"

    def java(self, threads, *arguments):
        return [f"{self.home}/bin/java", *self.flags, f"-Dhermo.threads={threads}", *arguments]

    def cold(self, threads, *options):
        jars = [*glob.glob("target/hermo-*.jar"), *sorted(glob.glob("target/lib/*.jar")), f"{WORK}/cold.jar"]
        return self.java(threads, *options, "-cp", ":".join(jars), "hermo.bench.ColdStart")

    def start(self):
        """Writes the class-data archive; returns how this kernel calculates, or None if it is not there."""
        if os.path.exists(self.archive):
            os.remove(self.archive)
        writing = self.reading() if self.creates_archives else [f"-XX:ArchiveClassesAtExit={self.archive}"]
        printed = run(self.cold(1, *writing))
        return printed and next(line for line in printed.splitlines() if "kernel" in line).replace(", 1 thread", "")

    def reading(self):
        """Returns the options for a start from the archive."""
        create = ["-XX:+AutoCreateSharedArchive"] if self.creates_archives else []
        return [*create, f"-XX:SharedArchiveFile={self.archive}"]

    def figures(self, case, threads, seconds):
        if case == "cold":
            return timed(self.cold(threads))
        if case == "cold-archive":
            return timed(self.cold(threads, *self.reading()))
        with open(f"{WORK}/jmh") as jmh, tempfile.NamedTemporaryFile(dir=WORK, suffix=".json") as result:
            path = f"target/classes:target/test-classes:{jmh.read().strip()}"
            done = run(self.java(
                threads, "-cp", path, "org.openjdk.jmh.Main",
                "-f", "0",  # in JMH's own process, which runs this case only: half the start-up time of a fork
                "-wi", str(WARM_UPS), "-w", f"{seconds * 1000:.0f}ms",
                "-i", "5", "-r", f"{seconds * 200:.0f}ms",
                "-rf", "json", "-rff", result.name, CASES[case][2] + "$"))
            return [] if done is None else json.load(result)[0]["primaryMetric"]["rawData"][0]


class Peer:
    """numpy or PyTorch."""

    def __init__(self, name, module):
        self.name, self.module = name, module

    def command(self, case, threads, seconds):
        return [PYTHON, ".ci/peers.py", self.module, str(threads), str(seconds), case]

    def start(self):
        printed = run(self.command("version", 1, 0))
        return printed and printed.strip()

    def figures(self, case, threads, seconds):
        if case == "cold-archive" or self.module == "torch" and case.startswith("product"):
            return []
        if case == "cold":
            return timed(self.command(case, threads, seconds))
        done = run(self.command(case, threads, seconds))
        return [] if done is None else json.loads(done)["figures"]


def threads_of(case, options):
    """Returns the numbers of threads to measure a case with: a short process knows no difference."""
    return options.threads[-1:] if CASES[case][2] is None else options.threads


def measure(sides, options):
    """Returns, by case, threads and side, a figure of each round: the median of its process."""
    measured = {}
    begin = time.monotonic()
    spent = 0
    try:
        for n in range(1, options.rounds + 1):
            if spent * n > options.minutes * 60 * max(1, n - 1):
                log("no time for another round")
                break
            for case in options.cases:
                for threads in threads_of(case, options):
                    for side in sides:
                        figures = side.figures(case, threads, options.seconds)
                        if figures:
                            measured.setdefault((case, threads, side.name), []).append(statistics.median(figures))
            spent = time.monotonic() - begin
            log(f"round {n} of {options.rounds} done, {spent:.0f} s")
    except KeyboardInterrupt:
        log("interrupted: what there is")
    return measured


def number(x):
    """Returns three digits that count."""
    return f"{float(f'{x:.3g}'):,.0f}" if x >= 1000 else f"{x:#.3g}".rstrip(".")


def row(*cells):
    print("|", " | ".join(cells), "|")


def head(first, sides):
    print()
    row(first, "threads", *(side.name for side in sides))
    row("---", "---:", *("---:" for _ in sides))


def tables(measured, sides, options):
    def summary(case, threads, side):
        """Returns the median and the best."""
        values = measured.get((case, threads, side.name))
        return values and (statistics.median(values), (max if CASES[case][1].endswith("/s") else min)(values))

    def cell(values):
        return f"{number(values[0])} ({number(values[1])})" if values else "–"

    def ratio(ours, theirs, formula):
        return cell(ours and theirs and tuple(formula(o, p) for o, p in zip(ours, theirs)))

    rounds = max(map(len, measured.values()), default=0)
    print(f"\nMedians over the rounds ({rounds}, of {options.seconds} s a case); in brackets the best round.")
    head("case", sides)
    for case in options.cases:
        what, unit, _ = CASES[case]
        for threads in threads_of(case, options):
            row(f"{case}: {what}, {unit}", str(threads), *(cell(summary(case, threads, s)) for s in sides))

    hermo = [s for s in sides if isinstance(s, Hermo)]
    peers = {s.name: s for s in sides if isinstance(s, Peer)}
    print("\nRatios of the medians, with the same threads; in brackets those of the best rounds.")
    head("ratio", hermo)
    for what, case, peer, peer_case, formula in RATIOS:
        if case in options.cases and peer in peers:
            for threads in threads_of(case, options):
                theirs = summary(peer_case, threads, peers[peer])
                row(what, str(threads), *(ratio(summary(case, threads, s), theirs, formula) for s in hermo))
    if "large" in options.cases and {1, 2} <= set(options.threads):
        row("784-512-256-10: rows/s with 2 threads / with 1", "2 / 1",
            *(ratio(summary("large", 2, s), summary("large", 1, s), lambda two, one: two / one) for s in hermo))


def machine():
    lines = subprocess.run(["lscpu"], capture_output=True, text=True, env={**os.environ, "LC_ALL": "C"}).stdout
    model = re.search(r"Model name:\s*(.*)", lines)
    return f"{model[1] if model else platform.processor()}, {os.cpu_count()} processors, {platform.system()}"


def main():
    parser = argparse.ArgumentParser(prog=".ci/benchmark", description="Prints the speed of Hermo, numpy and PyTorch.")
    parser.add_argument("--rounds", type=int, default=5, help="how many at most; default %(default)s")
    parser.add_argument("--minutes", type=float, default=24,
                        help="no round is begun that would take longer; default %(default)s")
    parser.add_argument("--seconds", type=float, default=0.4,
                        help="measuring time of a case in a round, after a longer time to warm up; default %(default)s")
    parser.add_argument("--cases", nargs="+", choices=CASES, default=list(CASES), metavar="CASE", help=", ".join(CASES))
    parser.add_argument("--kernels", nargs="+", choices=KERNELS, default=list(KERNELS), metavar="KERNEL",
                        help=f"{', '.join(KERNELS)}; default: all that a JDK has")
    parser.add_argument("--threads", nargs="+", type=int, default=[1, 2], help="default 1 2")
    parser.add_argument("--jdks", nargs="+", metavar="HOME", help="default: Maven's and, from 22 on, the newest")
    parser.add_argument("--quick", action="store_true", help="one round of 0.1 s: to see whether it runs, not how fast")
    options = parser.parse_args()
    if options.quick:
        options.rounds, options.seconds = 1, 0.1

    print(f"{datetime.date.today()}, {machine()}\n")
    sides = []
    for side in [*(Hermo(kernel, jdk) for jdk in options.jdks for kernel in options.kernels),
                 Peer("numpy", "numpy"), Peer("PyTorch", "torch")]:
        described = side.start()
        if described:
            sides.append(side)
            print(f"- {side.name}: {described}", flush=True)
        else:
            log(f"left out: {side.name}")
    tables(measure(sides, options), sides, options)


main()
