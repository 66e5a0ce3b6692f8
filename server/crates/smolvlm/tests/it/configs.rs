//! `config.json` files as the Hub has them.

use smolvlm::{SmolVlmConfig, Tokens};

/// The sizes of `HuggingFaceTB/SmolVLM-256M-Instruct` and of the 500M model.
#[test]
fn published_sizes_are_read() {
    for (hidden, inner, layers, heads, key_heads) in [(576, 1536, 30, 9, 3), (960, 2560, 32, 15, 5)] {
        let json = serde_json::json!({
            "architectures": ["Idefics3ForConditionalGeneration"], "image_token_id": 49190, "model_type": "idefics3",
            "scale_factor": 4, "tie_word_embeddings": false, "vocab_size": 49280,
            "text_config": {
                "architectures": ["VLlama3ForCausalLM"], "head_dim": 64, "hidden_size": hidden, "intermediate_size": inner,
                "max_position_embeddings": 8192, "model_type": "llama", "num_attention_heads": heads,
                "num_hidden_layers": layers, "num_key_value_heads": key_heads, "pad_token_id": 2,
                "pixel_shuffle_factor": 4, "rms_norm_eps": 1e-05, "rope_interleaved": false, "rope_theta": 100000,
                "torch_dtype": "bfloat16", "use_resampler": false, "vocab_size": 49280
            },
            "vision_config": {
                "hidden_size": 768, "image_size": 512, "max_image_size": {"longest_edge": 512}, "model_type": "idefics3_vision",
                "num_attention_heads": 12, "patch_size": 16, "size": {"longest_edge": 2048}, "use_base_siglip": true
            }
        });
        let config = SmolVlmConfig::from_json(json.to_string().as_bytes()).unwrap();

        assert_eq!(config.image_seq_len(), 64);
        assert_eq!(
            (config.vision.grid(), config.vision.num_hidden_layers, config.vision.intermediate_size),
            (32, 12, 3072)
        );
        assert_eq!((config.text.key_heads(), config.text.head_size()), (key_heads, 64));
        assert_eq!((config.text.rope_base(), config.text.rms_norm_eps), (100_000.0, 1e-5));
    }
}

#[test]
fn what_is_left_out_has_the_defaults_of_transformers() {
    let json = br#"{"model_type": "smolvlm", "image_token_id": 9, "text_config": {"eos_token_id": [2, 3]},
                    "scale_factor": 1}"#;
    let config = SmolVlmConfig::from_json(json).unwrap();

    assert_eq!((config.text.hidden_size, config.text.key_heads(), config.text.head_size()), (4096, 32, 128));
    assert_eq!((config.vision.hidden_size, config.vision.grid(), config.tie_word_embeddings), (1152, 7, false));
    assert_eq!(config.text.rope_base(), 10_000.0);
    assert_eq!(config.text.eos_token_id.unwrap().as_slice(), Tokens::Several(vec![2, 3]).as_slice());
}
