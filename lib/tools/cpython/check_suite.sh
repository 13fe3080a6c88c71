#!/bin/sh
# check_suite.sh: does `make cpython-suite` see what it is there for? In a copy
# of the kit there is one fault after the other, in the loop, in futures, in
# tasks, in what stands on them and in the list of known failures; each time a
# test must fail.
set -u
cd "$(dirname "$0")/../../.." || exit 2
sh lib/tools/cpython/suite.sh --can || {
  echo "There is no Python here whose tests could be checked."
  exit 0
}
kit=${BUILD:-$PWD/build}/checks/cpython
rm -rf "$kit"
mkdir -p "$kit/.kept"
cp -R Makefile lib lessons "$kit"
mkdir "$kit/exercises" && cp exercises/order "$kit/exercises"
cp -R lib lessons "$kit/.kept"
bad=0

says() { # says PATTERN FILE SED MODULES
  pattern=$1 file=$2 edit=$3 modules=$4
  sed "$edit" "$kit/.kept/$file" >"$kit/$file"
  if cmp -s "$kit/.kept/$file" "$kit/$file"; then
    echo "FAILED: there is nothing to change in $file by $edit"
    bad=1
    return
  fi
  make -s -C "$kit" cpython-suite BUILD="$kit/build" MODULES="$modules" \
    MINE='' IMPL='' LESSON=08 >"$kit/text" 2>&1
  status=$?
  cp "$kit/.kept/$file" "$kit/$file"
  if [ $status != 0 ] && grep -q "$pattern" "$kit/text"; then
    echo "$file, $edit: seen"
  else
    echo "FAILED: $file, $edit: not seen. It says:"
    cat "$kit/text"
    bad=1
  fi
}

says 'test_call_later' lessons/04-event-loop/schedule.c \
  's/-INFINITY : when, i/-INFINITY : -when, i/' base_events
says 'test_remove_done_callback:' lessons/05-tasks/future.c \
  's/removed++/removed = 1/' futures
says 'test_uncancel_basic:' lessons/05-tasks/task.c \
  's/task->cancelling++;//' tasks
says 'test_duplicate_coroutines:' lessons/06-together/gather.c \
  's/items\[self->children\[i\].first\]/items[0]/' tasks
says 'test_wait_for:' lessons/06-together/wait.c \
  's/return is_cancelled(o) ? raised(TimeoutError, "") : o;/return o;/' waitfor
says 'test_nested_timeouts:' lessons/06-together/timeout.c \
  's/ && task_uncancel(self->task) == 0//' timeouts
says 'test_taskgroup_13:' lessons/06-together/task_group.c \
  's/^  task_cancel(self->parent);$//' taskgroups
says 'LockTests.test_acquire:' lessons/07-queues/lock.c \
  's/self->locked || waiters_any(&self->waiters)/self->locked/' locks
says 'test_acquire_fifo_order_2:' lessons/07-queues/semaphore.c \
  's/self->value == 0 || waiters_any(&self->waiters)/self->value == 0/' locks
says 'test_nonblocking_put_exception:' lessons/07-queues/queue.c \
  's/self->most > 0 \&\& self->count/self->most > self->count \&\& self->count/' \
  queues
says 'test_create_connection:' lessons/08-sockets/files.c \
  's/^  stop_watching(loop_find_files(loop), .*//' \
  events.EPollEventLoopTests.test_create_connection
says 'test_wait: is a known failure, and passes' lib/tools/cpython/known \
  '1a test.test_asyncio.test_locks.EventTests.test_wait: .*' locks
says 'test_step_result_future: AssertionError' lib/tools/cpython/known \
  's/False is not true/True is not false/' tasks

[ $bad = 0 ] && echo "CPython's own tests see each fault"
exit $bad
