//! Every method against the API reference: the bytes that go over the wire, from both clients.

mod agreement;
mod compare;
mod coverage;
mod own_table;
mod parameters;

use std::collections::{BTreeMap, BTreeSet};

use vt_client::{Client, ENDPOINTS, Endpoint, blocking};
use vt_testkit::{Recorded, Recorder};
use vt_tests::cases::{self, Case, KEY};
use vt_tests::expectation::Expectation;

fn expectations() -> BTreeMap<usize, Expectation> {
    cases::expectations()
        .into_iter()
        .map(|expectation| (expectation.line, expectation))
        .collect()
}

struct Bench {
    recorder: Recorder,
    runtime: tokio::runtime::Runtime,
    client: Client,
    blocking: blocking::Client,
}

impl Bench {
    fn new() -> Self {
        let recorder = Recorder::start();
        let client = Client::builder()
            .api_key(KEY)
            .base_url(format!("{}/api/v3", recorder.origin()))
            .build()
            .unwrap();
        let blocking = blocking::Client::from_async(client.clone()).unwrap();
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        Self {
            recorder,
            runtime,
            client,
            blocking,
        }
    }

    /// What each client sends for a case, and that the answer was read.
    fn requests(&self, case: &Case, expectation: &Expectation) -> [Recorded; 2] {
        self.recorder.answer(&cases::answer(expectation));
        let taken = |run: cases::Run| {
            if let Err(error) = cases::read(run.result) {
                panic!("line {}, {}: {error}", case.line, case.method);
            }
            let mut requests = self.recorder.take();
            assert_eq!(
                requests.len(),
                1,
                "line {}, {}: one request",
                case.line,
                case.method
            );
            requests.remove(0)
        };
        [
            taken((case.run)(&self.runtime, &self.client)),
            taken((case.run_blocking)(&self.blocking)),
        ]
    }
}

#[test]
fn every_method_sends_what_the_reference_says() {
    let (bench, expectations) = (Bench::new(), expectations());
    let mut failures = Vec::new();
    for case in cases::all() {
        let expectation = &expectations[&case.line];
        for (request, client) in bench
            .requests(&case, expectation)
            .iter()
            .zip(["async", "blocking"])
        {
            if let Err(difference) = compare::compare(expectation, request, KEY) {
                failures.push(format!(
                    "line {} {} ({client}): {difference}",
                    case.line, case.method
                ));
            }
        }
    }
    assert!(
        failures.is_empty(),
        "{} of the requests differ:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_corrupted_expectation_is_noticed() {
    let (bench, expectations) = (Bench::new(), expectations());
    let mut corruptions = 0;
    for case in cases::all() {
        let expectation = &expectations[&case.line];
        let [request, _] = bench.requests(&case, expectation);
        for corrupted in compare::corruptions(expectation) {
            corruptions += 1;
            assert!(
                compare::compare(&corrupted, &request, KEY).is_err(),
                "line {}: {corrupted:?} is not told apart from what was sent",
                case.line
            );
        }
        for corrupted in compare::corrupted_requests(&request) {
            corruptions += 1;
            assert!(
                compare::compare(expectation, &corrupted, KEY).is_err(),
                "line {}: {corrupted:?} passes",
                case.line
            );
        }
    }
    println!("{corruptions} corruptions were noticed");
    assert!(corruptions > 2_000);
}

#[test]
fn every_expectation_has_a_case_and_every_row_an_expectation() {
    let (expectations, operations) = (expectations(), cases::operations());
    let covered: BTreeSet<(usize, usize)> = cases::all()
        .iter()
        .map(|case| (case.line, case.index))
        .collect();
    let known: BTreeSet<&str> = operations
        .rows()
        .iter()
        .map(|row| row.operation.as_str())
        .collect();
    let missing: Vec<usize> = expectations
        .values()
        .filter(|expectation| {
            known.contains(expectation.operation.as_str())
                && !covered.contains(&(expectation.line, 0))
        })
        .map(|expectation| expectation.line)
        .collect();
    assert!(
        missing.is_empty(),
        "expectations without a case, by line: {missing:?}"
    );

    let called: BTreeSet<&str> = cases::all().iter().map(|case| case.method).collect();
    let rows: Vec<String> = ENDPOINTS.iter().map(Endpoint::name).collect();
    let untested: Vec<&String> = rows
        .iter()
        .filter(|name| !called.contains(name.as_str()))
        .collect();
    assert!(
        untested.is_empty(),
        "rows of the table that no expectation calls: {untested:?}"
    );
}

#[test]
fn every_expectation_names_its_page() {
    for expectation in expectations().values() {
        assert!(
            !expectation.page.is_empty() && expectation.page != "-",
            "line {}",
            expectation.line
        );
    }
}

fn row_of(case: &Case) -> &'static Endpoint {
    let row = ENDPOINTS.iter().find(|row| row.name() == case.method);
    row.unwrap_or_else(|| panic!("{} is not in the table", case.method))
}

#[test]
fn the_table_agrees_with_the_reference_on_answers_paging_and_tiers() {
    let expectations = expectations();
    let failures: Vec<String> = cases::all()
        .iter()
        .filter_map(|case| {
            let found = agreement::disagreement(row_of(case), &expectations[&case.line])?;
            Some(format!("line {} {}: {found}", case.line, case.method))
        })
        .collect();
    assert!(
        failures.is_empty(),
        "{} disagree:\n{}",
        failures.len(),
        failures.join("\n")
    );
}

#[test]
fn a_row_that_disagrees_is_noticed() {
    let (expectations, mut corruptions) = (expectations(), 0);
    for case in cases::all() {
        let expectation = &expectations[&case.line];
        for wrong in agreement::corruptions(row_of(&case), expectation) {
            corruptions += 1;
            assert!(
                agreement::disagreement(&wrong, expectation).is_some(),
                "line {} {}: {:?} {:?} {} passes for {expectation:?}",
                case.line,
                case.method,
                wrong.answer,
                wrong.paging,
                wrong.tier
            );
        }
    }
    println!("{corruptions} corruptions were noticed");
    assert!(corruptions > 3_000);
}
