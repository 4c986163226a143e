//! Files.

mod androguard;
mod bundle;
mod findings;
mod format;
mod origin;
mod pe;
mod popular_threat;
mod signature;

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::raw::Raw;
use crate::json::timestamp::Timestamp;
use crate::model::objects::{
    AnalysisStats, EngineResult, GtiAssessment, Icon, SigmaMatch, SigmaStats, ThreatSeverity, Votes,
};
use crate::model::plain::Plain;

pub use androguard::{Androguard, AndroidCertificate, AndroidPermission};
pub use bundle::BundleInfo;
pub use findings::{AiAnalysis, IdsResult, IdsStats, SandboxVerdict, YaraMatch};
pub use format::{DetectItEasy, Detection, FormatGuess};
pub use origin::{KnownDistributors, TrustedVerdict};
pub use pe::{PeDebug, PeImport, PeInfo, PeOverlay, PeResource, PeSection};
pub use popular_threat::{PopularThreat, RankedName};
pub use signature::{OpusInfo, Pkcs7, SignatureInfo, Signer};

crate::attributes! {
    /// Attributes of a file.
    ///
    /// Reports of single tools keep their text: those that are read most have typed fields as well
    /// ([`Plain`]), the others are JSON, since each has a structure of its own; their pages are
    /// linked from the source.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct File {
        /// Android packages: permissions, activities, certificate.
        pub androguard: Option<Plain<Androguard>>,
        /// What the scanner of Antiy says.
        pub antiy_info: Option<AnyValue>,
        /// Microsoft Advanced Systems Format media.
        pub asf_info: Option<Raw>,
        /// SHA-256 of a PE file without its signature, as Microsoft computes it.
        pub authentihash: Option<String>,
        /// Where it installs itself to be started again.
        pub autostart_locations: Option<Raw>,
        /// The tools whose reports there are.
        pub available_tools: Vec<String>,
        /// What is in a bundle (ZIP, TAR, …).
        pub bundle_info: Option<Plain<BundleInfo>>,
        /// What the scanner of Bytehero says; in old reports.
        pub bytehero_info: Option<AnyValue>,
        /// Tags of what it is able to do; premium.
        pub capabilities_tags: Vec<String>,
        /// Java class files.
        pub class_info: Option<Raw>,
        /// When it was built, as the file itself says, so it may be forged.
        pub creation_date: Option<Timestamp>,
        /// What language models say about the code.
        pub crowdsourced_ai_results: Vec<AiAnalysis>,
        /// Network rules (Snort, Suricata) that match its traffic.
        pub crowdsourced_ids_results: Vec<IdsResult>,
        /// How many network rules of each severity match.
        pub crowdsourced_ids_stats: Option<IdsStats>,
        /// YARA rules that match.
        pub crowdsourced_yara_results: Vec<YaraMatch>,
        /// Debian packages.
        pub deb_info: Option<Raw>,
        /// Detect It Easy: compilers, packers and linkers.
        pub detectiteasy: Option<DetectItEasy>,
        /// Apple disk images.
        pub dmg_info: Option<Raw>,
        /// .NET assemblies.
        pub dot_net_assembly: Option<Raw>,
        /// Identifiers of .NET assemblies.
        pub dot_net_guids: Option<Raw>,
        /// Whether it may be downloaded; premium.
        pub downloadable: Option<bool>,
        /// ELF executables.
        pub elf_info: Option<Raw>,
        /// Metadata found by ExifTool, by name; premium.
        pub exiftool: Map<AnyValue>,
        /// The picture of a file's bytes, to search for files that look alike.
        pub filecondis: Option<Icon>,
        /// When it was first seen in the wild; premium.
        pub first_seen_itw_date: Option<Timestamp>,
        /// When it was first submitted to VirusTotal.
        pub first_submission_date: Option<Timestamp>,
        /// Google Threat Intelligence's assessment; with its licence.
        pub gti_assessment: Option<GtiAssessment>,
        /// HTML documents.
        pub html_info: Option<Raw>,
        /// Code that is hidden in an image.
        pub image_code_injections: Option<Raw>,
        /// Apple iOS packages.
        pub ipa_info: Option<Raw>,
        /// ISO 9660 images.
        pub isoimage_info: Option<Raw>,
        /// Java archives.
        pub jar_info: Option<Raw>,
        /// JavaScript.
        pub javascript_info: Option<Raw>,
        /// Who distributes it.
        pub known_distributors: Option<KnownDistributors>,
        /// When it was last scanned.
        pub last_analysis_date: Option<Timestamp>,
        /// The verdicts of the last scan, by engine.
        pub last_analysis_results: Map<EngineResult>,
        /// How many engines gave each verdict in the last scan.
        pub last_analysis_stats: Option<AnalysisStats>,
        /// When the object last changed.
        pub last_modification_date: Option<Timestamp>,
        /// When it was last seen in the wild; premium.
        pub last_seen_itw_date: Option<Timestamp>,
        /// When it was last submitted.
        pub last_submission_date: Option<Timestamp>,
        /// Windows shortcuts.
        pub lnk_info: Option<Raw>,
        /// Mach-O executables.
        pub macho_info: Option<Raw>,
        /// What the `file` command says.
        pub magic: Option<String>,
        /// What Google's Magika says.
        pub magika: Option<String>,
        /// Its icon.
        pub main_icon: Option<Icon>,
        /// Configurations of malware found in it; premium.
        pub malware_config: Option<Raw>,
        /// MD5.
        pub md5: Option<String>,
        /// The most telling of its names.
        pub meaningful_name: Option<String>,
        /// What VirusTotal Monitor knows about it.
        pub monitor_info: Option<Raw>,
        /// Names it was submitted or seen with.
        pub names: Vec<String>,
        /// What the NIST software reference library knows about it.
        pub nsrl_info: Option<Raw>,
        /// Microsoft Office documents of the binary formats; premium.
        pub office_info: Option<Raw>,
        /// Microsoft Office documents of the XML formats; premium.
        pub openxml_info: Option<Raw>,
        /// Who uploaded a private file.
        pub owner: Option<String>,
        /// Packers, by the tool that found them.
        pub packers: Map<String>,
        /// Passwords that open it.
        pub password_info: Option<Raw>,
        /// PDF documents.
        pub pdf_info: Option<Raw>,
        /// Windows executables (PE).
        pub pe_info: Option<Plain<PeInfo>>,
        /// Hash of the permissions of an Android package or browser extension.
        pub permhash: Option<String>,
        /// What picklescan finds in a pickle of Python.
        pub picklescan: Option<Raw>,
        /// The names that most engines give the threat.
        pub popular_threat_classification: Option<PopularThreat>,
        /// How many engines detect it, in threat lists.
        pub positives: Option<u64>,
        /// PowerShell scripts.
        pub powershell_info: Option<Raw>,
        /// The votes of the community, weighted.
        pub reputation: Option<i64>,
        /// BIOS images.
        pub rombios_info: Option<Raw>,
        /// Rich Text Format documents; premium.
        pub rtf_info: Option<Raw>,
        /// What saferpickle finds in a pickle of Python.
        pub saferpickle: Option<Raw>,
        /// The verdicts of sandboxes, by sandbox.
        pub sandbox_verdicts: Map<SandboxVerdict>,
        /// SHA-1.
        pub sha1: Option<String>,
        /// SHA-256, which is the object's id too.
        pub sha256: Option<String>,
        /// Sigma rules that match its behaviour.
        pub sigma_analysis_results: Vec<SigmaMatch>,
        /// How many Sigma rules of each level match.
        pub sigma_analysis_stats: Option<SigmaStats>,
        /// How many Sigma rules of each level match, by ruleset.
        pub sigma_analysis_summary: Map<SigmaStats>,
        /// Signatures, and the version resource beside them.
        pub signature_info: Option<Plain<SignatureInfo>>,
        /// The size in bytes.
        pub size: Option<u64>,
        /// Snort alerts, by rule.
        pub snort: Option<Raw>,
        /// The fuzzy hash of ssdeep.
        pub ssdeep: Option<String>,
        /// Suricata alerts, by rule.
        pub suricata: Option<Raw>,
        /// Adobe Flash.
        pub swf_info: Option<Raw>,
        /// Hash of the symbols of a Mach-O executable.
        pub symhash: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
        /// Trend Micro's hash of the symbols of an ELF executable.
        pub telfhash: Option<String>,
        /// How severe the threat is; premium.
        pub threat_severity: Option<ThreatSeverity>,
        /// The verdict on a private file: `VERDICT_MALICIOUS`.
        pub threat_verdict: Option<String>,
        /// How often it was submitted.
        pub times_submitted: Option<u64>,
        /// Trend Micro's locality sensitive hash.
        pub tlsh: Option<String>,
        /// The votes of the community, counted.
        pub total_votes: Option<Votes>,
        /// What a capture of network traffic holds.
        pub traffic_inspection: Option<Raw>,
        /// Guesses of the format by TrID, the likeliest first.
        pub trid: Vec<FormatGuess>,
        /// Who vouches for it.
        pub trusted_verdict: Option<TrustedVerdict>,
        /// The type in words: `Win32 EXE`.
        pub type_description: Option<String>,
        /// The usual extension of the type: `exe`.
        pub type_extension: Option<String>,
        /// The type as a tag: `peexe`.
        pub type_tag: Option<String>,
        /// The type as tags from general to special: `executable`, `windows`, `peexe`.
        pub type_tags: Vec<String>,
        /// How many different sources submitted it.
        pub unique_sources: Option<u64>,
        /// Macros of Office documents.
        pub vba_info: Option<Raw>,
        /// VirusTotal's hash of the structure, alike for similar files.
        pub vhash: Option<String>,
        /// What Wireshark finds in a capture of network traffic.
        pub wireshark: Option<Raw>,
        /// When a private file is deleted.
        pub expiration: Option<Timestamp>,
    }
}
