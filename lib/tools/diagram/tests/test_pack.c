// What is packed for the page, and unpacked as play/unpack.js does it.

#include "suites.h"

#include "../model.h"
#include "../pack.h"
#include "../play_page.h"
#include "../play_run.h"
#include "../trace_reader.h"
#include "random_trace.h"

#include <stdlib.h>
#include <string.h>

static int digit(char c) {
  const char *at = strchr(PACK_DIGITS, c);
  ck_assert_msg(c && at, "%c is no digit", c);
  return (int)(at - PACK_DIGITS);
}

static void unpack(Buffer *to, const char *packed) {
  for (const char *at = packed; *at; at++) {
    if (*at != '~' || *++at == '~') {
      buffer_char(to, *at);
      continue;
    }
    int back = digit(at[0]) << 12 | digit(at[1]) << 6 | digit(at[2]);
    int length = digit(at[3]) + PACK_LEAST;
    ck_assert_int_le(back, (int)to->length);
    ck_assert_int_le(length, back);
    for (int i = 0; i < length; i++)
      buffer_char(to, to->bytes[to->length - (size_t)back]);
    at += 3;
  }
  buffer_add(to, "");
}

static size_t comes_back(const char *before, const char *text) {
  Buffer packed = {0}, whole = {0};
  pack_text(&packed, before, text);
  buffer_add(&packed, "");
  buffer_add(&whole, before);
  unpack(&whole, packed.bytes);
  ck_assert_str_eq(whole.bytes + strlen(before), text);
  size_t length = packed.length;
  buffer_release(&packed);
  buffer_release(&whole);
  return length;
}

START_TEST(what_is_packed_comes_back) {
  ck_assert_uint_eq(comes_back("", ""), 0);
  ck_assert_uint_eq(comes_back("", "a~b"), 4);
  ck_assert_uint_eq(comes_back("", "abcdefgh abcdefgh"), 9 + 5);
  ck_assert_uint_eq(comes_back("xx abcdefgh", "abcdefgh"), 5);
  ck_assert_uint_eq(comes_back("abcde", "abcde"), 5); // too short to point at
  comes_back("",
             "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa~~~~~~~~~~~~~~~~~~");
}
END_TEST

// Farther back than three digits reach, and longer than one digit says.
START_TEST(far_and_long_texts_come_back) {
  Buffer text = {0};
  for (int i = 0; i < 2; i++)
    for (long n = 0; text.length < (size_t)(i + 1) * (PACK_FAR + 100); n++) {
      buffer_long(&text, n * 7919 % 100003);
      buffer_char(&text, 'x');
    }
  buffer_add(&text, "");
  ck_assert_uint_lt(comes_back("", text.bytes), text.length);
  comes_back(text.bytes, text.bytes);
  buffer_release(&text);
}
END_TEST

START_TEST(the_data_of_runs_come_back) {
  for (unsigned seed = 1; seed <= 100; seed++) {
    Model model;
    char wrong[PROBLEM_SIZE];
    Buffer text = {0}, run = {0}, json = {0};
    random_trace(&text, seed);
    ck_assert(run_parse(&model.run, "random", text.bytes, text.length, wrong));
    model_derive(&model);
    play_run_write(&run, &model, "/nowhere/random.trace", NULL);
    play_put_json(&json, run.bytes, run.length);
    buffer_add(&json, "");
    ck_assert_uint_lt(comes_back("", json.bytes), json.length);
    ck_assert_uint_lt(comes_back(json.bytes, json.bytes), json.length / 8);
    buffer_release(&text);
    buffer_release(&run);
    buffer_release(&json);
    model_release(&model);
  }
}
END_TEST

START_TEST(no_text_ends_the_data) {
  Buffer out = {0};
  static const char json[] = "\"</script><!-- <svg>\"";
  play_put_json(&out, json, strlen(json));
  ck_assert_str_eq(out.bytes, "\"\\u003c/script>\\u003c!-- <svg>\"");
  buffer_release(&out);
}
END_TEST

START_TEST(the_data_are_ascii) {
  Buffer out = {0};
  static const char json[] = "\"\xc3\xa4\xe2\x80\xa6\xf0\x9f\x98\x80\"";
  play_put_json(&out, json, strlen(json));
  ck_assert_str_eq(out.bytes, "\"\\u00e4\\u2026\\ud83d\\ude00\"");
  buffer_release(&out);
}
END_TEST

static void expect_verdict(const char *verdict, const char *words) {
  static const char header[] = "{\"name\":\"v\",\"actors\":[]}\n";
  Model model;
  char wrong[PROBLEM_SIZE];
  Buffer text = {0}, out = {0};
  buffer_add(&text, header);
  buffer_add(&text, verdict);
  ck_assert_msg(run_parse(&model.run, "v", text.bytes, text.length, wrong),
                "%s", wrong);
  model_derive(&model);
  play_run_write(&out, &model, "/nowhere/v.trace", NULL);
  ck_assert_msg(strstr(out.bytes, words), "%s", out.bytes);
  buffer_release(&text);
  buffer_release(&out);
  model_release(&model);
}

START_TEST(a_verdict_has_both_sentences) {
  expect_verdict("", "\"text\":\"\",\"expected\":\"\",\"happened\":\"\"}");
  expect_verdict("{\"verdict\":\"crashed\",\"seq\":0,\"text\":\"Signal\","
                 "\"expected\":\"a runs\",\"happened\":\"b runs\"}\n",
                 "\"text\":\"Signal\",\"expected\":\"a runs\","
                 "\"happened\":\"b runs\"}");
  expect_verdict("{\"verdict\":\"differs\",\"seq\":0,\"text\":\"a runs\"}\n",
                 "\"expected\":\"a runs\",\"happened\":\"\"}");
}
END_TEST

TCase *pack_tests(void) {
  TCase *tests = tcase_create("pack");
  tcase_add_test(tests, what_is_packed_comes_back);
  tcase_add_test(tests, far_and_long_texts_come_back);
  tcase_add_test(tests, the_data_of_runs_come_back);
  tcase_add_test(tests, no_text_ends_the_data);
  tcase_add_test(tests, the_data_are_ascii);
  tcase_add_test(tests, a_verdict_has_both_sentences);
  return tests;
}
