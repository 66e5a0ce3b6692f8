//! Where local views lie among the patches of a picture.

use ::siglip::Region;
use media::View;

/// The local views in their order, on a grid of so many patches a side: where they lie in a picture of that many pixels.
pub(super) fn of_local_views(grid: usize) -> Vec<Region> {
    let places = View::LOCAL.map(|view| view.region(grid as u32, grid as u32));
    let span = |start: u32, length: u32| start as usize..(start + length) as usize;
    places.map(|place| Region { rows: span(place.y, place.height), columns: span(place.x, place.width) }).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_has_the_patches_whose_middle_it_holds() {
        for grid in [1, 2, 3, 8, 14, 16, 27, 37] {
            // Two pixels a patch: its middle lies between them.
            for (view, region) in View::LOCAL.iter().zip(of_local_views(grid)) {
                let place = view.region(2 * grid as u32, 2 * grid as u32);
                for (start, length, patches) in
                    [(place.x, place.width, region.columns), (place.y, place.height, region.rows)]
                {
                    for patch in 0..grid {
                        let middle = 2 * patch as u32 + 1;
                        let has = patches.contains(&patch);
                        // On the edge, either is right.
                        assert!(has || middle <= start || start + length <= middle, "{view:?} of {grid} lacks {patch}");
                        assert!(!has || (start..=start + length).contains(&middle), "{view:?} of {grid} has {patch}");
                    }
                }
            }
        }
    }
}
