# SPDX-License-Identifier: MIT
"""The plot: one line for each row, one dot for each runtime, at its share of the reference."""

LEFT, WIDTH, LINE, TOP = 300, 560, 26, 64
COLOURS = {"eco": "#d62728", "luv": "#1f77b4", "cqueues": "#17becf", "copas": "#9467bd",
           "node": "#2ca02c", "go": "#00838f", "asyncio": "#bcbd22", "uvloop": "#ff7f0e",
           "lua-eco": "#e377c2"}
LARGEST = 1.25  # what is beyond is drawn there


def x_of(share):
    return LEFT + WIDTH * min(share, LARGEST) / LARGEST


def text(x, y, content, anchor="start", size=12):
    content = content.replace("&", "&amp;").replace("<", "&lt;")
    where = f'x="{x:.0f}" y="{y:.0f}" font-size="{size}" text-anchor="{anchor}"'
    return f"<text {where}>{content}</text>"


def dot(x, y, name):
    radius = 6 if name == "eco" else 4
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="{COLOURS[name]}"/>'


def upright(x, top, bottom, colour, width):
    where = f'x1="{x:.1f}" y1="{top:.0f}" x2="{x:.1f}" y2="{bottom:.0f}"'
    return f'<line {where} stroke="{colour}" stroke-width="{width}"/>'


def axis(bottom):
    parts = []
    for percent in range(0, int(LARGEST * 100) + 1, 25):
        x = x_of(percent / 100)
        parts.append(upright(x, TOP - 12, bottom, "#999", 1.5 if percent == 100 else 0.5))
        parts.append(text(x, TOP - 18, f"{percent} %", "middle", 11))
    return parts


def legend(names):
    parts, x = [], 12
    for name in names:
        parts += [dot(x + 5, 18, name), text(x + 14, 22, name)]
        x += 36 + 7 * len(name)
    return parts


def draw(rows):
    """rows: [(row, {runtime: share or None})]"""
    bottom = TOP + LINE * len(rows)
    names = [n for n in COLOURS if any(shares.get(n) for _, shares in rows)]
    parts = legend(names) + axis(bottom)
    for i, (row, shares) in enumerate(rows):
        y = TOP + LINE * i + LINE / 2
        parts.append(text(LEFT - 12, y + 4, row.title, "end"))
        if row.floor:
            parts.append(upright(x_of(row.floor), y - 9, y + 9, COLOURS["eco"], 2))
        # eco last: on top of the others
        parts += [dot(x_of(shares[n]), y, n) for n in reversed(names) if shares.get(n)]
    size = f'width="{LEFT + WIDTH + 24}" height="{bottom + 16}"'
    return (f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif">\n'
            '<title>Share of the reference program’s speed; the red tick is eco’s goal</title>\n'
            '<rect width="100%" height="100%" fill="white"/>\n' + "\n".join(parts) + "\n</svg>\n")
