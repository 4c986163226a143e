//! YARA rules: rulesets and retrohunt jobs.

use serde_json::{Value, json};

use super::{nothing, subject};
use crate::answer::exchange::Exchange;
use crate::http::failure::Failure;
use crate::http::reply::Reply;
use crate::world::World;

/// How many retrohunt jobs may run at a time.
const MOST_JOBS: usize = 10;
/// How many rules a retrohunt job may have.
const MOST_RULES: usize = 300;

/// The names of the rules in a text: the word after each `rule` that begins a declaration.
pub(super) fn names(rules: &str) -> Vec<String> {
    let mut words = rules
        .lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .flat_map(str::split_whitespace);
    let mut names = Vec::new();
    while let Some(word) = words.next() {
        if word == "rule"
            && let Some(name) = words.next()
        {
            let end = name.find(['{', ':']).unwrap_or(name.len());
            names.push(name[..end].to_owned());
        }
    }
    names
}

/// Refuses a text without rules.
pub(super) fn check(rules: &str) -> Result<Vec<String>, Failure> {
    let names = names(rules);
    if names.is_empty() {
        return Err(Failure::invalid_argument("`rules` holds no YARA rule"));
    }
    Ok(names)
}

/// The attributes of a ruleset that follow from its rules.
pub(super) fn describe(rules: &str) -> Result<Value, Failure> {
    let names = check(rules)?;
    Ok(json!({ "number_of_rules": names.len(), "rule_names": names }))
}

/// Refuses a retrohunt job that has too many rules, or is one too many.
pub(super) fn check_job(world: &World, rules: &str) -> Result<(), Failure> {
    let count = check(rules)?.len();
    if count > MOST_RULES {
        return Err(Failure::invalid_argument(format!(
            "a job may have {MOST_RULES} rules, not {count}"
        )));
    }
    let jobs = world.all("retrohunt_job");
    let running = jobs.iter().filter(|key| !world.is_ended(key)).count();
    if running >= MOST_JOBS {
        return Err(Failure::quota_exceeded(format!(
            "{MOST_JOBS} retrohunt jobs are running already"
        )));
    }
    Ok(())
}

/// Aborts a retrohunt job.
pub(super) fn abort(exchange: &Exchange<'_>, world: &mut World) -> Result<Reply, Failure> {
    let key = subject(exchange)?.clone();
    if world.abort_task(&key, exchange.now) {
        Ok(nothing())
    } else {
        Err(Failure::bad_request(format!(
            "the job `{}` has ended already",
            key.id
        )))
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn rules_are_found_by_their_declarations() {
        let rules = "import \"pe\"\n// rule not_me { }\n\
                     private rule first : tag { condition: true }\n\
                     rule second{ strings: $a = \"x\" condition: $a }\nrule\nthird\n\
                     { condition: first }";
        assert_eq!(super::names(rules), ["first", "second", "third"]);
        assert!(super::check("no declaration here").is_err());
    }
}
