//! Collections, references and what is told about many indicators at once.

use serde_json::json;
use vt_client::bodies::{
    CollectionUpdate, Descriptor, IocsSummaryRequest, MispEvent, NewCollection, NewReference,
    SubscriptionPreferences,
};

use super::{FILE, IP, TEXT, URL, URL_ID};

const COLLECTION: &str = "9b5a2f6d0e4c4f9d8a3b7c1e5f2048d69b5a2f6d0e4c4f9d8a3b7c1e5f2048d6";
const MALWARE: &str = "malware--ed2b5a66-36b3-5bd0-8b4a-1e0c7a4d9f10";

fn collection() -> NewCollection {
    NewCollection::new("APT & friends").description("Seen in \"campaign\" é")
}

fn full_collection() -> NewCollection {
    collection()
        .private(true)
        .domains(["example.com"])
        .files([FILE])
        .ip_addresses([IP])
        .urls([URL])
        .url_ids([URL_ID])
}

fn misp_event() -> MispEvent {
    MispEvent::new(json!({"Event": {
        "uuid": "5f6e1a2b-0c4d-4e5f-8a9b-1c2d3e4f5a6b",
        "info": "C2 é",
        "Attribute": [{"type": "domain", "value": "example.com"}],
    }}))
}

fn indicators() -> IocsSummaryRequest {
    IocsSummaryRequest::new([
        Descriptor::file(FILE),
        Descriptor::url_id(URL_ID),
        Descriptor::domain("example.com"),
        Descriptor::ip_address(IP),
    ])
}

bodies! {
    "POST /collections", "-", "collections.create" => |vt| vt.collections().create(collection().domains(["example.com"]));
    "POST /collections", "raw_items", "collections.create" => |vt| vt.collections().create(collection().raw_items("example.com 2001:db8::1 44d88612fea8a8f36de82e1278abb02f"));
    "POST /collections", "full", "collections.create" => |vt| vt.collections().create(full_collection());
    "PATCH /collections/{id}", "-", "collections.update" => |vt| vt.collections().update(COLLECTION, CollectionUpdate::new().name("Renamed é"));
    "PATCH /collections/{id}", "full", "collections.update" => |vt| vt.collections().update(COLLECTION, CollectionUpdate::new().name("Renamed é").description("New \"text\"").raw_items("example.org 198.51.100.7"));
    "POST /collections/{id}/comments", "-", "collections.add_comment" => |vt| vt.collections().add_comment(COLLECTION, TEXT);
    "POST /collections/{id}/subscription_preferences", "-", "collections.subscribe" => |vt| vt.collections().subscribe(MALWARE, SubscriptionPreferences::new().notification_emails(["alice@example.com"]));
    "POST /collections/{id}/subscription_preferences", "full", "collections.subscribe" => |vt| vt.collections().subscribe(MALWARE, SubscriptionPreferences::new().notification_emails(["alice@example.com", "bob@example.com"]).daily_email(true));
    "POST /collections/{id}/{relationship}", "- relationship=domains", "collections.add_items" => |vt| vt.collections().add_items(COLLECTION, "domains", Descriptor::domain("example.com"));
    "POST /collections/{id}/{relationship}", "- relationship=files", "collections.add_items" => |vt| vt.collections().add_items(COLLECTION, "files", Descriptor::file(FILE));
    "POST /collections/{id}/{relationship}", "- relationship=ip_addresses", "collections.add_items" => |vt| vt.collections().add_items(COLLECTION, "ip_addresses", Descriptor::ip_address(IP));
    "POST /collections/{id}/{relationship}", "- relationship=urls", "collections.add_items" => |vt| vt.collections().add_items(COLLECTION, "urls", Descriptor::url_id(URL_ID));
    "POST /collections/{id}/{relationship}", "by_url", "collections.add_items" => |vt| vt.collections().add_items(COLLECTION, "urls", Descriptor::url(URL));
    "DELETE /collections/{id}/{relationship}", "- relationship=domains", "collections.remove_items" => |vt| vt.collections().remove_items(COLLECTION, "domains", Descriptor::domain("example.com"));
    "DELETE /collections/{id}/{relationship}", "- relationship=files", "collections.remove_items" => |vt| vt.collections().remove_items(COLLECTION, "files", Descriptor::file(FILE));
    "DELETE /collections/{id}/{relationship}", "- relationship=ip_addresses", "collections.remove_items" => |vt| vt.collections().remove_items(COLLECTION, "ip_addresses", Descriptor::ip_address(IP));
    "DELETE /collections/{id}/{relationship}", "- relationship=urls", "collections.remove_items" => |vt| vt.collections().remove_items(COLLECTION, "urls", Descriptor::url_id(URL_ID));
    "DELETE /collections/{id}/{relationship}", "by_url", "collections.remove_items" => |vt| vt.collections().remove_items(COLLECTION, "urls", Descriptor::url(URL));

    "POST /integrations/misp/collections", "-", "collections.import_misp" => |vt| vt.collections().import_misp(misp_event());
    "POST /references", "-", "references.create" => |vt| vt.references().create(NewReference::new(URL).title("Report \"A\" é"));
    "POST /iocs/summary", "-", "iocs.summary" => |vt| vt.iocs().summary(vec![Descriptor::file(FILE)]);
    "POST /iocs/summary", "full", "iocs.summary" => |vt| vt.iocs().summary(indicators());
}
