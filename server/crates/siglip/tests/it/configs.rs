//! `config.json` files as the Hub has them.

use siglip::{Activation, Checkpoint, SiglipConfig};

#[test]
fn what_base_leaves_out_has_the_defaults_of_transformers() {
    let config = read(
        r#"{
            "architectures": ["SiglipModel"], "initializer_factor": 1.0, "model_type": "siglip",
            "text_config": {"model_type": "siglip_text_model"},
            "torch_dtype": "float32", "transformers_version": "4.37.0.dev0",
            "vision_config": {"model_type": "siglip_vision_model"}
        }"#,
    );

    assert_eq!((config.text.vocab_size, config.text.max_position_embeddings), (32_000, 64));
    assert_eq!((config.vision.image_size, config.vision.patch_size, config.vision.grid()), (224, 16, 14));
    assert_eq!((config.text.num_hidden_layers, config.vision.num_attention_heads), (12, 12));
    assert_eq!(config.vision.hidden_act, Activation::GeluTanh);
    assert_eq!(config.embedding_size(), 768);
    assert_eq!(read(r#"{"model_type": "siglip", "text_config": null}"#), config);
}

#[test]
fn so400m_has_a_grid_that_leaves_pixels_over() {
    let config = read(
        r#"{
            "model_type": "siglip",
            "text_config": {"hidden_size": 1152, "intermediate_size": 4304, "num_attention_heads": 16, "num_hidden_layers": 27},
            "vision_config": {"hidden_size": 1152, "intermediate_size": 4304, "num_attention_heads": 16,
                              "num_hidden_layers": 27, "image_size": 384, "patch_size": 14}
        }"#,
    );

    assert_eq!(config.vision.grid(), 27);
    assert_eq!(config.embedding_size(), 1152);
}

#[test]
fn siglip_2_may_project_texts_to_another_width() {
    let config = read(
        r#"{
            "model_type": "siglip",
            "text_config": {"hidden_size": 1152, "intermediate_size": 4304, "num_attention_heads": 16, "vocab_size": 256000,
                            "num_hidden_layers": 27, "projection_size": 1536, "pad_token_id": 0, "eos_token_id": 1},
            "vision_config": {"hidden_size": 1536, "intermediate_size": 6144, "num_attention_heads": 16,
                              "num_hidden_layers": 40, "image_size": 384, "patch_size": 16}
        }"#,
    );

    assert_eq!(config.text.projection(), 1536);
    assert_eq!(config.text.pad_token_id, Some(0));
}

fn read(json: &'static str) -> SiglipConfig {
    Checkpoint::from_files([("config.json", json.as_bytes())]).unwrap().config().clone()
}
