//! How a run went as a whole.

use super::exit::Exit;

/// What stops everything comes before what concerns a single item.
const GRAVEST_FIRST: [Exit; 6] = [
    Exit::Authentication,
    Exit::Quota,
    Exit::Network,
    Exit::Usage,
    Exit::Failure,
    Exit::NotFound,
];

/// How the items of a run went.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    successes: u64,
    failures: Vec<Exit>,
}

impl Tally {
    pub(crate) fn success(&mut self) {
        self.successes += 1;
    }

    pub(crate) fn failure(&mut self, exit: Exit) {
        self.failures.push(exit);
    }

    /// How many items are finished, successfully or not.
    pub(crate) fn count(&self) -> u64 {
        self.successes + self.failures.len() as u64
    }

    /// The exit status of the run.
    pub(crate) fn exit(&self) -> Exit {
        match (self.successes > 0, self.failures.is_empty()) {
            (_, true) => Exit::Success,
            (true, false) => Exit::SomeFailed,
            (false, false) => GRAVEST_FIRST
                .into_iter()
                .find(|exit| self.failures.contains(exit))
                .unwrap_or(Exit::Failure),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exit(succeeded: bool, failures: &[Exit]) -> u8 {
        let mut tally = Tally::default();
        if succeeded {
            tally.success();
        }
        for &failure in failures {
            tally.failure(failure);
        }
        tally.exit() as u8
    }

    #[test]
    fn the_exit_status_says_how_a_run_went() {
        use Exit::*;
        assert_eq!(exit(true, &[]), 0);
        assert_eq!(exit(false, &[]), 0);
        assert_eq!(exit(true, &[NotFound]), 7);
        assert_eq!(exit(true, &[Authentication, NotFound]), 7);
        for (one, expected) in [
            (Failure, 1),
            (Usage, 2),
            (NotFound, 3),
            (Authentication, 4),
            (Quota, 5),
            (Network, 6),
        ] {
            assert_eq!(exit(false, &[one]), expected);
            assert_eq!(exit(false, &[one, one]), expected);
            assert_eq!(exit(false, &[NotFound, one]), expected);
            assert_eq!(exit(false, &[one, Authentication]), 4);
        }
        assert_eq!(exit(false, &[Failure, Usage]), 2);
        assert_eq!(exit(false, &[Network, Quota]), 5);
        assert_eq!(exit(false, &[Usage, Network]), 6);
    }
}
