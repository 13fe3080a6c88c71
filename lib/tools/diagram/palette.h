// palette.h: the colours, Okabe and Ito's, told apart by all readers, and what
// every one of them becomes on a dark page.

#ifndef DIAGRAM_PALETTE_H
#define DIAGRAM_PALETTE_H

// Of actors and lanes. Everything that belongs to no task is ink.
typedef enum Colour { INK, BLUE, ORANGE, GREEN, PURPLE, SKY, COLOURS } Colour;

extern const char *const colour_fill[COLOURS];
extern const char *const colour_line[COLOURS];  // at least 3:1 on paper
extern const char *const colour_tint[COLOURS];  // behind text
extern const char *const colour_badge[COLOURS]; // of text on colour_fill

#define TEXT_COLOUR  "#1b1f24"
#define MUTED_COLOUR "#667080"
#define PAPER_COLOUR "#ffffff"
#define BAND_COLOUR  "#f2f4f7"
#define TAPE_COLOUR  "#e6eaf0"
#define GUIDE_COLOUR "#dde2e8"
#define ERROR_COLOUR "#d55e00" // vermilion: for exceptions and failures only

typedef struct DarkColour {
  const char *light, *dark;
} DarkColour;

// Ends with {NULL, NULL}.
extern const DarkColour dark_colours[];

#endif
