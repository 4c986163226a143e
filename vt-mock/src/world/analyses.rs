//! Analyses that requests have started: queued, in progress, completed, by polls or by time.

use std::collections::HashMap;

use serde_json::{Map, Value, json};

use super::progress::{Progress, Stage};
use super::{Upload, World, item_info};
use crate::samples::engines::{analysis_stats, no_stats};
use crate::samples::file::{uploaded_file, withhold_from_private_file};
use crate::samples::object::{Key, analysis_id, merge, object};
use crate::samples::url::{submitted_url, url_id};

/// The analyses that requests have started.
#[derive(Debug)]
pub(super) struct Analyses {
    /// How many answers say that an analysis is not finished.
    pub(super) polls: u32,
    pub(super) started: HashMap<Key, Analysis>,
}

#[derive(Debug)]
pub(super) struct Analysis {
    pub(super) item: Key,
    /// The item as it will be when the analysis is completed.
    pub(super) outcome: Value,
    pub(super) progress: Progress,
    pub(super) completed: bool,
}

/// The word of a stage.
const fn status(stage: Stage) -> &'static str {
    match stage {
        Stage::Queued => "queued",
        Stage::InProgress => "in-progress",
        Stage::Completed => "completed",
    }
}

impl Analyses {
    pub(super) fn new(polls: u32) -> Self {
        Self {
            polls,
            started: HashMap::new(),
        }
    }

    /// What an answer says now.
    fn stage(&self, analysis: &Analysis, now: u64) -> Stage {
        if analysis.completed {
            Stage::Completed
        } else {
            analysis.progress.stage(self.polls, now)
        }
    }

    /// Whether an analysis is completed although no request has asked for it.
    fn is_due(&self, analysis: &Analysis, now: u64) -> bool {
        self.polls == 0 || analysis.progress.by_time(now) == Stage::Completed
    }
}

impl World {
    /// Starts the analysis of an uploaded file and gives the analysis' identifier.
    pub(crate) fn analyse_upload(
        &mut self,
        tag: &str,
        item_tag: &str,
        upload: Upload,
        now: u64,
    ) -> Option<Key> {
        let Upload {
            facts,
            name,
            content,
        } = upload;
        let item = Key::new(item_tag, &*facts.sha256);
        self.keep_content(item.clone(), content);
        let outcome = match self.coming(&item) {
            Some(known) => again(known, now),
            None => {
                let mut attributes = uploaded_file(&facts, &name, now);
                if item_tag == "private_file" {
                    withhold_from_private_file(&mut attributes);
                }
                object(item_tag, &item.id, attributes)
            }
        };
        self.analyse(tag, item, outcome, now)
    }

    /// Starts the analysis of a URL, which is in its canonical form.
    pub(crate) fn analyse_url(
        &mut self,
        tag: &str,
        item_tag: &str,
        url: &str,
        now: u64,
    ) -> Option<Key> {
        let item = Key::new(item_tag, url_id(url));
        let outcome = match self.coming(&item) {
            Some(known) => again(known, now),
            None => object(item_tag, &item.id, submitted_url(url, now)),
        };
        self.analyse(tag, item, outcome, now)
    }

    /// Analyses a known object again.
    pub(crate) fn reanalyse(&mut self, tag: &str, item: Key, now: u64) -> Option<Key> {
        let known = self.coming(&item).or_else(|| self.samples.unseen(&item));
        let outcome = again(known?, now);
        self.analyse(tag, item, outcome, now)
    }

    /// An item as it will be when its running analyses are completed.
    fn coming(&self, item: &Key) -> Option<Value> {
        let started = self.analyses.started.values();
        let unfinished = started.filter(|analysis| !analysis.completed && analysis.item == *item);
        let last = unfinished.max_by_key(|analysis| submissions(&analysis.outcome));
        match last {
            Some(analysis) => Some(analysis.outcome.clone()),
            None => self.find(item),
        }
    }

