// index_style.h: how index.html looks, by day and by night.

#ifndef DIAGRAM_INDEX_STYLE_H
#define DIAGRAM_INDEX_STYLE_H

static const char index_style[] =
    ":root{color-scheme:light dark;--ink:#1b1f24;--muted:#5d6776;"
    "--paper:#fff;--band:#f2f4f7;--rule:#d3d9e1;--bad:#b34700;"
    "--link:#0067a3}\n"
    "@media (prefers-color-scheme:dark){:root{--ink:#e9edf2;"
    "--muted:#9aa6b6;--paper:#12161c;--band:#1b2129;--rule:#303946;"
    "--bad:#ff8f45;--link:#4ba9e3}}\n"
    "body{margin:0 auto;max-width:110rem;padding:1rem 1.5rem 4rem;"
    "font:16px/1.5 system-ui,Helvetica,Arial,sans-serif;"
    "color:var(--ink);background:var(--paper)}\n"
    "h1{font-size:1.6rem;margin:.5rem 0}h2{font-size:1.15rem;"
    "margin:0 0 .25rem}\n"
    ".counts,.name{color:var(--muted);margin:.25rem 0 .75rem}\n"
    "nav{columns:24rem;padding:.75rem 1rem;background:var(--band);"
    "border-radius:8px}nav ol{margin:0;padding-left:1.8rem}"
    "nav li{break-inside:avoid}\n"
    "a{color:var(--link)}.bad b,.verdict{color:var(--bad)}"
    ".verdict{font-family:ui-monospace,monospace;white-space:pre-wrap}\n"
    "section{border-top:1px solid var(--rule);margin-top:2rem;"
    "padding-top:1.25rem;content-visibility:auto;"
    "contain-intrinsic-size:auto 40rem}\n"
    ".badge{font-size:.75rem;font-weight:600;vertical-align:middle;"
    "border:1px solid currentColor;border-radius:1rem;padding:.05rem .55rem;"
    "color:var(--muted)}.badge.bad{color:var(--bad)}\n"
    "figure{margin:.75rem 0;overflow-x:auto}figure svg{display:block}"
    "figure svg a{cursor:default}\n"
    "figure .row:hover polygon{fill:#0072b2;fill-opacity:.08}\n"
    "summary{cursor:pointer;color:var(--link)}\n"
    "pre{font:13px/1.45 ui-monospace,Menlo,Consolas,monospace;"
    "background:var(--band);padding:.75rem 1rem;border-radius:8px;"
    "overflow-x:auto}\n"
    ":focus-visible{outline:3px solid var(--link);outline-offset:2px}\n"
    "@media print{nav{display:none}section{content-visibility:visible;"
    "break-inside:avoid}}\n";

#endif
