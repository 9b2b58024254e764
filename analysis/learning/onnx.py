"""From a trained model to the ONNX files that ship, in 8 bits. Needs torch and onnx."""

import shutil
import warnings
from collections.abc import Mapping
from pathlib import Path

import onnx
import torch
from onnx.external_data_helper import set_external_data
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from analysis.learning.quantisation import quantise
from analysis.models.calibration import Array
from analysis.models.weights import MODEL, TOKENIZER

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17
#: Bytes of one file; hosts of repositories refuse or warn about much larger ones.
LARGEST = 80_000_000
#: Tensors of fewer bytes stay with the graph.
SMALL = 4096


def trace(trained: Path, out: Path) -> tuple[list[str], int]:
    """Write the model of the folder `trained` as float ONNX, with its tokenizer, to `out`.

    Returns the names of the inputs and the id of the padding piece.
    """
    out.mkdir(parents=True, exist_ok=True)
    model = AutoModelForSequenceClassification.from_pretrained(
        trained, use_safetensors=True, trust_remote_code=False, attn_implementation="eager"
    ).eval()
    model.config.return_dict = False
    tokenizer = AutoTokenizer.from_pretrained(trained, trust_remote_code=False)
    sample = tokenizer(["a trial"], ["of two"], return_tensors="pt")
    inputs = [name for name in INPUTS if name in sample]
    axes = {name: {0: "batch", 1: "pieces"} for name in inputs} | {"logits": {0: "batch"}}
    with warnings.catch_warnings():
        # The exporter warns about its own successor and about shapes that are fixed on purpose.
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model,
            ({name: sample[name] for name in inputs},),
            str(out / MODEL),
            input_names=inputs,
            output_names=["logits"],
            dynamic_axes=axes,
            opset_version=OPSET,
            dynamo=False,
        )
    shutil.copyfile(trained / TOKENIZER, out / TOKENIZER)
    return inputs, int(tokenizer.pad_token_id)


def pack(source: Path, out: Path, seen: Mapping[str, Array]) -> None:
    """Write the float model of the folder `source` in 8 bits to `out`, in files to host."""
    out.mkdir(parents=True, exist_ok=True)
    for part in parts(out):
        part.unlink()
    quantise(source / MODEL, out / MODEL, seen)
    shutil.copyfile(source / TOKENIZER, out / TOKENIZER)
    if (out / MODEL).stat().st_size > LARGEST:
        split(out / MODEL)


def sums(path: Path) -> None:
    """Write the product on which `analysis.models.overflow` tries a processor."""
    helper, kind = onnx.helper, onnx.TensorProto
    graph = helper.make_graph(
        [helper.make_node("MatMulInteger", ["left", "right"], ["sums"])],
        "sums",
        [
            helper.make_tensor_value_info("left", kind.UINT8, ["rows", "common"]),
            helper.make_tensor_value_info("right", kind.INT8, ["common", "columns"]),
        ],
        [helper.make_tensor_value_info("sums", kind.INT32, ["rows", "columns"])],
    )
    opset = helper.make_opsetid("", OPSET)
    onnx.save(helper.make_model(graph, opset_imports=[opset], ir_version=8), path)


def parts(folder: Path) -> list[Path]:
    """Return the files of a model in `folder`: the graph, and what was too large for one file."""
    return sorted([*folder.glob(MODEL), *folder.glob("weights-*.bin")])


def split(path: Path) -> None:
    """Move the large tensors of a model into files beside it, none above `LARGEST`."""
    model = onnx.load(path)
    number = filled = 0
    for tensor in model.graph.initializer:
        size = len(tensor.raw_data)
        if size < SMALL:
            continue
        if filled + size > LARGEST:
            number, filled = number + 1, 0
        set_external_data(tensor, location=f"weights-{number}.bin")
        filled += size
    onnx.save(model, path)
    for part in parts(path.parent):
        part.chmod(path.stat().st_mode)  # onnx lets only their owner read them
