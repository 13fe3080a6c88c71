// index_page.h: index.html, all runs of a lesson on one page that needs
// nothing else.

#ifndef DIAGRAM_INDEX_PAGE_H
#define DIAGRAM_INDEX_PAGE_H

// Writes the page that shows all traces with their pictures to stdout. Returns
// the exit code: 2 when a trace was wrong, the others are shown.
int index_all(const char *title, char **traces, int count, const char *folder,
              const char *sources);

#endif
