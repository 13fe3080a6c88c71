#include "palette.h"

#include <stddef.h>

const char *const colour_fill[COLOURS] = {"#444c58", "#0072b2", "#e69f00",
                                          "#009e73", "#cc79a7", "#56b4e9"};
const char *const colour_line[COLOURS] = {"#444c58", "#0072b2", "#b97f00",
                                          "#009e73", "#b4578a", "#2c8ec4"};
const char *const colour_tint[COLOURS] = {"#e6e9ed", "#d6e8f4", "#fbe9c4",
                                          "#cfece2", "#f5e2ed", "#e0f1fb"};
// #1b1f25 is not #1b1f24: on these fills the text stays dark on a dark page.
const char *const colour_badge[COLOURS] = {"#ffffff", "#ffffff", "#1b1f25",
                                           "#ffffff", "#1b1f25", "#1b1f25"};

const DarkColour dark_colours[] = {{"#ffffff", "#12161c"},
                                   {"#f2f4f7", "#1b2129"},
                                   {"#e6eaf0", "#252d38"},
                                   {"#dde2e8", "#303946"},
                                   {"#1b1f24", "#e9edf2"},
                                   {"#667080", "#9aa6b6"},
                                   {"#444c58", "#aab4c2"},
                                   {"#e6e9ed", "#2d343f"},
                                   {"#0072b2", "#4ba9e3"},
                                   {"#d6e8f4", "#143449"},
                                   {"#e69f00", "#f0b429"},
                                   {"#fbe9c4", "#4a380c"},
                                   {"#009e73", "#2cc495"},
                                   {"#cfece2", "#0f3d30"},
                                   {"#56b4e9", "#86cdf4"},
                                   {"#e0f1fb", "#1a394c"},
                                   {"#cc79a7", "#e09bc0"},
                                   {"#f5e2ed", "#452b3b"},
                                   {"#d55e00", "#ff8f45"},
                                   {"#b97f00", "#f0b429"},
                                   {"#2c8ec4", "#86cdf4"},
                                   {"#b4578a", "#e09bc0"},
                                   {NULL, NULL}};
