//! The sets of drawn scenes.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The gallery that methods were chosen on, scenes of another seed, and small things in large scenes; those that are not
/// there are left out.
pub fn all() -> Vec<(&'static str, PathBuf)> {
    let shared = Path::new(&std::env::var("CARGO_MANIFEST_DIR").unwrap()).join("../../shared");
    let world = shared.join("pixel-world");
    let gallery = Some(shared.join("gallery")).filter(|folder| folder.exists());
    if gallery.is_none() {
        println!("Left out: there is no gallery at {}.", shared.join("gallery").display());
    }
    let sets = [
        ("gallery, 200 scenes", gallery),
        ("held out, 2,000 scenes", drawn(&world, &["2000", "90210"])),
        ("small things, 1,000 scenes", drawn(&world, &["1000", "7", "--small"])),
    ];
    sets.into_iter().filter_map(|(name, folder)| Some((name, folder?))).collect()
}

/// A set that the pixel world draws with these arguments, or drew before.
fn drawn(world: &Path, arguments: &[&str]) -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("scenes-{}", arguments.concat()));
    // Written when everything else is.
    if folder.join("captions.json").exists() {
        return Some(folder);
    }
    if !world.exists() {
        println!("Left out: there is no pixel world at {} to draw {arguments:?}.", world.display());
        return None;
    }
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let output = Command::new(&python).arg(world.join("draw.py")).arg(&folder).args(arguments).output();
    let problem = match output {
        Ok(output) if output.status.success() => return Some(folder),
        Ok(output) => String::from_utf8_lossy(&output.stderr).lines().last().unwrap_or_default().to_owned(),
        Err(error) => error.to_string(),
    };
    println!("Left out: {python} does not draw {arguments:?}: {problem}");
    println!("See {} for what it needs.", world.join("README.md").display());
    None
}
