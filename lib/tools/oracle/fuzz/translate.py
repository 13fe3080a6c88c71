"""From a random program to Python.

A body becomes a generator function, its statements the ones that a Python
programmer would write. They call the words of run.py.
"""

# What a statement becomes; {n} is its line, {0} and {1} are its words, {value}
# and {error} what stands at its end. It may take several lines.
DELEGATION = """
sub, why_not = %s
if sub is None:
    got = why_not
else:
    try:
        got = yield from sub
    finally:
        %s
    got = said({n}, got)"""
GENERATORS = {
    "yield": "got = yield {value}\ngot = said({n}, got)",
    "yield_from": DELEGATION % ("lend({n}, {0!r})", "give_back({0!r})"),
    "delegate": DELEGATION % ("take({n}, {0!r})", "let_go(sub)"),
    "call": DELEGATION % ("fresh({n}, {0!r})", "let_go(sub)"),
    "await": """
future, why_not, *how = await_({0!r})
if future is None:
    got = why_not
else:
    try:
        got = yield from future
    finally:
        awaited({0!r}, *how)
got = said({n}, got)""",
    "yield_future": """
if is_spoiled({0!r}):
    got = "spoiled"
elif is_itself({0!r}):
    got = "itself"
else:
    got = yield futures.get({0!r})
got = said({n}, got)""",
    "sleep": """
if has_no_place({0!r}):
    got = "no place"
else:
    got = yield from asyncio.sleep(float({0!r}), {result})
got = said({n}, got)""",
    "reschedule": "got = step({n}, reschedule, managers, {0!r})",
    "expired": "got = step({n}, expired, managers)",
    "timeout": """
enter_timeout({n}, managers, {0!r})
alright_{n} = True
try:
    try:""",
    "group": """
enter_group({n}, managers, {0!r})
alright_{n} = True
try:
    try:""",
    "hold": """
sub = enter_hold({n})
try:
    yield from sub
except BaseException as trouble:
    not_held({n}, trouble)
    raise
held({n}, managers)
alright_{n} = True
try:
    try:""",
    "next": "got = resume({n}, next_of, {0!r})",
    "send": "got = resume({n}, send, {0!r}, {value})",
    "throw": "got = resume({n}, throw, {0!r}, {error})",
    "raise": "raise {error}",
    "return": "return {value}",
    "try": "try:",
    "except": "except {0} as error:",
    "finally": "finally:",
    "repeat": "for _ in range({0}):",
}
WAITING = """
sub, why_not, borrowed = begin({n}, {value})
if sub is None:
    got = why_not
else:
    try:
        got = yield from sub
    except BaseException as trouble:
        not_come({n}, trouble)
        raise
    finally:
        no_longer(borrowed)
    got = said({n}, worth({n}, got, borrowed))"""
WAIT = ("wait_for", "wait", "acquire", "wait_event", "wait_condition",
        "wait_until", "barrier_wait", "put", "get", "join", "reset", "abort")
BLOCKS = ("try", "except", "finally", "repeat", "timeout", "group", "hold")
# What follows the block, in which PEP 343 says what a `with` does.
AFTER = {
    "timeout": """
    except BaseException as trouble:
        alright_{n} = False
        leave_timeout({n}, managers, trouble)
        raise
finally:
    if alright_{n}:
        leave_timeout({n}, managers, None)""",
    "group": """
    except BaseException as trouble:
        alright_{n} = False
        yield from leave_group({n}, managers, trouble)
        raise
finally:
    if alright_{n}:
        yield from leave_group({n}, managers, None)""",
    "hold": """
    except BaseException as trouble:
        alright_{n} = False
        leave_hold({n}, managers, trouble)
        raise
finally:
    if alright_{n}:
        leave_hold({n}, managers, None)""",
}
OBJECTS = ("group", "lock", "event", "semaphore", "condition", "barrier",
           "queue")
ENTRIES = {  # what a block starts with
    "except": "say({n}, error)",
    "finally": "say({n})",
}


def words_of(line):
    return line.split()


def depth_of(line):
    return (len(line) - len(line.lstrip(" "))) // 2


def owner_of(line):
    """Whose body begins with this line, or what it declares."""
    return (words_of(line) * 2)[1]


def error_of(words):
    """`ValueError m3` as Python."""
    return "%s(%s)" % (words[0], ", ".join(map(repr, words[1:])))


def translate_line(n, words):
    rest = words[1:]
    if words == ["raise"]:
        return "raise"
    if words[0] in WAIT:
        return WAITING.format(
            n=n, value=rest[-1] if words[0] == "put" else None)
    pattern = GENERATORS.get(words[0])
    if pattern is None:  # a word of the loop: a method of Program
        last = rest[-1] if rest else ""
        is_value = words[0] in ("set_result", "put_nowait")
        values = [last if is_value and i else repr(word)
                  for i, word in enumerate(rest)]
        return "got = step(%d, %s)" % (n, ", ".join([words[0], *values]))
    errors = rest[1:] if words[0] == "throw" else rest
    return pattern.format(
        *rest, n=n, value=rest[-1] if rest else None,
        result=rest[1] if len(rest) > 1 else None,
        error=error_of(errors) if errors else "")


def translate_block(lines, n, depth, out, wrap="", more=0):
    """Lines n... that stand at `depth` or deeper, in Python so much more;
    returns the next one."""
    indent = "    " * (depth + more)
    out.append(indent + "pass")
    while n < len(lines) and depth_of(lines[n]) >= depth:
        words = words_of(lines[n])
        text = translate_line(n, words).strip()
        if words[0] not in BLOCKS[:4]:
            out.append(indent + "reach(%d)" % n)
        if wrap:
            out.append(indent + wrap)
            text = "    " + text
        out += [indent + part for part in text.split("\n")]
        if text.endswith(":"):
            entry = ENTRIES.get(words[0])
            if entry:
                out.append(indent + "    " + entry.format(n=n))
            after = AFTER.get(words[0], "")
            start, n = n, translate_block(lines, n + 1, depth + 1, out, "",
                                          more + (after != ""))
            out += [indent + part
                    for part in after.format(n=start).split("\n")[1:]]
            follows = n < len(lines) and depth_of(lines[n]) == depth and \
                words_of(lines[n])[0] in ("except", "finally")
            if words[0] == "try" and not follows:  # shrunk away
                out.append(indent + "finally: pass")
        else:
            n += 1
    return n


def translate(lines):
    out = []
    n = 1
    while n < len(lines):
        kind, *rest = words_of(lines[n])
        if kind == "iter":
            out.append("iterator(%r, %s, %s, %r)" % (*rest[:3], rest[3:]))
            n += 1
        elif kind in ("gather", "shield"):
            n += 1
        elif kind in OBJECTS:
            out.append("declare(%r, %r, *%r)" % (kind, rest[0], rest[1:]))
            n += 1
        elif kind == "future":
            out.append("futures[%r] = new_future(%r)" % (rest[0], rest[0]))
            n += 1
        else:
            name = rest[0] if rest else kind
            decorator = {"gen": "@generator", "generator": "@generator_1",
                         "callback": "@callback",
                         "handler": "@handler", "main": "@main"}[kind]
            out += [decorator, "def %s():" % name, "    got = None",
                    "    managers = []"]
            wrap = "with errors_printed:" if kind == "main" else ""
            n = translate_block(lines, n + 1, 1, out, wrap)
            if kind in ("gen", "generator"):
                out.append("    return; yield")
    return "\n".join(out) + "\n"
