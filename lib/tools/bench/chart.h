// chart.h: the results as files, both plain text: JSON, and a chart as SVG.
#ifndef CHART_H
#define CHART_H

// A path that cannot be written is left alone.
void write_json(const char *path);
void write_chart(const char *path);

#endif
