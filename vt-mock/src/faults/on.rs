//! Which requests a fault strikes.

use std::fmt;

use crate::routing::path::PREFIX;
use crate::routing::pattern;

/// Which requests a [`Fault`](crate::Fault) strikes: by verb and path, and by their count.
///
/// ```
/// use vt_mock::On;
///
/// On::any();                                    // every request
/// On::request("GET /files/{}").first(2);        // two of them, then no more
/// On::request("GET /files/{}").after(1).first(1); // the second only
/// On::request("* /files/{}").every(3);          // any verb; the third, the sixth, …
/// On::any().chance(0.1).seed(7);                // about one of ten, the same ones in each run
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct On {
    pub(super) pattern: String,
    pub(super) after: u64,
    pub(super) every: u64,
    pub(super) first: Option<u64>,
    pub(super) chance: f64,
    pub(super) seed: u64,
}

impl On {
    /// Every request, on either origin.
    pub fn any() -> Self {
        Self::request("* *")
    }

    /// The requests that this verb and path name, as in
    /// [`Received::matches`](crate::Received::matches). The prefix `/api/v3` may be left out.
    pub fn request(pattern: impl Into<String>) -> Self {
        Self {
            pattern: pattern.into(),
            after: 0,
            every: 1,
            first: None,
            chance: 1.0,
            seed: 0,
        }
    }

    /// Spares the first `requests` that the pattern names.
    pub fn after(mut self, requests: u64) -> Self {
        self.after = requests;
        self
    }

    /// Strikes every `nth` request only. 0 is taken as 1.
    pub fn every(mut self, nth: u64) -> Self {
        self.every = nth.max(1);
        self
    }

    /// Strikes at most this many requests.
    pub fn first(mut self, requests: u64) -> Self {
        self.first = Some(requests);
        self
    }

    /// Strikes with this probability, from 0 to 1.
    pub fn chance(mut self, probability: f64) -> Self {
        self.chance = probability;
        self
    }

    /// Another seed strikes others by [`On::chance`].
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// Whether the pattern names this request.
    pub(super) fn names(&self, method: &str, target: &str) -> bool {
        let below_prefix = || {
            target
                .strip_prefix(PREFIX)
                .filter(|rest| rest.starts_with('/'))
        };
        pattern::matches(&self.pattern, method, target)
            || below_prefix().is_some_and(|rest| pattern::matches(&self.pattern, method, rest))
    }
}

/// The counting part as it is written in the text form.
impl fmt::Display for On {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.after > 0 {
            write!(formatter, " after={}", self.after)?;
        }
        if self.every > 1 {
            write!(formatter, " every={}", self.every)?;
        }
        if self.chance < 1.0 {
            write!(formatter, " chance={} seed={}", self.chance, self.seed)?;
        }
        match self.first {
            Some(first) => write!(formatter, " x{first}"),
            None => Ok(()),
        }
    }
}
