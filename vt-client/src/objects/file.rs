//! Files.

use crate::json::Raw;
use crate::map::Map;
use crate::objects::{
    AlertContext, AnalysisStats, EngineCategory, EngineResult, GtiAssessment, Icon, Severity,
    SigmaMatch, SigmaStats, ThreatSeverity, Votes,
};
use crate::timestamp::Timestamp;
use crate::tolerant::{Cursor, FieldInfo, Kind, Tolerant};

crate::attributes! {
    /// Attributes of a file.
    ///
    /// Reports of single tools (`pe_info`, `androguard`, …) are kept as JSON, since each has a
    /// structure of its own; their pages are linked from the source.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct File {
        /// Android packages: permissions, activities, certificate.
        pub androguard: Option<Raw>,
        /// Microsoft Advanced Systems Format media.
        pub asf_info: Option<Raw>,
        /// SHA-256 of a PE file without its signature, as Microsoft computes it.
        pub authentihash: Option<String>,
        /// Where it installs itself to be started again.
        pub autostart_locations: Option<Raw>,
        /// The tools whose reports there are.
        pub available_tools: Vec<String>,
        /// What is in a bundle (ZIP, TAR, …).
        pub bundle_info: Option<Raw>,
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
        pub exiftool: Map<String>,
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
        /// Packers, by the tool that found them.
        pub packers: Map<String>,
        /// Passwords that open it.
        pub password_info: Option<Raw>,
        /// PDF documents.
        pub pdf_info: Option<Raw>,
        /// Windows executables (PE).
        pub pe_info: Option<Raw>,
        /// Hash of the permissions of an Android package or browser extension.
        pub permhash: Option<String>,
        /// The names that most engines give the threat.
        pub popular_threat_classification: Option<PopularThreat>,
        /// PowerShell scripts.
        pub powershell_info: Option<Raw>,
        /// The votes of the community, weighted.
        pub reputation: Option<i64>,
        /// BIOS images.
        pub rombios_info: Option<Raw>,
        /// Rich Text Format documents; premium.
        pub rtf_info: Option<Raw>,
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
        /// Signatures: `verified`, `signers`, `product`, and certificates in `x509`.
        pub signature_info: Option<Raw>,
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

    /// A YARA rule that matches.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct YaraMatch {
        /// What it looks for.
        pub description: Option<String>,
        /// Whether it matches in a file inside of this one.
        pub match_in_subfile: Option<bool>,
        /// When it matched.
        pub match_date: Option<Timestamp>,
        /// The rule's name.
        pub rule_name: Option<String>,
        /// The identifier of its ruleset in VirusTotal.
        pub ruleset_id: Option<String>,
        /// The name of its ruleset.
        pub ruleset_name: Option<String>,
        /// The version of its ruleset.
        pub ruleset_version: Option<String>,
        /// Where the ruleset comes from, a URL.
        pub source: Option<String>,
        /// Who wrote it.
        pub author: Option<String>,
    }

    /// A network rule that matches the traffic of a file.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct IdsResult {
        /// The connections that match.
        pub alert_context: Vec<AlertContext>,
        /// How severe it is.
        pub alert_severity: Option<Severity>,
        /// The category of the rule.
        pub rule_category: Option<String>,
        /// The identifier of the rule (SID).
        pub rule_id: Option<String>,
        /// The message of the rule.
        pub rule_msg: Option<String>,
        /// The text of the rule.
        pub rule_raw: Option<String>,
        /// Pages about it.
        pub rule_references: Vec<String>,
        /// The ruleset it belongs to.
        pub rule_source: Option<String>,
        /// Where the ruleset comes from.
        pub rule_url: Option<String>,
    }

    /// How many network rules of each severity match.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct IdsStats {
        /// Rules of high severity.
        pub high: Option<u64>,
        /// Rules of medium severity.
        pub medium: Option<u64>,
        /// Rules of low severity.
        pub low: Option<u64>,
        /// Rules for information only.
        pub info: Option<u64>,
    }

    /// What a language model says about the code.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct AiAnalysis {
        /// What it says.
        pub analysis: Option<String>,
        /// What sort of analysis it is: `code_insight`.
        pub category: Option<String>,
        /// The identifier of the analysis.
        pub id: Option<String>,
        /// Who runs the model.
        pub source: Option<String>,
        /// Its verdict, when it gives one.
        pub verdict: Option<String>,
    }

    /// The verdict of a sandbox.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct SandboxVerdict {
        /// The verdict in one word.
        pub category: Option<EngineCategory>,
        /// How sure it is, 0 to 100.
        pub confidence: Option<i64>,
        /// What sorts of malware it is: `MALWARE`, `RANSOM`, `CLEAN`.
        pub malware_classification: Vec<String>,
        /// Names of the malware.
        pub malware_names: Vec<String>,
        /// The sandbox.
        pub sandbox_name: Option<String>,
    }

    /// The names that most engines give a threat.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct PopularThreat {
        /// The proposed name: `trojan.emotet/score`.
        pub suggested_threat_label: Option<String>,
        /// The categories and how many engines say so.
        pub popular_threat_category: Vec<RankedName>,
        /// The families and how many engines say so.
        pub popular_threat_name: Vec<RankedName>,
    }

    /// Who distributes a file.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct KnownDistributors {
        /// The companies.
        pub distributors: Vec<String>,
        /// The names of the file there.
        pub filenames: Vec<String>,
        /// The products it belongs to.
        pub products: Vec<String>,
        /// Links to it.
        pub links: Vec<String>,
        /// Where this is known from.
        pub data_sources: Vec<String>,
    }

    /// What Detect It Easy finds.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct DetectItEasy {
        /// The type of the file.
        pub filetype: Option<String>,
        /// The tools it was made with.
        pub values: Vec<Detection>,
    }

    /// A tool that a file was made with.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct Detection {
        /// Details.
        pub info: Option<String>,
        /// The tool.
        pub name: Option<String>,
        /// What sort of tool it is: `Compiler`, `Packer`.
        pub kind: Option<String> = "type",
        /// Its version.
        pub version: Option<String>,
    }

    /// A guess of the format by TrID.
    ///
    /// Source: [files](https://docs.virustotal.com/reference/files).
    pub struct FormatGuess {
        /// The format.
        pub file_type: Option<String>,
        /// How likely it is, in percent.
        pub probability: Option<f64>,
    }
}

