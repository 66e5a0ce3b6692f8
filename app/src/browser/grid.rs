//! How the browser has laid out a grid of pictures.

use leptos::prelude::{document, window};
use web_sys::HtmlElement;

/// The rows of a grid.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Grid {
    columns: u32,
    /// From one row to the next, in CSS pixels.
    row: f64,
    /// Between two rows, in CSS pixels.
    gap: f64,
}

impl Grid {
    /// How high so many pictures are, in CSS pixels.
    pub fn height(self, pictures: u32) -> f64 {
        let rows = pictures.div_ceil(self.columns.max(1));
        (f64::from(rows) * self.row - self.gap).max(0.0)
    }
}

/// Looks at the first grid of the page, if there is one.
pub fn measure_grid() -> Option<Grid> {
    let list = document().query_selector(".tile-grid").ok()??;
    let style = window().get_computed_style(&list).ok()??;
    let columns = style.get_property_value("grid-template-columns").ok()?.split_whitespace().count();
    let gap: f64 = style.get_property_value("row-gap").ok()?.trim_end_matches("px").parse().ok()?;
    let tile = list.first_element_child()?.get_bounding_client_rect();
    Some(Grid { columns: u32::try_from(columns).ok()?, row: tile.height() + gap, gap })
}

/// Keeps an element as high as this, in CSS pixels.
pub fn set_least_height(element: &HtmlElement, height: f64) {
    // It fails for no number.
    drop(element.style().set_property("min-block-size", &format!("{}px", height as i32)));
}

#[cfg(test)]
mod tests {
    use super::Grid;

    #[test]
    fn the_last_row_may_have_fewer_and_has_no_gap_below() {
        let grid = Grid { columns: 6, row: 220.0, gap: 20.0 };
        assert_eq!([grid.height(60), grid.height(61), grid.height(1)], [2180.0, 2400.0, 200.0]);
        assert_eq!(grid.height(0), 0.0);
        assert_eq!(Grid::default().height(10), 0.0);
    }
}
