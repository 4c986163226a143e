//! Saved searches, threat profiles and code insights.

use vt_client::bodies::{
    AnalyseBinary, Descriptor, InterestType, NewSavedSearch, NewThreatProfile, SavedSearchUpdate,
    ThreatProfileUpdate,
};

use super::ID;

const NAME: &str = "My \"search\" é";
const QUERY: &str = "type:peexe p:5+";
const PROFILE: &str = "Finance \"EU\" é";
const ASSEMBLY: &str = "push ebp; mov ebp, esp; ret";

fn search() -> NewSavedSearch {
    NewSavedSearch::new(NAME, QUERY)
}

fn full_search() -> NewSavedSearch {
    search()
        .description("what & why")
        .private(true)
        .tags(["c2", "apt x"])
}

fn search_update() -> SavedSearchUpdate {
    SavedSearchUpdate::new().name(NAME)
}

fn full_search_update() -> SavedSearchUpdate {
    search_update()
        .search_query(QUERY)
        .description("what & why")
        .private(true)
        .tags(["c2", "apt x"])
}

fn profile() -> NewThreatProfile {
    NewThreatProfile::new(PROFILE)
        .interest(InterestType::TargetedIndustry, ["Financial Services"])
        .interest(InterestType::TargetedRegion, ["FR", "DE"])
}

fn full_profile() -> NewThreatProfile {
    profile()
        .private(true)
        .enable_recommendations(true)
        .max_recs_per_type(10)
        .min_categories_matched(2)
        .max_days_since_last_seen(90)
}

fn full_profile_update() -> ThreatProfileUpdate {
    ThreatProfileUpdate::new()
        .name(PROFILE)
        .interest(InterestType::TargetedIndustry, ["Financial Services"])
        .interest(InterestType::TargetedRegion, ["FR", "DE"])
        .private(true)
        .enable_recommendations(true)
        .max_recs_per_type(10)
        .min_categories_matched(2)
        .max_days_since_last_seen(90)
}

fn function_after_another() -> AnalyseBinary {
    let summary = "Sets up a \"frame\" and returns";
    AnalyseBinary::decompiled("int f(void) { return 1; }").after(ASSEMBLY, summary, "prologue é")
}

bodies! {
    "POST /saved_searches", "-", "saved_searches.create" => |vt| vt.saved_searches().create(search());
    "POST /saved_searches", "attributes", "saved_searches.create" => |vt| vt.saved_searches().create(search()).query("attributes", "name,search_query");
    "POST /saved_searches", "relationships", "saved_searches.create" => |vt| vt.saved_searches().create(search()).query("relationships", "owner,editors");
    "POST /saved_searches", "full", "saved_searches.create" => |vt| vt.saved_searches().create(full_search());
    "PATCH /saved_searches/{id}", "-", "saved_searches.update" => |vt| vt.saved_searches().update(ID, search_update());
    "PATCH /saved_searches/{id}", "attributes", "saved_searches.update" => |vt| vt.saved_searches().update(ID, search_update()).query("attributes", "name,search_query");
    "PATCH /saved_searches/{id}", "relationships", "saved_searches.update" => |vt| vt.saved_searches().update(ID, search_update()).query("relationships", "owner,editors");
    "PATCH /saved_searches/{id}", "full", "saved_searches.update" => |vt| vt.saved_searches().update(ID, full_search_update());
    "POST /saved_searches/{id}/relationship/{access}", "- access=viewers", "saved_searches.share" => |vt| vt.saved_searches().share(ID, "viewers", Descriptor::user("bob"));
    "POST /saved_searches/{id}/relationship/{access}", "- access=editors", "saved_searches.share" => |vt| vt.saved_searches().share(ID, "editors", Descriptor::user("bob"));
    "POST /saved_searches/{id}/relationship/{access}", "full", "saved_searches.share" => |vt| vt.saved_searches().share(ID, "viewers", [Descriptor::user("bob"), Descriptor::group("acme")]);
    "DELETE /saved_searches/{id}/relationship/{access}", "- access=viewers", "saved_searches.revoke_access" => |vt| vt.saved_searches().revoke_access(ID, "viewers", Descriptor::user("bob"));
    "DELETE /saved_searches/{id}/relationship/{access}", "- access=editors", "saved_searches.revoke_access" => |vt| vt.saved_searches().revoke_access(ID, "editors", Descriptor::user("bob"));
    "DELETE /saved_searches/{id}/relationship/{access}", "full", "saved_searches.revoke_access" => |vt| vt.saved_searches().revoke_access(ID, "viewers", [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /threat_profiles", "-", "threat_profiles.create" => |vt| vt.threat_profiles().create(profile());
    "POST /threat_profiles", "full", "threat_profiles.create" => |vt| vt.threat_profiles().create(full_profile());
    "PATCH /threat_profiles/{id}", "-", "threat_profiles.update" => |vt| vt.threat_profiles().update(ID, ThreatProfileUpdate::new().name(PROFILE));
    "PATCH /threat_profiles/{id}", "full", "threat_profiles.update" => |vt| vt.threat_profiles().update(ID, full_profile_update());
    "POST /threat_profiles/{id}/relationships/{relationship}", "- relationship=viewers", "threat_profiles.share" => |vt| vt.threat_profiles().share(ID, "viewers", Descriptor::user("bob"));
    "POST /threat_profiles/{id}/relationships/{relationship}", "full relationship=viewers", "threat_profiles.share" => |vt| vt.threat_profiles().share(ID, "viewers", [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /threat_profiles/{id}/relationships/{relationship}", "- relationship=editors", "threat_profiles.share" => |vt| vt.threat_profiles().share(ID, "editors", Descriptor::user("bob"));
    "POST /threat_profiles/{id}/relationships/{relationship}", "full relationship=editors", "threat_profiles.share" => |vt| vt.threat_profiles().share(ID, "editors", [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /codeinsights/analyse-binary", "-", "code_insights.analyse_binary" => |vt| vt.code_insights().analyse_binary(AnalyseBinary::disassembled(ASSEMBLY));
    "POST /codeinsights/analyse-binary", "full", "code_insights.analyse_binary" => |vt| vt.code_insights().analyse_binary(function_after_another());
}