/// A name and how many engines use it.
///
/// Source: [files](https://docs.virustotal.com/reference/files).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[non_exhaustive]
pub struct RankedName {
    /// The name.
    pub value: String,
    /// How many engines use it.
    pub count: Option<u64>,
}

impl RankedName {
    const FIELDS: &[FieldInfo] = &[
        FieldInfo::new("value", Kind::Text),
        FieldInfo::new("count", Kind::Integer),
    ];
}

/// `{"value": "emotet", "count": 3}`, or `["emotet", 3]` as reports of 2021 have it.
impl Tolerant for RankedName {
    const KIND: Kind = Kind::Structure(|| RankedName::FIELDS);

    fn read(cursor: &mut Cursor<'_>) -> Option<Self> {
        let mut value = None;
        let mut count = None;
        if cursor.peek() == b'[' {
            let mut index = 0;
            cursor.elements(|cursor| {
                match index {
                    0 => value = String::read(cursor),
                    1 => count = u64::read(cursor),
                    _ => {}
                }
                index += 1;
            });
        } else {
            cursor.entries(|name, cursor| match name {
                "value" => value = String::read(cursor),
                "count" => count = u64::read(cursor),
                _ => {
                    cursor.skip();
                }
            });
        }
        Some(RankedName {
            value: value?,
            count,
        })
    }
}
