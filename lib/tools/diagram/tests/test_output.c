// Words, escaping, the finished SVG, and the trace for Perfetto.

#include "suites.h"

#include "../chrome.h"
#include "../columns.h"
#include "../json.h"
#include "../svg.h"
