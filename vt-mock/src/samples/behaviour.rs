//! Sandbox reports.

use serde_json::{Map, Value, json};

use super::Samples;
use super::object::merge;
use super::random::WORLD_DATE;

/// Sandboxes, in the order in which reports are listed.
pub(super) const SANDBOXES: [&str; 28] = [
    "C2AE",
    "CAPE Sandbox",
    "Zenbox",
    "VirusTotal Jujubox",
    "VirusTotal Observer",
    "Microsoft Sysinternals",
    "Dr.Web vxCube",
    "Tencent HABO",
    "Lastline",
    "VMRay",
    "Yomi Hunter",
    "SNDBOX",
    "QiAnXin RedDrip",
    "VenusEye Sandbox",
    "Rising MOVES",
    "BitDam ATP",
    "OS X Sandbox",
    "ReaQta-Hive",
    "Sangfor ZSand",
    "Zenbox Linux",
    "Zenbox macOS",
    "Zenbox android",
    "CAPE Linux",
    "VirusTotal Box of Apples",
    "VirusTotal R2DBox",
    "VirusTotal Cuckoofork",
    "DOCGuard",
    "SecondWrite",
];

pub(super) fn id(sha256: &str, number: usize) -> String {
    match SANDBOXES.get(number) {
        Some(sandbox) => format!("{sha256}_{sandbox}"),
        None => format!("{sha256}_Sandbox {number}"),
    }
}

/// File and sandbox of a report's identifier.
pub(super) fn split(id: &str) -> Option<(&str, &str)> {
    id.split_once('_')
}

pub(super) fn is_sandbox(name: &str) -> bool {
    let numbered = |number: &str| {
        number
            .parse::<usize>()
            .is_ok_and(|number| number >= SANDBOXES.len())
    };
    SANDBOXES.contains(&name) || name.strip_prefix("Sandbox ").is_some_and(numbered)
}

pub(super) fn attributes(samples: &Samples, id: &str) -> Option<Value> {
    let (sha256, sandbox) = split(id)?;
    let mut attributes = observations(samples, sha256);
    merge(
        &mut attributes,
        json!({
            "sandbox_name": sandbox,
            "analysis_date": WORLD_DATE - 10_800,
            "last_modification_date": WORLD_DATE - 10_000,
            "behash": samples.random("behash", id).hex(32),
            "has_evtx": true,
            "has_html_report": true,
            "has_memdump": true,
            "has_pcap": true,
        }),
    );
    Some(attributes)
}

/// All reports of a file in one.
pub(super) fn summary(samples: &Samples, sha256: &str) -> Value {
    observations(samples, sha256)
}

