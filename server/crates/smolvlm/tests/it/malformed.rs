//! Broken folders are refused with a sentence that names what is wrong; nothing panics.

use std::collections::HashMap;
use std::fs;

use safetensors::tensor::{Dtype, SafeTensors, TensorView};
use siglip::{Precision, Processor};
use smolvlm::{Checkpoint, LoadError, PromptProcessor, SmolVlm, TensorMismatch};
use tempfile::TempDir;

use crate::support::tiny;

type Tensors = HashMap<String, (Dtype, Vec<usize>, Vec<u8>)>;

#[test]
fn missing_surplus_and_misshapen_tensors_are_named() {
    let folder = copy("idefics3");
    rewrite(&folder, |tensors| {
        tensors.remove("lm_head.weight");
        tensors.insert("model.extra".into(), (Dtype::F32, vec![1], vec![0; 4]));
        tensors.get_mut("model.text_model.norm.weight").unwrap().1 = vec![2, 24];
    });

    let LoadError::Tensors(mismatch) = load(&folder).unwrap_err() else { panic!("another error") };

    let wanted = TensorMismatch {
        missing: vec!["lm_head.weight".into()],
        surplus: vec!["model.extra".into()],
        misshapen: vec![("model.text_model.norm.weight".into(), vec![48], vec![2, 24])],
    };
    assert_eq!(mismatch, wanted);
}

#[test]
fn a_tied_head_may_be_stored_and_buffers_of_old_checkpoints_are_no_surplus() {
    let folder = copy("idefics3");
    edit(&folder, "config.json", |json| json["tie_word_embeddings"] = true.into());
    load(&folder).unwrap();
    rewrite(&folder, |tensors| {
        tensors.remove("lm_head.weight");
        let name = "model.text_model.layers.0.self_attn.rotary_emb.inv_freq";
        tensors.insert(name.into(), (Dtype::F32, vec![4], vec![0; 16]));
    });
    load(&folder).unwrap();
}

#[test]
fn truncated_weights_are_refused_at_every_length() {
    let folder = copy("idefics3");
    let path = folder.path().join("model.safetensors");
    let whole = fs::read(&path).unwrap();
    for length in [0, 1, 7, 8, 9, 100, 5000, whole.len() / 2, whole.len() - 1] {
        fs::write(&path, &whole[..length]).unwrap();
        assert!(matches!(load(&folder).unwrap_err(), LoadError::MalformedWeights { .. }), "{length} bytes");
    }
}

#[test]
fn absurd_configs_are_refused_before_anything_is_allocated() {
    for (part, field, value) in [
        ("text_config", "vocab_size", "18446744073709551615"),
        ("text_config", "vocab_size", "5"),
        ("text_config", "hidden_size", "0"),
        ("text_config", "intermediate_size", "99999999999"),
        ("text_config", "num_hidden_layers", "4000000000"),
        ("text_config", "num_attention_heads", "0"),
        ("text_config", "num_key_value_heads", "4"),
        ("text_config", "num_key_value_heads", "0"),
        ("text_config", "head_dim", "7"),
        ("text_config", "head_dim", "1048576"),
        ("text_config", "max_position_embeddings", "1000000000000"),
        ("text_config", "rms_norm_eps", "-1"),
        ("text_config", "rope_theta", "0"),
        ("text_config", "hidden_act", "\"gelu\""),
        ("text_config", "model_type", "\"mistral\""),
        ("text_config", "rope_scaling", r#"{"rope_type": "llama3", "factor": 8}"#),
        ("vision_config", "image_size", "4294967295"),
        ("vision_config", "patch_size", "0"),
        ("vision_config", "num_attention_heads", "5"),
    ] {
        let folder = copy("idefics3");
        edit(&folder, "config.json", |json| json[part][field] = serde_json::from_str(value).unwrap());
        let error = load(&folder).unwrap_err().to_string();
        let named = if value == "5" && field == "vocab_size" { "image_token_id" } else { field };
        let named = if field == "rope_scaling" { "rope_type" } else { named };
        assert!(error.contains(named), "{part}.{field} = {value}: {error}");
    }
    for (field, value) in [("scale_factor", "0"), ("scale_factor", "3"), ("image_token_id", "360")] {
        let folder = copy("idefics3");
        edit(&folder, "config.json", |json| json[field] = serde_json::from_str(value).unwrap());
        assert!(load(&folder).unwrap_err().to_string().contains(field), "{field}");
    }
    for other in ["siglip", "llama", "idefics2"] {
        let folder = copy("smolvlm");
        edit(&folder, "config.json", |json| json["model_type"] = other.into());
        assert!(load(&folder).unwrap_err().to_string().contains(other));
    }
}

#[test]
fn every_missing_file_is_named() {
    for name in ["config.json", "model.safetensors", "preprocessor_config.json", "tokenizer.json", "chat_template.json"]
    {
        let folder = copy("idefics3");
        fs::remove_file(folder.path().join(name)).unwrap();
        let error = load(&folder).and_then(|()| read(&folder)).unwrap_err();
        assert!(error.to_string().contains(name), "{error}");
    }
    // What ends an answer is known without these, and the length of a tile follows from the config.
    let folder = copy("idefics3");
    for name in ["generation_config.json", "processor_config.json", "tokenizer_config.json"] {
        fs::remove_file(folder.path().join(name)).unwrap();
    }
    let end = PromptProcessor::new(&Checkpoint::open(folder.path()).unwrap()).unwrap();
    assert_eq!(end.stop(), [359]);
    let folder = copy("smolvlm");
    fs::remove_file(folder.path().join("model-00002-of-00004.safetensors")).unwrap();
    assert!(load(&folder).unwrap_err().to_string().contains("model-00002-of-00004.safetensors"));
}

#[test]
fn settings_that_cannot_be_followed_are_named() {
    for (file, field, value) in [
        ("preprocessor_config.json", "resample", "4"),
        ("preprocessor_config.json", "max_image_size", r#"{"longest_edge": 31}"#),
        ("preprocessor_config.json", "size", r#"{"longest_edge": 0}"#),
        ("preprocessor_config.json", "image_std", "[0, 0.5, 0.5]"),
        ("processor_config.json", "image_seq_len", "5"),
        ("chat_template.json", "chat_template", "\"{{ messages }}\""),
        ("config.json", "image_token_id", "3"),
    ] {
        let folder = copy("idefics3");
        edit(&folder, file, |json| json[field] = serde_json::from_str(value).unwrap());
        let error = read(&folder).unwrap_err().to_string();
        assert!(error.contains(file) && error.contains(field), "{field}: {error}");
    }
}

#[test]
fn broken_files_are_refused() {
    for name in
        ["tokenizer.json", "processor_config.json", "chat_template.json", "generation_config.json", "config.json"]
    {
        let whole = fs::read_to_string(tiny("idefics3").join(name)).unwrap();
        let half = whole.chars().take(whole.chars().count() / 2).collect::<String>();
        for broken in ["", "[", "7", &half] {
            let folder = copy("idefics3");
            fs::write(folder.path().join(name), broken).unwrap();
            assert!(read(&folder).is_err(), "{name}: {broken:?}");
        }
    }
}

fn load(folder: &TempDir) -> Result<(), LoadError> {
    SmolVlm::load(&Checkpoint::open(folder.path())?, &Processor::new(Precision::F32)).map(drop)
}

fn read(folder: &TempDir) -> Result<(), LoadError> {
    PromptProcessor::new(&Checkpoint::open(folder.path())?).map(drop)
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
    let parsed = SafeTensors::deserialize(&bytes).unwrap();
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
