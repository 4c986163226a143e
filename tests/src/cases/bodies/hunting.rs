//! Livehunt and Retrohunt.

use vt_client::bodies::{
    Corpus, Descriptor, HuntingRulesetUpdate, MatchObjectType, NewHuntingRuleset, NewOwner,
    NewRetrohuntJob,
};

use super::RULES;

const RULESET: &str = "5425393063428096";

fn full_ruleset() -> NewHuntingRuleset {
    NewHuntingRuleset::new("demo rules", RULES)
        .enabled(true)
        .limit(100_u32)
        .notification_emails(["alice@example.com"])
        .match_object_type(MatchObjectType::File)
}

fn full_update() -> HuntingRulesetUpdate {
    let nobody: [&str; 0] = [];
    HuntingRulesetUpdate::new()
        .id(RULESET)
        .name("demo rules 2")
        .enabled(true)
        .limit(50_u32)
        .rules(RULES)
        .notification_emails(nobody)
        .match_object_type(MatchObjectType::Url)
}

fn full_job() -> NewRetrohuntJob {
    NewRetrohuntJob::new(RULES)
        .notification_email("alice@example.com")
        .corpus(Corpus::Goodware)
        .start(1_704_067_200)
        .end(1_706_745_599)
}

bodies! {
    "POST /intelligence/hunting_rulesets", "-", "hunting_rulesets.create" => |vt| vt.hunting_rulesets().create(NewHuntingRuleset::new("demo rules", RULES));
    "POST /intelligence/hunting_rulesets", "full", "hunting_rulesets.create" => |vt| vt.hunting_rulesets().create(full_ruleset());
    "PATCH /intelligence/hunting_rulesets/{id}", "-", "hunting_rulesets.update" => |vt| vt.hunting_rulesets().update(RULESET, HuntingRulesetUpdate::new().id(RULESET).enabled(false));
    "PATCH /intelligence/hunting_rulesets/{id}", "full", "hunting_rulesets.update" => |vt| vt.hunting_rulesets().update(RULESET, full_update());
    "POST /intelligence/hunting_rulesets/{id}/relationships/editors", "-", "hunting_rulesets.add_editors" => |vt| vt.hunting_rulesets().add_editors(RULESET, Descriptor::user("bob"));
    "POST /intelligence/hunting_rulesets/{id}/relationships/editors", "full", "hunting_rulesets.add_editors" => |vt| vt.hunting_rulesets().add_editors(RULESET, [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /intelligence/hunting_rulesets/{id}/relationships/owner", "-", "hunting_rulesets.transfer" => |vt| vt.hunting_rulesets().transfer(RULESET, NewOwner::new("bob"));
    "POST /intelligence/retrohunt_jobs", "-", "retrohunt_jobs.create" => |vt| vt.retrohunt_jobs().create(NewRetrohuntJob::new(RULES));
    "POST /intelligence/retrohunt_jobs", "full", "retrohunt_jobs.create" => |vt| vt.retrohunt_jobs().create(full_job());
}
