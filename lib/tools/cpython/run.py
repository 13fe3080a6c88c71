"""run.py LIBRARY [MODULE...]: CPython's own tests of asyncio, on the kit.

Each module of test.test_asyncio runs in a process of its own, in which the
kit's loop has taken the place of CPython's (shim.py). Prints a table, and ends
with 0 if nothing failed but what stands in the file `known`, with the words
that it fails with. IO=no leaves out the modules that need files and sockets.
"""
import json
import os
import re
import subprocess
import sys
import unittest

HERE = os.path.dirname(os.path.abspath(__file__))
MODULES = '''base_events buffered_proto context futures futures2 locks pep492
protocols queues runners selector_events server taskgroups tasks threads
timeouts transports waitfor'''.split()
IO = '''events sendfile sock_lowlevel ssl sslproto streams subprocess
unix_events'''.split()


def run_one(library, module):
    """In the process of one module: its results as a line of JSON."""
    sys.path.insert(0, HERE)
    import shim
    shim.install(library)
    suite = unittest.defaultTestLoader.loadTestsFromName(
        f'test.test_asyncio.test_{module}')
    result = unittest.TextTestRunner(stream=open(os.devnull, 'w')).run(suite)
    failed = {str(test).partition('(')[2].rstrip(')') if '.' in str(test)
              else str(test): text.strip().splitlines()[-1]
              for test, text in result.failures + result.errors}
    print(json.dumps({'run': result.testsRun, 'skipped': len(result.skipped),
                      'failed': failed, 'calls': shim.calls}))


def known_failures():
    """Name: the words that it fails with. A reason stands above each."""
    known = {}
    with open(os.path.join(HERE, 'known'), encoding='utf-8') as lines:
        for line in lines:
            if line.strip() and not line.startswith('#'):
                name, _, words = line.rstrip('\n').partition(': ')
                known[name] = words
    return known


def judge(module, known, answer, noise):
    """Prints a row of the table; returns what is wrong with it."""
    if answer is None:
        print(f'{module:<18} ended without an answer')
        return [f'{module}: {noise.strip()[-2000:]}']
    failed, wrong = answer['failed'], []
    accepted = 0
    for name, words in failed.items():
        if re.fullmatch(known.get(name, '(?!)'), words):
            accepted += 1
        else:
            wrong.append(f'{name}: {words}')
    for name in known:
        if f'.test_{module}.' in name and name not in failed:
            wrong.append(f'{name} is listed as failing, and passes')
    passed = answer['run'] - answer['skipped'] - len(failed)
    print(f'{module:<18} {answer["run"]:>6} {passed:>7} '
          f'{answer["skipped"]:>8} {accepted:>6} {len(wrong):>7}', flush=True)
    return wrong


def main(library, modules):
    known, wrong, total = known_failures(), [], [0, 0, 0, 0]
    print(f'{"module":<18} {"run":>6} {"passed":>7} {"skipped":>8} '
          f'{"known":>6} {"failed":>7}')
    for module in modules or MODULES + ([] if os.environ.get('IO') == 'no'
                                        else IO):
        child = subprocess.run([sys.executable, __file__, '--one', library,
                                module], capture_output=True, text=True)
        try:
            answer = json.loads(child.stdout.splitlines()[-1])
            total[0] += answer['run']
            total[1] += (answer['run'] - answer['skipped'] -
                         len(answer['failed']))
            total[2] += answer['skipped']
            total[3] += answer['calls']
        except (IndexError, ValueError):
            answer = None
        wrong += judge(module, known, answer, child.stderr)
    if total[3] == 0:
        wrong.append('no callback has run on the kit')
    print(f'\n{total[0]} tests of CPython {sys.version.split()[0]}: '
          f'{total[1]} passed, {total[2]} skipped, {len(wrong)} failed; '
          f'the kit has called {total[3]} callbacks')
    for line in wrong:
        print(line)
    return bool(wrong)


if __name__ == '__main__':
    if sys.argv[1] == '--one':
        run_one(*sys.argv[2:])
    else:
        sys.exit(main(sys.argv[1], sys.argv[2:]))
