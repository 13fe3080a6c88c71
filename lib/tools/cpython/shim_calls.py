"""What waits in C is awaited in Python.

Each call has a coroutine in C. A generator here resumes it, and yields what it
yields: a future, which the kit's task then waits for, as for any other.
"""
import shim
from shim_futures import (
    Foreign, NONE, Outcome, POINTER, RAISED, RETURNED, YIELDED, declare,
    exception_of, objects, outcome_of_error, value_of)

lib = None


class Call:
    """`await Call(address)` is worth the Outcome that the call has ended with.
    Whoever may be settled or cancelled by it is followed."""
    def __init__(self, address, followed=()):
        shim.waits += 1
        self.address = address
        self.followed = followed

    def __await__(self):
        letter = Outcome(NONE, RETURNED, None)
        try:
            while True:
                outcome = lib.adapter_call_resume(self.address, letter)
                for future in self.followed:
                    future._follow()
                if outcome.how != YIELDED:
                    return outcome
                try:
                    yield (objects.get(outcome.word) or
                           Foreign(outcome.word))
                    letter = Outcome(NONE, RETURNED, None)
                except BaseException as error:
                    letter = outcome_of_error(error)
        finally:
            lib.adapter_call_free(self.address)


def worth(outcome):
    """What it has returned, or raises what it has raised."""
    if outcome.how != RAISED:
        return value_of(outcome)
    error = exception_of(outcome)
    try:
        raise error
    finally:
        del error


def install(library):
    global lib
    lib = library
    declare((('adapter_call_resume', Outcome, POINTER, Outcome),
             ('adapter_call_free', None, POINTER)))
