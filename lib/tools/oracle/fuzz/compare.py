"""compare.py FOLDER SEED N - do N random programs run alike?
compare.py FOLDER PROGRAMS - do those in the file?

FOLDER has the C program, fuzz. What is written goes to a folder of this run's
own in it: the last programs, those that CPython crashed on, and of those on
which the two sides disagree the smallest that still shows it, with the trace
and the picture of its run. It stays when the run has failed.

Before random ones run those in found/: what was left of earlier disagreements.
After many there is a table of what they have reached, see reach.py.

Both sides run in processes of their own, many programs in each. A side that
crashes has lost the program that it was at, and goes on with the next one.
CPython 3.11 does crash on some programs, and loses its way in others (run.py
knows when): these prove nothing, and are counted.
"""
import collections
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

import reach
from generate import generate

HERE = os.path.dirname(os.path.abspath(__file__))
FOUND = os.path.join(HERE, "found", "*.program")
BATCH = 500
MANY = 9000  # programs, which reach everything
MOST_SHRUNK = 10  # of many disagreements; the others are only counted
LIMIT = 600  # seconds for a batch, which takes some: who hangs has crashed
CRASHED = "crashed"


# -- running ------------------------------------------------------------------
class Run:
    """One side with all programs of a file."""

    def __init__(self, command, path, **env):
        self.command = command
        self.path = path
        self.env = dict(os.environ, **env)
        self.met = collections.Counter()
        self.said = ""  # on stderr, at a crash
        self.start([])

    def start(self, first):
        self.process = subprocess.Popen(
            [*self.command, self.path, *first], env=self.env, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def results(self):
        """{number: lines}; CRASHED instead if they do not come to `end`."""
        results = {}
        while True:
            try:
                out, said = self.process.communicate(timeout=LIMIT)
            except subprocess.TimeoutExpired:
                self.process.kill()
                out, said = self.process.communicate()
            number = None
            for line in out.splitlines():
                if line.startswith("program "):
                    number = int(line.split()[1])
                    results[number] = CRASHED
                    lines = []
                elif line == "end":
                    results[number] = lines
                elif line.startswith("reached\t"):
                    _, verb, where, count = line.split("\t")
                    self.met[verb, where] += int(count)
                else:
                    lines.append(line)
            if self.process.returncode == 0 or number is None:
                self.said += said if self.process.returncode else ""
                return results
            results[number] = CRASHED
            self.said += said
            self.start([str(number + 1)])


class Sides:
    def __init__(self, program, folder):
        self.folder = folder
        self.path = os.path.join(folder, "programs.txt")
        self.kit = [program]
        self.met = collections.Counter()
        self.python = [sys.executable, os.path.join(HERE, "run.py")]

    def keep(self, name, program):
        with open(os.path.join(self.folder, name), "a") as file:
            file.write("\n".join(program) + "\n")

    def run(self, programs):
        """For each program a pair of results, the kit's and CPython's. None
        stands for a program that proves nothing, True for one on which
        CPython's two implementations differ and the kit is like one."""
        with open(self.path, "w") as file:
            for i, program in enumerate(programs):
                head, *rest = program
                words = head.split()
                words[1] = str(i)
                file.write("\n".join([" ".join(words), *rest]) + "\n")
        kit = Run(self.kit, self.path)
        python = Run(self.python, self.path)
        expected, actual = python.results(), kit.results()
        self.said = kit.said
        self.met += python.met
        pairs = [(actual.get(i, CRASHED), expected.get(i, CRASHED))
                 for i in range(len(programs))]
        if not all(same(a, b) for a, b in pairs):
            pure = Run([*self.python, "--pure"], self.path).results()
            for i, (a, b) in enumerate(pairs):
                if not same(a, b) and same(a, pure.get(i, CRASHED)):
                    pairs[i] = True
        return [None if pair is not True and pair[1] == CRASHED else pair
                for pair in pairs]


def same(kit, python):
    """A cancelled task tells the message to the first who asks only, which is
    an accident of CPython's; the kit tells it to everybody."""
    return kit == python or CRASHED not in (kit, python) and \
        len(kit) == len(python) and \
        all(a == b or re.fullmatch(
            re.sub("CancelledError(?!:)", "CancelledError(: m[0-9]+)?",
                   re.escape(b)), a)
            for a, b in zip(kit, python))


def differs(pair):
    return pair is not None and pair is not True and not same(*pair)


# -- making it small ----------------------------------------------------------
def depth(line):
    return len(line) - len(line.lstrip(" "))


def end_of(program, n):
    """The first line behind n and all that belongs to it."""
    end = n + 1
    while end < len(program) and depth(program[end]) > depth(program[n]):
        end += 1
    return end


def without(program, n):
    """Ways to have less of line n: without it; without what it is around what
    stands in it; without a thing and all that speaks of it; without its
    message."""
    line, end = program[n], end_of(program, n)
    words = line.split()
    if depth(line) == 0:
        if words[0] in ("program", "main"):
            return
        name = words[1] if len(words) > 1 else words[0]
        rest = program[:n] + program[end:]
        kept, i = [], 0
        while i < len(rest):
            if depth(rest[i]) > 0 and name in rest[i].split():
                i = end_of(rest, i)
            else:
                kept.append(rest[i])
                i += 1
        yield kept
        return
    clauses = end  # behind the clauses of a try
    while words[0] == "try" and clauses < len(program) and \
            depth(program[clauses]) == depth(line) and \
            program[clauses].split()[0] in ("except", "finally"):
        clauses = end_of(program, clauses)
    yield program[:n] + program[clauses:]
    if words[0] in ("try", "repeat", "timeout", "group", "hold"):
        yield program[:n] + [inner[2:] for inner in program[n + 1:end]] + \
            program[clauses:]
    elif len(words) > {"throw": 3, "cancel": 2}.get(words[0], 9):
        yield program[:n] + [line.rsplit(" ", 1)[0]] + program[end:]


def shrink(sides, program):
    """The smallest program in reach on which the sides disagree."""
    while True:
        smaller = [less for n in range(len(program))
                   for less in without(program, n)]
        smaller.sort(key=len)
        pairs = sides.run(smaller) if smaller else []
        for less, pair in zip(smaller, pairs):
            if differs(pair):
                program = less
                break
        else:
            return program


# -- telling ------------------------------------------------------------------
def show(title, lines):
    print("-- %s" % title)
    print("crashed" if lines == CRASHED else "\n".join(lines))


def tell(sides, program, number):
    """Prints a disagreement, and draws the kit's run."""
    program = shrink(sides, program)
    stem = os.path.join(sides.folder, "program-%d" % number)
    path = stem + ".program"  # draw.sh takes .txt for its words
    with open(path, "w") as file:
        file.write("\n".join(program) + "\n")
    pair = sides.run([program])[0]
    show(path, program)
    show("the kit", pair[0])
    show("CPython", pair[1])
    if pair[0] == CRASHED:
        print("\n".join(sides.said.splitlines()[:12]))
    Run(sides.kit, path, TRACE=stem + ".trace",
        TITLE="Random program %d" % number).results()
    diagram = os.path.join(os.path.dirname(sides.kit[0]), "..", "lib", "tools",
                           "diagram", "diagram")
    if os.path.exists(stem + ".trace") and os.path.exists(diagram):
        subprocess.run(["sh", os.path.join(HERE, "../../diagram/draw.sh"),
                        stem + ".trace"],
                       env=dict(os.environ, DIAGRAM=diagram))
    print("-- the kit's run: %s.*" % stem)
    sys.stdout.flush()


def read_programs(path):
    programs = []
    with open(path) as file:
        for line in filter(str.strip, file.read().splitlines()):
            if line.startswith("#"):
                continue
            if line.startswith("program "):
                programs.append([])
            programs[-1].append(line)
    return programs


def batches(words):
    if len(words) == 1:
        yield read_programs(words[0])
        return
    yield [program for path in sorted(glob.glob(FOUND))
           for program in read_programs(path)]
    seed, count = map(int, words)
    for first in range(0, count, BATCH):
        yield [generate(seed, number)
               for number in range(first, min(first + BATCH, count))]


def main(folder, *words):
    own = tempfile.mkdtemp(prefix="run-", dir=folder)
    sides = Sides(os.path.join(folder, "fuzz"), own)
    total = equal = alike = skipped = different = 0
    for programs in batches(words):
        for i, pair in enumerate(sides.run(programs)):
            if pair is None:
                skipped += 1
                sides.keep("skipped.txt", programs[i])
            alike += pair is True
            if not differs(pair):
                equal += pair is not None
                continue
            different += 1
            if different <= MOST_SHRUNK:
                tell(sides, programs[i], total + i)
        total += len(programs)
        if sys.stderr.isatty():
            print("%d ...\r" % total, end="", file=sys.stderr)
    missing = reach.show(sides.met) if total > MANY else []
    for what in missing:
        print("random programs: none has reached: %s" % what)
    if alike:
        print("random programs: %d are like asyncio in Python, but not in C"
              % alike)
    print("random programs: %d of %d equal (%d skipped: CPython crashed)"
          % (equal, total, skipped))
    if not different and not skipped:
        shutil.rmtree(own)
    return different > 0 or missing != []


if __name__ == "__main__":
    if sys.version_info[:2] != (3, 11):  # see "Read first" in the matrix
        sys.exit("random programs: compared with CPython 3.11 only, and this "
                 "is %d.%d" % sys.version_info[:2])
    sys.exit(main(*sys.argv[1:]))
