// play_page.h: play.html, a page that steps through runs, forwards and back.
//
// The page is page.html in the folder `play` beside this file, with what it
// names put in: `<!-- file: NAME -->` a file of that folder, `<!-- title -->`,
// `<!-- dark -->` the colours of pictures by night, and `<!-- data -->`, which
// is the runs and the files, each in an element of its own that a browser does
// not read before it is asked for. Each is JSON, packed (see pack.h):
//
//   <script type="text/plain" class="run" data-name="final">
//   <script type="text/plain" id="files">
//
// The page stands alone: it loads nothing, so it can be mailed.

#ifndef DIAGRAM_PLAY_PAGE_H
#define DIAGRAM_PLAY_PAGE_H

#include "play_sources.h"

// How much of the first element's text, its end, all others may point at.
enum { FIRST_MOST = 65536 };

typedef struct PlayPage {
  const char *title, *parts; // the folder with page.html
  char **traces;
  int trace_count;
  const char *first; // that end; NULL before it is written
  PlaySources sources;
} PlayPage;

// diagram play: "[-p PARTS] [-s SOURCES]... TITLE FILE.trace...". Returns the
// exit code: 2 when the words were wrong, or a trace or a part not readable.
int play_all(int count, char **words);

// diagram state: "N FILE.trace", or "all FILE.trace". Writes what the panels
// show after event N, or after each step. Returns the exit code.
int play_state(int count, char **words);

// JSON for use inside of <script>: nothing in it can end the element.
void play_put_json(Buffer *out, const char *json, size_t length);

#endif
