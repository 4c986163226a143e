//! SSL certificates.

use crate::json::Raw;
use crate::map::Map;
use crate::timestamp::Timestamp;

crate::attributes! {
    /// Attributes of an SSL certificate, on its own or inside of a domain or IP address.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct SslCertificate {
        /// The signature and its algorithm.
        pub cert_signature: Option<CertificateSignature>,
        /// The extensions by name: `subject_alternative_name`, `key_usage`, `CA`.
        pub extensions: Option<Raw>,
        /// When VirusTotal saw it first; not inside of a domain or IP address.
        pub first_seen_date: Option<Timestamp>,
        /// Who issued it: `CN`, `O`, `C`, `L`, `ST`, `OU`.
        pub issuer: Map<String>,
        /// The public key: `algorithm` and an entry of its name (`rsa`, `ec`, `dsa`).
        pub public_key: Option<Raw>,
        /// The serial number, hexadecimal.
        pub serial_number: Option<String>,
        /// The algorithm of the signature: `sha256RSA`.
        pub signature_algorithm: Option<String>,
        /// The size in bytes.
        pub size: Option<u64>,
        /// Whom it is issued to, with the same names as the issuer.
        pub subject: Map<String>,
        /// Tags.
        pub tags: Vec<String>,
        /// SHA-1 of the certificate.
        pub thumbprint: Option<String>,
        /// SHA-256 of the certificate.
        pub thumbprint_sha256: Option<String>,
        /// When it is valid.
        pub validity: Option<Validity>,
        /// The version of X.509: `V3`.
        pub version: Option<String>,
    }

    /// A signature.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct CertificateSignature {
        /// The signature, hexadecimal.
        pub signature: Option<String>,
        /// Its algorithm: `sha256RSA`.
        pub signature_algorithm: Option<String>,
    }

    /// The period of a certificate.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct Validity {
        /// Its end, `YYYY-MM-DD hh:mm:ss`.
        pub not_after: Option<String>,
        /// Its beginning, `YYYY-MM-DD hh:mm:ss`.
        pub not_before: Option<String>,
    }
}
