"""Times this project's engine and the others in one go and writes the table of them into the README.

    python table.py FOLDER README COMMAND…

COMMAND, with FOLDER and a precision behind it, runs `benches/full.rs`. The machine is not ours alone, so all take turns,
three times, and the least of each engine's medians counts.
"""
import json
import pathlib
import platform
import subprocess
import sys

COLUMNS = {"image 1": "one picture", "image 6": "six", "text 1": "one text", "text 8": "eight"}
ROUNDS = 3
BEGIN, END = "<!-- engines: `make bench-engines` writes this -->\n", "<!-- end of engines -->\n"


def output(command, **options):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True, **options)
    return json.loads(done.stdout)


def main(folder, readme, command):
    times, ours = {}, {}
    for turn in range(ROUNDS):
        print(f"    turn {turn + 1} of {ROUNDS}", flush=True)
        for precision in ("f32", "bf16", "int8"):
            measured = output([*command, folder, precision], cwd=readme.parent)
            name = f"**this project, {precision}** (`{measured['instructions']}`)"
            collect(times, name, measured["times"])
            best = ours.setdefault(name, measured)
            best["ready"] = min(best["ready"], measured["ready"])
        for name, medians in output([sys.executable, "engines.py", folder]).items():
            collect(times, name, medians)
    weights = pathlib.Path(folder, "model.safetensors").stat().st_size
    text = readme.read_text()
    head, rest = text.split(BEGIN)
    readme.write_text(head + BEGIN + table(times, ours, weights) + END + rest.split(END)[1])
    print(table(times, ours, weights))


def collect(times, name, medians):
    best = times.setdefault(name, {})
    for key, value in medians.items():
        best[key] = min(value, best.get(key, value))


def table(times, ours, weights):
    lines = [f"| siglip-base-patch16-224, {processor()} | {' | '.join(COLUMNS.values())} | ready | memory |",
             "| --- |" + " --- |" * (len(COLUMNS) + 2)]
    for name, medians in times.items():
        cells = [f"{medians[key]:.0f} ms" for key in COLUMNS]
        own = ours.get(name)
        cells += [f"{own['ready']:.1f} s", f"{own['memory'] / weights:.2f} × the f32 weights"] if own else ["", ""]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


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
    main(sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:])
