// sentence.h: a line of a record as a sentence, for people.
//
//   "main send echo() 'hi'"   main sends 'hi' into echo()
//
// It reads what event_text() writes, so that what a test expects can be said
// in the same words as what has happened.
#ifndef SENTENCE_H
#define SENTENCE_H

// A text that is lent (see text.h). What is no such line stays as it is.
const char *line_sentence(const char *line);

#endif
