//! Folders that are whole, and such as are not.
#![allow(clippy::unwrap_used, reason = "tests may panic")]

use std::fs;

use safetensors::tensor::{Dtype, TensorView};
use tempfile::TempDir;
use weights::{Expected, Folder, LoadError, Tensors};

#[test]
fn numbers_of_all_kinds_become_floats() {
    let folder = folder();
    let files = folder.1.weights().unwrap();
    let tensors = Tensors::new(&files, &expected(), |name| name == "counter").unwrap();

    assert_eq!(tensors.values("full").unwrap()[..], [1.5, -2.0]);
    assert_eq!(tensors.values("brain").unwrap()[..], [1.5, -2.0]);
    assert_eq!(tensors.values("half").unwrap()[..], [1.5, -2.0]);
    assert_eq!(tensors.number("one").unwrap(), 1.5);
    assert!(matches!(tensors.number("full"), Err(LoadError::NotFinite { name: "full" })));
    assert!(tensors.contains("full") && !tensors.contains("counter") && tensors.values("counter").is_err());
}

#[test]
fn what_is_not_expected_is_named_together() {
    let folder = folder();
    let files = folder.1.weights().unwrap();
    let mut wanted = expected();
    wanted.add("full", [2, 1]);
    wanted.linear("more", 2, 3);

    let error = Tensors::new(&files, &wanted, |_| false).unwrap_err().to_string();

    for name in ["full (wanted [2, 1], found [2])", "more.weight", "more.bias", "counter"] {
        assert!(error.contains(name), "{name}: {error}");
    }
}

#[test]
fn shards_come_from_the_folder_alone() {
    let (dir, folder) = folder();
    let index = |name: &str| {
        fs::write(dir.path().join("model.safetensors.index.json"), format!(r#"{{"weight_map": {{"a": "{name}"}}}}"#))
    };
    fs::rename(dir.path().join("model.safetensors"), dir.path().join("part.safetensors")).unwrap();
    assert!(folder.weights().unwrap_err().to_string().contains("model.safetensors"));

    index("part.safetensors").unwrap();
    assert_eq!(folder.weights().unwrap().len(), 1);
    for elsewhere in ["../part.safetensors", "/etc/passwd", "..", "a/b", ""] {
        index(elsewhere).unwrap();
        assert!(folder.weights().is_err(), "{elsewhere}");
    }
    index("lost.safetensors").unwrap();
    assert!(folder.weights().unwrap_err().to_string().contains("lost.safetensors"));
}

#[test]
fn files_are_asked_for_by_name() {
    let folder = Folder::from_files([("config.json", &b"[1, 2"[..])]);

    assert!(matches!(folder.json::<Vec<u8>>("config.json"), Err(LoadError::MalformedJson { name: "config.json", .. })));
    assert!(matches!(folder.file("other"), Err(LoadError::MissingFile { .. })));
    assert!(folder.optional_file("other").unwrap().is_none());
    assert!(folder.optional_json::<u8>("other.json").unwrap().is_none());
    assert!(matches!(Folder::open("/nowhere/at/all".as_ref()), Err(LoadError::NotAFolder { .. })));
}

fn expected() -> Expected {
    let mut expected = Expected::default();
    for name in ["full", "brain", "half"] {
        expected.add(name, [2]);
    }
    expected.add("one", [1]);
    expected
}

fn folder() -> (TempDir, Folder) {
    let dir = TempDir::new().unwrap();
    let full: Vec<u8> = [1.5_f32, -2.0].iter().flat_map(|value| value.to_le_bytes()).collect();
    // 1.5 and -2 by their bits.
    let brain: Vec<u8> = [0x3fc0_u16, 0xc000].iter().flat_map(|value| value.to_le_bytes()).collect();
    let half: Vec<u8> = [0x3e00_u16, 0xc000].iter().flat_map(|value| value.to_le_bytes()).collect();
    let view = |dtype, shape: &[usize], bytes| TensorView::new(dtype, shape.to_vec(), bytes).unwrap();
    let tensors = [
        ("full", view(Dtype::F32, &[2], &full)),
        ("brain", view(Dtype::BF16, &[2], &brain)),
        ("half", view(Dtype::F16, &[2], &half)),
        ("one", view(Dtype::F32, &[], &full[..4])),
        ("counter", view(Dtype::I64, &[1], &full)),
    ];
    let bytes = safetensors::serialize(tensors, None).unwrap();
    fs::write(dir.path().join("model.safetensors"), bytes).unwrap();
    let folder = Folder::open(dir.path()).unwrap();
    (dir, folder)
}
