//! Graphs.

use crate::json::attributes::{Kind, Tolerant};
use crate::json::reader::JsonReader;
use crate::json::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of a graph: objects and how they are connected.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct Graph {
        /// How many comments it has.
        pub comments_count: Option<u64>,
        /// When it was made.
        pub creation_date: Option<Timestamp>,
        /// What it is called.
        pub graph_data: Option<GraphData>,
        /// When it last changed. The name on the wire is not that of other kinds of objects.
        pub last_modified_date: Option<Timestamp>,
        /// Its links.
        pub links: Vec<GraphLink>,
        /// Its nodes.
        pub nodes: Vec<GraphNode>,
        /// Which part of it is shown.
        pub position: Option<GraphPosition>,
        /// Whether only its owner and those it is shared with see it.
        pub private: Option<bool>,
        /// How often it was looked at.
        pub views_count: Option<u64>,
    }

    /// Which part of a graph is shown.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct GraphPosition {
        /// How large it is shown; 1 is its own size.
        pub scale: Option<f64>,
        /// How far to the right it is moved.
        pub x: Option<f64>,
        /// How far down it is moved.
        pub y: Option<f64>,
    }

    /// What a graph is called.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct GraphData {
        /// What it is called and about.
        pub description: Option<String>,
        /// The version of the format of nodes and links, `5.0.0`.
        pub version: Option<String>,
    }

    /// A link from one node to another.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct GraphLink {
        /// Its type: `network_location`, `contacted_urls`.
        pub connection_type: Option<String>,
        /// The `entity_id` of the node that it comes from.
        pub source: Option<String>,
        /// The `entity_id` of the node that it leads to.
        pub target: Option<String>,
    }

    /// A node: an object, or a relationship that stands between objects.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct GraphNode {
        /// What is known of it; the names differ by type.
        pub entity_attributes: Option<GraphEntity>,
        /// The identifier of the object or relationship.
        pub entity_id: Option<String>,
        /// Where it is pinned, from left to right.
        pub fx: Option<f64>,
        /// Where it is pinned, from top to bottom.
        pub fy: Option<f64>,
        /// Its number in the graph.
        pub index: Option<i64>,
        /// Its label.
        pub text: Option<String>,
        /// Its type: `url`, `file`, `domain`, `relationship`.
        pub kind: Option<String> = "type",
        /// Where it is, from left to right.
        pub x: Option<f64>,
        /// Where it is, from top to bottom.
        pub y: Option<f64>,
    }

    /// What is known of a node.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct GraphEntity {
        /// How many engines detect it.
        pub has_detections: Option<Detections>,
        /// The `entity_id` of the nodes that this one stands for, when it is a group.
        pub grouped_node_ids: Vec<String>,
        /// The type of a file.
        pub type_tag: Option<String>,
        /// The country of an IP address.
        pub country: Option<String>,
        /// Where a relationship comes from: `intelligence`, `hunting`, `retrohunt`, `commonality`.
        pub relationship_type: Option<String>,
        /// The query that a relationship of type `intelligence` comes from.
        pub intelligence_query: Option<String>,
        /// The ruleset that a relationship of type `hunting` comes from.
        pub ruleset_id: Option<String>,
        /// The job that a relationship of type `retrohunt` comes from.
        pub retrohunt_job_id: Option<String>,
        /// What the objects of a relationship of type `commonality` share.
        pub commonalities: Vec<Commonality>,
    }

    /// Something that objects share.
    ///
    /// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
    pub struct Commonality {
        /// What it is: `path`.
        pub commonality: Option<String>,
        /// The value that they share.
        pub value: Option<String>,
    }
}

/// How many engines detect a node. Some graphs only say whether there are any: `true` reads as 1,
/// `false` as 0.
///
/// Source: [graphs](https://docs.virustotal.com/reference/graph-object).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Detections(pub u64);

impl PartialEq<u64> for Detections {
    fn eq(&self, count: &u64) -> bool {
        self.0 == *count
    }
}

impl From<Detections> for u64 {
    fn from(detections: Detections) -> Self {
        detections.0
    }
}

impl std::fmt::Display for Detections {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(formatter)
    }
}

impl Tolerant for Detections {
    const KIND: Kind = Kind::Integer;

    fn read(reader: &mut JsonReader<'_>) -> Option<Self> {
        if matches!(reader.peek(), b't' | b'f') {
            reader.boolean().map(|any| Detections(any.into()))
        } else {
            u64::read(reader).map(Detections)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn detections_come_as_numbers_and_truths() {
        for (json, count) in [
            ("7", Some(7)),
            ("0", Some(0)),
            ("\"7\"", Some(7)),
            ("true", Some(1)),
            ("false", Some(0)),
            ("-1", None),
            ("null", None),
            ("\"many\"", None),
            ("[7]", None),
        ] {
            let node = format!(r#"{{"has_detections":{json},"country":"OM"}}"#);
            let node: GraphEntity = serde_json::from_str(&node).unwrap();
            assert_eq!(node.has_detections, count.map(Detections), "{json}");
            assert_eq!(node.country.as_deref(), Some("OM"), "{json}");
        }
        let written = serde_json::to_string(&[Detections(7)]).unwrap();
        assert_eq!((written.as_str(), u64::from(Detections(7))), ("[7]", 7));
    }
}
