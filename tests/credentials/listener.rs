//! Hears everything that any library logs, through `tracing` and through `log`, at the finest
//! level.

use std::collections::BTreeSet;
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, Once, PoisonError};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

static HEARD: Mutex<Heard> = Mutex::new(Heard {
    text: String::new(),
    targets: BTreeSet::new(),
});

struct Heard {
    text: String,
    targets: BTreeSet<String>,
}

static LISTENER: Listener = Listener;

/// Begins to listen; the second time nothing happens.
pub(crate) fn listen() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        tracing::subscriber::set_global_default(Listener).unwrap();
        log::set_logger(&LISTENER).unwrap();
        log::set_max_level(log::LevelFilter::Trace);
    });
}

/// What was heard since the last call, by whatever test, and the libraries that were heard at any
/// time.
pub(crate) fn take() -> (String, BTreeSet<String>) {
    let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
    (std::mem::take(&mut heard.text), heard.targets.clone())
}

struct Listener;

fn write(target: &str, text: fmt::Arguments<'_>) {
    let mut heard = HEARD.lock().unwrap_or_else(PoisonError::into_inner);
    writeln!(heard.text, "{target} {text}").unwrap();
    if !heard.targets.contains(target) {
        heard.targets.insert(target.to_owned());
    }
}

/// The fields of a span or event.
#[derive(Default)]
struct Fields(String);

impl Visit for Fields {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        write!(self.0, " {field}={value:?}").unwrap();
    }
}

impl Subscriber for Listener {
    fn enabled(&self, _: &Metadata<'_>) -> bool {
        true
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        static COUNT: AtomicU64 = AtomicU64::new(1);
        let mut fields = Fields::default();
        span.record(&mut fields);
        write(span.metadata().target(), format_args!("span{}", fields.0));
        Id::from_u64(COUNT.fetch_add(1, Ordering::Relaxed))
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        let mut fields = Fields::default();
        values.record(&mut fields);
        write("later", format_args!("span{}", fields.0));
    }

    fn event(&self, event: &Event<'_>) {
        let mut fields = Fields::default();
        event.record(&mut fields);
        write(event.metadata().target(), format_args!("event{}", fields.0));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}
    fn enter(&self, _: &Id) {}
    fn exit(&self, _: &Id) {}
}

impl log::Log for Listener {
    fn enabled(&self, _: &log::Metadata<'_>) -> bool {
        true
    }

    fn log(&self, record: &log::Record<'_>) {
        write(record.target(), format_args!("log {}", record.args()));
    }

    fn flush(&self) {}
}
