//! The packing rule: which of the waiting requests are computed next.

use std::collections::VecDeque;

use crate::{Lane, Options, input::Kind, lane::LANES, pace::Pace, request::Request};

/// Requests of one kind, all from the lane with this index.
#[derive(Debug)]
pub(crate) struct Batch {
    pub(crate) lane: usize,
    pub(crate) kind: Kind,
    pub(crate) requests: Vec<Request>,
}

/// Takes the next batch out of the lanes: the first that has anybody in it, from its front on, what is of one kind.
pub(crate) fn take(lanes: &mut [VecDeque<Request>; LANES], options: &Options, pace: &Pace) -> Option<Batch> {
    // Lanes are not mixed, although it would fill batches: on a processor each picture more makes a query wait longer.
    let (lane, waiting) = lanes.iter_mut().enumerate().find(|(_, waiting)| !waiting.is_empty())?;
    let first = waiting.pop_front()?;
    let kind = first.kind();
    let most = match kind {
        _ if first.alone => 1,
        Kind::Image | Kind::Views => options.max_images,
        Kind::Text => options.max_texts,
    };
    let most = match lane == Lane::Query as usize {
        true => most,
        false => most.min(pace.within(kind, options.most_wait)),
    };
    let mut requests = vec![first];
    let mut at = 0;
    while requests.len() < most
        && let Some(request) = waiting.get(at)
    {
        if request.kind() == kind && !request.alone {
            requests.extend(waiting.remove(at));
        } else {
            at += 1;
        }
    }
    for request in &mut requests {
        request.leave_queue();
    }
    Some(Batch { lane, kind, requests })
}
