//! Reads tensors out of safetensors files, strictly.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use half::{bf16, f16};
use safetensors::tensor::{Dtype, SafeTensors, TensorView};

use crate::{Bytes, Expected, LoadError, TensorMismatch};

/// The tensors of all weight files by name, checked against what a model asks for.
pub struct Tensors<'a> {
    views: HashMap<String, TensorView<'a>>,
}

impl<'a> Tensors<'a> {
    /// Parses the headers of `files` and compares names, shapes and types with what is `expected`. What `ignored` says yes to
    /// may be there besides and is not read.
    ///
    /// # Errors
    /// Where a file is broken, or a tensor is missing, surplus, misshapen or of another type than F32, F16 and BF16.
    pub fn new(
        files: &'a [(String, Bytes)],
        expected: &Expected,
        ignored: impl Fn(&str) -> bool,
    ) -> Result<Self, LoadError> {
        let mut tensors = Self::unchecked(files)?;
        tensors.check(expected, ignored)?;
        Ok(tensors)
    }

    /// Parses the headers of `files`, for a model in which what is expected depends on what there is.
    ///
    /// # Errors
    /// Where a file is broken.
    pub fn unchecked(files: &'a [(String, Bytes)]) -> Result<Self, LoadError> {
        let mut views = HashMap::new();
        for (name, bytes) in files {
            let parsed = SafeTensors::deserialize(bytes)
                .map_err(|source| LoadError::MalformedWeights { name: name.clone(), source })?;
            views.extend(parsed.tensors());
        }
        Ok(Self { views })
    }

    /// Compares names, shapes and types as [`new`](Self::new) does.
    ///
    /// # Errors
    /// Where a tensor is missing, surplus, misshapen or of another type than F32, F16 and BF16.
    pub fn check(&mut self, expected: &Expected, ignored: impl Fn(&str) -> bool) -> Result<(), LoadError> {
        self.views.retain(|name, _| !ignored(name));
        compare(&self.views, expected)?;
        for (name, view) in &self.views {
            if !matches!(view.dtype(), Dtype::F32 | Dtype::F16 | Dtype::BF16) {
                let (name, dtype) = (name.clone(), format!("{:?}", view.dtype()));
                return Err(LoadError::UnsupportedDtype { name, dtype });
            }
        }
        Ok(())
    }

    /// Whether there is a tensor of this name.
    pub fn contains(&self, name: &str) -> bool {
        self.views.contains_key(name)
    }

    /// The values of one tensor, row by row, in the shape that was expected of it.
    ///
    /// # Errors
    /// Where there is no tensor of this name.
    pub fn values(&self, name: &str) -> Result<Cow<'a, [f32]>, LoadError> {
        let view = self.views.get(name).ok_or_else(|| {
            LoadError::Tensors(TensorMismatch { missing: vec![name.to_owned()], ..TensorMismatch::default() })
        })?;
        let data = view.data();
        Ok(match view.dtype() {
            Dtype::F16 => data.as_chunks().0.iter().map(|&bytes| f16::from_le_bytes(bytes).to_f32()).collect(),
            Dtype::BF16 => data.as_chunks().0.iter().map(|&bytes| bf16::from_le_bytes(bytes).to_f32()).collect(),
            _ => match bytemuck::try_cast_slice(data) {
                Ok(values) if cfg!(target_endian = "little") => Cow::Borrowed(values),
                _ => data.as_chunks().0.iter().map(|&bytes| f32::from_le_bytes(bytes)).collect(),
            },
        })
    }

    /// The only value of a tensor of one.
    ///
    /// # Errors
    /// Where there is no tensor of this name, or its value is not finite.
    pub fn number(&self, name: &'static str) -> Result<f32, LoadError> {
        match self.values(name)?[..] {
            [value] if value.is_finite() => Ok(value),
            _ => Err(LoadError::NotFinite { name }),
        }
    }
}

impl fmt::Debug for Tensors<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tensors").field("count", &self.views.len()).finish()
    }
}

fn compare(views: &HashMap<String, TensorView<'_>>, expected: &Expected) -> Result<(), LoadError> {
    let mut mismatch = TensorMismatch::default();
    for (name, wanted) in &expected.0 {
        match views.get(name) {
            None => mismatch.missing.push(name.clone()),
            // A scalar may be stored without a dimension.
            Some(view) if view.shape() == wanted || (view.shape().is_empty() && wanted == &[1]) => {}
            Some(view) => mismatch.misshapen.push((name.clone(), wanted.clone(), view.shape().to_vec())),
        }
    }
    mismatch.surplus = views.keys().filter(|name| !expected.0.contains_key(*name)).cloned().collect();
    mismatch.surplus.sort();
    if mismatch.is_empty() { Ok(()) } else { Err(LoadError::Tensors(mismatch)) }
}
