//! Graphs.

use crate::timestamp::Timestamp;

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
        /// Whether only its owner and those it is shared with see it.
        pub private: Option<bool>,
        /// How often it was looked at.
        pub views_count: Option<u64>,
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
        /// Whether it is said to be malicious.
        pub has_detections: Option<bool>,
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
