//! Typed attributes of the kinds of objects, one file each.
//!
//! Every field may be absent: `Option` for single values, an empty `Vec` or [`Map`](crate::Map)
//! for lists and dictionaries. A field of another type than documented is empty too, and still
//! reachable with [`Object::get`](crate::Object::get), as are attributes that have no field here.

mod analysis;
mod behaviour;
mod certificate;
mod comment;
mod common;
mod domain;
mod dynamic;
mod file;
mod ip_address;
mod resolution;
mod submission;
mod url;
mod vote;
mod whois;

pub use analysis::{
    Analysis, AnalysisStats, AnalysisStatus, EngineCategory, EngineMethod, EngineResult,
    SandboxStatus,
};
pub(crate) use behaviour::behaviour_fields;
pub use behaviour::{
    AlertContext, AttackTechnique, CopiedFile, DnsLookup, DroppedFile, FileBehaviour,
    HttpConversation, IdsAlert, IpTraffic, KeyValue, Process, SignatureMatch, TlsConnection,
};
pub use certificate::{CertificateSignature, SslCertificate, Validity};
pub use comment::{Comment, CommentVotes};
pub use common::{
    GtiAssessment, GtiScore, GtiWord, Icon, Severity, SigmaMatch, SigmaMatchContext, SigmaStats,
    ThreatSeverity, Votes,
};
pub use domain::{DnsRecord, Domain, PopularityRank};
pub use dynamic::Dynamic;
pub use file::{
    AiAnalysis, DetectItEasy, Detection, File, FormatGuess, IdsResult, IdsStats, KnownDistributors,
    PopularThreat, RankedName, SandboxVerdict, YaraMatch,
};
pub use ip_address::{CrowdsourcedContext, IpAddress};
pub use resolution::Resolution;
pub use submission::Submission;
pub use url::{Tracker, Url};
pub use vote::{Verdict, Vote};
pub use whois::Whois;