    fn analyse(&mut self, tag: &str, item: Key, outcome: Value, now: u64) -> Option<Key> {
        let md5 = outcome["attributes"]["md5"].as_str();
        // Two analyses that start within a second still differ.
        let mut date = now;
        let key = loop {
            let key = Key::new(tag, analysis_id(&item.tag, &item.id, md5, date)?);
            if !self.analyses.started.contains_key(&key) {
                break key;
            }
            date += 1;
        };
        self.add(&item, "analyses", key.clone());
        self.list_newest(&key);
        let analysis = Analysis {
            item,
            outcome,
            progress: Progress::new(now),
            completed: false,
        };
        self.analyses.started.insert(key.clone(), analysis);
        self.settle(now);
        Some(key)
    }

    /// Completes the analyses that are due: their items are known from then on.
    pub(crate) fn settle(&mut self, now: u64) {
        self.now = now;
        let analyses = &mut self.analyses;
        let done: Vec<Key> = analyses
            .started
            .iter()
            .filter(|(_, analysis)| !analysis.completed && analyses.is_due(analysis, now))
            .map(|(key, _)| key.clone())
            .collect();
        for key in done {
            self.complete(&key);
        }
    }

    fn complete(&mut self, key: &Key) {
        let Some(analysis) = self.analyses.started.get_mut(key) else {
            return;
        };
        analysis.completed = true;
        let (item, mut outcome) = (analysis.item.clone(), analysis.outcome.clone());
        match self.find(&item) {
            None => {
                self.created.insert(item.clone());
                self.list_newest(&item);
            }
            // Votes and submissions since the analysis began are kept.
            Some(known) => {
                let submitted = submissions(&known).max(submissions(&outcome));
                for name in ["reputation", "total_votes"] {
                    if !known["attributes"][name].is_null() {
                        outcome["attributes"][name] = known["attributes"][name].clone();
                    }
                }
                if let Some(count) = outcome.pointer_mut("/attributes/times_submitted") {
                    *count = submitted.into();
                }
            }
        }
        self.insert(item, outcome);
    }

    /// The analysis as it is now, and what goes into `meta`. Counts as a poll.
    pub(crate) fn poll(&mut self, key: &Key, now: u64) -> Option<(Value, Value)> {
        let Some(analysis) = self.analyses.started.get(key) else {
            let item = self.analysis_item(key)?;
            let meta = item_info(&item, &self.find(&item)?);
            return Some((self.past_analysis(key, &item)?, meta));
        };
        let stage = self.analyses.stage(analysis, now);
        let answer = (
            object(&key.tag, &key.id, attributes(analysis, stage)),
            item_info(&analysis.item, &analysis.outcome),
        );
        if let Some(analysis) = self.analyses.started.get_mut(key) {
            analysis.progress.polls += 1;
        }
        if stage == Stage::Completed {
            self.complete(key);
        }
        Some(answer)
    }
}

fn submissions(item: &Value) -> u64 {
    let count = &item["attributes"]["times_submitted"];
    count.as_u64().unwrap_or(0)
}

/// A known item after another analysis.
fn again(mut known: Value, now: u64) -> Value {
    let submitted = submissions(&known) + 1;
    if let Some(attributes) = known.get_mut("attributes") {
        merge(
            attributes,
            json!({
                "last_analysis_date": now,
                "last_modification_date": now,
            }),
        );
        if attributes.get("times_submitted").is_some() {
            merge(
                attributes,
                json!({ "last_submission_date": now, "times_submitted": submitted }),
            );
        }
    }
    known
}

pub(super) fn attributes(analysis: &Analysis, stage: Stage) -> Value {
    let tag = &*analysis.item.tag;
    let all = analysis.outcome["attributes"]["last_analysis_results"].as_object();
    let results: Map<String, Value> = match (stage, all) {
        (Stage::Queued, _) | (_, None) => Map::new(),
        (Stage::InProgress, Some(all)) => all
            .iter()
            .take(all.len() / 2)
            .map(|(name, result)| (name.clone(), result.clone()))
            .collect(),
        (Stage::Completed, Some(all)) => all.clone(),
    };
    let results = Value::Object(results);
    let stats = if stage == Stage::Queued {
        no_stats(tag)
    } else {
        analysis_stats(tag, &results)
    };
    let mut attributes = json!({
        "date": analysis.progress.started, "status": status(stage), "stats": stats,
        "results": results,
    });
    if tag.starts_with("private_") {
        merge(
            &mut attributes,
            json!({ "pending_stages": {}, "sandbox_status": {} }),
        );
    }
    attributes
}
