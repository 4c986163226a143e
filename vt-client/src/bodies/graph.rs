//! Graphs.

use serde::Serialize;
use serde_json::{Map, Value};

use super::entity::{Entity, Envelope, attributes};
use super::{BodyError, JsonBody, check};

/// A graph to be created.
///
/// ```
/// use vt_client::bodies::{GraphLink, GraphNode, NewGraph};
///
/// let graph = NewGraph::new()
///     .description("Where it calls home")
///     .private(true)
///     .nodes([
///         GraphNode::new("domain", "www.example.com", 0),
///         GraphNode::new("relationship", "relationships_resolutions_example", 1),
///         GraphNode::new("ip_address", "192.0.2.1", 2).at(60.0, -30.0),
///     ])
///     .links([
///         GraphLink::new("www.example.com", "relationships_resolutions_example", "resolutions"),
///         GraphLink::new("relationships_resolutions_example", "192.0.2.1", "resolutions"),
///     ]);
/// ```
///
/// Source: <https://docs.virustotal.com/reference/create-graphs>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct NewGraph(Envelope<Entity>);

/// A change of a graph. What is not set stays; nodes and links are replaced as a whole.
///
/// Source: <https://docs.virustotal.com/reference/graphs-update>.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(transparent)]
pub struct GraphUpdate(Envelope<Entity>);

impl NewGraph {
    /// An empty graph.
    #[expect(clippy::new_without_default, reason = "an empty graph is of no use")]
    pub fn new() -> Self {
        NewGraph(Envelope::of(Entity::new("graph")))
    }

    /// What the graph is called and about.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        set_graph_data(&mut self.0.data, "description", text.into());
        self
    }

    /// The version of the format of nodes and links, `5.0.0`.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        set_graph_data(&mut self.0.data, "version", version.into());
        self
    }
}

impl GraphUpdate {
    /// An update that changes nothing yet.
    #[expect(clippy::new_without_default, reason = "an empty update is of no use")]
    pub fn new() -> Self {
        GraphUpdate(Envelope::of(Entity::new("graph")))
    }

    /// What the graph is called and about.
    #[must_use]
    pub fn description(mut self, text: impl Into<String>) -> Self {
        set_graph_data(&mut self.0.data, "description", text.into());
        self
    }

    /// The version of the format of nodes and links, `5.0.0`.
    #[must_use]
    pub fn version(mut self, version: impl Into<String>) -> Self {
        set_graph_data(&mut self.0.data, "version", version.into());
        self
    }

    /// Sends the graph's id in the body, too.
    #[must_use]
    pub fn id(mut self, id: impl Into<String>) -> Self {
        self.0.data.id = Some(id.into());
        self
    }
}

attributes! {
    NewGraph, GraphUpdate => {
        /// Whether only its owner and those it is shared with see it. Private graphs count against
        /// a quota.
        private: bool,
        /// Its nodes.
        nodes: [GraphNode],
        /// Its links.
        links: [GraphLink],
    }
}

fn set_graph_data(graph: &mut Entity, name: &str, value: String) {
    let data = graph
        .attributes
        .entry("graph_data")
        .or_insert_with(|| Map::new().into());
    if let Value::Object(fields) = data {
        fields.insert(name.to_owned(), value.into());
    }
}

impl JsonBody for NewGraph {}

impl JsonBody for GraphUpdate {
    fn check(&self) -> Result<(), BodyError> {
        check::changes(&self.0.data.attributes)
    }
}

/// A node of a graph.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphNode(Map<String, Value>);

impl GraphNode {
    /// A node for an object (`file`, `url`, `domain`, `ip_address`, …) or a `relationship`, with
    /// its place in the list of nodes.
    pub fn new(tag: impl Into<String>, entity_id: impl Into<String>, index: u32) -> Self {
        GraphNode(Map::new())
            .field("type", tag.into())
            .field("entity_id", entity_id.into())
            .field("index", index)
            .field("x", 0)
            .field("y", 0)
    }

    /// Where it is drawn at first.
    #[must_use]
    pub fn at(self, x: f64, y: f64) -> Self {
        self.field("x", x).field("y", y)
    }

    /// Where it is drawn and stays.
    #[must_use]
    pub fn fixed_at(self, x: f64, y: f64) -> Self {
        self.field("fx", x).field("fy", y)
    }

