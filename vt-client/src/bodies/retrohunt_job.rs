//! Jobs of Retrohunt.

use serde::Serialize;
use serde_json::{Map, Value};

use super::entity::{Entity, Envelope, attributes};
use super::yara::count_rules;
use super::{BodyError, JsonBody, check};
use crate::id::hint::Unchecked;

pub use crate::model::objects::Corpus;

/// How many rules a job may have.
const RULES: usize = 300;

/// A job to be started: YARA rules matched against files of the past.
///
/// A job has at most 300 rules, and 10 jobs run at the same time.
///
/// Source: <https://docs.virustotal.com/reference/create-retrohunt-job>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewRetrohuntJob(Envelope<Entity>);

impl NewRetrohuntJob {
    /// A job with these YARA rules.
    pub fn new(rules: impl Into<String>) -> Self {
        NewRetrohuntJob(Envelope::of(Entity::new("retrohunt_job"))).rules(rules)
    }

    /// Leaves out files sent before this time, in seconds since 1970.
    #[must_use]
    pub fn start(self, seconds: i64) -> Self {
        self.time_range("start", seconds)
    }

    /// Leaves out files sent after this time, in seconds since 1970.
    #[must_use]
    pub fn end(self, seconds: i64) -> Self {
        self.time_range("end", seconds)
    }

    fn time_range(mut self, name: &str, seconds: i64) -> Self {
        let range = self
            .0
            .data
            .attributes
            .entry("time_range")
            .or_insert_with(|| Map::new().into());
        if let Value::Object(range) = range {
            range.insert(name.to_owned(), seconds.into());
        }
        self
    }
}

attributes! {
    NewRetrohuntJob => {
        /// Its YARA rules.
        rules: String,
        /// Who gets mail when it is finished.
        notification_email: String,
        /// The files that it is matched against.
        corpus: Corpus,
    }
}

impl JsonBody for NewRetrohuntJob {
    fn check(&self) -> Result<(), BodyError> {
        let attributes = &self.0.data.attributes;
        check::required(attributes, "rules")?;
        let rules = attributes.get("rules").and_then(Value::as_str);
        let rules = count_rules(rules.unwrap_or_default());
        if rules > RULES {
            return Err(BodyError::new(
                "rules",
                format!(
                    "`rules` has {rules} rules, but at most {RULES} are documented; \
                     start several jobs"
                ),
            )
            .unchecked(Unchecked::Json));
        }
        let time = |name| attributes.get("time_range")?.get(name)?.as_i64();
        match (time("start"), time("end")) {
            (Some(start), Some(end)) if start > end => Err(BodyError::outside(
                "time_range.start",
                start,
                &format!("`time_range.end` is before it, `{end}`"),
            )),
            _ => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    const RULE: &str = "rule foobar { condition: false }";

    #[test]
    fn a_minimal_and_a_full_job() {
        assert_eq!(
            value(NewRetrohuntJob::new(RULE)),
            json!({"data": {"type": "retrohunt_job", "attributes": {"rules": RULE}}})
        );
        let job = NewRetrohuntJob::new(RULE)
            .notification_email("notifications@acme.com")
            .corpus(Corpus::Main)
            .start(1_545_145_761)
            .end(1_547_737_720);
        assert_eq!(
            value(job),
            json!({"data": {"type": "retrohunt_job", "attributes": {
                "rules": RULE,
                "notification_email": "notifications@acme.com",
                "corpus": "main",
                "time_range": {"start": 1_545_145_761, "end": 1_547_737_720},
            }}})
        );
        let goodware = NewRetrohuntJob::new(RULE).corpus("goodware");
        assert_eq!(
            goodware,
            NewRetrohuntJob::new(RULE).corpus(Corpus::Goodware)
        );
    }

    #[test]
    fn three_hundred_rules_are_the_limit() {
        let job = |count| NewRetrohuntJob::new(format!("{RULE}\n").repeat(count));
        assert_eq!(job(300).check(), Ok(()));
        assert_eq!(
            refused(job(301)),
            "`rules` has 301 rules, but at most 300 are documented; \
             start several jobs; to send it all the same, pass a `serde_json::Value`"
        );
    }

    #[test]
    fn no_rules_and_no_time_are_refused() {
        assert_eq!(
            NewRetrohuntJob::new("").check().unwrap_err().field(),
            "rules"
        );
        assert_eq!(
            refused(NewRetrohuntJob::new(RULE).start(2).end(1)),
            "`time_range.start` is `2`, but `time_range.end` is before it, `1`; \
             to send it all the same, pass a `serde_json::Value`"
        );
        assert_eq!(NewRetrohuntJob::new(RULE).start(1).end(1).check(), Ok(()));
    }
}
