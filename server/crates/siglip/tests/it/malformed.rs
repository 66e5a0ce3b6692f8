//! Broken folders are refused with a sentence that names what is wrong; nothing panics.

use std::collections::HashMap;
use std::fs;

use burn::backend::Flex;
use safetensors::tensor::{Dtype, TensorView};
use siglip::{
    Checkpoint, ImageProcessor, LoadError, Operations, Precision, Processor, Siglip, TensorMismatch, TextProcessor,
};
use tempfile::TempDir;

use crate::support::tiny;

type Tensors = HashMap<String, (Dtype, Vec<usize>, Vec<u8>)>;

#[test]
fn missing_surplus_and_misshapen_tensors_are_named() {
    let folder = copy("base");
    rewrite(&folder, |tensors| {
        tensors.remove("text_model.head.bias");
        tensors.insert("vision_model.extra".into(), (Dtype::F32, vec![1], vec![0; 4]));
        let probe = tensors.get_mut("vision_model.head.probe").unwrap();
        probe.1 = vec![1, 2, 16];
    });

    let error = load(&folder).unwrap_err();

    let LoadError::Tensors(mismatch) = &error else { panic!("{error}") };
    let wanted = TensorMismatch {
        missing: vec!["text_model.head.bias".into()],
        surplus: vec!["vision_model.extra".into()],
        misshapen: vec![("vision_model.head.probe".into(), vec![1, 1, 32], vec![1, 2, 16])],
    };
    assert_eq!(*mismatch, wanted);
    for name in ["text_model.head.bias", "vision_model.extra", "vision_model.head.probe", "[1, 2, 16]"] {
        assert!(error.to_string().contains(name), "{error}");
    }
}

#[test]
fn position_ids_of_old_checkpoints_are_no_surplus() {
    let folder = copy("base");
    rewrite(&folder, |tensors| {
        let ids = (0..24i64).flat_map(i64::to_le_bytes).collect();
        tensors.insert("text_model.embeddings.position_ids".into(), (Dtype::I64, vec![1, 24], ids));
        // A scalar without a dimension is as good as one with.
        tensors.get_mut("logit_scale").unwrap().1 = vec![];
    });

    load(&folder).unwrap();
}

#[test]
fn integers_and_numbers_that_are_none_are_refused() {
    let folder = copy("base");
    rewrite(&folder, |tensors| tensors.get_mut("logit_bias").unwrap().2 = f32::NAN.to_le_bytes().to_vec());
    assert!(matches!(load(&folder).unwrap_err(), LoadError::NotFinite { name: "logit_bias" }));

    rewrite(&folder, |tensors| tensors.get_mut("logit_bias").unwrap().0 = Dtype::I32);
    let error = load(&folder).unwrap_err();
    assert!(matches!(&error, LoadError::UnsupportedDtype { name, .. } if name == "logit_bias"), "{error}");
}

#[test]
fn truncated_weights_are_refused_at_every_length() {
    let folder = copy("base");
    let path = folder.path().join("model.safetensors");
    let whole = fs::read(&path).unwrap();

    for length in [0, 1, 7, 8, 9, 100, 5000, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(matches!(load(&folder).unwrap_err(), LoadError::MalformedWeights { .. }), "{length} bytes");
    }
    let mut huge = whole.clone();
    huge[..8].copy_from_slice(&u64::MAX.to_le_bytes());
    fs::write(&path, huge).unwrap();
    assert!(matches!(load(&folder).unwrap_err(), LoadError::MalformedWeights { .. }));
}

#[test]
fn absurd_configs_are_refused_before_anything_is_allocated() {
    for (tower, field, value) in [
        ("text_config", "num_attention_heads", "0"),
        ("text_config", "num_attention_heads", "5"),
        ("text_config", "hidden_size", "0"),
        ("text_config", "vocab_size", "18446744073709551615"),
        ("text_config", "num_hidden_layers", "4000000000"),
        ("text_config", "max_position_embeddings", "0"),
        ("text_config", "layer_norm_eps", "-1"),
        ("text_config", "projection_size", "7"),
        ("vision_config", "image_size", "4294967295"),
        ("vision_config", "patch_size", "0"),
        ("vision_config", "patch_size", "64"),
        ("vision_config", "num_channels", "1"),
        ("vision_config", "vision_use_head", "false"),
        ("vision_config", "intermediate_size", "99999999999"),
    ] {
        let folder = copy("base");
        edit(&folder, "config.json", |json| json[tower][field] = serde_json::from_str(value).unwrap());
        let error = load(&folder).unwrap_err();
        assert!(error.to_string().contains(field), "{tower}.{field} = {value}: {error}");
    }
    for (value, field) in [("\"relu\"", "hidden_act"), ("-3", "hidden_size"), ("\"wide\"", "hidden_size")] {
        let folder = copy("base");
        edit(&folder, "config.json", |json| json["vision_config"][field] = serde_json::from_str(value).unwrap());
        assert!(matches!(load(&folder).unwrap_err(), LoadError::MalformedJson { name: "config.json", .. }), "{value}");
    }
}

