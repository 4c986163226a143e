//! The faults of a server, and how often each has struck.

use std::sync::Mutex;

use super::fault::Fault;
use super::on::On;
use crate::base::lock::lock;
use crate::http::received::Origin;

/// The rules in the order in which they were given. The first that strikes wins, and those behind
/// it do not see the request, so two rules for the same requests are used up one after the other.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Rule>>);

#[derive(Debug)]
struct Rule {
    fault: Fault,
    on: On,
    seen: u64,
    struck: u64,
    random: fastrand::Rng,
}

impl Faults {
    pub(crate) fn new(rules: impl IntoIterator<Item = (Fault, On)>) -> Self {
        let faults = Self::default();
        for (fault, on) in rules {
            faults.add(fault, on);
        }
        faults
    }

    pub(crate) fn add(&self, fault: Fault, on: On) {
        let random = fastrand::Rng::with_seed(on.seed);
        lock(&self.0).push(Rule {
            fault,
            on,
            seen: 0,
            struck: 0,
            random,
        });
    }

    pub(crate) fn clear(&self) {
        lock(&self.0).clear();
    }

    /// The fault for a request, which counts as seen by the rules that were asked.
    pub(crate) fn strike(&self, origin: Origin, method: &str, target: &str) -> Option<Fault> {
        let mut rules = lock(&self.0);
        rules.iter_mut().find_map(|rule| {
            rule.strikes(origin, method, target)
                .then(|| rule.fault.clone())
        })
    }

    /// The requests that the rules name.
    pub(crate) fn patterns(&self) -> Vec<String> {
        let rules = lock(&self.0);
        rules.iter().map(|rule| rule.on.pattern.clone()).collect()
    }

    /// Each rule as it is written in the text form, and how often it has struck.
    pub(crate) fn list(&self) -> Vec<(String, u64)> {
        lock(&self.0)
            .iter()
            .map(|rule| {
                let text = format!("{}: {}{}", rule.on.pattern, rule.fault, rule.on);
                (text, rule.struck)
            })
            .collect()
    }
}

impl Rule {
    fn strikes(&mut self, origin: Origin, method: &str, target: &str) -> bool {
        // A request at the second origin cannot be sent there.
        if self.fault == Fault::RedirectAway && origin == Origin::Second {
            return false;
        }
        let used_up = self.on.first.is_some_and(|first| self.struck >= first);
        if used_up || !self.on.names(method, target) {
            return false;
        }
        self.seen += 1;
        let strikes = self.seen > self.on.after
            && (self.seen - self.on.after).is_multiple_of(self.on.every)
            && (self.on.chance >= 1.0 || self.random.f64() < self.on.chance);
        self.struck += u64::from(strikes);
        strikes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(on: On, requests: usize) -> Vec<usize> {
        let faults = Faults::new([(Fault::Reset, on)]);
        let mut numbers = Vec::new();
        for number in 1..=requests {
            if faults
                .strike(Origin::Api, "GET", "/api/v3/files/x")
                .is_some()
            {
                numbers.push(number);
            }
        }
        numbers
    }

    #[test]
    fn by_count() {
        let on = || On::request("GET /files/{}");
        assert_eq!(numbers(on(), 3), [1, 2, 3]);
        assert_eq!(numbers(on().first(2), 5), [1, 2]);
        assert_eq!(numbers(on().after(1).first(1), 5), [2]);
        assert_eq!(numbers(on().every(3), 7), [3, 6]);
        assert_eq!(numbers(on().after(1).every(2), 7), [3, 5, 7]);
        assert_eq!(numbers(on().every(0), 2), [1, 2]);
    }

    #[test]
    fn by_chance_and_seed() {
        let on = |seed| On::any().chance(0.25).seed(seed);
        let first = numbers(on(7), 4_000);
        assert_eq!(first, numbers(on(7), 4_000));
        assert_ne!(first, numbers(on(8), 4_000));
        assert!((800..1_200).contains(&first.len()), "{}", first.len());
        assert!(numbers(On::any().chance(0.0), 100).is_empty());
    }

    #[test]
    fn by_verb_and_path() {
        let names =
            |pattern: &str, method: &str, target: &str| On::request(pattern).names(method, target);
        assert!(names("GET /files/{}", "GET", "/api/v3/files/x?limit=1"));
        assert!(names("GET /api/v3/files/{}", "GET", "/api/v3/files/x"));
        assert!(names("* /files/{}", "DELETE", "/api/v3/files/x"));
        assert!(names("GET /signed/{}/{}", "GET", "/signed/x/file"));
        assert!(names("POST *", "POST", "/upload/x"));
        assert!(!names("GET /files/{}", "POST", "/api/v3/files/x"));
        assert!(!names("GET /files/{}", "GET", "/api/v3/files/x/comments"));
        assert!(!names("GET /files/{}", "GET", "/api/v3files/x"));
    }

    #[test]
    fn the_first_that_strikes_wins_and_the_next_has_not_seen_the_request() {
        let on = || On::request("GET /files/{}");
        let faults = Faults::new([
            (Fault::status(503), on().first(2)),
            (Fault::Reset, on().first(1)),
        ]);
        let strikes: Vec<_> = (0..4)
            .map(|_| faults.strike(Origin::Api, "GET", "/api/v3/files/x"))
            .collect();
        let unavailable = Some(Fault::status(503));
        assert_eq!(
            strikes,
            [unavailable.clone(), unavailable, Some(Fault::Reset), None]
        );
        assert_eq!(
            faults.list(),
            [
                ("GET /files/{}: 503 x2".to_owned(), 2),
                ("GET /files/{}: reset x1".to_owned(), 1)
            ]
        );
    }
}
