# SPDX-License-Identifier: MIT
"""Reads the ```types block that ends an API page.

    connect_tcp(host: string, port: integer, options?: Options) → Socket or failure
    tcp tcp6(options?: Options) → Socket or failure      several with the same types
    AF_INET AF_INET6: integer                            fields; "name?:" may be nil
    module md5 sha1: Algorithm                           fields that can be required, too
    Terminal = integer|Serial                            another name for a type

    Socket                                               a type with its methods and fields
        send(data: string, timeout?: seconds) → bytes: integer or failure
        .new() → Socket                                  a function without self
    Options: BaseOptions                                 what the other has, too

A line that begins eight columns further right continues the one above; "--" begins a comment.
Types are those of the Lua language server. "seconds" is a number; "failure" is nil, a text and a
code. Names of types of other pages begin with their module: eco.socket.Socket.
"""
import dataclasses
import re

BASIC = {"any", "boolean", "false", "function", "integer", "nil", "number", "self", "string",
         "table", "thread", "true", "userdata"}
TOKEN = re.compile(r'\s*("[^"]*"|\.\.\.|[A-Za-z_][\w.]*|[()<>\[\]{},:|?])')
NAMES = r"[\w.]+\??(?: [\w.]+\??)*"


class NotationError(Exception):
    pass


class Expression:
    """A type, such as `fun(path: string): Info[]?`. Every name in it must be known."""

    def __init__(self, text, resolve):
        self.text, self.resolve = text, resolve
        self.tokens = TOKEN.findall(text)
        if "".join(self.tokens) != re.sub(r"\s", "", text):
            raise NotationError(f"cannot read the type {text!r}")

    def render(self):
        result = self.union()
        if self.tokens:
            raise NotationError(f"{self.tokens[0]!r} is one too many in {self.text!r}")
        return result

    def take(self, wanted=None):
        if not self.tokens or wanted and self.tokens[0] != wanted:
            raise NotationError(f"{wanted or 'more'} is missing in {self.text!r}")
        return self.tokens.pop(0)

    def next_is(self, token):
        return bool(self.tokens) and self.tokens[0] == token

    def list(self, item, end):
        items = []
        while not self.next_is(end):
            items.append(item())
            if not self.next_is(end):
                self.take(",")
        self.take(end)
        return ", ".join(items)

    def union(self):
        parts = [self.suffixed()]
        while self.next_is("|"):
            self.take()
            parts.append(self.suffixed())
        return "|".join(parts)

    def suffixed(self):
        text = self.atom()
        while self.next_is("[") or self.next_is("?"):
            bracket = self.take()
            text += bracket + self.take("]") if bracket == "[" else bracket
        return text

    def atom(self):
        token = self.take()
        if token == "(":
            inner = self.union()
            self.take(")")
            return f"({inner})"
        if token == "fun":
            return self.function()
        if token == "table" and self.next_is("<"):
            self.take()
            return f"table<{self.list(self.union, '>')}>"
        if token == "..." or token.startswith('"') or token in BASIC:
            return token
        return self.resolve(token)

    def function(self):
        self.take("(")
        text = f"fun({self.list(self.parameter, ')')})"
        if self.next_is(":"):
            self.take()
            results = [self.union()]
            while self.next_is(","):
                self.take()
                results.append(self.union())
            text += ": " + ", ".join(results)
        return text

    def parameter(self):
        name = self.take()
        if self.next_is("?"):
            name += self.take()
        if self.next_is(":"):
            self.take()
            name += ": " + self.union()
        return name


@dataclasses.dataclass
class Value:
    """A parameter, a result or a field."""
    name: str
    type: str
    optional: bool = False
    unit: str = ""


@dataclasses.dataclass
class Function:
    name: str
    parameters: list
    results: list  # of alternatives, each a list of values
    method: bool


@dataclasses.dataclass
class Owner:
    """The module itself (without a name), or a type with members."""
    name: str
    parent: str = ""
    functions: list = dataclasses.field(default_factory=list)
    fields: list = dataclasses.field(default_factory=list)


