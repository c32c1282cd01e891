#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""html_pages.py ROOT DIRECTORY: writes docs/README.md, and whatever its pages lead to, as HTML.

Markdown is the business of cmark-gfm; here it gets the ids of headings, links that fit, and a frame. A
link to another file of the tree leads to a page that shows it; one to a folder, to a list of its files.
"""
import html
import os
import pathlib
import re
import shutil
import subprocess
import sys

START = "docs/README.md"
PICTURES = {".png", ".svg"}

FRAME = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="stylesheet" href="{root}style.css">
</head>
<body>
<nav>{trail}</nav>
<main>
{body}
</main>
{footer}</body>
</html>
"""


def slug(heading):
    """The id that code hosts give to a heading."""
    text = html.unescape(re.sub(r"<[^>]*>", "", heading)).strip().lower()
    return re.sub(r"[^\w\- ]", "", text).replace(" ", "-")


def markdown(source):
    command = ["cmark-gfm", "--extension", "table", "--unsafe"]
    return subprocess.run(command, input=source, capture_output=True, text=True, check=True).stdout


def shown(path):
    """A file that is no Markdown, as Markdown."""
    fence = "`" * 8
    language = {".lua": "lua", ".h": "cpp"}.get(path.suffix, "text")
    return f"# {path.name}\n\n{fence}{language}\n{path.read_text(encoding='utf-8')}{fence}\n"


def listing(folder):
    """A folder as Markdown: its files, each with the comment that it begins with."""
    lines = [f"# {folder.name}", ""]
    for path in sorted(folder.glob("*.lua")):
        comments = re.findall(r"^(?:--|#!) ?(.*)$", path.read_text(encoding="utf-8"), flags=re.M)
        text = next((c for c in comments if not c.startswith(("SPDX", "/usr"))), "")
        text = re.sub(r"([<>*_\[\]`\\])", r"\\\1", text)
        lines.append(f"- [{path.name}]({path.name}): {text}")
    return "\n".join(lines) + "\n"


class Page:
    def __init__(self, root, path):
        self.path = path  # relative to the root, as the links in it count
        full = root / path
        self.links = []  # (target path, anchor)
        self.ids = set()
        if full.is_dir():
            source = listing(full)
        elif full.suffix == ".md":
            source = full.read_text(encoding="utf-8")
        else:
            source = shown(full)
        self.folder = path if full.is_dir() else os.path.dirname(path)
        self.output = self.output_of(root, path)
        self.root = root
        self.body = self.convert(markdown(source))
        heading = re.search(r"<h1[^>]*>(.*?)</h1>", self.body)
        self.title = re.sub(r"<[^>]*>", "", heading.group(1)) if heading else path

    @staticmethod
    def output_of(root, path):
        """docs/ is the top of what is written."""
        if path == START:
            return "index.html"
        path = path[5:] if path.startswith("docs/") else path
        if (root / path).is_dir():
            return path + "/index.html"
        stem, suffix = os.path.splitext(path)
        return path if suffix in PICTURES else (stem if suffix == ".md" else path) + ".html"

    def convert(self, body):
        body = re.sub(r"<thead>\s*<tr>\s*(<th[^>]*></th>\s*)+</tr>\s*</thead>\n?", "", body)
        body = re.sub(r'(<t[hd]) align="(\w+)"', r'\1 class="\2"', body)
        body = re.sub(r"<h([1-6])>(.*?)</h\1>", self.heading, body)
        body = re.sub(r"<table>.*?</table>", r'<div class="table">\g<0></div>', body, flags=re.S)
        body = re.sub(r"(<h1[^>]*>.*?</h1>)", lambda found: found[1] + self.contents(body), body, count=1)
        return re.sub(r'(href|src)="([^"]*)"', self.link, body)

    @staticmethod
    def contents(body):
        """Links to the sections of a long page."""
        sections = re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', body)
        if len(sections) < 4:
            return ""
        names = [(anchor, re.sub(r"</?a\b[^>]*>", "", text)) for anchor, text in sections]
        links = [f'<a href="#{anchor}">{text}</a>' for anchor, text in names]
        return f'\n<p class="contents">{" · ".join(links)}</p>'

    def heading(self, found):
        level, text = found.groups()
        anchor, number = slug(text), 0
        while anchor in self.ids:
            number += 1
            anchor = f"{slug(text)}-{number}"
        self.ids.add(anchor)
        return f'<h{level} id="{anchor}">{text}</h{level}>'

    def link(self, found):
        name, address = found.groups()
        if re.match(r"[a-z]+:", address):
            return found.group(0)
        path, _, anchor = html.unescape(address).partition("#")
        target = os.path.normpath(os.path.join(self.folder, path)) if path else self.path
        self.links.append((target, anchor))
        output = os.path.relpath(self.output_of(self.root, target), os.path.dirname(self.output) or ".")
        return f'{name}="{html.escape(output)}{"#" + anchor if anchor else ""}"'


