// unpack.js: the texts of the elements with data, which are packed.
//
// pack.h says how: ~DDDL stands for L characters that stand D before. All but
// the first element may point at the end of the first one's text.

const PACK_DIGITS =
  '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';
const PACK_LEAST = 6, FIRST_MOST = 65536;

// All of it is ASCII, so a character is a byte.
function unpack(packed, before) {
  const bytes = Array.from(before, function (c) { return c.charCodeAt(0); });
  const digit = function (i) { return PACK_DIGITS.indexOf(packed[i]); };
  for (let i = 0; i < packed.length; i++) {
    if (packed[i] !== '~') {
      bytes.push(packed.charCodeAt(i));
    } else if (packed[++i] === '~') {
      bytes.push(packed.charCodeAt(i));
    } else {
      const back = digit(i) * 4096 + digit(i + 1) * 64 + digit(i + 2);
      const from = bytes.length - back, count = digit(i + 3) + PACK_LEAST;
      for (let j = from; j < from + count; j++) bytes.push(bytes[j]);
      i += 3;
    }
  }
  return new TextDecoder().decode(Uint8Array.from(bytes.slice(before.length)));
}

let firstEnd = null;

function textOf(element) {
  const first = document.querySelector('script.run, #files');
  if (firstEnd === null)
    firstEnd = unpack(first.textContent, '').slice(-FIRST_MOST);
  return unpack(element.textContent, element === first ? '' : firstEnd);
}
