// crawl.h: lesson 11's crawler beside its Python twins, one server for all.
//
// The server is the lesson's own, over TCP, with a site of some thousand pages
// that are answered at once. Each crawler is a program of its own, and prints
// its samples as bench.c reads them:
//
//   crawl            a page, of the time that goes by: server and crawler
//                    work side by side, each on its core
//   crawl, its own   a page, of the crawler's processor time
//   crawl, memory    the most that the program has occupied
#ifndef CRAWL_H
#define CRAWL_H

#include <sys/types.h>

// Starts the server. Who asks for it kills it.
pid_t crawl_serve(int *port);

// Crawls the site, by the kit; the status of the program.
int crawl_once(int port);

#endif
