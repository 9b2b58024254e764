# ruff: noqa: PLC0415 - what needs torch is imported where there is torch
"""Models of two layers, built where a test needs one. Need torch."""

import json
from collections.abc import Sequence
from pathlib import Path

SPECIAL = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
WORDS = [*SPECIAL, "we", "praise", "blame", "name", "the", "eu", "nato", "is", "tone", "of"]


def build(
    folder: Path, labels: Sequence[str], bias: Sequence[float] | None = None, *, head: bool = True
) -> Path:
    """Write a random BERT with its tokenizer; with `bias` it reads everything alike."""
    import torch
    from transformers import BertConfig, BertForSequenceClassification, BertModel, BertTokenizer

    folder.mkdir(parents=True, exist_ok=True)
    vocabulary = folder / "vocab.txt"
    vocabulary.write_text("\n".join(WORDS))
    BertTokenizer(vocab=str(vocabulary)).save_pretrained(folder)
    torch.manual_seed(0)
    config = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
        initializer_range=0.5,
        id2label=dict(enumerate(labels)),
        label2id={label: i for i, label in enumerate(labels)},
    )
    model = BertForSequenceClassification(config) if head else BertModel(config)
    if bias is not None:
        with torch.no_grad():
            model.classifier.weight.zero_()
            model.classifier.bias.copy_(torch.tensor(bias))
    model.save_pretrained(folder)
    return folder


def mark(folder: Path, file: str = "config.json", **changes: object) -> None:
    """Change values of a JSON file of a model; None takes one out."""
    path = folder / file
    content = json.loads(path.read_text()) | changes
    path.write_text(json.dumps({key: value for key, value in content.items() if value is not None}))
