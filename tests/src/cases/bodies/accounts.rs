//! Users, groups and service accounts.

use vt_client::bodies::{GroupMembers, GroupUpdate, NewServiceAccounts, UserUpdate};

bodies! {
    "PATCH /users/{id}", "-", "users.update" => |vt| vt.users().update("alice", UserUpdate::new().id("alice").first_name("Zoë"));
    "PATCH /users/{id}", "privileges", "users.update" => |vt| vt.users().update("alice", UserUpdate::new().id("alice").grant("intelligence"));
    "PATCH /groups/{id}", "-", "groups.update" => |vt| vt.groups().update("acme", GroupUpdate::new().id("acme").contact_emails(["soc@example.com"]));
    "POST /groups/{id}/relationships/administrators", "-", "groups.add_administrators" => |vt| vt.groups().add_administrators("acme", GroupMembers::new(["bob@example.com"]));
    "POST /groups/{id}/relationships/administrators", "full", "groups.add_administrators" => |vt| vt.groups().add_administrators("acme", GroupMembers::new(["bob@example.com", "carol@example.com"]));
    "POST /groups/{id}/relationships/users", "-", "groups.add_users" => |vt| vt.groups().add_users("acme", GroupMembers::new(["bob@example.com"]));
    "POST /groups/{id}/relationships/users", "full", "groups.add_users" => |vt| vt.groups().add_users("acme", GroupMembers::new(["bob@example.com", "carol@example.com"]));
    "POST /groups/{id}/relationships/service_accounts", "-", "groups.add_service_accounts" => |vt| vt.groups().add_service_accounts("acme", NewServiceAccounts::new(["acme_robot"]));
}
