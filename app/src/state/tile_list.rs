//! Growing a list of pictures page by page while the library changes underneath.

use std::collections::{HashMap, HashSet};

use crate::types::{MediaId, Tile};

/// Appends a page, without the pictures that are shown already: uploads push them onto later pages.
pub fn append_tiles(shown: &mut Vec<Tile>, page: Vec<Tile>) {
    let known: HashSet<MediaId> = shown.iter().map(|tile| tile.image_id).collect();
    shown.extend(page.into_iter().filter(|tile| !known.contains(&tile.image_id)));
}

/// Takes over the states of a page that was read again, and puts pictures that are new in front.
pub fn refresh_tiles(shown: &mut Vec<Tile>, page: Vec<Tile>) {
    let places: HashMap<MediaId, usize> =
        shown.iter().enumerate().map(|(place, tile)| (tile.image_id, place)).collect();
    let mut arrived = Vec::new();
    for tile in page {
        match places.get(&tile.image_id) {
            Some(&place) => shown[place] = tile,
            None => arrived.push(tile),
        }
    }
    shown.splice(0..0, arrived);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::IndexState;

    fn tile(number: u8, status: IndexState) -> Tile {
        Tile {
            image_id: MediaId(uuid::Uuid::from_bytes([number; 16])),
            name: format!("{number}.png"),
            image_url: String::new(),
            thumb_url: String::new(),
            width: 1,
            height: 1,
            status,
        }
    }

    fn names(tiles: &[Tile]) -> Vec<&str> {
        tiles.iter().map(|tile| tile.name.as_str()).collect()
    }

    #[test]
    fn a_picture_is_appended_once() {
        let mut shown = vec![tile(3, IndexState::Ready), tile(2, IndexState::Ready)];

        append_tiles(&mut shown, vec![tile(2, IndexState::Ready), tile(1, IndexState::Ready)]);

        assert_eq!(names(&shown), ["3.png", "2.png", "1.png"]);
    }

    #[test]
    fn a_refresh_updates_states_and_puts_new_pictures_in_front() {
        let mut shown = vec![tile(2, IndexState::Queued), tile(1, IndexState::Ready)];

        refresh_tiles(
            &mut shown,
            vec![tile(4, IndexState::Queued), tile(3, IndexState::Queued), tile(2, IndexState::Ready)],
        );

        assert_eq!(names(&shown), ["4.png", "3.png", "2.png", "1.png"]);
        assert_eq!(shown[2].status, IndexState::Ready);
    }
}
