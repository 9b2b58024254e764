"""From a trained model to the ONNX file that ships, in 8 bits. Needs torch and onnx."""

import shutil
import warnings
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from transformers import AutoModelForSequenceClassification, AutoTokenizer

from analysis.models.weights import MODEL, TOKENIZER

INPUTS = ("input_ids", "attention_mask", "token_type_ids")
OPSET = 17


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


def quantise(source: Path, out: Path) -> None:
    """Write the float model of the folder `source` with 8-bit weights to `out`.

    Per channel, and with one bit held back: without the first the readings drift, without the
    second sums overflow on processors that lack VNNI.
    """
    out.mkdir(parents=True, exist_ok=True)
    quantize_dynamic(
        source / MODEL,
        out / MODEL,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
    )
    shutil.copyfile(source / TOKENIZER, out / TOKENIZER)
