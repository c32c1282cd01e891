# SPDX-License-Identifier: MIT
"""Tables in docs/performance.md between its markers, and the plot beside it."""
import re
import statistics

from runner import plot
from runner.rows import ROWS
from runner.runtimes import root

PAGE = root / "docs" / "performance.md"
PLOT = root / "docs" / "performance.svg"
NOISE = 0.03  # what one run may differ from another at the least


def number(value):
    if value >= 1e6:
        return f"{value / 1e6:.3g} M"
    if value >= 1e4:
        return f"{value / 1e3:.3g} k"
    return f"{value:.0f}" if value >= 100 else f"{value:.3g}"


def shares(row, results, name, key="value"):
    """The share of the base's speed in each round; [] if one of the two is missing."""
    mine, base = results.get(name, {}).get(key), results.get(row.against, {}).get(key)
    if not mine or not base:
        return []
    if key != "value":  # processor time: less is better
        return [b / m for m, b in zip(mine, base)]
    return [row.share(m, b) for m, b in zip(mine, base)]


def share(row, results, name, key="value"):
    each = shares(row, results, name, key)
    return statistics.median(each) if each else None


def share_text(row, value):
    if value is None:
        return "–"
    return f"{1 / value:.2f}x" if row.group == "lua" else f"{value * 100:.0f} %"


def median(results, name, key="value"):
    values = results.get(name, {}).get(key)
    return number(statistics.median(values)) if values else "–"


def spread_text(row, each):
    if not each:
        return ""
    first, last = (max(each), min(each)) if row.group == "lua" else (min(each), max(each))
    return f"{share_text(row, first)} – {share_text(row, last)}"


def goal(row, results):
    """The goal and whether it is reached, as two cells."""
    if row.extra is not None:
        more = [m - b for m, b in zip(results["eco"]["value"], results[row.against]["value"])]
        reached = statistics.median(more) <= row.extra
        return f"+{number(row.extra)}", "yes" if reached else f"no: +{number(statistics.median(more))}"
    if row.floor is None:
        return "", ""
    reached = share(row, results, "eco")
    return share_text(row, row.floor), "–" if reached is None else "yes" if reached >= row.floor else "no"


def table(head, lines):
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, rule, *lines]) + "\n"


def recorded_rows(recorded, *groups):
    return [(row, recorded.rows[row.name]["results"]) for row in ROWS
            if row.group in groups and row.name in recorded.rows]


def eco_table(recorded, groups, base):
    lines = []
    for row, results in recorded_rows(recorded, *groups):
        each = shares(row, results, "eco")
        processor = share(row, results, "eco", "cpu_us")
        lines.append([row.title, row.unit, median(results, base), median(results, "eco"),
                      share_text(row, share(row, results, "eco")), spread_text(row, each),
                      *(() if base == "luajit" else (share_text(row, processor) if processor else "",)),
                      *goal(row, results)])
    processor_head = [] if base == "luajit" else ["by processor time"]
    return table(["", "", base, "eco", "factor" if base == "luajit" else "share", "least – most",
                  *processor_head, "goal", "reached"], lines)


def names_in(rows, without=()):
    found = []
    for _, results in rows:
        found += [n for n in results if n not in found and n not in without]
    return found


def peers_table(recorded, groups):
    rows = recorded_rows(recorded, *groups)
    names = names_in(rows, without=("reference",))
    return table(["share of the reference", *names],
                 [[row.title, *(share_text(row, share(row, results, n)) for n in names)]
                  for row, results in rows])


def values_table(recorded, groups):
    rows = recorded_rows(recorded, *groups)
    names = names_in(rows)
    return table(["", "", *names],
                 [[row.title, row.unit, *(median(results, n) for n in names)] for row, results in rows])


def conditions(recorded):
    m, rows = recorded.machine, recorded.rows.values()
    commits = sorted({r["commit"] for r in rows})
    took = sum(r["took"] for r in rows) / 60
    busiest = max((r["load"] for r in rows), default=0)
    lines = [f"Measured on {m['processors']} × {m['processor']}{' (virtual)' if m['virtual'] else ''}, {m['memory']},"
             f" {m['system']}, Linux {m['kernel']}; from {min(r['date'] for r in rows)} to"
             f" {max(r['date'] for r in rows)}, commit {', '.join(commits)}; {took:.0f} minutes in all, load"
             f" average up to {busiest}.", "",
             "Versions: " + "; ".join(f"{n}: {v}" for n, v in recorded.versions.items()) + "."]
    return "\n".join(lines) + "\n"


def syscalls_table(recorded):
    if not recorded.syscalls:
        return "Not counted yet.\n"
    titles = {row.name: row.title for row in ROWS}
    return table(["", "reference", "eco"], [[titles[name], counts["reference"], counts["eco"]]
                                            for name, counts in recorded.syscalls.items()])


def replace_between(text, name, content):
    pattern = rf"(<!-- begin {name}[^>]*-->\n).*?(<!-- end {name} -->)"
    return re.sub(pattern, lambda m: m[1] + "\n" + content + "\n" + m[2], text, flags=re.S)


def write(recorded):
    """Writes the generated parts of the page, and the plot."""
    text = PAGE.read_text(encoding="utf-8")
    if recorded.rows:
        text = replace_between(text, "conditions", conditions(recorded))
        text = replace_between(text, "reference", eco_table(recorded, ["network", "streams"], "reference"))
        text = replace_between(text, "peers", peers_table(recorded, ["network", "streams"]))
        text = replace_between(text, "luajit", eco_table(recorded, ["lua"], "luajit"))
        text = replace_between(text, "luas", values_table(recorded, ["lua"]))
        text = replace_between(text, "own", values_table(recorded, ["own"]))
        rows = [(row, {n: share(row, results, n) for n in results})
                for row, results in recorded_rows(recorded, "network", "streams")]
        PLOT.write_text(plot.draw(rows), encoding="utf-8")
    text = replace_between(text, "syscalls", syscalls_table(recorded))
    PAGE.write_text(text, encoding="utf-8")


def compare(row, results, record):
    """What has changed against the recorded share. A change counts if it leaves both spreads."""
    now = shares(row, results, "eco")
    before = shares(row, record["results"], "eco") if record else []
    if not now or not before:
        return "nothing recorded to compare with"
    new, old = statistics.median(now), statistics.median(before)
    margin = max(NOISE * old, (max(now) - min(now)) / 2, (max(before) - min(before)) / 2)
    verdict = "worse" if new < old - margin else "better" if new > old + margin else "as recorded"
    return f"{share_text(row, old)} recorded, {share_text(row, new)} now: {verdict}"
