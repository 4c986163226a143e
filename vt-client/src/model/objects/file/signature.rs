//! Signatures of executables.

use crate::json::any_value::AnyValue;

crate::attributes! {
    /// The signature of an executable, and what its version resource says. Certificates and the
    /// chains of signers are in the order of the file.
    ///
    /// Source: [signature_info](https://docs.virustotal.com/reference/signature_info).
    pub struct SignatureInfo {
        /// Comments.
        pub comments: Option<String>,
        /// Who owns the rights.
        pub copyright: Option<String>,
        /// Who confirms the time, as names joined with `; `.
        pub counter_signers: Option<String> = "counter signers",
        /// The certificates of those who confirm the time.
        pub counter_signers_details: Vec<Signer> = "counter signers details",
        /// When it was signed, as macOS has it.
        pub date_signed: Option<String> = "date signed",
        /// What it is.
        pub description: Option<String>,
        /// Its version.
        pub file_version: Option<AnyValue> = "file version",
        /// The identifier that macOS signs.
        pub identifier: Option<String>,
        /// The name that it has among those who made it.
        pub internal_name: Option<String> = "internal name",
        /// The name that it had.
        pub original_name: Option<String> = "original name",
        /// The signature as PKCS #7.
        pub pkcs7: Option<Pkcs7>,
        /// The product that it belongs to.
        pub product: Option<String>,
        /// Who signed, as names joined with `; `.
        pub signers: Option<String>,
        /// The certificates of those who signed.
        pub signers_details: Vec<Signer> = "signers details",
        /// When it was signed: `10:11 AM 03/04/2025`.
        pub signing_date: Option<String> = "signing date",
        /// The team that macOS signs for.
        pub team_identifier: Option<String> = "teamidentifier",
        /// Whether the signature is right: `Signed`, or what is wrong with it.
        pub verified: Option<String>,
        /// All certificates in the file.
        pub x509: Vec<Signer>,
    }

    /// A certificate in a signature.
    ///
    /// Source: [signature_info](https://docs.virustotal.com/reference/signature_info).
    pub struct Signer {
        /// The algorithm of its signature: `sha256RSA`.
        pub algorithm: Option<String>,
        /// Who issued it.
        pub cert_issuer: Option<String> = "cert issuer",
        /// Whom it is issued to.
        pub name: Option<String>,
        /// The serial number, hexadecimal.
        pub serial_number: Option<String> = "serial number",
        /// Whether it is valid, in a sentence.
        pub status: Option<String>,
        /// SHA-1 of the certificate.
        pub thumbprint: Option<String>,
        /// MD5 of the certificate.
        pub thumbprint_md5: Option<String>,
        /// SHA-256 of the certificate.
        pub thumbprint_sha256: Option<String>,
        /// Since when it is valid.
        pub valid_from: Option<String> = "valid from",
        /// Until when it is valid.
        pub valid_to: Option<String> = "valid to",
        /// What it may be used for: `Code Signing`.
        pub valid_usage: Option<String> = "valid usage",
    }

    /// A signature as PKCS #7.
    ///
    /// Source: answers of the service.
    pub struct Pkcs7 {
        /// What the signers say about the program.
        pub opusinfo: Vec<OpusInfo>,
    }

    /// What a signer says about the program.
    ///
    /// Source: answers of the service.
    pub struct OpusInfo {
        /// Where there is more about it.
        pub more_info: Option<String> = "moreInfo",
        /// Its name.
        pub program_name: Option<String> = "programName",
    }
}
