//! Graphs.

use serde_json::json;
use vt_client::bodies::{Descriptor, GraphLink, GraphNode, GraphUpdate, NewGraph};

use super::{IP, TEXT};

const GRAPH: &str = "g9b5a2f6d0e4c4f9d8a3b7c1e5f2048d69b5a2f6d0e4c4f9d8a3b7c1e5f2048d6";

fn graph() -> NewGraph {
    NewGraph::new()
        .description("Acme \"graph\" é")
        .version("5.0.0")
}

fn domain() -> GraphNode {
    GraphNode::new("domain", "example.com", 0).text("")
}

fn detected_domain() -> GraphNode {
    domain()
        .at(1.5, -2.5)
        .entity_attributes(json!({"has_detections": true}))
}

fn full_graph() -> NewGraph {
    graph()
        .private(true)
        .nodes([
            detected_domain(),
            GraphNode::new("ip_address", IP, 1).text(""),
        ])
        .links([GraphLink::new("example.com", IP, "resolutions")])
}

fn no_links() -> [GraphLink; 0] {
    []
}

fn full_update() -> GraphUpdate {
    GraphUpdate::new()
        .id(GRAPH)
        .description("Renamed é")
        .version("5.0.0")
        .private(false)
        .nodes([domain()])
        .links(no_links())
}

bodies! {
    "POST /graphs", "-", "graphs.create" => |vt| vt.graphs().create(graph().nodes([detected_domain()]).links(no_links()));
    "POST /graphs", "full", "graphs.create" => |vt| vt.graphs().create(full_graph());
    "PATCH /graphs/{id}", "-", "graphs.update" => |vt| vt.graphs().update(GRAPH, GraphUpdate::new().id(GRAPH).private(false));
    "PATCH /graphs/{id}", "full", "graphs.update" => |vt| vt.graphs().update(GRAPH, full_update());
    "POST /graphs/{id}/comments", "-", "graphs.add_comment" => |vt| vt.graphs().add_comment(GRAPH, TEXT);
    "POST /graphs/{id}/relationships/editors", "-", "graphs.add_editors" => |vt| vt.graphs().add_editors(GRAPH, Descriptor::user("bob"));
    "POST /graphs/{id}/relationships/editors", "full", "graphs.add_editors" => |vt| vt.graphs().add_editors(GRAPH, [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /graphs/{id}/editors", "-", "graphs.add_editors_directly" => |vt| vt.graphs().add_editors_directly(GRAPH, Descriptor::user("bob"));
    "POST /graphs/{id}/editors", "full", "graphs.add_editors_directly" => |vt| vt.graphs().add_editors_directly(GRAPH, [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /graphs/{id}/relationships/viewers", "-", "graphs.add_viewers" => |vt| vt.graphs().add_viewers(GRAPH, Descriptor::user("bob"));
    "POST /graphs/{id}/relationships/viewers", "full", "graphs.add_viewers" => |vt| vt.graphs().add_viewers(GRAPH, [Descriptor::user("bob"), Descriptor::group("acme")]);
    "POST /graphs/{id}/viewers", "-", "graphs.add_viewers_directly" => |vt| vt.graphs().add_viewers_directly(GRAPH, Descriptor::user("bob"));
    "POST /graphs/{id}/viewers", "full", "graphs.add_viewers_directly" => |vt| vt.graphs().add_viewers_directly(GRAPH, [Descriptor::user("bob"), Descriptor::group("acme")]);
}
