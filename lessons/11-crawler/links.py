import re
from urllib.parse import quote, urljoin, urlsplit

LINK = re.compile(r"""(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.I)
STANDS = "".join(chr(c) for c in range(33, 127) if c != ord('"'))


def is_port(parts):
    try:
        return parts.port is None or parts.port >= 0
    except ValueError:
        return False


def url_join(base, link):
    url = urljoin(base or "", link.strip().replace("&amp;", "&"))
    parts = urlsplit(url)
    if parts.scheme != "http" or not parts.netloc or not is_port(parts):
        return None
    return quote(parts._replace(path=parts.path or "/", fragment="").geturl(),
                 safe=STANDS)


def url_host(url):
    return urlsplit(url).netloc


def url_path(url):
    return url[len("http://") + len(url_host(url)):]


def links_of(page):
    return [a or b for a, b in LINK.findall(page)]