def groups(pattern, text):
    found = re.fullmatch(pattern, text)
    if not found:
        raise NotationError(f"cannot read {text!r}")
    return found.groups()


def split(text, separator):
    """At each separator that is in no bracket."""
    parts, depth, start = [], 0, 0
    for i, character in enumerate(text):
        depth += (character in "([{<") - (character in ")]}>")
        if depth == 0 and text.startswith(separator, i):
            parts.append(text[start:i])
            start = i + len(separator)
    parts.append(text[start:])
    return [part.strip() for part in parts if part.strip()]


def joined_lines(block):
    """The lines of a block with their depth: 0, or 1 for members."""
    lines = []
    for line in block.splitlines():
        text = line.split("--")[0].rstrip()
        indent = len(text) - len(text.lstrip())
        if not text:
            continue
        if lines and indent >= 4 * lines[-1][0] + 8:
            lines[-1] = (lines[-1][0], lines[-1][1] + " " + text.strip())
        elif indent in (0, 4):
            lines.append((indent // 4, text.strip()))
        else:
            raise NotationError(f"indented by {indent}: {text.strip()}")
    return lines


class Types:
    """What a block says. `module` is "eco.socket", or None for a page about Lua's own library."""

    def __init__(self, module, block):
        self.module = module
        self.owners = [Owner("")]
        self.aliases = {}
        self.submodules = {}  # name -> type
        lines = joined_lines(block)
        self.known = {re.match(r"\w+", text)[0] for depth, text in lines
                      if depth == 0 and re.fullmatch(r"[A-Z]\w*[a-z]\w*( = .*|: [\w.]+)?", text)}
        for depth, text in lines:
            self.take(depth, text)

    def resolve(self, name):
        if name in self.known:
            return f"{self.module}.{name}"
        if name.startswith("eco."):
            return name  # of another page, which the caller looks up
        raise NotationError(f"no type is called {name}")

    def type(self, text):
        return Expression(text, self.resolve).render()

    def take(self, depth, text):
        owner = self.owners[-1] if depth else self.owners[0]
        if "(" in text and re.match(rf"\.?{NAMES}\(", text):
            self.take_function(owner, text, depth)
        elif depth == 0 and re.match(r"\w+ = ", text):
            name, meaning = text.split(" = ")
            self.aliases[name] = self.type(meaning)
        elif depth == 0 and text.split(":")[0] in self.known:
            name, *parent = text.split(": ")
            self.owners.append(Owner(name, self.resolve(parent[0]) if parent else ""))
        elif found := re.fullmatch(rf"(module )?({NAMES}|\[\w+\]): (.*)", text):
            self.take_fields(owner, *found.groups())
        else:
            raise NotationError(f"cannot read {text!r}")

    def take_fields(self, owner, is_module, names, text):
        for name in names.split():
            field = self.typed(name.rstrip("?"), text, name.endswith("?"))
            owner.fields.append(field)
            if is_module:
                self.submodules[name] = field.type

    def take_function(self, owner, text, depth):
        signature, *results = split(text, "→")
        names, parameters = groups(r"([^(]*)\((.*)\)", signature)
        method = depth == 1 and not names.startswith(".")
        values = [self.value(part) for part in split(parameters, ",")]
        alternatives = [self.results(part) for part in split(results[0], " or ")] if results else []
        for name in names.lstrip(".").split():
            owner.functions.append(Function(name, values, alternatives, method))

    def value(self, text):
        name, optional, meaning = groups(r"([a-z]\w*|\.\.\.)(\??): (.*)", text)
        return self.typed(name, meaning, bool(optional))

    def typed(self, name, text, optional=False):
        unit = "seconds" if text == "seconds" else ""
        return Value(name, "number" if unit else self.type(text), optional, unit)

    def results(self, text):
        if text == "failure":
            text = "nil, text: string, code: string?"
        values = []
        for part in split(text, ","):
            found = re.fullmatch(r"([a-z]\w*|\.\.\.): (.*)", part)
            values.append(self.typed(*found.groups()) if found else self.typed("", part))
        return values


def block_of(source):
    found = re.search(r"^```types\n(.*?)^```$", source, flags=re.M | re.S)
    return found and found.group(1)
