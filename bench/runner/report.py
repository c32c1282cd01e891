# SPDX-License-Identifier: MIT
"""Tables in docs/performance.md between its markers, and the plot beside it."""
import re
import statistics
import textwrap

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
    mine, base = results.get("eco", {}).get("value"), results.get(row.against, {}).get("value")
    if not mine or not base or (row.floor is None and row.extra is None):
        return "", ""
    if row.extra is not None:
        more = statistics.median(m - b for m, b in zip(mine, base))
        return f"+{number(row.extra)}", "yes" if more <= row.extra else f"no: +{number(more)}"
    reached = share(row, results, "eco") >= row.floor
    return share_text(row, row.floor), "yes" if reached else "no"


def table(head, lines):
    rule = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [head, rule, *lines]) + "\n"


def recorded_rows(recorded, *groups):
    return [(row, recorded.rows[row.name]["results"]) for row in ROWS
            if row.group in groups and row.name in recorded.rows]


def eco_line(row, results):
    each = shares(row, results, "eco")
    line = [row.title, row.unit, median(results, row.against), median(results, "eco"),
            share_text(row, share(row, results, "eco")), spread_text(row, each)]
    if row.group != "lua":
        processor = share(row, results, "eco", "cpu_us")
        line.append(share_text(row, processor) if processor else "")
    return line + [*goal(row, results)]


def eco_table(recorded, groups, base):
    lua = base == "luajit"
    return table(["", "", base, "eco", "factor" if lua else "share", "least – most",
                  *([] if lua else ["by processor time"]), "goal", "reached"],
                 [eco_line(row, results) for row, results in recorded_rows(recorded, *groups)])


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
                 [[row.title, row.unit, *(median(results, n) for n in names)]
                  for row, results in rows])


def conditions(recorded):
    m, rows = recorded.machine, recorded.rows.values()
    virtual = " (virtual)" if m["virtual"] else ""
    dates = sorted({r["date"] for r in rows})
    commits = sorted({r["commit"] for r in rows})
    took = sum(r["took"] for r in rows) / 60
    where = (f"Measured on {m['processors']} × {m['processor']}{virtual}, {m['memory']}, "
             f"{m['system']}, Linux {m['kernel']}; {' to '.join(dates[:1] + dates[1:][-1:])}, "
             f"commit {', '.join(commits)}; {took:.0f} minutes in all, "
             f"load average up to {max(r['load'] for r in rows)}.")
    versions = "; ".join(f"{n}: {v}" for n, v in recorded.versions.items())
    return textwrap.fill(where, 100) + "\n\n" + textwrap.fill(f"Versions: {versions}.", 100) + "\n"


def counts_table(recorded, tool):
    counted = [(row, recorded.counts.get(row.name, {}).get(tool)) for row in ROWS]
    return table(["", "reference", "eco"],
                 [[row.title, counts.get("reference", "–"), counts.get("eco", "–")]
                  for row, counts in counted if counts])


def profile_lines(recorded):
    for row in ROWS:
        profiles = recorded.counts.get(row.name, {}).get("profile", {})
        for name, times in profiles.items():
            title = row.title if name == "reference" else ""
            cells = [number(time) if time >= 0.5 else "–" for time in times.values()]
            yield [title, name, number(sum(times.values())), *cells]


def profile_table(recorded):
    groups = [list(times) for counts in recorded.counts.values()
              for times in counts.get("profile", {}).values()]
    return table(["", "", "all", *groups[0]], list(profile_lines(recorded))) if groups else ""


def replace_between(text, name, content):
    pattern = rf"(<!-- begin {name}[^>]*-->\n).*?(<!-- end {name} -->)"
    return re.sub(pattern, lambda m: m[1] + "\n" + content + "\n" + m[2], text, flags=re.S)


def write(recorded):
    """Writes the generated parts of the page, and the plot."""
    servers = ["network", "streams"]
    parts = {tool: counts_table(recorded, tool) for tool in ("syscalls", "instructions")}
    parts["profile"] = profile_table(recorded)
    if recorded.rows:
        parts.update(conditions=conditions(recorded),
                     reference=eco_table(recorded, servers, "reference"),
                     peers=peers_table(recorded, servers),
                     luajit=eco_table(recorded, ["lua"], "luajit"),
                     luas=values_table(recorded, ["lua"]),
                     own=values_table(recorded, ["own"]))
        rows = [(row, {n: share(row, results, n) for n in results})
                for row, results in recorded_rows(recorded, *servers)]
        PLOT.write_text(plot.draw(rows), encoding="utf-8")
    text = PAGE.read_text(encoding="utf-8")
    for name, content in parts.items():
        text = replace_between(text, name, content)
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
