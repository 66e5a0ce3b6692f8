//! The name of a model as people say it.

/// A model without what tells its files from others, such as `owner/name` of `owner/name@0123abcd`.
pub fn name_of_model(model: &str) -> &str {
    model.split_once('@').map_or(model, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::name_of_model;

    #[test]
    fn a_model_is_named_without_its_fingerprint() {
        let named = ["owner/name@main@0123abcd", "folder@0123abcd", "pixel-smolvlm-tiny", ""].map(name_of_model);
        assert_eq!(named, ["owner/name", "folder", "pixel-smolvlm-tiny", ""]);
    }
}
