//! What a store does not take.

use vectors::VectorError;

use crate::home::Home;
use crate::pictures::{LIBRARY, all, id, point, search};

type Expected = fn(&VectorError) -> bool;

pub async fn bad_vectors_are_refused_and_nothing_is_written(home: &Home) {
    let store = home.open(2).await;
    let good = vec![1.0, 0.0];
    let bad: [(Vec<f32>, Expected); 8] = [
        (vec![], |error| matches!(error, VectorError::WrongLength { expected: 2, found: 0 })),
        (vec![1.0], |error| matches!(error, VectorError::WrongLength { expected: 2, found: 1 })),
        (vec![1.0; 3], |error| matches!(error, VectorError::WrongLength { expected: 2, found: 3 })),
        (vec![1.0, f32::NAN], |error| matches!(error, VectorError::NotFinite)),
        (vec![f32::INFINITY, 1.0], |error| matches!(error, VectorError::NotFinite)),
        (vec![1.0, f32::NEG_INFINITY], |error| matches!(error, VectorError::NotFinite)),
        (vec![0.0, 0.0], |error| matches!(error, VectorError::NoDirection)),
        (vec![f32::MAX, 0.0], |error| matches!(error, VectorError::NoDirection)),
    ];

    for (vector, expected) in bad {
        let points = vec![point(0, LIBRARY, good.clone()), point(1, LIBRARY, vector.clone())];
        assert!(expected(&store.upsert(points).await.unwrap_err()), "{vector:?}");
        let views = vec![good.clone(), vector.clone()];
        assert!(expected(&store.set_local(id(0), LIBRARY, views).await.unwrap_err()), "{vector:?}");
        assert!(expected(&store.search(&search(&vector, 1)).await.unwrap_err()), "{vector:?}");
    }
    let no_views = store.set_local(id(0), LIBRARY, vec![]).await;
    assert!(matches!(no_views, Err(VectorError::NoViews)));

    assert_eq!(store.count(LIBRARY, &all()).await.unwrap(), 0);
}

pub async fn another_dimension_is_refused(home: &Home) {
    let store = home.open(2).await;
    store.upsert(vec![point(0, LIBRARY, vec![1.0, 0.0])]).await.unwrap();
    store.close().await.unwrap();

    let refused = home.try_open("test/model", 3).await.err();

    assert!(matches!(refused, Some(VectorError::DimensionMismatch { stored: 2, wanted: 3 })), "{refused:?}");
    assert_eq!(home.open(2).await.count(LIBRARY, &all()).await.unwrap(), 1);
}

pub async fn nameless_spaces_are_refused(home: &Home) {
    let nameless = home.try_open("", 2).await.err();
    let flat = home.try_open("test/model", 0).await.err();

    assert!(matches!(nameless, Some(VectorError::SpaceName { .. })), "{nameless:?}");
    assert!(matches!(flat, Some(VectorError::NoDimensions)), "{flat:?}");
}