    /// Its label.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.field("text", text.into())
    }

    /// What is known of the object, such as `has_detections`.
    #[must_use]
    pub fn entity_attributes(self, attributes: impl Into<Value>) -> Self {
        self.field("entity_attributes", attributes)
    }

    /// Any field by its name in the API.
    #[must_use]
    pub fn field(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }
}

/// A link from one node of a graph to another.
#[derive(Clone, Debug, PartialEq)]
pub struct GraphLink(Map<String, Value>);

impl GraphLink {
    /// A link between two nodes, by their entity ids, of a type such as `resolutions`.
    pub fn new(
        source: impl Into<String>,
        target: impl Into<String>,
        connection_type: impl Into<String>,
    ) -> Self {
        GraphLink(Map::new())
            .field("source", source.into())
            .field("target", target.into())
            .field("connection_type", connection_type.into())
    }

    /// Any field by its name in the API.
    #[must_use]
    pub fn field(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.0.insert(name.to_owned(), value.into());
        self
    }
}

/// A node as it stands in an answer.
impl From<Map<String, Value>> for GraphNode {
    fn from(fields: Map<String, Value>) -> Self {
        GraphNode(fields)
    }
}

/// A link as it stands in an answer.
impl From<Map<String, Value>> for GraphLink {
    fn from(fields: Map<String, Value>) -> Self {
        GraphLink(fields)
    }
}

impl From<GraphNode> for Value {
    fn from(node: GraphNode) -> Self {
        node.0.into()
    }
}

impl From<GraphLink> for Value {
    fn from(link: GraphLink) -> Self {
        link.0.into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bodies::testing::{refused, value};
    use serde_json::json;

    #[test]
    fn a_graph_with_nodes_and_links() {
        let graph = NewGraph::new()
            .description("Hooli.com graph")
            .version("5.0.0")
            .private(false)
            .nodes([
                GraphNode::new("domain", "www.hooli.com", 0)
                    .at(-18.5, 65.25)
                    .text("Root Node"),
                GraphNode::new("ip_address", "8.8.8.8", 1)
                    .fixed_at(3.25, 4.5)
                    .entity_attributes(json!({"country": "OM", "has_detections": true})),
            ])
            .links([GraphLink::new("www.hooli.com", "8.8.8.8", "resolutions")]);
        assert_eq!(
            value(graph),
            json!({"data": {"type": "graph", "attributes": {
                "graph_data": {"description": "Hooli.com graph", "version": "5.0.0"},
                "private": false,
                "nodes": [
                    {
                        "type": "domain", "entity_id": "www.hooli.com", "index": 0,
                        "x": -18.5, "y": 65.25, "text": "Root Node",
                    },
                    {
                        "type": "ip_address", "entity_id": "8.8.8.8", "index": 1,
                        "x": 0, "y": 0, "fx": 3.25, "fy": 4.5,
                        "entity_attributes": {"country": "OM", "has_detections": true},
                    },
                ],
                "links": [{
                    "source": "www.hooli.com", "target": "8.8.8.8",
                    "connection_type": "resolutions",
                }],
            }}})
        );
    }

    #[test]
    fn updates_hold_what_is_set() {
        assert_eq!(
            value(GraphUpdate::new().private(true)),
            json!({"data": {"type": "graph", "attributes": {"private": true}}})
        );
        let update = GraphUpdate::new()
            .id("g1")
            .description("d")
            .version("2")
            .attribute("position", json!({"x": 897, "y": 388}));
        assert_eq!(
            value(update),
            json!({"data": {"type": "graph", "id": "g1", "attributes": {
                "graph_data": {"description": "d", "version": "2"},
                "position": {"x": 897, "y": 388},
            }}})
        );
        assert_eq!(
            refused(GraphUpdate::new().id("g1")),
            "the update changes nothing; set at least one attribute"
        );
    }

    #[test]
    fn nodes_of_an_answer_are_taken_as_they_are() {
        let Value::Object(fields) = json!({"type": "file", "new_field": [1]}) else {
            panic!("an object")
        };
        let update = GraphUpdate::new().nodes([fields.clone()]).links([fields]);
        assert_eq!(
            value(update),
            json!({"data": {"type": "graph", "attributes": {
                "nodes": [{"type": "file", "new_field": [1]}],
                "links": [{"type": "file", "new_field": [1]}],
            }}})
        );
    }
}
