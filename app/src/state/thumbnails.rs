//! Which of its thumbnails a browser takes for a tile.

/// The longest side of the small thumbnail in pixels.
const SMALL: u32 = 320;

/// And of the middle one.
const MEDIUM: u32 = 640;

/// What `srcset` and `sizes` say of a picture that fills the square frame of a grid, given the address of its small
/// thumbnail; `None` where that is the whole picture.
pub fn thumbnail_sources(small: &str, width: u32, height: u32) -> Option<(String, String)> {
    let longest = width.max(height);
    let any = small.strip_suffix("small").filter(|_| longest > SMALL)?;

    // As wide as the server makes it: rounded, and never larger than the picture.
    let wide = |side: u32| if longest <= side { width } else { ((width * side + longest / 2) / longest).max(1) };
    let srcset = format!("{small} {}w, {any}medium {}w", wide(SMALL), wide(MEDIUM));

    // Where two frames stand side by side each has 46 % of the window, and 180 pixels on a wide page. What is wider than
    // high sticks out of it.
    let across = |frame: u32| frame * longest / height.max(1);
    let sizes = format!("(width < 552px) {}vw, {}px", across(46), across(180));
    Some((srcset, sizes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(width: u32, height: u32) -> Option<(String, String)> {
        thumbnail_sources("/images/1/thumb?size=small", width, height)
    }

    fn both(small: u32, medium: u32, sizes: &str) -> Option<(String, String)> {
        let srcset = format!("/images/1/thumb?size=small {small}w, /images/1/thumb?size=medium {medium}w");
        Some((srcset, sizes.to_owned()))
    }

    #[test]
    fn widths_are_those_of_the_files() {
        assert_eq!(of(4000, 3000), both(320, 640, "(width < 552px) 61vw, 240px"));
        assert_eq!(of(3000, 4001), both(240, 480, "(width < 552px) 46vw, 180px"));
        assert_eq!(of(65_535, 1000), both(320, 640, "(width < 552px) 3014vw, 11796px"));
        assert_eq!(of(1, 4000), both(1, 1, "(width < 552px) 46vw, 180px"));
    }

    #[test]
    fn no_picture_is_enlarged() {
        assert_eq!(of(500, 400), both(320, 500, "(width < 552px) 57vw, 225px"));
        assert_eq!(of(400, 500), both(256, 400, "(width < 552px) 46vw, 180px"));
        assert_eq!(of(320, 320), None);
    }

    #[test]
    fn an_address_of_another_kind_has_no_sizes() {
        assert_eq!(thumbnail_sources("/images/1", 4000, 3000), None);
    }
}
