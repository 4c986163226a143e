//! SSL certificates.

use crate::json::any_value::AnyValue;
use crate::json::map::Map;
use crate::json::timestamp::Timestamp;
use crate::model::plain::Plain;

crate::attributes! {
    /// Attributes of an SSL certificate, on its own or inside of a domain or IP address.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct SslCertificate {
        /// The signature and its algorithm.
        pub cert_signature: Option<CertificateSignature>,
        /// The extensions.
        pub extensions: Option<Plain<CertificateExtensions>>,
        /// When VirusTotal saw it first; not inside of a domain or IP address.
        pub first_seen_date: Option<Timestamp>,
        /// Who issued it: `CN`, `O`, `C`, `L`, `ST`, `OU`.
        pub issuer: Map<AnyValue>,
        /// The public key.
        pub public_key: Option<Plain<PublicKey>>,
        /// The serial number, hexadecimal.
        pub serial_number: Option<String>,
        /// The algorithm of the signature: `sha256RSA`.
        pub signature_algorithm: Option<String>,
        /// The size in bytes.
        pub size: Option<u64>,
        /// Whom it is issued to, with the same names as the issuer.
        pub subject: Map<AnyValue>,
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
    /// The extensions of a certificate. Those that have no name have their number, which
    /// [`Plain::get`] finds: `1.3.6.1.4.1.11129.2.4.2`.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct CertificateExtensions {
        /// The key that the certificate is signed with.
        pub authority_key_identifier: Option<AuthorityKeyIdentifier>,
        /// Whether it may sign other certificates.
        pub ca: Option<bool> = "CA",
        /// Where the issuer's certificate and answers about this one are: `CA Issuers`, `OCSP`.
        pub ca_information_access: Map<AnyValue>,
        /// The policies that it was issued under, as object identifiers.
        pub certificate_policies: Vec<String>,
        /// Where lists of withdrawn certificates are.
        pub crl_distribution_points: Vec<String>,
        /// What it may be used for: `serverAuth`.
        pub extended_key_usage: Vec<String>,
        /// What the key may be used for: `digitalSignature`, or bits as hexadecimal digits.
        pub key_usage: Vec<String>,
        /// The names that it is for.
        pub subject_alternative_name: Vec<String>,
        /// Its own key.
        pub subject_key_identifier: Option<String>,
        /// Tags.
        pub tags: Vec<String>,
    }

    /// The key that a certificate is signed with.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct AuthorityKeyIdentifier {
        /// The key's identifier, hexadecimal.
        pub keyid: Option<String>,
        /// The serial number of the key's certificate, hexadecimal.
        pub serial_number: Option<String>,
    }

    /// A public key.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct PublicKey {
        /// Its algorithm: `RSA`, `EC`, `DSA`.
        pub algorithm: Option<String>,
        /// A key of DSA.
        pub dsa: Option<DsaKey>,
        /// A key of elliptic curves.
        pub ec: Option<EcKey>,
        /// A key of RSA.
        pub rsa: Option<RsaKey>,
    }

    /// A public key of DSA; its numbers are hexadecimal.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct DsaKey {
        /// The generator.
        pub g: Option<String>,
        /// The prime.
        pub p: Option<String>,
        /// The key.
        pub public: Option<String> = "pub",
        /// The prime divisor.
        pub q: Option<String>,
    }

    /// A public key of elliptic curves.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct EcKey {
        /// The curve: `secp256r1`.
        pub oid: Option<String>,
        /// The key, hexadecimal.
        pub public: Option<String> = "pub",
    }

    /// A public key of RSA.
    ///
    /// Source: [SSL certificates](https://docs.virustotal.com/reference/ssl-certificate).
    pub struct RsaKey {
        /// The exponent, hexadecimal.
        pub exponent: Option<String>,
        /// How many bits it has.
        pub key_size: Option<u64>,
        /// The modulus, hexadecimal.
        pub modulus: Option<String>,
    }
}
