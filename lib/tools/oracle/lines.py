"""lines.py - which line of a twin does what the kit's trace says.

    LINES=final.lines python3 schedule.py final.py
    LINES=evens.lines python3 lines.py evens.py

Writes for each event that both sides know what it is and the twin's line:
"print 9". schedule.py notes what goes through the loop; a print, and in a
program without a loop each resume, yield and return of a generator, are seen
here. An event that no line of the twin has caused gets none, 0.
"""
import builtins
import inspect
import os
import runpy
import sys

program = sys.argv[1] if len(sys.argv) > 1 else ""
file = open(os.environ["LINES"], "w") if os.environ.get("LINES") else None
really_print = builtins.print


def is_twin(frame):
    return frame is not None and frame.f_code.co_filename == program


def note(what):
    """The innermost line of the twin."""
    if not file:
        return
    frame = sys._getframe(1)
    while frame is not None and not is_twin(frame):
        frame = frame.f_back
    file.write("%s %d\n" % (what, frame.f_lineno if frame else 0))


def noted_print(*args, **kwargs):
    if is_twin(sys._getframe(1)):
        note("print")
    really_print(*args, **kwargs)


def yields(frame):
    code = frame.f_code.co_code
    import dis
    return dis.opname[code[frame.f_lasti]] == "YIELD_VALUE"


def generators(frame, event, _):
    if not is_twin(frame) or not frame.f_code.co_flags & inspect.CO_GENERATOR:
        return None
    if event == "call":
        back = frame.f_back
        while back is not None and not is_twin(back):
            back = back.f_back
        file.write("resume %d\n" % (back.f_lineno if back else 0))
    elif event == "return":
        file.write("%s %d\n" % ("yield" if yields(frame) else "return",
                                frame.f_lineno))
    return generators


if file:
    builtins.print = noted_print
if __name__ == "__main__":
    if file:
        sys.settrace(generators)
    runpy.run_path(program, run_name="__main__")
    sys.settrace(None)
