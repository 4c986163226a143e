//! Names as people write them.

use super::case::capitalised;

/// `contacted_domains` as people write it: `Contacted domains`.
pub(crate) fn title(name: &str) -> String {
    capitalised(&words(name))
}

/// `ip_address` as people write it: `IP address`.
pub(crate) fn words(name: &str) -> String {
    let words: Vec<&str> = name.split('_').map(written).collect();
    words.join(" ")
}

fn written(word: &str) -> &str {
    match word {
        "caa" => "CAA",
        "cname" => "CNAME",
        "dns" => "DNS",
        "id" => "ID",
        "ids" => "IDs",
        "ioc" => "IoC",
        "iocs" => "IoCs",
        "ip" => "IP",
        "ips" => "IPs",
        "itw" => "in-the-wild",
        "js" => "JS",
        "mx" => "MX",
        "ns" => "NS",
        "pcap" => "PCAP",
        "pe" => "PE",
        "sigma" => "Sigma",
        "soa" => "SOA",
        "ssl" => "SSL",
        "url" => "URL",
        "urls" => "URLs",
        "yara" => "YARA",
        "zip" => "ZIP",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_keep_acronyms() {
        for (name, expected) in [
            ("contacted_domains", "Contacted domains"),
            ("contacted_ips", "Contacted IPs"),
            ("itw_urls", "In-the-wild URLs"),
            ("pcap_children", "PCAP children"),
            ("historical_ssl_certificates", "Historical SSL certificates"),
            ("urls", "URLs"),
            ("caa_records", "CAA records"),
        ] {
            assert_eq!(title(name), expected);
        }
    }
}
