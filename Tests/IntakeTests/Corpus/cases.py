"""What the scripts of this folder share: frames of documents, and writing a case."""
import json
import pathlib

HOME = pathlib.Path(__file__).parent
NS = {
    "dc": 'xmlns:dc="http://purl.org/dc/elements/1.1/"', "dcterms": 'xmlns:dcterms="http://purl.org/dc/terms/"',
    "content": 'xmlns:content="http://purl.org/rss/1.0/modules/content/"', "atom": 'xmlns:atom="http://www.w3.org/2005/Atom"',
    "media": 'xmlns:media="http://search.yahoo.com/mrss/"', "itunes": 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"',
    "xhtml": 'xmlns:xhtml="http://www.w3.org/1999/xhtml"', "rdf": 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"',
    "feedburner": 'xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"',
    "prism": 'xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/"', "sy": 'xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"',
    "news": 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"',
}


def used(text):
    """The declarations of the prefixes that a piece of a document uses."""
    return "".join(" " + declaration for prefix, declaration in NS.items() if f"<{prefix}:" in text or f" {prefix}:" in text)


def rss(item, channel="", version="2.0", link="http://w.example/"):
    return (f'<?xml version="1.0"?>\n<rss version="{version}"{used(item + channel)}><channel><title>f</title><link>{link}</link>'
            f'{channel}\n<item>{item}</item>\n</channel></rss>\n')


def rdf(item):
    names = "".join(" " + NS[name] for name in ("rdf", "dc", "content"))
    return (f'<?xml version="1.0"?>\n<rdf:RDF xmlns="http://purl.org/rss/1.0/"{names}><channel rdf:about="http://w.example/rss">'
            '<title>f</title><link>http://w.example/</link><items><rdf:Seq><rdf:li rdf:resource="http://w.example/1"/></rdf:Seq>'
            f'</items></channel>\n<item rdf:about="http://w.example/1">{item}</item>\n</rdf:RDF>\n')


def atom(entry, feed="", attributes=""):
    return (f'<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom"{used(entry + feed)} {attributes}><title>f</title>'
            f'<link href="http://w.example/"/>{feed}\n<entry>{entry}</entry>\n</feed>\n')


def atom03(entry):
    return ('<?xml version="1.0"?>\n<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>f</title>'
            f'<link rel="alternate" type="text/html" href="http://w.example/"/>\n<entry>{entry}</entry>\n</feed>\n')


def write(group, name, document, expected, suffix="xml"):
    folder = HOME / group
    folder.mkdir(exist_ok=True)
    data = document if isinstance(document, bytes) else document.encode()
    path = folder / f"{name}.{suffix}"
    if path in SEEN:
        raise SystemExit(f"{path} is there twice")
    SEEN.add(path)
    path.write_bytes(data)
    text = json.dumps(expected, ensure_ascii=False, indent=1) + "\n"
    (folder / f"{name}.expected.json").write_text(text, encoding="utf-8")


SEEN = set()
