"""Times this project's engine and transformers in one go and writes the table of them into the README.

    python table.py FOLDER README COMMAND…

COMMAND, with FOLDER and a precision behind it, runs `benches/full.rs`. The machine is not ours alone, so all take turns,
twice, and the least of each engine's medians counts.
"""
import importlib.util
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent


def siglip():
    """The script of the same name that does it for the other model."""
    spec = importlib.util.spec_from_file_location("siglip_table", HERE.parents[1] / "siglip" / "peers" / "table.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    shared = siglip()
    columns = {"1 tile": "one tile read", "17 tiles": "17 tiles read", "token": "a token behind them",
               "4 tokens": "a token of four pictures each"}
    table = shared.Table("SmolVLM-500M", columns, HERE / "engines.py", "captioners", "bench-captioners", 2)
    shared.main(table, sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3:])
