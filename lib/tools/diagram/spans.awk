# spans.awk: what a program was busy with, and when, as one picture.
#
#   awk -f spans.awk NAME.trace >NAME.dot
#
# A line that the program prints with "-> NAME" in it begins a span of the task
# that prints it, one with "<- NAME" and the same name ends it. Each task that
# has one is a column, and the word in front of the arrow is what the program
# calls it; time goes down. Behind a name stands how it ended, unless nearly all
# end like that.
function field(name,   at, rest) {
  at = index($0, "\"" name "\":")
  if (!at) return ""
  rest = substr($0, at + length(name) + 3)
  if (sub(/^"/, "", rest)) { sub(/",?"[a-z]+":.*|"}$/, "", rest); return rest }
  sub(/[,}].*/, "", rest)
  return rest
}
function label(text) {
  gsub(/\\"/, "\"", text); gsub(/["\\]/, "\\\\&", text); return text
}
function box(x, y, w, h, more) {
  printf "  n%d [pos=\"%.1f,%.1f\", width=%.3f, height=%.3f, %s];\n", ++nodes,
    x, -y, w / 72, h / 72, more
}
function text(x, y, w, what, more) {
  box(x, y, w, 12, "shape=plaintext, label=\"" label(what) "\"" more)
}
function number(actor) { return substr(actor, 2) + 0 }
FNR == 1 {
  title = field("title")
  rest = $0
  while (match(rest, /"id":"[^"]*","label":"[^"]*"/)) {
    split(substr(rest, RSTART, RLENGTH), part, "\"")
    name_of[part[4]] = part[8]
    rest = substr(rest, RSTART + RLENGTH)
  }
  next
}
field("verb") == "print" {
  who = field("actor"); said = field("value"); now = field("t") + 0
  if (match(said, /-> [^ ]*/)) {
    n++
    span[n] = substr(said, RSTART + 3, RLENGTH - 3)
    begin[n] = now; finish[n] = -1; task[n] = who
    open[who, span[n]] = n
    if (!(who in column)) {
      before = split(substr(said, 1, RSTART - 1), words, " ")
      called[who] = before ? words[before] " (" name_of[who] ")" : name_of[who]
      for (c = ++columns; c > 1 && number(order[c - 1]) > number(who); c--)
        order[c] = order[c - 1]
      order[c] = who; column[who] = 0
    }
  } else if (match(said, /<- [^ ]*/)) {
    done = substr(said, RSTART + 3, RLENGTH - 3)
    how = substr(said, RSTART + RLENGTH)
    sub(/^[: ]+/, "", how); sub(/[,:].*/, "", how)
    if (sub(/:$/, "", done) && (who, done) in open) {
      i = open[who, done]; finish[i] = now; end[i] = how; often[how]++
    }
  }
  last = now > last ? now : last
}
END {
  if (!n) { print "spans.awk: no span in " FILENAME >"/dev/stderr"; exit 1 }
  left = 34; top = 64; most = 860
  wide = int(most / columns); wide = wide > 190 ? 190 : wide
  # The shortest one has room for its name.
  for (i = 1; i <= n; i++) {
    if (finish[i] < 0) finish[i] = last
    long = finish[i] - begin[i]
    if (long > 0 && (!least || long < least)) least = long
  }
  scale = 13 / least; if (scale > 160) scale = 160; if (scale < 20) scale = 20
  for (how in often) if (often[how] > often[usual]) usual = how
  print "digraph \"" label(title) "\" {"
  print "  // Made by lib/tools/diagram/spans.awk. Every position is pinned."
  for (i = 1; i <= n; i++)
    printf "  // desc: %s, %g s to %g s: %s%s\n", name_of[task[i]], begin[i],
      finish[i], span[i], end[i] != "" ? ", " end[i] : ", not ended"
  print "  graph [bgcolor=\"#ffffff\", pad=\"0.15\", outputorder=breadthfirst, tooltip=\" \"];"
  print "  node [fixedsize=true, margin=0, penwidth=0, width=0.01, height=0.01, shape=box, label=\"\", fontname=\"DejaVu Sans Mono,Menlo,Liberation Mono,monospace\", fontsize=9, fontcolor=\"#1b1f24\"];"
  print "  edge [penwidth=0.8, color=\"#dde2e8\", arrowhead=none];"
  width = left + columns * wide
  text(width / 2, 8, width, title, ", height=0.25, fontsize=13, fontname=\"Helvetica,Arial,sans-serif\"")
  text(width / 2, 26, width, "time goes down; one box for each thing that a task was busy with", ", fontcolor=\"#667080\", fontname=\"Helvetica,Arial,sans-serif\"")
  for (t = 0; t <= last; t++) {
    y = top + t * scale
    if (t % 2 == 0 && t < last)
      box(width / 2, y + scale * (last - t < 1 ? last - t : 1) / 2, width,
        scale * (last - t < 1 ? last - t : 1), "style=filled, fillcolor=\"#f2f4f7\"")
    text(14, y + 7, 28, t " s", ", fontcolor=\"#667080\"")
  }
  for (c = 1; c <= columns; c++) column[order[c]] = c - 1
  split("#0072b2 #e69f00 #009e73 #cc79a7 #56b4e9", line_of, " ")
  split("#d6e8f4 #fbe9c4 #cfece2 #f5e2ed #e0f1fb", fill_of, " ")
  for (c = 1; c <= columns; c++)
    text(left + (c - 0.5) * wide, top - 16, wide, called[order[c]], ", fontname=\"Helvetica,Arial,sans-serif\", fontsize=10")
  for (i = 1; i <= n; i++) {
    c = column[task[i]]; high = (finish[i] - begin[i]) * scale
    if (high < 2) high = 2
    odd = end[i] != usual
    color = c % 5 + 1
    what = span[i] (odd && end[i] != "" ? " " end[i] : "")
    room = int((wide - 10) / 5.5)
    if (length(what) > room)
      what = substr(what, 1, int(room / 2) - 1) "~" substr(what, length(what) - room + int(room / 2) + 1)
    x = left + (c + 0.5) * wide
    box(x, top + begin[i] * scale + high / 2, wide - 6, high - 1, "style=" (odd ? "\"filled,dashed\"" : "filled") ", color=\"" \
      (odd ? "#d55e00" : line_of[color]) "\", fillcolor=\"" \
      (odd ? "#ffffff" : fill_of[color]) "\", penwidth=1.1" \
      (high < 10 ? "" : ", label=\"" label(what) "\""))
  }
  print "}"
}
