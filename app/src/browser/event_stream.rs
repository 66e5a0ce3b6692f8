//! Server-sent events, only while somebody looks.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::{document, set_timeout};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, MessageEvent};

/// How long to wait where the server refused the stream; the browser itself repeats only broken connections.
const RETRY_AFTER: Duration = Duration::from_secs(5);

/// Follows the events called `name` of the stream at `url` for as long as the page lives.
///
/// The stream is closed while the page is hidden: a browser has few connections to one server, and each tab would
/// keep one of them.
pub fn follow_events(url: &'static str, name: &'static str, on_event: impl Fn(String) + 'static) {
    let follower = Rc::new(Follower { url, name, on_event: Box::new(on_event), source: RefCell::new(None) });
    follower.attend();
    let on_visibility = Closure::<dyn Fn()>::new(move || follower.attend());
    // The page keeps listening until it is gone.
    drop(
        document().add_event_listener_with_callback("visibilitychange", on_visibility.into_js_value().unchecked_ref()),
    );
}

struct Follower {
    url: &'static str,
    name: &'static str,
    on_event: Box<dyn Fn(String)>,
    source: RefCell<Option<Stream>>,
}

/// An open stream with the closures that it calls.
struct Stream {
    source: EventSource,
    _on_event: Closure<dyn Fn(MessageEvent)>,
    _on_error: Closure<dyn Fn()>,
}

impl Drop for Stream {
    fn drop(&mut self) {
        self.source.close();
    }
}

impl Follower {
    /// Opens the stream where the page is seen, closes it where not.
    fn attend(self: &Rc<Self>) {
        if document().hidden() {
            self.source.take();
        } else if self.source.borrow().is_none() {
            let stream = self.open();
            self.source.replace(stream);
        }
    }

    fn open(self: &Rc<Self>) -> Option<Stream> {
        let source = EventSource::new(self.url).ok()?;
        let follower = Rc::clone(self);
        let on_event = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(data) = event.data().as_string() {
                (follower.on_event)(data);
            }
        });
        let follower = Rc::clone(self);
        let on_error = Closure::<dyn Fn()>::new(move || follower.recover());
        source.add_event_listener_with_callback(self.name, on_event.as_ref().unchecked_ref()).ok()?;
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Stream { source, _on_event: on_event, _on_error: on_error })
    }

    /// Opens the stream again after a while, where the browser has given it up.
    fn recover(self: &Rc<Self>) {
        let closed =
            self.source.borrow().as_ref().is_some_and(|stream| stream.source.ready_state() == EventSource::CLOSED);
        if closed {
            let follower = Rc::clone(self);
            set_timeout(
                move || {
                    follower.source.take();
                    follower.attend();
                },
                RETRY_AFTER,
            );
        }
    }
}