class Site:
    """All pages that can be reached from the first one."""

    def __init__(self, root):
        self.root = root
        self.pages = {}  # by path
        self.pictures = set()
        self.problems = []
        waiting = [START]
        while waiting:
            path = waiting.pop(0)
            if path in self.pages:
                continue
            page = self.pages[path] = Page(root, path)
            waiting += [target for target, _ in page.links if self.is_page(page, target)]
        self.check_anchors()
        guide = [target for target, _ in self.pages[START].links if "/guide/" in target]
        self.guide = list(dict.fromkeys(guide))

    def is_page(self, page, target):
        full = self.root / target
        if not full.exists() or target.startswith(".."):
            self.problems.append(f"{page.path}: there is no {target}")
            return False
        if full.suffix in PICTURES:
            self.pictures.add(target)
            return False
        return True

    def check_anchors(self):
        for page in self.pages.values():
            for target, anchor in page.links:
                if anchor and target in self.pages and anchor not in self.pages[target].ids:
                    self.problems.append(f"{page.path}: there is no {target}#{anchor}")

    def trail(self, page, to_root):
        if page.path == START:
            return "eco"
        trail = f'<a href="{to_root}index.html">eco</a>'
        for name, place in (("guide", "index.html#guide"), ("api", "index.html#modules"),
                            ("examples", "examples/index.html")):
            if page.output.startswith(name + "/") and page.output != place:
                trail += f' › <a href="{to_root}{place}">{name}</a>'
        return trail

    def footer(self, page):
        """Forwards and backwards through the guide."""
        if page.path not in self.guide:
            return ""
        position, links = self.guide.index(page.path), []
        for offset, mark in ((-1, "← {}"), (1, "{} →")):
            if 0 <= position + offset < len(self.guide):
                other = self.pages[self.guide[position + offset]]
                links.append(f'<a href="{os.path.basename(other.output)}">{mark.format(other.title)}</a>')
        return f"<footer>{' · '.join(links)}</footer>\n"

    def write(self, directory):
        for page in self.pages.values():
            to_root = "../" * page.output.count("/")
            output = directory / page.output
            output.parent.mkdir(parents=True, exist_ok=True)
            output.write_text(FRAME.format(
                title=page.title if page.path == START else f"{page.title} – eco", root=to_root,
                trail=self.trail(page, to_root), body=page.body, footer=self.footer(page)), encoding="utf-8")
        for path in self.pictures:
            output = directory / Page.output_of(self.root, path)
            output.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(self.root / path, output)
        shutil.copy(self.root / "docs/style.css", directory / "style.css")


def main():
    root, directory = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    site = Site(root)
    if site.problems:
        sys.exit("\n".join(site.problems))
    site.write(directory)
    print(f"{len(site.pages)} pages in {directory}")


if __name__ == "__main__":
    main()