#[test]
fn other_architectures_are_refused_by_name() {
    for model_type in ["siglip2", "clip"] {
        let folder = copy("base");
        edit(&folder, "config.json", |json| json["model_type"] = model_type.into());
        assert!(load(&folder).unwrap_err().to_string().contains(model_type));
    }
}

#[test]
fn every_missing_file_is_named() {
    let folder = copy("base");
    let refuse = |name: &str, refusal: &dyn Fn(&Checkpoint) -> Option<LoadError>| {
        let bytes = fs::read(folder.path().join(name)).unwrap();
        fs::remove_file(folder.path().join(name)).unwrap();
        let error = Checkpoint::open(folder.path()).map_or_else(Some, |checkpoint| refusal(&checkpoint)).unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        assert!(error.to_string().contains(name), "{error}");
    };
    let model = |checkpoint: &Checkpoint| Siglip::<Flex>::load(checkpoint, &Operations::default()).err();

    refuse("config.json", &model);
    refuse("model.safetensors", &model);
    refuse("preprocessor_config.json", &|checkpoint| ImageProcessor::new(checkpoint).err());
    refuse("tokenizer.json", &|checkpoint| TextProcessor::new(checkpoint).err());
    assert!(matches!(Checkpoint::open(&folder.path().join("nowhere")), Err(LoadError::NotAFolder { .. })));
}

#[test]
fn a_lost_shard_is_named_and_none_is_read_from_elsewhere() {
    let folder = copy("siglip2");
    fs::remove_file(folder.path().join("model-00002-of-00004.safetensors")).unwrap();
    assert!(load(&folder).unwrap_err().to_string().contains("model-00002-of-00004.safetensors"));

    edit(&folder, "model.safetensors.index.json", |json| {
        json["weight_map"]["logit_bias"] = "../model.safetensors".into()
    });
    assert!(load(&folder).unwrap_err().to_string().contains("../model.safetensors"));
}

#[test]
fn settings_that_cannot_be_followed_are_named() {
    for (field, value) in [
        ("size", r#"{"height": 9, "width": 32}"#),
        ("resample", "1"),
        ("do_resize", "false"),
        ("image_std", "[0, 0.5, 0.5]"),
    ] {
        let folder = copy("base");
        edit(&folder, "preprocessor_config.json", |json| json[field] = serde_json::from_str(value).unwrap());
        let error = ImageProcessor::new(&Checkpoint::open(folder.path()).unwrap()).unwrap_err();
        assert!(error.to_string().contains(field), "{field}: {error}");
    }
    for (field, value) in [("eos_token", "\"<end>\""), ("truncation_side", "\"left\""), ("model_max_length", "0")] {
        let folder = copy("base");
        edit(&folder, "tokenizer_config.json", |json| json[field] = serde_json::from_str(value).unwrap());
        let error = TextProcessor::new(&Checkpoint::open(folder.path()).unwrap()).unwrap_err();
        assert!(error.to_string().contains(field), "{field}: {error}");
    }
}

#[test]
fn broken_tokenizers_are_refused() {
    let whole = fs::read_to_string(tiny("base").join("tokenizer.json")).unwrap();
    for broken in
        ["", "{}", "null", "[1]", &whole[..whole.len() / 2], &whole.replace("\"unk_id\": 2", "\"unk_id\": 4000")]
    {
        let folder = copy("base");
        fs::write(folder.path().join("tokenizer.json"), broken).unwrap();
        let error = TextProcessor::new(&Checkpoint::open(folder.path()).unwrap()).unwrap_err();
        assert!(matches!(error, LoadError::MalformedTokenizer { .. }), "{error}");
    }
}

#[test]
fn an_id_without_an_embedding_is_an_error() {
    let folder = copy("base");
    edit(&folder, "config.json", |json| json["text_config"]["vocab_size"] = 3.into());
    let processor = TextProcessor::new(&Checkpoint::open(folder.path()).unwrap()).unwrap();

    assert!(processor.ids("dog").is_err());
    assert!(processor.ids("").is_ok());
}

fn load(folder: &TempDir) -> Result<(), LoadError> {
    Siglip::load(&Checkpoint::open(folder.path())?, &Processor::new(Precision::F32)).map(drop)
}

fn copy(name: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    for entry in fs::read_dir(tiny(name)).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.path().join(path.file_name().unwrap())).unwrap();
    }
    folder
}

fn edit(folder: &TempDir, name: &str, change: impl FnOnce(&mut serde_json::Value)) {
    let path = folder.path().join(name);
    let mut json = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut json);
    fs::write(path, json.to_string()).unwrap();
}

fn rewrite(folder: &TempDir, change: impl FnOnce(&mut Tensors)) {
    let path = folder.path().join("model.safetensors");
    let bytes = fs::read(&path).unwrap();
    let parsed = safetensors::SafeTensors::deserialize(&bytes).unwrap();
    let mut tensors: Tensors = parsed
        .iter()
        .map(|(name, view)| (name.to_owned(), (view.dtype(), view.shape().to_vec(), view.data().to_vec())))
        .collect();
    change(&mut tensors);
    let views = tensors
        .iter()
        .map(|(name, (dtype, shape, data))| (name, TensorView::new(*dtype, shape.clone(), data).unwrap()));
    fs::write(&path, safetensors::serialize(views, None).unwrap()).unwrap();
}