fn observations(samples: &Samples, sha256: &str) -> Value {
    let mut random = samples.random("observations", sha256);
    let random = &mut random;
    let (dropped, process) = (random.hex(64), random.between(1_000, 9_000));
    let mut seen = json!({
        "calls_highlighted": ["GetTickCount", "IsDebuggerPresent"],
        "command_executions": ["cmd.exe /c whoami", "schtasks /create /tn mock"],
        "dns_lookups": [
            { "hostname": "host-7.example.net", "resolved_ips": ["192.0.2.3", "198.51.100.3"] },
        ],
        "files_opened": ["C:\\Windows\\System32\\ntdll.dll"],
        "files_written": ["C:\\Users\\user\\AppData\\Local\\Temp\\mock.tmp"],
        "files_deleted": ["C:\\Users\\user\\AppData\\Local\\Temp\\old.tmp"],
        "files_copied": [{ "source": "C:\\a.exe", "destination": "C:\\b.exe" }],
        "files_dropped": [
            {
                "path": "C:\\Users\\user\\drop.exe", "sha256": dropped, "type": "PE_EXE",
                "process_id": process.to_string(),
            },
        ],
        "files_attribute_changed": ["C:\\Users\\user\\drop.exe"],
        "hosts_file": "127.0.0.1 localhost",
        "http_conversations": [{
            "url": "http://host-7.example.net/gate",
            "request_method": "POST",
            "request_headers": { "User-Agent": "mock/1.0", "Host": "host-7.example.net" },
            "response_status_code": 200,
            "response_headers": { "Content-Type": "text/plain" },
            "response_body_filetype": "text",
        }],
        "ids_alerts": [{
            "rule_id": "1:1", "rule_msg": "MOCK check-in", "rule_category": "trojan-activity",
            "alert_severity": "high", "rule_source": "Mock Rules",
            "rule_raw": "alert tcp $HOME_NET any -> $EXTERNAL_NET any (sid:1;)",
            "rule_url": "https://rules.example.org/1",
            "rule_references": ["https://rules.example.org/about/1"],
            "alert_context": { "dest_ip": "192.0.2.3", "dest_port": 80, "protocol": "TCP" },
        }],
        "ip_traffic": [
            {
                "destination_ip": "192.0.2.3", "destination_port": 80,
                "transport_layer_protocol": "TCP",
            },
        ],
        "ja3_digests": [random.hex(32)],
        "memory_pattern_domains": ["host-7.example.net"],
        "memory_pattern_ips": ["192.0.2.3"],
        "memory_pattern_urls": ["http://host-7.example.net/gate"],
        "modules_loaded": ["KERNEL32.dll", "WININET.dll"],
        "mutexes_created": ["Global\\MockMutex"],
        "mutexes_opened": ["Local\\SessionMutex"],
    });
    merge(
        &mut seen,
        json!({
            "permissions_requested": ["android.permission.INTERNET"],
            "processes_created": ["C:\\Users\\user\\drop.exe"],
            "processes_injected": ["explorer.exe"],
            "processes_terminated": ["wuapp.exe"],
            "processes_tree": [{
                "process_id": process.to_string(), "name": "sample.exe", "time_offset": 1,
                "files_opened": ["C:\\Windows\\System32\\ntdll.dll"],
                "files_written": ["C:\\Users\\user\\drop.exe"],
                "children": [
                    {
                        "process_id": (process + 4).to_string(), "name": "cmd.exe",
                        "time_offset": 3,
                    },
                ],
            }],
            "registry_keys_opened": ["HKLM\\Software\\Microsoft\\Windows"],
            "registry_keys_set": [
                {
                    "key": "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Mock",
                    "value": "drop.exe",
                },
            ],
            "registry_keys_deleted": ["HKCU\\Software\\Mock"],
            "services_created": ["MockService"],
            "services_started": ["MockService"],
            "services_opened": ["RASMAN"],
            "signature_matches": [{
                "id": "509", "format": "SIG_FORMAT_CAPA", "name": "writes_run_key",
                "description": "Adds itself to the run key", "severity": "IMPACT_SEVERITY_MEDIUM",
                "match_data": ["Run\\Mock"],
                "refs": [
                    {
                        "ref": "#registry_keys_set",
                        "value": "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\Mock",
                    },
                ] }],
            "sigma_analysis_results": [
                {
                    "rule_title": "Run key", "rule_level": "medium",
                    "rule_source": "Mock Sigma Rules", "rule_id": random.hex(64),
                },
            ],
            "mitre_attack_techniques": [{
                "id": "T1547.001", "signature_description": "Adds itself to the run key",
                "severity": "IMPACT_SEVERITY_MEDIUM",
                "refs": [{ "ref": "#signature_matches", "value": "Adds itself to the run key" }] }],
            "mbc": [{ "id": "F0012", "objective": "Persistence", "behavior": "Registry Run Keys" }],
            "attack_techniques": {
                "T1547.001": [
                    { "severity": "MEDIUM", "description": "Adds itself to the run key" },
                ],
            },
            "tags": ["PERSISTENCE", "CHECKS_USER_INPUT"],
            "text_decoded": ["mock configuration"],
            "text_highlighted": ["Setup"],
            "tls": [
                {
                    "sni": "host-7.example.net", "ja3": random.hex(32), "ja3s": random.hex(32),
                    "version": "TLS 1.2", "serial_number": random.hex(32),
                    "thumbprint": random.hex(40), "subject": { "CN": "host-7.example.net" },
                    "issuer": { "CN": "Mock CA 1" },
                },
            ],
            "verdicts": ["MALWARE"],
            "verdict_confidence": 80,
            "verdict_labels": ["mocksteal"],
            "windows_searched": ["Shell_TrayWnd"],
            "windows_hidden": ["sample.exe"],
        }),
    );
    seen
}

pub(super) fn mitre_trees(samples: &Samples, sha256: &str) -> Value {
    let tree = json!({ "tactics": [{
        "id": "TA0003",
        "name": "Persistence",
        "description": "Staying on a machine.",
        "link": "https://attack.mitre.org/tactics/TA0003/",
        "techniques": [{
            "id": "T1547.001",
            "name": "Registry Run Keys / Startup Folder",
            "description": "Being started at every log-on.",
            "link": "https://attack.mitre.org/techniques/T1547/001/",
            "signatures": [{
                "severity": "MEDIUM",
                "description": "Adds itself to the run key",
                "match_data": [format!("Run\\{}", samples.random("tree", sha256).hex(6))],
            }],
        }],
    }] });
    let trees: Map<String, Value> = SANDBOXES[..3]
        .iter()
        .map(|sandbox| ((*sandbox).to_owned(), tree.clone()))
        .collect();
    Value::Object(trees)
}
