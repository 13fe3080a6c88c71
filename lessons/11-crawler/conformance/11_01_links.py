import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)),
                                ".."))
sys.dont_write_bytecode = True

from links import url_join

BASES = ["http://kit/", "http://kit/a/b?c", "http://kit/a/b/",
         "http://kit:80/?c=/d/e"]
LINKS = [
    "d", "./d", "../d", "../../../d", "/d", "/d/../e", "d/.", "d/..", ".",
    "..", "../", "./", "?d", "d?e=../f", "#d", "d#e", "", "//old/d", "//old",
    "http://old",  "..d", "d..", "...", "/./d", "/../d", "d/./e/../f",
    "mailto:a@b", "https://a/", "HTTP://old/d", "d e", " d ", "a&amp;b",
    "?a&amp;b", "d;e/../f", "%20",  "http://old?d", "//kit:x/", "//kit:65536/",
    "//kit:81/", "d/e/../../f"]

for base in BASES:
    for link in LINKS:
        print(f"{base} + {link!r} = {url_join(base, link)}")
