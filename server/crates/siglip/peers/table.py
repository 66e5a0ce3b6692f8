"""Times this project's engine and the others in one go and writes the table of them into the README.

    python table.py FOLDER README COMMAND…

COMMAND, with FOLDER and a precision behind it, runs `benches/full.rs`. The machine is not ours alone, so all take turns,
several times, and the least of each engine's medians counts.
"""
import json
import pathlib
import platform
import subprocess
import sys
import typing


class Table(typing.NamedTuple):
    """What is measured of a model, and where it is written."""
    # What the engines call a measurement, and what heads its column.
    columns: dict
    # The script that times the other engines.
    engines: pathlib.Path
    # Where it stands in the README, and the target of `make` that writes it.
    place: str
    target: str
    # How often all take turns.
    rounds: int

    def begin(self):
        return f"<!-- {self.place}: `make {self.target}` writes this -->\n"

    def end(self):
        return f"<!-- end of {self.place} -->\n"


HERE = pathlib.Path(__file__).resolve().parent
# By the names of their models' folders.
TABLES = {
    "siglip-base-patch16-224": Table(
        {"image 1": "one picture", "image 6": "six", "text 1": "one text", "text 8": "eight"},
        HERE / "engines.py", "engines", "bench-engines", 3),
    "SmolVLM-500M": Table(
        {"1 tile": "one tile read", "17 tiles": "17 tiles read", "token": "a token behind them",
         "4 tokens": "a token of four pictures each"},
        HERE.parents[1] / "smolvlm" / "peers" / "engines.py", "captioners", "bench-captioners", 2),
}


def output(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, **options)
    return json.loads(done.stdout)


def main(folder, readme, command):
    table, times, ours = TABLES[folder.name], {}, {}
    for turn in range(table.rounds):
        print(f"    turn {turn + 1} of {table.rounds}", flush=True)
        for precision in ("f32", "bf16", "int8"):
            measured = output([*command, folder, precision], cwd=readme.parent)
            name = f"**this project, {precision}** (`{measured['instructions']}`)"
            collect(times, name, measured["times"])
            best = ours.setdefault(name, measured)
            best["ready"] = min(best["ready"], measured["ready"])
        for name, medians in output([sys.executable, table.engines, folder]).items():
            collect(times, name, medians)
    weights = (folder / "model.safetensors").stat().st_size
    text = readme.read_text()
    head, rest = text.split(table.begin())
    written = lines(folder.name, table, times, ours, weights)
    readme.write_text(head + table.begin() + written + table.end() + rest.split(table.end())[1])
    print(written)


def collect(times, name, medians):
    best = times.setdefault(name, {})
    for key, value in medians.items():
        best[key] = min(value, best.get(key, value))


def lines(model, table, times, ours, weights):
    lines = [f"| {model}, {processor()} | {' | '.join(table.columns.values())} | ready | memory |",
             "| --- |" + " --- |" * (len(table.columns) + 2)]
    for name, medians in times.items():
        cells = [milliseconds(medians[key]) for key in table.columns]
        own = ours.get(name)
        cells += [f"{own['ready']:.1f} s", f"{own['memory'] / 1e9:.2f} GB, {own['memory'] / weights:.2f} × the file"] if own else ["", ""]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def milliseconds(value):
    return f"{value / 1000:.1f} s" if value >= 10000 else f"{value:.0f} ms"


def processor():
    """What the system says, which in a virtual machine is not much."""
    try:
        info = pathlib.Path("/proc/cpuinfo").read_text()
    except OSError:
        return platform.machine()
    fields = [line.split(":", 1) for line in info.splitlines() if ":" in line]
    fields = [(key.strip(), value.strip()) for key, value in fields]
    model = next((value for key, value in fields if key == "model name"), platform.machine())
    return f"{model}, {sum(key == 'processor' for key, _ in fields)} cores"


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3:])
