# circles.awk: the circles of one program, with the arrows that make them.
#
# Reads the names of its files, a line each, and then lines `from|to|words`.
# Two files are in one circle when each can be reached from the other.
FNR == NR { file[++n] = $1; known[$1] = 1; next }

$1 != $2 && $1 in known && $2 in known {
  from[++arrows] = $1
  to[arrows] = $2
  words[arrows] = $3
  reach[$1, $2] = 1
}

function together(a, b) { return (a, b) in reach && (b, a) in reach }

END {
  for (k = 1; k <= n; k++) # Warshall's closure
    for (i = 1; i <= n; i++)
      if ((file[i], file[k]) in reach)
        for (j = 1; j <= n; j++)
          if ((file[k], file[j]) in reach)
            reach[file[i], file[j]] = 1
  for (i = 1; i <= n; i++) {
    if (circle[file[i]] || !together(file[i], file[i]))
      continue
    line = program ": a circle among"
    for (j = 1; j <= n; j++)
      if (together(file[i], file[j])) {
        circle[file[j]] = i
        line = line " " file[j]
      }
    print line ":"
    for (a = 1; a <= arrows; a++)
      if (circle[from[a]] == i && circle[to[a]] == i)
        print "  " words[a]
  }
}
