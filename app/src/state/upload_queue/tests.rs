//! What the queue promises.

use super::*;
use crate::ErrorCode;

fn queue(files: u64) -> UploadQueue {
    let mut queue = UploadQueue::default();
    for number in 0..files {
        queue.add(format!("{number}.png"), 100);
    }
    queue
}

fn outcome(duplicate: bool) -> UploadOutcome {
    UploadOutcome {
        name: "a.png".to_owned(),
        image_id: None,
        image_url: None,
        thumb_url: None,
        status: None,
        duplicate,
        message: "Added.".to_owned(),
        code: None,
    }
}

#[test]
fn only_a_few_are_sent_at_once_and_in_order() {
    let mut queue = queue(5);

    assert_eq!([queue.start_next(), queue.start_next(), queue.start_next()], [Some(0), Some(1), Some(2)]);
    assert_eq!(queue.start_next(), None);

    queue.accept(1, outcome(false));
    assert_eq!(queue.start_next(), Some(3));
}

#[test]
fn a_cancelled_file_stays_cancelled_whatever_is_answered() {
    let mut queue = queue(1);
    queue.start_next();

    queue.cancel(0);
    queue.advance(0, 50);
    queue.accept(0, outcome(false));

    assert_eq!(queue.get(0).map(|transfer| &transfer.state), Some(&TransferState::Cancelled));
    assert!(!queue.is_busy());
}

#[test]
fn a_busy_server_is_asked_again_but_not_for_ever() {
    let mut queue = queue(1);

    for _ in 1..MAX_ATTEMPTS {
        assert_eq!(queue.start_next(), Some(0));
        assert!(queue.defer(0));
        assert!(queue.is_busy());
        queue.requeue(0);
    }

    assert_eq!(queue.start_next(), Some(0));
    assert!(!queue.defer(0));
    assert_eq!(queue.get(0).map(|transfer| &transfer.state), Some(&TransferState::Lost));
}

#[test]
fn a_lost_file_can_be_tried_again() {
    let mut queue = queue(1);
    queue.start_next();
    queue.lose(0);

    queue.requeue(0);

    assert_eq!(queue.start_next(), Some(0));
}

#[test]
fn a_refused_file_is_not_tried_again() {
    let mut queue = queue(1);
    queue.start_next();
    queue.refuse(0, AppError::new(ErrorCode::EmptyFile, "The file is empty."));

    queue.requeue(0);

    assert_eq!(queue.start_next(), None);
    assert!(queue.retryable().is_empty());
}

#[test]
fn a_file_that_was_refused_for_a_passing_reason_can_be_tried_again() {
    let mut queue = queue(3);
    for _ in 0..3 {
        queue.start_next();
    }
    queue.refuse(0, AppError::new(ErrorCode::StorageFull, "The disk is full."));
    queue.refuse(1, AppError::internal());
    queue.refuse(2, AppError::new(ErrorCode::BrokenPicture, "The picture is damaged."));

    assert_eq!(queue.retryable(), [0, 1]);
    assert_eq!(queue.progress().sentence(), "0 pictures added, 1 file was rejected, 2 files did not get through.");

    queue.requeue(1);

    assert_eq!((queue.start_next(), queue.start_next()), (Some(1), None));
}

#[test]
fn a_paused_queue_finishes_what_is_under_way_and_starts_nothing() {
    let mut queue = queue(5);
    for _ in 0..3 {
        queue.start_next();
    }

    queue.pause();
    assert_eq!(queue.progress().headline(), "Paused; 2 files wait, 3 files are still being sent.");
    queue.accept(0, outcome(false));
    queue.accept(1, outcome(false));
    assert_eq!(queue.progress().headline(), "Paused; 2 files wait, 1 file is still being sent.");
    queue.accept(2, outcome(false));

    assert_eq!(queue.start_next(), None);
    assert!(queue.is_busy());
    assert_eq!(queue.progress().headline(), "Paused; 2 files wait.");

    queue.go_on();
    assert_eq!([queue.start_next(), queue.start_next()], [Some(3), Some(4)]);
    assert_eq!(queue.progress().headline(), "3 of 5 files sent");
}

#[test]
fn what_waits_for_a_busy_server_waits_in_a_paused_queue() {
    let mut queue = queue(1);
    queue.start_next();
    queue.pause();
    assert_eq!(queue.progress().headline(), "Paused; 1 file is still being sent.");

    assert!(queue.defer(0));
    assert_eq!(queue.progress().headline(), "Paused; 1 file waits.");
    queue.requeue(0);

    assert_eq!(queue.start_next(), None);
    queue.go_on();
    assert_eq!(queue.start_next(), Some(0));
}

#[test]
fn a_pause_ends_with_the_last_file() {
    let mut queue = queue(2);
    queue.start_next();
    queue.pause();

    queue.accept(0, outcome(false));
    assert!(queue.is_paused());
    queue.cancel(1);
    assert!(!queue.is_paused());

    queue.pause();
    assert_eq!(queue.add("later.png".to_owned(), 100), 2);
    assert_eq!(queue.start_next(), Some(2));
}

#[test]
fn progress_counts_bytes_and_outcomes() {
    let mut queue = queue(6);
    for _ in 0..3 {
        queue.start_next();
    }
    queue.accept(0, outcome(false));
    queue.accept(1, outcome(true));
    queue.advance(2, 50);
    queue.cancel(5);

    let progress = queue.progress();

    assert_eq!((progress.files, progress.ended, progress.added, progress.duplicates), (5, 2, 1, 1));
    assert_eq!((progress.sent, progress.bytes, progress.percent()), (250, 500, 50));
    assert_eq!(progress.sentence(), "1 picture added, 1 was there already.");
}

#[test]
fn files_of_no_bytes_do_not_divide_by_zero() {
    let mut queue = UploadQueue::default();
    queue.add("empty.png".to_owned(), 0);
    queue.start_next();

    assert_eq!(queue.get(0).map(Transfer::percent), Some(0));
    assert_eq!(queue.progress().percent(), 100);
}

#[test]
fn a_long_queue_lists_what_matters() {
    let mut queue = queue(1000);
    for id in 0..500 {
        queue.start_next();
        if id == 3 {
            queue.refuse(id, AppError::new(ErrorCode::EmptyFile, "The file is empty."));
        } else {
            queue.accept(id, outcome(false));
        }
    }
    let sending = queue.start_next();

    let listed = queue.listed();

    assert_eq!(listed.len(), 1 + LISTED_DONE + 1 + LISTED_WAITING);
    assert_eq!(listed.first(), Some(&3));
    assert!(sending.is_some_and(|id| listed.contains(&id)));
    assert!(listed.is_sorted());
}
