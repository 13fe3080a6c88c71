#!/bin/sh
# check_blocks.sh: does blocks.sh see who leaves a block past its
# exit, and nobody else?
set -u
cd "$(dirname "$0")/../../.." || exit 2
out=${BUILD:-$PWD/build}/checks/blocks
mkdir -p "$out"

cat >"$out/right.c" <<'END'
static Outcome right(Coroutine *self) {
  Timeout t = {0};
  TRY(before(self));
  TRY(timeout_enter(&t, 1)); // no TRY( and no return behind this
  Outcome o = inside(self), returned_by = RETRY(o);
  o = timeout_exit(&t, o);
  TRY(o);
  TaskGroup group = {0};
  TRY(task_group_enter(&group));
  return task_group_exit(&group, self, inside(self));
}
static Outcome refused(Coroutine *self) {
  Outcome o = timeout_enter(&t, 1);
  return o;
}
END
cat >"$out/wrong.c" <<'END'
static Outcome wrong(Coroutine *self) {
  TRY(task_group_enter(&group));
  TRY(inside(self));
  TRY(timeout_enter_at(&t, 1));
  if (self->late)
    return returned(value_none());
  return task_group_exit(&group, self, inside(self));
}
static Outcome forgotten(Coroutine *self) {
  TRY(timeout_enter_at(&t, 1));
}
static Outcome another(Coroutine *self) { return inside(self); }
END
sh lib/tools/blocks.sh "$out/right.c" 2>"$out/said" || {
  cat "$out/said"; echo 'blocks.sh finds a fault where there is none'
  exit 1
}
sh lib/tools/blocks.sh "$out/wrong.c" 2>"$out/said" && {
  echo 'blocks.sh finds no fault'; exit 1; }
sed 's/.*wrong\.c/wrong.c/' "$out/said" >"$out/short"
diff "$out/short" - <<'END' || exit 1
wrong.c:3: TRY leaves the block of task_group_enter() past task_group_exit()
wrong.c:4: TRY leaves the block of task_group_enter() past task_group_exit()
wrong.c:6: return leaves the block of task_group_enter() past task_group_exit()
wrong.c:11: the end leaves the block of timeout_enter_at() past timeout_exit()
END
echo 'blocks.sh sees who leaves a block past its exit'
