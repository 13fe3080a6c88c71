// random_words.h: words with everything that needs escaping, of many lengths,
// as they stand in JSON.

#ifndef TESTS_RANDOM_WORDS_H
#define TESTS_RANDOM_WORDS_H

enum { RANDOM_WORDS = 16 };

const char *random_word(int number); // from 0 on

#endif
