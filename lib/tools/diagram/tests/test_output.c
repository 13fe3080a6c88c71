// Words, escaping, the finished SVG, and the trace for Perfetto.

#include "suites.h"

#include "../chrome.h"
#include "../json.h"
#include "../play_steps.h"
#include "../svg.h"
#include "../text_width.h"
#include "../words_sentence.h"
#include "../words_value.h"
#include "../words_verbs.h"

#include <stdlib.h>
#include <string.h>

static void read_model(Model *model, const char *path) {
  char wrong[PROBLEM_SIZE];
  if (!model_read(model, path, wrong))
    ck_abort_msg("%s", wrong);
}

START_TEST(numbers_are_written_short) {
  Buffer text = {0};
  buffer_fixed(&text, -0.04, 1);
  buffer_char(&text, ' ');
  buffer_fixed(&text, 12.25, 1);
  buffer_char(&text, ' ');
  buffer_fixed(&text, -7.049, 2);
  buffer_char(&text, ' ');
  buffer_number(&text, 0.1 + 0.2);
  buffer_char(&text, ' ');
  buffer_number(&text, 1e-9);
  buffer_char(&text, ' ');
  buffer_long(&text, -120);
  ck_assert_str_eq(text.bytes, "0.0 12.3 -7.05 0.3 1e-09 -120");
  buffer_release(&text);
}
END_TEST

START_TEST(every_language_escapes) {
  Buffer text = {0};
  buffer_dot(&text, "a\"b\\N&c\n");
  ck_assert_str_eq(text.bytes, "a\\\"b\\\\N&amp;c\\n");
  text.length = 0;
  buffer_dot_html(&text, "<\\N&\">");
  ck_assert_str_eq(text.bytes, "&lt;\\\\N&amp;&quot;&gt;");
  text.length = 0;
  buffer_json(&text, "a\"\\</script>");
  ck_assert_str_eq(text.bytes, "a\\\"\\\\\\u003c/script>");
  buffer_release(&text);
}
END_TEST

START_TEST(words_are_cut) {
  char cut[100];
  cut_to(cut, sizeof cut, "abcdef", 6);
  ck_assert_str_eq(cut, "abcdef");
  cut_to(cut, sizeof cut, "abcdefg", 6);
  ck_assert_str_eq(cut, "abcde\xe2\x80\xa6");
  cut_to(cut, 8, "\xf0\x9f\x98\x80\xf0\x9f\x98\x80\xf0\x9f\x98\x80", 9);
  ck_assert_str_eq(cut, "\xf0\x9f\x98\x80\xe2\x80\xa6");
  ck_assert_int_eq(columns_of("caf\xc3\xa9 \xe4\xb8\xad"), 7);
  ck_assert(names_error("KeyError: 'x'"));
  ck_assert(names_error("GeneratorExit"));
  ck_assert(!names_error("'ValueError'"));
  ck_assert(!names_error("42"));
}
END_TEST

START_TEST(events_are_sentences) {
  Model model;
  Buffer text = {0};
  read_model(&model, "traces/b_coroutine.trace");
  sentence_add(&text, &model.run, &model.run.events[3]);
  ck_assert_str_eq(text.bytes, "#4 main sends 'hi' into worker() [coro.c:18]");
  model_release(&model);
  read_model(&model, "traces/i_differs.trace");
  text.length = 0;
  sentences_add(&text, &model.run, 16, 17);
  ck_assert(strstr(text.bytes, "\ndiffers at #10, expected: inner() yield 3"));
  buffer_release(&text);
  model_release(&model);
}
END_TEST

static const char raw_svg[] =
    "<?xml version=\"1.0\"?>\n<!DOCTYPE svg PUBLIC \"x\"\n \"y\">\n"
    "<!-- Generated -->\n<svg width=\"5pt\"\n xmlns=\"http://x\">\n"
    "<g id=\"trace&#45;t\" class=\"graph\">\n<title>name</title>\n"
    "<!-- row1 -->\n<g id=\"row1\" class=\"node row\">\n<title>row1</title>\n"
    "<polygon fill=\"transparent\" stroke=\"black\" stroke-width=\"0\"/>\n"
    "<text font-size=\"10.00\">a &lt; b</text>\n</g>\n</g>\n</svg>\n";

START_TEST(every_verb_has_words) {
  for (Verb verb = 0; verb < VERBS; verb++)
    ck_assert_msg(verb_words[verb].label && verb_words[verb].more &&
                      verb_sentence(verb),
                  "words_verbs.c has no words for %s", verb_name(verb));
}
END_TEST

