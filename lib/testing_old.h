// testing_old.h: the record that an earlier run of a test has left.
//
// It is put aside before the test runs, so that nobody takes it for today's if
// today's run writes none. If the new one is the same, the old one comes back,
// with its time: the pictures beside it are newer, and need not be drawn again.
#ifndef TESTING_OLD_H
#define TESTING_OLD_H

void old_record_put_aside(const char *directory, const char *name);
void old_record_bring_back(const char *directory, const char *name);

#endif
