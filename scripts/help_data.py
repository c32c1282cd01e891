#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes what .help knows, as a Lua file: help_data.py OUTPUT DEPFILE DOCS_API_DIRECTORY

The API pages define a function in one of three ways; the first sentence behind it is its help:

    ## new([capacity]) → channel                a heading; the bullets below are methods of a channel
    - **`send(value[, timeout])`** → `true`.    a bullet or a paragraph
    | `tcp()` `tcp6()` | IPv4, IPv6 |           the first cells of a table

The title says which module a page is about: "# eco.socket".
"""
import pathlib
import re
import sys

SIGNATURE = re.compile(r"[A-Za-z_][\w.:]*\([^`]*\)")
BOLD = re.compile(r"\*\*`([^`]+)`\*\*")
ALSO = re.compile(r"^,? also `(\w+)`,?\s*")


def plain(text):
    text = re.sub(r"\[More\]\([^)]*\)\.?", "", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    text = re.sub(r"\*([^*\s]+)\*", r"\1", text)
    return re.sub(r"\s+", " ", text.replace("**", "").replace("`", "")).strip()


def first_sentence(text):
    found = re.match(r"(.*?[.!?])(?=\s|$)", text)
    return (found.group(1) if found else text).rstrip(":").strip()


def paragraphs(source):
    """Headings, bullets, table rows and paragraphs, each as one line; code blocks left out."""
    source = re.sub(r"^( *)```.*?^\1```", "", source, flags=re.M | re.S)
    block = []
    for line in source.splitlines() + [""]:
        starts = re.match(r"\s*$|#|- |\s*\|", line)
        if starts and block:
            yield " ".join(block)
            block = []
        if line.strip():
            block.append(line.strip())


class Page:
    def __init__(self, source):
        self.entries = []
        self.module = None  # "socket"
        self.owner = None  # what the bullets are methods of
        self.every_owner = None  # the same, for the rest of the page
        self.heading = ""
        self.intro = ""  # "All return …", of a section
        for text in paragraphs(source):
            self.take(text)

    def take(self, text):
        if text.startswith("# "):
            title = re.fullmatch(r"# eco(?:\.(\w+))?", text)
            self.module = title and (title.group(1) or "eco")
        elif text.startswith("#"):
            self.take_heading(text.lstrip("# ").strip())
        elif text.startswith("|"):
            self.take_row(text)
        elif BOLD.match(text.lstrip("- ")):
            is_bullet = text.startswith("- ")
            self.take_definitions(text.lstrip("- "), is_bullet)
        elif text == "Methods:":
            self.owner = self.heading.lower().rstrip("s")
        elif text.startswith("All "):
            self.intro = plain(first_sentence(text))
        elif self.waiting:
            self.entries[-1]["text"] = plain(first_sentence(text))
        self.waiting = text.startswith("#") and bool(SIGNATURE.match(text.lstrip("# `")))

    waiting = False  # for the first sentence below a heading

    def add(self, signature, result, text, method):
        name = signature.split("(")[0]
        if "." not in name and ":" not in name:
            owner = (self.owner or self.every_owner) if method else None
            prefix = owner + ":" if owner else self.module + "." if self.module else ""
            name, signature = prefix + name, prefix + signature
        if result:
            signature += " → " + result
        self.entries.append({"name": name, "signature": signature, "text": text})

    def take_heading(self, heading):
        self.heading, self.intro, self.owner = heading, "", None
        every = re.match(r"Methods of every (\w+)$", heading)
        if every:
            self.every_owner = every.group(1)
        defined = re.match(r"`?([\w.:]+\(.*\))`?(?: → (.*))?$", heading)
        if defined:
            self.add(defined.group(1), plain(defined.group(2) or ""), "", False)
            self.owner = defined.group(2)

    def take_row(self, row):
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        text = first_sentence(plain(cells[1])).rstrip(".") if len(cells) > 1 else ""
        if self.intro:
            text = (text + ". " if text else "") + self.intro
        for span in re.findall(r"`([^`]+)`", cells[0]):
            dotted = not self.module and "." in span
            if SIGNATURE.fullmatch(span) or dotted and re.fullmatch(r"[\w.]+", span):
                self.add(span, "", text, False)

    def take_definitions(self, text, is_bullet):
        """`**`a()`** → b. Sentence. **`c()`**, **`d()`** → e.`"""
        parts = BOLD.split(re.sub(r"(?<=\w )\*\*(`[^`]+`)\*\*", r"\1", text))
        meaning = ""
        found = []
        for signature, behind in reversed(list(zip(parts[1::2], parts[2::2]))):
            names = [signature]
            while also := ALSO.match(behind):
                names.append(re.sub(r"^\w+", also.group(1), signature))
                behind = behind[also.end():]
            if len(behind.strip(" ,;:")) > 3:
                meaning = behind
            found.append((names, meaning.strip(" ,;:")))
        for names, meaning in reversed(found):
            result = ""
            if meaning.startswith("→"):
                result = first_sentence(meaning[1:].strip())
                meaning = meaning[1:].strip()[len(result):].strip(" :")
            for name in names:
                if SIGNATURE.fullmatch(name):
                    sentence = plain(first_sentence(meaning))
                    self.add(name, plain(result).rstrip("."), sentence, is_bullet)
        if not is_bullet and "→" in text and SIGNATURE.fullmatch(parts[1]):
            self.owner = parts[1].split("(")[0]


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def main():
    output, depfile, directory = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    pages = sorted(directory.glob("*.md"))
    entries, seen = [], set()
    for path in pages:
        for entry in Page(path.read_text(encoding="utf-8")).entries:
            if entry["name"] not in seen:
                seen.add(entry["name"])
                entries.append(entry)
    with open(output, "w", encoding="utf-8") as out:
        out.write("-- Made by scripts/help_data.py from docs/api.\nreturn {\n")
        for entry in entries:
            fields = ", ".join(f"{key} = {quote(value)}" for key, value in entry.items())
            out.write(f"    {{ {fields} }},\n")
        out.write("}\n")
    with open(depfile, "w", encoding="utf-8") as out:
        out.write(f"{output}: {directory} " + " ".join(str(path) for path in pages) + "\n")


if __name__ == "__main__":
    main()
