//! Typed attributes of the kinds of objects, one file each.
//!
//! Every field may be absent: `Option` for single values, an empty `Vec` or [`Map`](crate::Map)
//! for lists and dictionaries. A field of another type than documented is empty too, and still
//! reachable with [`Object::get`](crate::Object::get), as are attributes that have no field here.

mod account;
mod alerting;
mod analysis;
mod behaviour;
mod certificate;
mod collection;
mod comment;
mod common;
mod context;
mod domain;
mod dynamic;
mod file;
mod graph;
mod hunting;
mod ip_address;
mod monitor_item;
mod private_analysis;
mod resolution;
mod saved_search;
mod screenshot;
mod sigma_analysis;
mod submission;
mod task;
mod threat;
mod threat_profile;
mod url;
mod vote;
mod whois;
mod yara;

pub use account::{Group, Privilege, Quota, User};
pub use alerting::{AlertingAsset, AlertingNotification, AssetInfo, AssetType, BrandInfo};
pub use analysis::{
    Analysis, AnalysisStats, AnalysisStatus, EngineCategory, EngineMethod, EngineResult,
};
pub(crate) use behaviour::behaviour_fields;
pub use behaviour::{
    AlertContext, AttackTechnique, BehaviourRef, CopiedFile, DnsLookup, DroppedFile, FileBehaviour,
    HttpConversation, IdsAlert, IpTraffic, KeyValue, Process, SignatureMatch, TlsConnection,
};
pub use certificate::{
    AuthorityKeyIdentifier, CertificateExtensions, CertificateSignature, DsaKey, EcKey, PublicKey,
    RsaKey, SslCertificate, Validity,
};
pub use collection::{Collection, CollectionStatus, CollectionType, Spread, SummaryStats};
pub use comment::{Comment, CommentVotes};
pub use common::{
    CrowdsourcedContext, GtiAssessment, GtiScore, GtiWord, Icon, Severity, SigmaMatch,
    SigmaMatchContext, SigmaStats, ThreatSeverity, Votes,
};
pub use context::{ContextAttributes, RelatedFrom, Submitter};
pub use domain::{DnsRecord, Domain, PopularityRank};
pub use dynamic::Dynamic;
pub use file::{
    AiAnalysis, Androguard, AndroidCertificate, AndroidPermission, BundleInfo, DetectItEasy,
    Detection, File, FormatGuess, IdsResult, IdsStats, KnownDistributors, OpusInfo, PeDebug,
    PeImport, PeInfo, PeOverlay, PeResource, PeSection, Pkcs7, PopularThreat, RankedName,
    SandboxVerdict, SignatureInfo, Signer, TrustedVerdict, YaraMatch,
};
pub use graph::{
    Commonality, Detections, Graph, GraphData, GraphEntity, GraphLink, GraphNode, GraphPosition,
};
pub use hunting::{
    Corpus, HuntingInfo, HuntingNotification, HuntingRuleset, IocStreamNotification,
    IocStreamSource, MatchObjectType, RetrohuntJob, RetrohuntStatus, TimeRange,
};
pub use ip_address::IpAddress;
pub use monitor_item::{MonitorItem, MonitorPartnerStatistics};
pub use private_analysis::{PrivateAnalysis, SandboxStatus};
pub use resolution::Resolution;
pub use saved_search::{SavedSearch, SearchOrigin};
pub use screenshot::Screenshot;
pub use sigma_analysis::SigmaAnalysis;
pub use submission::Submission;
pub use task::{Operation, OperationStatus, ZipFile, ZipStatus};
pub use threat::{
    CisaKnownExploited, Cpe, CpeRange, CvssScore, Cwe, Epss, Exploitation, ThreatDetail,
    ThreatIndustry, ThreatLink, ThreatRegion,
};
pub use threat_profile::{RecommendationConfig, SubscriptionPreferences, ThreatProfile};
pub use url::{Tracker, Url};
pub use vote::{Verdict, Vote};
pub use whois::Whois;
pub use yara::{YaraMeta, YaraRule, YaraRuleset};
