//! What antivirus engines and URL scanners say.

use serde_json::{Map, Value, json};

use super::random::Random;

/// Antivirus engines, which look at files.
const ENGINES: [&str; 66] = [
    "ALYac",
    "APEX",
    "AVG",
    "Acronis",
    "AhnLab-V3",
    "Alibaba",
    "Antiy-AVL",
    "Arcabit",
    "Avast",
    "Avast-Mobile",
    "Avira",
    "Baidu",
    "BitDefender",
    "BitDefenderFalx",
    "Bkav",
    "CAT-QuickHeal",
    "CMC",
    "CTX",
    "ClamAV",
    "CrowdStrike",
    "Cylance",
    "Cynet",
    "DeepInstinct",
    "DrWeb",
    "ESET-NOD32",
    "Elastic",
    "Emsisoft",
    "Fortinet",
    "GData",
    "Google",
    "Gridinsoft",
    "Ikarus",
    "Jiangmin",
    "K7AntiVirus",
    "K7GW",
    "Kaspersky",
    "Kingsoft",
    "Lionic",
    "Malwarebytes",
    "MaxSecure",
    "McAfeeD",
    "MicroWorld-eScan",
    "Microsoft",
    "NANO-Antivirus",
    "Paloalto",
    "Panda",
    "Rising",
    "Sangfor",
    "SentinelOne",
    "Skyhigh",
    "Sophos",
    "Symantec",
    "SymantecMobileInsight",
    "TACHYON",
    "Tencent",
    "Trapmine",
    "TrellixENS",
    "TrendMicro",
    "TrendMicro-HouseCall",
    "Trustlook",
    "VBA32",
    "VIPRE",
    "Varist",
    "ViRobot",
    "Yandex",
    "Zillya",
];

/// Engines that do not look at files like the samples.
const UNSUPPORTED: [&str; 6] = [
    "APEX",
    "Avast-Mobile",
    "BitDefenderFalx",
    "SymantecMobileInsight",
    "Trapmine",
    "Trustlook",
];

/// Scanners and lists, which look at URLs, domains and addresses.
const SCANNERS: [&str; 32] = [
    "ADMINUSLabs",
    "AILabs (MONITORAPP)",
    "Abusix",
    "Acronis",
    "AlienVault",
    "Antiy-AVL",
    "BitDefender",
    "Blueliv",
    "CINS Army",
    "CRDF",
    "Certego",
    "CyRadar",
    "Dr.Web",
    "ESET",
    "EmergingThreats",
    "Emsisoft",
    "ForcepointThreatSeeker",
    "Fortinet",
    "G-Data",
    "Google Safebrowsing",
    "Kaspersky",
    "Lionic",
    "MalwareURL",
    "OpenPhish",
    "PhishLabs",
    "Phishtank",
    "Quttera",
    "Sophos",
    "Sucuri SiteCheck",
    "URLhaus",
    "Webroot",
    "Yandex Safebrowsing",
];

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    /// How many in a hundred engines object.
    pub(super) percent: u8,
    /// What they call it.
    pub(super) family: &'static str,
}

impl Verdict {
    pub(super) const CLEAN: Verdict = Verdict {
        percent: 0,
        family: "",
    };

    pub(super) fn is_malicious(self) -> bool {
        self.percent >= 30
    }
}

/// `last_analysis_results` of a file.
pub(super) fn file_results(verdict: Verdict, random: &mut Random) -> Value {
    let results = ENGINES.iter().map(|engine| {
        let (category, result) = if UNSUPPORTED.contains(engine) {
            ("type-unsupported", Value::Null)
        } else if random.chance(verdict.percent) {
            ("malicious", name(engine, verdict.family, random).into())
        } else if random.chance(2) {
            (
                random.pick(&["timeout", "failure", "confirmed-timeout"]),
                Value::Null,
            )
        } else {
            ("undetected", Value::Null)
        };
        let version = format!(
            "{}.{}.{}",
            random.between(1, 25),
            random.below(10),
            random.below(5000)
        );
        let result = json!({
            "category": category,
            "engine_name": engine,
            "engine_update": format!("202511{:02}", random.between(1, 31)),
            "engine_version": version,
            "method": "blacklist",
            "result": result,
        });
        ((*engine).to_owned(), result)
    });
    Value::Object(results.collect())
}

/// `last_analysis_results` of a URL, a domain or an address.
pub(super) fn scanner_results(verdict: Verdict, random: &mut Random) -> Value {
    let results = SCANNERS.iter().map(|scanner| {
        let (category, result) = if random.chance(verdict.percent) {
            if random.chance(15) {
                ("suspicious", "suspicious")
            } else {
                (
                    "malicious",
                    random.pick(&["malware", "phishing", "malicious"]),
                )
            }
        } else if random.chance(30) {
            ("undetected", "unrated")
        } else {
            ("harmless", "clean")
        };
        let result = json!({
            "category": category, "engine_name": scanner, "method": "blacklist", "result": result,
        });
        ((*scanner).to_owned(), result)
    });
    Value::Object(results.collect())
}

/// The name that an engine gives; each maker has its own style.
fn name(engine: &str, family: &str, random: &mut Random) -> String {
    if family == "EICAR" {
        return random
            .pick(&[
                "EICAR-Test-File",
                "Eicar.TestFile",
                "EICAR_Test",
                "EICAR-Test-File (not a virus)",
            ])
            .to_owned();
    }
    let number = random.between(10_000, 99_999);
    match engine.len() % 4 {
        0 => format!("Trojan.{family}.Gen.{}", random.below(90)),
        1 => format!("Win32:{family}-{} [Trj]", random.pick(&["A", "B", "gen"])),
        2 => format!("Trojan.GenericKD.{number}"),
        _ => format!("W32/{family}.{}!tr", random.pick(&["A", "BX", "QRT"])),
    }
}

const FILE_CATEGORIES: [&str; 8] = [
    "confirmed-timeout",
    "failure",
    "harmless",
    "malicious",
    "suspicious",
    "timeout",
    "type-unsupported",
    "undetected",
];
const SCANNER_CATEGORIES: [&str; 5] = [
    "harmless",
    "malicious",
    "suspicious",
    "timeout",
    "undetected",
];

/// The statistics before any engine has answered.
pub(crate) fn no_stats(tag: &str) -> Value {
    analysis_stats(tag, &Value::Null)
}

/// The statistics of results; a file's have more categories than the others'.
pub(crate) fn analysis_stats(tag: &str, results: &Value) -> Value {
    let categories: &[&str] = if tag.ends_with("file") {
        &FILE_CATEGORIES
    } else {
        &SCANNER_CATEGORIES
    };
    let count = |category: &str| {
        let results = results.as_object().into_iter().flat_map(Map::values);
        results
            .filter(|result| result["category"] == category)
            .count()
    };
    categories
        .iter()
        .map(|category| ((*category).to_owned(), Value::from(count(category))))
        .collect()
}
