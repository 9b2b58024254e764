from analysis.store import Store, open_store


def test_a_setting_is_kept_and_tells_other_readers(address: str) -> None:
    with open_store(address) as store, open_store(address) as other:
        assert store.settings.get("model") is None
        before = other.revision()
        store.settings.put(model="fast", tone_model="t")
        assert other.settings.get("model") == "fast"
        assert other.revision() > before
        store.settings.put(model="default")
        assert (other.settings.get("model"), other.settings.get("tone_model")) == ("default", "t")


def test_what_is_so_already_changes_nothing(store: Store) -> None:
    store.settings.put(model="fast")
    before = store.revision()
    store.settings.put(model="fast")
    assert store.revision() == before
