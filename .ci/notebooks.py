"""notebooks.py check|save FOLDER NOTEBOOK...: compares notebooks with their executed copies in a folder, or takes these over."""

import json
import pathlib
import sys

METADATA = {
    "kernelspec": {"display_name": "Java", "language": "java", "name": "java"},
    "language_info": {"file_extension": ".java", "mimetype": "text/x-java-source", "name": "java"},
}


def kind(output):
    """What came out: a stream by its name, a display or a result by its MIME types, an error by its text."""
    if output["output_type"] == "stream":
        return output["name"]
    if output["output_type"] == "error":
        return "error " + "\n".join(output["traceback"])
    return output["output_type"] + " " + str(sorted(output["data"]))


def kinds(cell):
    return sorted({kind(output) for output in cell["outputs"]})


def code_cells(notebook):
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def check(path, saved, executed):
    for expected, actual in zip(code_cells(saved), code_cells(executed), strict=True):
        if kinds(expected) != kinds(actual):
            sys.exit(
                f"{path}: the file shows {kinds(expected)} but the kernel {kinds(actual)}; look at the cell, then run"
                f" .ci/notebooks save\n" + "".join(expected["source"])
            )


def lines(text):
    """Long texts are saved by lines, so that changes can be seen."""
    return "".join(text).splitlines(keepends=True)


def clean_output(output):
    if output["output_type"] == "stream":
        return {"name": output["name"], "output_type": "stream", "text": lines(output["text"])}
    clean = {key: output[key] for key in ("output_type", "execution_count") if key in output}
    clean["data"] = {mime: lines(data) for mime, data in output["data"].items()}
    clean["metadata"] = {}
    return clean


def merged(outputs):
    """A stream arrives in pieces."""
    result = []
    for output in outputs:
        if result and output["output_type"] == "stream" == result[-1]["output_type"] and output["name"] == result[-1]["name"]:
            result[-1]["text"] = lines(result[-1]["text"] + output["text"])
        else:
            result.append(output)
    return result


def clean_cell(cell, index):
    clean = {
        "cell_type": cell["cell_type"],
        "id": f"cell-{index}",
        "metadata": {},
        "source": lines(cell["source"]),
    }
    if cell["cell_type"] == "code":
        clean["execution_count"] = cell["execution_count"]
        clean["outputs"] = merged([clean_output(output) for output in cell["outputs"]])
    return clean


def save(path, saved, executed):
    if any(k.startswith("error") for cell in code_cells(executed) for k in kinds(cell)):
        sys.exit(f"{path}: a cell failed")
    notebook = {
        "cells": [clean_cell(cell, index) for index, cell in enumerate(executed["cells"])],
        "metadata": METADATA,
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main():
    action = {"check": check, "save": save}[sys.argv[1]]
    for path in map(pathlib.Path, sys.argv[3:]):
        executed = json.loads((pathlib.Path(sys.argv[2]) / path.name).read_text(encoding="utf-8"))
        action(path, json.loads(path.read_text(encoding="utf-8")), executed)


main()