START_TEST(the_svg_is_finished) {
  Model model;
  Buffer text = {0};
  read_model(&model, "traces/k_names.trace");
  Picture picture = {&model, false, rows_of_all(&model)};
  ck_assert(svg_finish(&text, raw_svg, sizeof raw_svg - 1, &picture));
  ck_assert(strstr(text.bytes, "<svg role=\"img\" "));
  ck_assert(strstr(text.bytes, "<title>Names with &quot;quotes&quot;"));
  ck_assert(strstr(text.bytes, "<desc>&lt;&amp;&gt; &quot;\\N&quot;\n#1 main "
                               "creates &quot;quotes&quot;"));
  ck_assert(strstr(text.bytes, "prefers-color-scheme:dark"));
  ck_assert(strstr(text.bytes, "<g class=\"graph\">\n<g id=\"row1\" "
                               "class=\"node row\">\n<polygon fill=\"#ffffff\" "
                               "fill-opacity=\"0\"/>\n<text>a &lt; b</text>"));
  ck_assert(!strstr(text.bytes, "<!--"));
  ck_assert(!svg_finish(&text, "hello", 5, &picture));
  Buffer inlined = {0};
  svg_inline(&inlined, text.bytes, "r7-");
  ck_assert(strstr(inlined.bytes, "<g id=\"r7-row1\""));
  ck_assert(!strstr(inlined.bytes, "<style>"));
  ck_assert(!strstr(inlined.bytes, "<desc>"));
  buffer_release(&inlined);
  buffer_release(&text);
  model_release(&model);
}
END_TEST

// A quick look at brackets and quotes; node reads it in test_cli.sh.
START_TEST(chrome_is_balanced) {
  Model model;
  Buffer text = {0};
  int depth = 0;
  bool quoted = false;
  read_model(&model, trace_path(_i));
  chrome_write(&text, &model);
  for (const char *at = text.bytes; *at; at++) {
    if (quoted && *at == '\\')
      at++;
    else if (*at == '"')
      quoted = !quoted;
    else if (!quoted)
      depth += (*at == '{' || *at == '[') - (*at == '}' || *at == ']');
  }
  ck_assert(!quoted);
  ck_assert_int_eq(depth, 0);
  ck_assert(strstr(text.bytes, "\"cat\":\"running\""));
  ck_assert(strstr(text.bytes, "\"name\":\"process_name\""));
  buffer_release(&text);
  model_release(&model);
}
END_TEST

START_TEST(a_thread_has_slices_of_jobs) {
  Model model;
  char wrong[PROBLEM_SIZE];
  Buffer text = {0};
  ck_assert(model_read(&model, "traces/s_threads.trace", wrong));
  chrome_write(&text, &model);
  ck_assert(strstr(text.bytes, "\"name\":\"job_lasts\",\"cat\":\"running\""));
  buffer_release(&text);
  model_release(&model);
}
END_TEST

START_TEST(a_loop_that_has_returned_runs_no_more) {
  Model model;
  Buffer running = {0}, returned = {0}, steps = {0};
  read_model(&model, "traces/p_missing.trace");
  play_state_at(&running, &model, 14);
  play_state_at(&returned, &model, 15);
  ck_assert_ptr_nonnull(strstr(running.bytes, "stack: main > loop\n"));
  ck_assert_ptr_nonnull(strstr(returned.bytes, "\nloop: returned at "));
  play_steps_write(&steps, &model, NULL);
  ck_assert_ptr_nonnull(strstr(steps.bytes, "it has been asked to stop, and"));
  buffer_release(&steps);
  buffer_release(&running);
  buffer_release(&returned);
  model_release(&model);
}
END_TEST

START_TEST(a_file_is_ready_until_the_loop_asks_again) {
  Model model;
  Buffer state = {0}, steps = {0};
  read_model(&model, "traces/q_files.trace");
  play_state_at(&state, &model, 6);
  play_steps_write(&steps, &model, NULL);
  ck_assert_ptr_nonnull(
      strstr(state.bytes, "\nfiles: Task-1, file 2 to read;\n"));
  state.length = 0;
  play_state_at(&state, &model, 16);
  ck_assert_ptr_null(strstr(state.bytes, "files:"));
  ck_assert_ptr_nonnull(strstr(steps.bytes, "[\"mark\",\"watched\",6,2,0]"));
  ck_assert_ptr_nonnull(strstr(steps.bytes, "[\"del\",\"watched\",6,0]"));
  buffer_release(&steps);
  buffer_release(&state);
  model_release(&model);
}
END_TEST

TCase *output_tests(void) {
  TCase *tests = tcase_create("output");
  tcase_add_test(tests, numbers_are_written_short);
  tcase_add_test(tests, every_language_escapes);
  tcase_add_test(tests, words_are_cut);
  tcase_add_test(tests, events_are_sentences);
  tcase_add_test(tests, every_verb_has_words);
  tcase_add_test(tests, the_svg_is_finished);
  tcase_add_test(tests, a_thread_has_slices_of_jobs);
  tcase_add_test(tests, a_loop_that_has_returned_runs_no_more);
  tcase_add_test(tests, a_file_is_ready_until_the_loop_asks_again);
  tcase_add_loop_test(tests, chrome_is_balanced, 0, trace_count());
  return tests;
}
