"""run.py LIBRARY LESSON [MODULE...]: CPython's own tests of asyncio, on the kit.

Each module of test.test_asyncio runs in a process of its own, in which the
kit's loop, from lesson 05 on its futures and tasks, and then what stands on
them, have taken the place of CPython's (shim.py). Prints a table, and ends with
0 if nothing failed but what stands in the file `known`, with the words that it
fails with. IO=no leaves out the modules that need files and sockets, BRIEF=yes
the table, and DELEGATES=2 puts so many coroutines between a task and its own.
"""
import faulthandler
import json
import os
import re
import signal
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = '''base_events buffered_proto context futures futures2 locks pep492
protocols queues runners selector_events server taskgroups tasks threads
timeouts transports waitfor'''.split()
IO = '''events sendfile sock_lowlevel ssl sslproto streams subprocess
unix_events'''.split()
LIMIT = 300  # seconds for a module; the slowest takes ten on a quiet machine
ROW = '{:<18} {:>6} {:>7} {:>8} {:>6} {:>7}'
brief = os.environ.get('BRIEF') == 'yes'


def ids_of(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from ids_of(test)
        else:
            yield test.id()


class Result(unittest.TextTestResult):
    """Names each test on stderr: the last one is where it has ended."""
    def startTest(self, test):
        print(f'\n@{test.id()}', file=sys.stderr, flush=True)
        super().startTest(test)


def run_one(library, lesson, module):
    """In the process of one module: its results as a line of JSON."""
    sys.path.insert(0, HERE)
    faulthandler.enable()
    faulthandler.dump_traceback_later(LIMIT, exit=True)
    import shim
    shim.install(library, lesson, int(os.environ.get('DELEGATES') or 0))
    suite = unittest.defaultTestLoader.loadTestsFromName(
        f'test.test_asyncio.test_{module}')
    ids = list(ids_of(suite))
    result = unittest.TextTestRunner(stream=open(os.devnull, 'w'),
                                     resultclass=Result).run(suite)
    failed = {test.id(): text.strip().splitlines()[-1]
              for test, text in result.failures + result.errors}
    print(json.dumps({'ids': ids, 'run': result.testsRun,
                      'skipped': len(result.skipped), 'failed': failed,
                      'calls': shim.calls, 'steps': shim.steps,
                      'waits': shim.waits, 'files': shim.files}))


def known_failures(lesson):
    """Pairs of patterns: for names, and the words that they fail with."""
    known, here = [], True
    with open(os.path.join(HERE, 'known'), encoding='utf-8') as lines:
        for line in lines:
            if line.startswith('LESSON='):
                here = lesson in line.partition('=')[2].split()
            elif here and line.strip() and not line.startswith('#'):
                known.append(line.rstrip('\n').split(': ', 1))
    return known


def is_known(known, name, words):
    return any(re.fullmatch(names, name) and re.fullmatch(pattern, words)
               for names, pattern in known)


def judge(module, known, answer, noise):
    """Prints a row of the table; returns what is wrong with it."""
    if answer is None:
        brief or print(f'{module:<18} has not come to its end')
        return [f'{module} ended in ' + noise.rpartition('\n@')[2][:1000]]
    failed, wrong = answer['failed'], []
    for name, words in failed.items():
        if not is_known(known, name, words):
            wrong.append(f'{name}: {words}')
    accepted = len(failed) - len(wrong)
    for name in answer['ids']:
        if name not in failed and any(re.fullmatch(names, name)
                                      for names, _ in known):
            wrong.append(f'{name}: is a known failure, and passes')
    passed = answer['run'] - answer['skipped'] - len(failed)
    brief or print(ROW.format(module, answer['run'], passed,
                              answer['skipped'], accepted, len(wrong)),
                   flush=True)
    for key, number in zip(('run', 'passed', 'skipped', 'known'),
                           (answer['run'], passed, answer['skipped'],
                            accepted)):
        answer[key] = number
    return wrong


def run_module(library, lesson, module):
    child = subprocess.run(
        [sys.executable, __file__, '--one', library, lesson, module],
        capture_output=True, text=True)
    try:
        return json.loads(child.stdout.splitlines()[-1]), child.stderr
    except (IndexError, ValueError):
        return None, child.stderr


def main(library, lesson, modules):
    known, wrong = known_failures(lesson), []
    total = dict.fromkeys(
        'run passed skipped known calls steps waits files'.split(), 0)
    brief or print(ROW.format('module', 'run', 'passed', 'skipped', 'known',
                              'failed'))
    for module in modules or MODULES + ([] if os.environ.get('IO') == 'no'
                                        else IO):
        answer, noise = run_module(library, lesson, module)
        wrong += judge(module, known, answer, noise)
        for key in total if answer else ():
            total[key] += answer[key]
    if not wrong and 0 in (total['calls'], lesson < '05' or total['steps'],
                           lesson < '06' or total['waits'],
                           lesson < '08' or total['files']):
        wrong.append('nothing has run on the kit')
    brief or print()
    print(f'{total["run"]} tests of CPython {sys.version.split()[0]}: '
          f'{total["passed"]} passed, {total["skipped"]} skipped, '
          f'{total["known"]} fail as known, {len(wrong)} failed; the kit has '
          f'called {total["calls"]} callbacks, stepped {total["steps"]} tasks, '
          f'waited {total["waits"]} times and found {total["files"]} files '
          'ready')
    for line in wrong:
        print(line)
    return bool(wrong)


if __name__ == '__main__':
    if sys.argv[1] == '--one':
        # A shell starts what runs in the background with it ignored.
        signal.signal(signal.SIGINT, signal.default_int_handler)
        run_one(*sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
