// lib/record/sentence.h: a line of a record as a sentence.
#include "record/sentence.h"

#include "testing.h"

static void is(const char *line, const char *sentence) {
  ck_assert_str_eq(line_sentence(line), sentence);
}

TEST(a_line_is_a_sentence,
     "Every line of a record can be said as a sentence: who does what to whom",
     "") {
  is("main create Task-1", "main creates Task-1");
  is("main next echo() 2", "main resumes echo() 2 with next()");
  is("main send echo() 3", "main sends 3 into echo()");
  is("echo() 2 send ask() 2 'a b'", "echo() 2 sends 'a b' into ask() 2");
  is("echo() yield 'hi'", "echo() yields 'hi'");
  is("tick() return", "tick() returns");
  is("main refused gen() next(): StopIteration",
     "main calls gen(), which refuses: next(): StopIteration");
  is("main print a b", "main prints: a b");
}

TEST(a_line_of_a_loop_is_a_sentence,
     "An iteration, a handle that moves, a step and a future that is set have "
     "sentences of their own",
     "") {
  is("iteration 3, t = 1.5", "iteration 3 begins, t = 1.5");
  is("main run loop run_forever", "main calls run_forever");
  is("loop run tick", "loop runs tick");
  is("loop run Future 2.set", "loop runs Future 2.set");
  is("loop run Task-1 send(None)", "loop runs the step of Task-1: send(None)");
  is("main call_later 0.5 tick", "main sets a timer of 0.5 s for tick");
  is("Future 2 set_result Future 2 None",
     "Future 2 sets the result of Future 2: None");
  is("Task-1 line_up Future 2 line 1",
     "Task-1 lines up in line 1, with Future 2");
  is("Task-1 leave_line Future line 1", "Task-1 leaves line 1, with Future");
  is("loop add_done_callback Future Task-1.wakeup",
     "loop leaves Task-1.wakeup in Future, for when it is done");
  is("Task-1 remove_done_callback Future 2 tick",
     "Task-1 takes tick back from Future 2");
}

static void takes_apart(const char *line, const char *actor, Verb verb,
                        const char *target, const char *value) {
  LineParts parts;
  ck_assert(line_take_apart(line, &parts));
  ck_assert_str_eq(parts.actor, actor);
  ck_assert_str_eq(verb_name(parts.verb), verb_name(verb));
  ck_assert_str_eq(parts.target, target);
  ck_assert_str_eq(parts.value, value);
}

TEST(a_line_is_taken_apart,
     "A line of a record says who acts, what he does, to whom, and the value",
     "") {
  takes_apart("main send echo() 3", "main", TRACE_SEND, "echo()", "3");
  takes_apart("main next echo() 2", "main", TRACE_NEXT, "echo() 2", "");
  takes_apart("echo() yield 'hi'", "echo()", TRACE_YIELD, "", "'hi'");
  takes_apart("loop run tick", "loop", TRACE_RUN, "", "tick");
  takes_apart("loop run Future 2.set", "loop", TRACE_RUN, "", "Future 2.set");
  takes_apart("loop run Task-1 send(None)", "loop", TRACE_RUN, "Task-1",
              "send(None)");
  takes_apart("iteration 3, t = 1.5", "", TRACE_SELECT, "",
              "iteration 3, t = 1.5");
  takes_apart("main call_later 0.5 tick", "main", TRACE_CALL_LATER, "", "tick");
  LineParts parts;
  ck_assert(line_take_apart("main call_later 0.5 tick", &parts));
  ck_assert_double_eq(parts.delay, 0.5);
  ck_assert(!line_take_apart("nothing like it", &parts));
}

TEST(what_is_no_line_stays,
     "A text that is no line of a record is said as it is", "") {
  is("", "");
  is("hello", "hello");
  is("nothing like it", "nothing like it");
}

TEST(a_sentence_borrows_little,
     "A lent line outlives the sentences of ten others: each lends one text, "
     "and no more",
     "") {
  const char *line = text_format("%s next %s", "main", "evens()");
  for (int i = 0; i < 10; i++)
    line_sentence("loop call_soon Task-1.step");
  ck_assert_str_eq(line, "main next evens()");
}
