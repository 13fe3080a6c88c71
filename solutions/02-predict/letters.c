// letters.c: a loop that also sends
//
// def letters(): for ch in "abcd": got = yield ch; if got: print(ch, "<-", got)
#include "02-coroutine/coroutine.h"
#include "trace.h"

static Outcome letters(Coroutine *self, void *arg) {
  (void)arg;
  static const char *const all[] = {"a", "b", "c", "d"};
  for (int i = 0; i < 4; i++) {
    Value got = TRY(coroutine_yield(self, value_str(all[i])));
    if (!value_is_none(got))
      print("%s <- %s", all[i], str(got));
  }
  return returned(value_none());
}

int main(void) {
  Coroutine *c = coroutine_new(letters, NULL);
  for (Outcome o = coroutine_next(c); o.how == YIELDED; o = coroutine_next(c)) {
    print("loop %s", str(o.value));
    coroutine_send(c, value_str("X"));
  }
  coroutine_free(c);
}
