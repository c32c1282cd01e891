#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Annotations for the Lua language server, made from the API pages: what is written there is said once.

    editor_types.py --embed OUTPUT DEPFILE DOCS_API     a Lua file that returns them, path by path
    editor_types.py --write DIRECTORY DOCS_API          the files themselves
    editor_types.py --install DOCS_API                  the same, where Meson says
    editor_types.py --check DOCS_API                    does each page describe what it has types for?
"""
import os
import pathlib
import re
import sys

from help_data import Page, paragraphs, plain
from type_notation import NotationError, Types, Value, block_of, split

LUA_KEYWORDS = set("and break do else elseif end false for function goto if in local nil not or repeat "
                   "return then true until while".split())


class ApiPage:
    """A page: its types, and what it says about them."""

    def __init__(self, path):
        self.path = path
        self.source = path.read_text(encoding="utf-8")
        title = re.match(r"# (eco(?:\.\w+)?)$", self.source, flags=re.M)
        self.module = title and title.group(1)
        self.block = block_of(self.source)
        self.types = Types(self.module, self.block) if self.block else None
        self.entries = {entry["name"]: entry for entry in Page(self.source).entries}
        self.intro = next((plain(text) for text in paragraphs(self.source)
                           if not text.startswith("#")), "")

    def keys(self, owner, function):
        """The names under which a page may define a function: "socket:send", "hash.md5.sum"."""
        if not self.module:
            return [function.name]
        short = self.module.split(".")[-1]
        if not owner.name:
            return [f"{short}.{function.name}"]
        if function.method:
            name = owner.name.lower()
            return [f"{name}:{function.name}", f"{name.rstrip('s')}:{function.name}"]
        full = f"{self.module}.{owner.name}"
        return [f"{short}.{name}.{function.name}"
                for name, type_name in self.types.submodules.items() if type_name == full]

    def entry(self, owner, function):
        return next((self.entries[key] for key in self.keys(owner, function) if key in self.entries),
                    None)

    def field_text(self, name):
        """What a table says about an option or a field, unless tables say different things."""
        texts = set()
        for row in re.findall(r"^\|(.*)\|$", self.source, flags=re.M):
            cells = [cell.strip() for cell in row.split("|")]
            if len(cells) == 2 and "(" not in re.sub(r" \(\w+\)", "", cells[0]):
                if name in re.findall(r"`([a-z]\w*)(?: = \w+)?`", cells[0]):
                    texts.add(plain(cells[1]))
        return texts.pop() if len(texts) == 1 else ""


# ---- writing ---------------------------------------------------------------------------------------


def comment(text):
    return [f"---{line}".rstrip() for line in text.splitlines()]


def description(entry, function):
    """ "Returns client, peer's address. Several tasks may wait; they are served in order." """
    if not entry:
        return ""
    result, text = entry["signature"].partition(" → ")[2], entry["text"]
    first_word = re.match(r"\w*(?![\w(])", text)
    if text and first_word and first_word[0] not in [parameter.name for parameter in function.parameters]:
        text = text[0].upper() + text[1:]
    said_by_type = re.fullmatch(r"[\w\[\]]*|…", result)
    sentences = ["" if said_by_type else f"Returns {result}", text]
    return " ".join(sentence.rstrip(".") + "." for sentence in sentences if sentence)


def union(types):
    """A type for all of them: `string?`, `integer|string|nil`."""
    parts = list(dict.fromkeys(part for name in types for part in split(name, "|") if part != "nil"))
    if "any" in parts:
        return "any"
    if len(parts) == len(types) == 1 and "|" not in types[0] or not parts:
        return parts[0] if parts else "nil"
    if "nil" not in types and not any("nil" in split(name, "|") for name in types):
        return "|".join(parts)
    if len(parts) == 1 and not parts[0].startswith("fun"):
        return parts[0].rstrip("?") + "?"
    return "|".join(parts + ["nil"])


def merged(alternatives):
    """What stands for all alternatives of results; None where they do not fit together."""
    values = []
    for position in range(max(map(len, alternatives), default=0)):
        here = [a[position] for a in alternatives if position < len(a)]
        kinds = [value.type for value in here]
        missing = len(here) < len(alternatives)
        if position > 0 and len({kind.rstrip("?") for kind in kinds}) > 1 or missing and any(
                value.name == "..." for value in here):
            return None
        named = next((value for value in here if value.name), here[0])
        kind = union(kinds + ["nil"] if missing else kinds)
        values.append(Value(named.name, kind, unit=named.unit))
    return values


def variants(function):
    """Its lists of results: one if possible, else one for each alternative."""
    values = merged(function.results)
    return [values] if values is not None else function.results


def function_type(owner_type, function, values):
    parameters = ["self: " + owner_type] if function.method else []
    parameters += [f"{p.name}{'?' if p.optional else ''}: {p.type}" for p in function.parameters]
    text = f"fun({', '.join(parameters)})"
    return text + (": " + ", ".join(value.type for value in values) if values else "")


def function_lines(page, owner, target, overloads):
    """A function, `overloads` being its lines in the block: the first is the function itself."""
    function = overloads[0]
    lines = comment(description(page.entry(owner, function), function))
    for parameter in function.parameters:
        mark = "?" if parameter.optional else ""
        lines.append(f"---@param {parameter.name}{mark} {parameter.type} {parameter.unit}".rstrip())
    owner_type = ".".join(filter(None, [page.module, owner.name]))
    values, *others = variants(function)
    more = [(function, other) for other in others]
    more += [(other, results) for other in overloads[1:] for results in variants(other)]
    lines += [f"---@overload {function_type(owner_type, *other)}" for other in more]
    for value in values:
        lines.append(f"---@return {value.type} {value.name or value.unit}".rstrip())
    names = [parameter.name for parameter in function.parameters]
    if bad := LUA_KEYWORDS.intersection(names):
        raise NotationError(f"{function.name}: {bad.pop()} is a word of Lua's")
    dot = ":" if function.method else "."
    name = f"{target}{dot}{function.name}" if target else function.name
    return lines + [f"function {name}({', '.join(names)}) end", ""]


def owner_lines(page, owner, target):
    lines = []
    if page.module:
        lines = comment(page.intro) if not owner.name else []
        full = ".".join(filter(None, [page.module, owner.name]))
        lines.append(f"---@class {full}" + (f": {owner.parent}" if owner.parent else ""))
        for field in owner.fields:
            mark = "?" if field.optional and not field.name.startswith("[") else ""
            text = page.field_text(field.name) if owner.name.endswith(("Option", "Options")) else ""
            lines.append(f"---@field {field.name}{mark} {field.type} {text}".rstrip())
        if owner.name or page.module != "eco":
            lines += [f"local {target} = {{}}", ""] if owner.functions or not owner.name else [""]
        else:
            lines += [f"{target} = {{}}", ""]
    else:
        for field in owner.fields:
            lines += [f"---@type {field.type}", f"{field.name} = nil", ""]
    by_name = {}
    for function in owner.functions:
        by_name.setdefault(function.name, []).append(function)
    for overloads in by_name.values():
        lines += function_lines(page, owner, target, overloads)
    return lines


def files_of(page):
    """The annotation files of a page: path and text."""
    meta = page.module or "lua54"
    lines = [f"---@meta {meta}", f"-- Made from docs/api/{page.path.name}.", ""]
    if not page.module:
        lines += ["---@class utf8lib", "utf8 = {}", ""]
        return [("lua54.lua", "\n".join(lines + owner_lines(page, page.types.owners[0], "")))]
    short = meta.split(".")[-1]
    for name, text in page.types.aliases.items():
        lines += [f"---@alias {meta}.{name} {text}", ""]
    for owner in page.types.owners[1:] + page.types.owners[:1]:
        lines += owner_lines(page, owner, owner.name or short)
    files = [(meta.replace(".", "/") + ".lua", "\n".join(lines + [f"return {short}", ""]))]
    for name, type_name in page.types.submodules.items():
        text = (f"---@meta {meta}.{name}\n-- Made from docs/api/{page.path.name}.\n\n"
                f"---@type {type_name}\nlocal {name}\n\nreturn {name}\n")
        files.append((f"{meta.replace('.', '/')}/{name}.lua", text))
    return files


def read_pages(directory):
    pages = []
    for path in sorted(pathlib.Path(directory).glob("*.md")):
        try:
            pages.append(ApiPage(path))
        except NotationError as error:
            sys.exit(f"{path}: {error}")
    known = {f"{page.module}.{name}" for page in pages if page.types
             for name in list(page.types.aliases) + [o.name for o in page.types.owners]}
    for page in pages:
        for name in re.findall(r"\beco\.\w+\.?[A-Z]\w+|\beco\.[A-Z]\w+", page.block or ""):
            if name not in known:
                sys.exit(f"{page.path}: no page has the type {name}")
    return pages


def all_files(pages):
    return [file for page in pages if page.types for file in files_of(page)]


# ---- comparing -------------------------------------------------------------------------------------


def parameters_of(signature):
    """What `name(a[, b])` says: names, and whether they may be left out; None for "and so on"."""
    inside = signature[signature.index("(") + 1:signature.rindex(")")]
    values, depth = [], 0
    for part in re.findall(r"[\[\]]|\{[^}]*\}|[^\[\],\s]+", inside):
        if part in "[]":
            depth += 1 if part == "[" else -1
        elif part.startswith("{") or part.endswith(("...", "…")):
            return values + [None]
        else:
            values.append((part, depth > 0))
    return values


def difference(entry, function):
    signature = entry["signature"].partition(" → ")[0]
    if "(" not in signature:
        return None  # of a table that has names only
    said = parameters_of(signature)
    typed = [(parameter.name, parameter.optional) for parameter in function.parameters]
    if None in said:
        said = said[:said.index(None)]
        typed = typed[:len(said)]
    if said != typed:
        return f"{entry['signature']} is {typed} among the types"
    return None


def check_page(page, elsewhere):
    """`elsewhere` has the names that other pages have types for."""
    if not page.types:
        return ["no types"] if page.module else []
    problems, found = [], set()
    for owner in page.types.owners:
        seen = set()
        for function in owner.functions:
            entry = page.entry(owner, function)
            if not entry:
                problems.append(f"{page.keys(owner, function)[0]} has types and no description")
                continue
            found.add(entry["name"])
            if function.name not in seen and (text := difference(entry, function)):
                problems.append(text)
            seen.add(function.name)
    fields = {field.name for field in page.types.owners[0].fields}
    for name in page.entries:
        if name not in found and name not in fields and name not in elsewhere:
            problems.append(f"{name} has no types")
    return problems


def check(pages):
    names = {page: {key for owner in page.types.owners for function in owner.functions
                    for key in page.keys(owner, function)} for page in pages if page.types}
    problems = []
    for page in pages:
        elsewhere = set().union(*(names[other] for other in names if other != page))
        problems += [f"{page.path}: {text}" for text in check_page(page, elsewhere)]
    print("\n".join(problems) or "every function has a description and types")
    return 1 if problems else 0


# ---- commands --------------------------------------------------------------------------------------


def write(directory, files):
    for name, text in files:
        path = pathlib.Path(directory) / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def embed(output, depfile, pages, directory):
    with open(output, "w", encoding="utf-8") as out:
        out.write("-- Made by scripts/editor_types.py from docs/api.\nreturn {\n")
        for name, text in all_files(pages):
            out.write(f"    {{ '{name}', [==[\n{text}]==] }},\n")
        out.write("}\n")
    with open(depfile, "w", encoding="utf-8") as out:
        out.write(f"{output}: {directory} " + " ".join(str(page.path) for page in pages) + "\n")


def main():
    command, *arguments = sys.argv[1:]
    pages = read_pages(arguments[-1])
    if command == "--check":
        return check(pages)
    if command == "--embed":
        embed(arguments[0], arguments[1], pages, arguments[2])
    elif command == "--write":
        write(arguments[0], all_files(pages))
    elif command == "--install":
        write(pathlib.Path(os.environ["MESON_INSTALL_DESTDIR_PREFIX"]) / "share/eco/types",
              all_files(pages))
    return 0


if __name__ == "__main__":
    sys.exit(main())
